"""Many files as one: a ZIP that people take out."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.base import Awaited, SubjectModel
from core.policy import Actor
from core.privacy import Privacy
from core.storage import bundle_path
from core.subjects import subject_of


class BundleQuerySet(models.QuerySet):
    """Reads of bundles."""

    def visible_to(self, actor: Actor) -> BundleQuerySet:
        """Only one's own: the files in it are those that this very person may read."""
        return self.filter(tenant_id=actor.tenant_id, created_by_id=actor.user_id)

    def of(self, subject: models.Model) -> BundleQuerySet:
        """The bundles about `subject`, newest first."""
        subject_type, subject_id = subject_of(subject)
        return self.filter(subject_type=subject_type, subject_id=subject_id).order_by("-pk")

    def claimable(self, now: datetime) -> BundleQuerySet:
        """Bundles that wait, or whose worker has not come back in time."""
        states = Bundle.State
        return self.filter(Q(state=states.QUEUED) | Q(state=states.PACKING, lease_until__lte=now))


class Bundle(Awaited, SubjectModel):
    """One ZIP on its way out. The row is the queue; the file goes after a week.

    `manifest` lists what belongs in it: {"path": "03-perjanjian/…pdf", "source": "attachment" or "document", "id": 7, "label": "…"}.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Menunggu dibuat")
        PACKING = "packing", _("Sedang dibuat")
        READY = "ready", _("Siap diunduh")
        FAILED = "failed", _("Gagal dibuat")

    title = models.CharField(_("Judul"), max_length=150)
    manifest = models.JSONField(default=list)
    language = models.CharField(max_length=5, default="id")
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    file = models.FileField(max_length=120, upload_to=bundle_path, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    created_by_label = models.CharField(_("Dibuat oleh"), max_length=200)

    objects = BundleQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "manifest": "names of files, which may name people",
            "file": "the files themselves",
            "created_by_label": "who took them out",
        },
        plain=("subject_type", "title", "language", "state", "error"),
        keep="Seven days; the audit trail keeps that it happened.",
    )

    class Meta:
        verbose_name = _("Kumpulan berkas")
        indexes = [
            models.Index(fields=["state", "lease_until"], name="bundle_waiting"),
            models.Index(fields=["subject_type", "subject_id"], name="bundle_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="ready") | (~Q(file="") & Q(ready_at__isnull=False)),
                name="bundle_ready_has_file",
                violation_error_message=_("Kumpulan berkas yang siap harus memiliki isi."),
            ),
        ]
