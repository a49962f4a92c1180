"""Which heading of a table means what: the same question for every table that a school brings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm
from core.imports import Column
from core.models import ImportBatch

LOOKED_AT = 20
"""In so many rows an example for a heading is looked for."""
EXAMPLE_LENGTH = 40


class ColumnsForm(GuyubForm):
    """Which heading means which column. One list per column of ours, with the headings of the file and what stands below them."""

    def __init__(self, *args: Any, batch: ImportBatch, columns: Sequence[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = {name: heading for heading, name in batch.options.get("columns", {}).items()}
        headings = _with_examples(batch)
        for column in columns:
            self.fields[column.name] = forms.ChoiceField(
                label=column.label,
                required=column.required,
                choices=[("", _("Tidak ada di berkas ini")), *headings],
                initial=chosen.get(column.name, ""),
            )

    def clean(self) -> dict[str, Any]:
        """One heading has one meaning."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        taken: dict[str, str] = {}
        for name, heading in list(data.items()):
            if heading and heading in taken:
                self.add_error(
                    name,
                    _("Kolom berkas ini sudah dipilih untuk %(other)s.") % {"other": self.fields[taken[heading]].label},
                )
            elif heading:
                taken[heading] = name
        return data

    def columns(self) -> dict[str, str]:
        """Heading -> column, as the importer wants it."""
        return {heading: name for name, heading in self.cleaned_data.items() if heading}


def _with_examples(batch: ImportBatch) -> list[tuple[str, str]]:
    """Each heading with the first text below it: "Siapa (Puskesmas Melati)"."""
    rows = list(batch.rows.order_by("line").values_list("raw", flat=True)[:LOOKED_AT])
    found = []
    for heading in batch.options.get("headings", []):
        texts = (" ".join(row.get(heading, "").split()) for row in rows)
        example = next((text for text in texts if text), "")
        if len(example) > EXAMPLE_LENGTH:
            example = f"{example[:EXAMPLE_LENGTH].rstrip()}…"
        found.append((heading, f"{heading} ({example})" if example else heading))
    return found
