"""Many papers at once: a batch, and one row for each paper of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from core.models.base import TenantModel
from core.models.bundle import Bundle
from core.models.document import Document
from core.policy import Actor
from core.privacy import Privacy


class BatchQuerySet(models.QuerySet):
    """Reads of batches."""

    def visible_to(self, actor: Actor) -> BatchQuerySet:
        """Only one's own: the papers in it are those that this very person may read."""
        return self.filter(tenant_id=actor.tenant_id, created_by_id=actor.user_id, created_by__isnull=False)

    def counted(self) -> BatchQuerySet:
        """With `done` and `left_out`, the numbers of papers that are settled."""
        states = BatchPaper.State
        return self.annotate(
            done=Count("papers", filter=Q(papers__state=states.DONE)),
            left_out=Count("papers", filter=Q(papers__state=states.LEFT_OUT)),
        )


class Batch(TenantModel):
    """Papers that somebody asked for together. The rows are the queue: whoever works takes the next paper that is free.

    `kind` is a registered `core.batches.BatchKind`, `choice` what the person chose there (a school year). The ZIP of the finished
    papers is `bundle`; it and the batch go after a week, the papers stay where they belong.
    """

    class State(models.TextChoices):
        WORKING = "working", _("Sedang dibuat")
        PACKING = "packing", _("Sedang dikemas")
        CANCELLED = "cancelled", _("Dibatalkan")
        FAILED = "failed", _("Gagal dibuat")

    kind = models.SlugField(max_length=40)
    choice = models.CharField(max_length=40, blank=True)
    title = models.CharField(_("Judul"), max_length=150)
    language = models.CharField(max_length=5, default="id")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WORKING)
    error = models.CharField(max_length=300, blank=True)
    total = models.PositiveIntegerField()
    began_at = models.DateTimeField(null=True, blank=True, editable=False)
    bundle = models.ForeignKey(Bundle, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
    )
    created_by_label = models.CharField(_("Diminta oleh"), max_length=200)
    created_at = models.DateTimeField(editable=False)

    objects = BatchQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"created_by_label": "who asked for the papers"},
        plain=("kind", "choice", "title", "language", "state", "error"),
        keep="Seven days; the audit trail keeps that it happened.",
    )

    class Meta:
        verbose_name = _("Cetakan sekaligus")
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "created_at"], name="batch_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "created_by", "kind", "choice"],
                condition=Q(state="working"),
                name="batch_once",
                violation_error_message=_("Cetakan ini sedang dibuat."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_working(self) -> bool:
        """Papers are still being made."""
        return self.state == self.State.WORKING

    @property
    def is_moving(self) -> bool:
        """It will change by itself: papers are made or packed."""
        packed = self.bundle is not None and (self.bundle.is_ready or self.bundle.is_failed)
        return self.is_working or (self.state == self.State.PACKING and not packed)


class BatchPaperQuerySet(models.QuerySet):
    """Reads of the papers of batches."""

    def claimable(self, now: datetime) -> BatchPaperQuerySet:
        """Papers that nobody makes: new ones, and those whose worker has not come back in time."""
        free = Q(lease_until=None) | Q(lease_until__lte=now)
        return self.open().filter(free, batch__state=Batch.State.WORKING)

    def open(self) -> BatchPaperQuerySet:
        """Not settled yet."""
        return self.filter(state__in=(BatchPaper.State.WAITING, BatchPaper.State.WORKING))


class BatchPaper(models.Model):
    """One paper of a batch: what it is about, which document came of it, or why it was left out."""

    LEASE = timedelta(minutes=5)

    class State(models.TextChoices):
        WAITING = "waiting", _("Menunggu dibuat")
        WORKING = "working", _("Sedang dibuat")
        DONE = "done", _("Selesai")
        LEFT_OUT = "left_out", _("Tidak disertakan")

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="papers")
    position = models.PositiveIntegerField()
    subject_id = models.BigIntegerField()
    folder = models.CharField(max_length=100, blank=True)
    label = models.CharField(_("Keterangan"), max_length=250)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    objects = BatchPaperQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"label": "what the paper is about, which may name people"},
        plain=("folder", "state", "note"),
        keep="As long as the batch.",
    )

    class Meta:
        verbose_name = _("Dokumen dalam cetakan")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "position"],
                name="batch_paper_once",
                violation_error_message=_("Dokumen ini sudah ada dalam cetakan."),
            )
        ]

    def __str__(self) -> str:
        return self.label
