"""Tables that people take out and that are too long for one answer."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.base import Awaited, TenantModel
from core.policy import Actor
from core.privacy import Privacy
from core.storage import export_path


class TableExportQuerySet(models.QuerySet):
    """Reads of exports."""

    def visible_to(self, actor: Actor) -> TableExportQuerySet:
        """Only one's own: the rows are those that this very person may see."""
        return self.filter(tenant_id=actor.tenant_id, created_by_id=actor.user_id)

    def claimable(self, now: datetime) -> TableExportQuerySet:
        """Exports that wait, or whose worker has not come back in time."""
        states = TableExport.State
        return self.filter(Q(state=states.QUEUED) | Q(state=states.WRITING, lease_until__lte=now))


class TableExport(Awaited, TenantModel):
    """One long table on its way out. The row is the queue; the file goes after three days (reliability T13)."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Menunggu dibuat")
        WRITING = "writing", _("Sedang dibuat")
        READY = "ready", _("Siap diunduh")
        FAILED = "failed", _("Gagal dibuat")

    class Format(models.TextChoices):
        XLSX = "xlsx", "XLSX (Excel)"
        CSV = "csv", _("CSV untuk Excel Indonesia (titik koma)")
        CSV_COMMA = "csv-comma", _("CSV untuk program lain (koma)")

    list_key = models.SlugField(max_length=40)
    title = models.CharField(_("Judul"), max_length=150)
    query = models.CharField(max_length=1000, blank=True)
    format = models.CharField(_("Format"), max_length=10, choices=Format.choices)
    language = models.CharField(max_length=5, default="id")
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    file = models.FileField(max_length=120, upload_to=export_path, blank=True)
    rows = models.PositiveIntegerField(default=0)
    created_by_label = models.CharField(_("Dibuat oleh"), max_length=200)

    objects = TableExportQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "query": "the filters may hold a name that was searched for",
            "file": "the table itself",
            "created_by_label": "who took it out",
        },
        plain=("list_key", "title", "format", "language", "state", "error"),
        keep="Three days; the audit trail keeps that it happened.",
    )

    class Meta:
        verbose_name = _("Unduhan tabel")
        indexes = [models.Index(fields=["state", "lease_until"], name="export_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="ready") | (~Q(file="") & Q(ready_at__isnull=False)),
                name="export_ready_has_file",
                violation_error_message=_("Unduhan yang siap harus memiliki berkas."),
            ),
        ]

    @property
    def extension(self) -> str:
        """What the file's name ends with."""
        return "xlsx" if self.format == self.Format.XLSX else "csv"
