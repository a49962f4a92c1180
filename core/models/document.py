"""Papers that Guyub writes: the frozen payload, and what became of it."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.base import Awaited, SubjectModel
from core.privacy import Privacy
from core.private_fields import PrivateJSON
from core.search import Search
from core.storage import document_path
from core.subjects import subject_of


class DocumentQuerySet(models.QuerySet):
    """Reads of papers."""

    def of(self, subject: models.Model, kind: str = "") -> DocumentQuerySet:
        """The papers about `subject`, newest first; of one `kind` when given."""
        subject_type, subject_id = subject_of(subject)
        found = self.filter(subject_type=subject_type, subject_id=subject_id).order_by("-pk")
        return found.filter(kind=kind) if kind else found

    def claimable(self, now: datetime) -> DocumentQuerySet:
        """Papers that wait for a renderer, or whose renderer has not come back in time."""
        waiting = Q(state=Document.State.QUEUED) | Q(state=Document.State.RENDERING, lease_until__lte=now)
        return self.filter(waiting)


class Document(Awaited, SubjectModel):
    """One paper. The row is the queue: it is written with its payload, then rendered once and never again.

    `payload` holds final strings; `images` maps the names that the template uses to attachments
    ({"logo": {"id": 7, "sha256": "…"}}). `payload_hash` is the SHA-256 of kind, subject, paper, language, payload and
    images. `public_code` leads to the public page that confirms the paper; without it the paper is not public.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Menunggu dibuat")
        RENDERING = "rendering", _("Sedang dibuat")
        READY = "ready", _("Siap diunduh")
        FAILED = "failed", _("Gagal dibuat")

    class Paper(models.TextChoices):
        A4 = "a4", "A4"
        F4 = "f4", "F4"

    kind = models.CharField(max_length=60)
    title = models.CharField(_("Judul"), max_length=250)
    paper = models.CharField(_("Ukuran kertas"), max_length=2, choices=Paper.choices, default=Paper.A4)
    language = models.CharField(_("Bahasa"), max_length=5, default="id")
    payload = PrivateJSON()
    images = models.JSONField(default=dict, blank=True)
    payload_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    file = models.FileField(max_length=120, upload_to=document_path, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    public_code = models.CharField(max_length=20, unique=True, null=True, blank=True)
    created_by_label = models.CharField(_("Dibuat oleh"), max_length=200)

    objects = DocumentQuerySet.as_manager()

    SEARCH = Search("title", scope="tenant_id")
    PRIVACY = Privacy(
        personal={
            "title": "may name the people whom the paper is about",
            "payload": "the text of the paper, with the people it names",
            "file": "the paper itself",
            "created_by_label": "who asked for the paper",
        },
        plain=(
            "subject_type", "kind", "paper", "language", "images", "payload_hash", "state", "error", "sha256",
            "public_code",
        ),
        keep="As long as the object it is about.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Dokumen")
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "kind"], name="document_by_subject"),
            models.Index(fields=["state", "lease_until"], name="document_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "payload_hash"],
                name="document_once",
                violation_error_message=_("Dokumen yang sama sudah ada."),
            ),
            models.CheckConstraint(
                condition=~Q(state="ready") | (~Q(sha256="") & ~Q(file="") & Q(pages__gt=0, ready_at__isnull=False)),
                name="document_ready_has_file",
                violation_error_message=_("Dokumen yang siap harus memiliki berkas, sidik, dan jumlah halaman."),
            ),
            models.CheckConstraint(
                condition=~Q(state="rendering") | Q(lease_until__isnull=False),
                name="document_rendering_has_lease",
                violation_error_message=_("Dokumen yang sedang dibuat harus memiliki batas waktu."),
            ),
        ]
