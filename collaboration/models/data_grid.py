"""A table out of a spreadsheet, kept whole: lines, columns, numbers where they meet. What it hangs on is its model's own affair."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DataGrid(models.Model):
    """Shown as table and chart. `labels` name the lines, `columns` the values, `values[line][column]` are numbers or null.

    Never about single people: an upload whose lines look like names of persons is refused (`collaboration.imports.meeting_data`);
    `collaboration.queries.meeting_data.charts_of` draws it.
    """

    class Kind(models.TextChoices):
        BARS = "bars", _("Batang")
        LINE = "line", _("Garis")

    PLAIN = ("title", "unit", "kind", "label_heading", "labels", "columns", "values", "notes", "file_name")

    title = models.CharField(_("Judul data"), max_length=160)
    unit = models.CharField(_("Satuan"), max_length=20, blank=True)
    kind = models.CharField(_("Bentuk grafik"), max_length=5, choices=Kind.choices, default=Kind.BARS)
    label_heading = models.CharField(max_length=60, blank=True)
    labels = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    values = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    file_name = models.CharField(_("Berkas"), max_length=150)
    created_by_label = models.CharField(_("Diunggah oleh"), max_length=200)
    created_at = models.DateTimeField(editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title
