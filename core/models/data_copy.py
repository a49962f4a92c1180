"""Copies of what is held about one person, on their way to that person (UU 27/2022 art. 7, 13 and 32)."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.base import Awaited, SubjectModel
from core.privacy import Privacy
from core.storage import copy_path


class DataCopyQuerySet(models.QuerySet):
    """Reads of copies."""

    def visible_to(self, user_id: int | None) -> DataCopyQuerySet:
        """Only to whoever asked for it; whether that person still may is asked again at the door (core.data_copies)."""
        return self.filter(created_by_id=user_id or 0)

    def claimable(self, now: datetime) -> DataCopyQuerySet:
        """Copies that wait, or whose worker has not come back in time."""
        states = DataCopy.State
        return self.filter(Q(state=states.QUEUED) | Q(state=states.WRITING, lease_until__lte=now))


class DataCopy(Awaited, SubjectModel):
    """Everything about its subject as one ZIP: to be read (PDF), for machines (JSON), and the files. Gone after three days.

    `tenant` is empty for a copy of one's own account, which belongs to no school. The row is the queue (docs/adr/0002).
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Menunggu dibuat")
        WRITING = "writing", _("Sedang dibuat")
        READY = "ready", _("Siap diunduh")
        FAILED = "failed", _("Gagal dibuat")

    title = models.CharField(_("Tentang"), max_length=200)
    language = models.CharField(max_length=5, default="id")
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    file = models.FileField(max_length=120, upload_to=copy_path, blank=True)
    created_by_label = models.CharField(_("Diminta oleh"), max_length=200)
    taken_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = DataCopyQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "title": "whom the copy is about",
            "file": "everything that is held about that person",
            "created_by_label": "who asked for it",
        },
        plain=("subject_type", "language", "state", "error"),
        keep="Three days; the audit trail keeps that it was made and taken.",
    )

    class Meta:
        verbose_name = _("Salinan data pribadi")
        indexes = [
            models.Index(fields=["state", "lease_until"], name="copy_waiting"),
            models.Index(fields=["subject_type", "subject_id"], name="copy_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="ready") | (~Q(file="") & Q(ready_at__isnull=False)),
                name="copy_ready_has_file",
                violation_error_message=_("Salinan yang siap harus memiliki berkas."),
            ),
        ]
