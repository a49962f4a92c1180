"""Tables that people brought: what was read, what would happen, what happened, and how to take it back."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.base import TenantModel
from core.privacy import Ends, Privacy
from core.spoken import SpokenField


class ImportBatch(TenantModel):
    """One table that was handed in. `kind` names the importer ("partnerships.partner"); `counts` holds outcome -> rows.

    It is first previewed; then applied as a whole or discarded; what was applied can be undone as a whole. `options` holds what
    the person chose: which heading means which column ("columns"), and whatever the importer asks for.
    """

    class State(models.TextChoices):
        PREVIEWED = "previewed", _("Pratinjau")
        APPLIED = "applied", _("Sudah diimpor")
        UNDONE = "undone", _("Dibatalkan setelah diimpor")
        DISCARDED = "discarded", _("Tidak jadi diimpor")

    kind = models.CharField(max_length=80)
    file_name = models.CharField(_("Nama berkas"), max_length=150)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PREVIEWED)
    notes = SpokenField(default=list, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    options = SpokenField(default=dict, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
    )
    created_by_label = models.CharField(_("Diunggah oleh"), max_length=200)
    created_at = models.DateTimeField(editable=False)
    applied_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    PRIVACY = Privacy(
        personal={"file_name": "the name under which the person sent it", "created_by_label": "who brought the table"},
        plain=("kind", "state", "notes", "counts", "options"),
        keep="Ninety days; the rows it brought stay in their own tables.",
        ends=(Ends("created_at", timedelta(days=90), {"rows": None}),),
    )

    class Meta:
        verbose_name = _("Impor")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["tenant", "kind", "-created_at"], name="import_by_kind")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["previewed", "discarded"], applied_at=None)
                | models.Q(state__in=["applied", "undone"], applied_at__isnull=False),
                name="import_applied_has_date",
                violation_error_message=_("Impor yang sudah dijalankan harus bertanggal."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["previewed", "applied"], closed_at=None)
                | models.Q(state__in=["undone", "discarded"], closed_at__isnull=False),
                name="import_closed_has_date",
                violation_error_message=_("Impor yang ditutup harus bertanggal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"

    @property
    def taken(self) -> int:
        """How many rows would be, or were, written."""
        return sum(self.counts.get(outcome, 0) for outcome in ImportRow.WRITTEN)

    @property
    def refused(self) -> int:
        """How many rows cannot be written."""
        return self.counts.get(ImportRow.Outcome.REFUSED, 0)


class ImportRow(TenantModel):
    """One row of a batch. `line` is its number in the file; `notes` are sentences about it.

    `key` is what the object is found by in its own table (a number, a folded name). `raw` holds the cells by heading,
    `cleaned` the values that the importer made of them (JSON: dates as ISO texts), `before` the values of the object as it
    was (null for a new one), by which the row can be undone. `edits` is what a person corrected in the preview; `made` lists what
    else came into being with the row.
    """

    class Outcome(models.TextChoices):
        NEW = "new", _("Baru")
        CHANGED = "changed", _("Berubah")
        UNCHANGED = "unchanged", _("Tidak berubah")
        MENDED = "mended", _("Diperbaiki")
        REFUSED = "refused", _("Ditolak")
        ASKED = "asked", _("Perlu jawaban")
        SKIPPED = "skipped", _("Dilewati")
        KEPT = "kept", _("Dipertahankan")

    WRITTEN = (Outcome.NEW, Outcome.CHANGED, Outcome.MENDED)
    TONES = {
        Outcome.NEW: "good",
        Outcome.CHANGED: "info",
        Outcome.UNCHANGED: "neutral",
        Outcome.MENDED: "warn",
        Outcome.REFUSED: "bad",
        Outcome.ASKED: "wait",
        Outcome.SKIPPED: "neutral",
        Outcome.KEPT: "info",
    }

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("Baris"))
    key = models.CharField(max_length=200, blank=True)
    raw = models.JSONField(default=dict)
    mends = models.JSONField(default=list, blank=True)
    surplus = models.PositiveSmallIntegerField(default=0)
    edits = models.JSONField(default=dict, blank=True)
    cleaned = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    before = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)
    outcome = models.CharField(_("Hasil"), max_length=10, choices=Outcome.choices)
    notes = SpokenField(_("Catatan"), default=list, blank=True)
    object_type = models.CharField(max_length=80, blank=True)
    object_id = models.BigIntegerField(null=True, blank=True)
    made = models.JSONField(default=list, blank=True)

    PRIVACY = Privacy(
        personal={
            "edits": "what a person corrected in the row",
            "key": "finds the object that the row is about",
            "raw": "the row as it was brought, so that a person can correct it",
            "cleaned": "what will be written",
            "before": "what was there, so that it can be restored",
        },
        plain=("outcome", "notes", "object_type", "mends", "made"),
        keep="With its batch: ninety days.",
        ends=(Ends("batch__created_at", timedelta(days=90)),),
    )

    class Meta:
        verbose_name = _("Baris impor")
        ordering = ["batch", "line"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "line"],
                name="import_line_once",
                violation_error_message=_("Baris ini sudah ada dalam impor yang sama."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.get_outcome_display()}"

    @property
    def tone(self) -> str:
        """The tone of its outcome, for the badge."""
        return self.TONES[self.Outcome(self.outcome)]
