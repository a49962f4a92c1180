"""Files that people hand in: scans, photos, evidence, logos."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models.base import SubjectModel
from core.privacy import Privacy
from core.search import Search
from core.storage import upload_path
from core.subjects import subject_of


class AttachmentQuerySet(models.QuerySet):
    """Reads of attachments."""

    def of(self, subject: models.Model) -> AttachmentQuerySet:
        """The files that hang on `subject` and were not removed, oldest first."""
        subject_type, subject_id = subject_of(subject)
        return self.present().filter(subject_type=subject_type, subject_id=subject_id).order_by("pk")

    def present(self) -> AttachmentQuerySet:
        """Files that are still there."""
        return self.filter(removed_at=None)

    def unscanned(self) -> AttachmentQuerySet:
        """Files that came in while the virus scanner was silent, oldest first."""
        return self.present().filter(unscanned=True).order_by("pk")


class Attachment(SubjectModel):
    """One uploaded file that passed `core.uploads.check_upload`. Images were drawn anew: the bytes are ours.

    `purpose` says what the file is to its subject ("signed_scan", "evidence", "logo"). A removed file leaves its row
    behind, without its bytes.
    """

    class Kind(models.TextChoices):
        PDF = "application/pdf", "PDF"
        JPEG = "image/jpeg", "JPEG"
        PNG = "image/png", "PNG"

    EXTENSIONS = {Kind.PDF.value: "pdf", Kind.JPEG.value: "jpg", Kind.PNG.value: "png"}

    purpose = models.CharField(max_length=40, blank=True)
    name = models.CharField(_("Nama berkas"), max_length=150)
    content_type = models.CharField(max_length=20, choices=Kind.choices)
    size = models.PositiveIntegerField(pgettext_lazy("berkas", "Ukuran"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(max_length=100, upload_to=upload_path, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
    )
    uploaded_by_label = models.CharField(_("Diunggah oleh"), max_length=200)
    unscanned = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = AttachmentQuerySet.as_manager()

    SEARCH = Search("name", scope="tenant_id")
    PRIVACY = Privacy(
        personal={
            "name": "the name under which the person sent it",
            "file": "evidence that the person chose to hand in",
            "uploaded_by_label": "who handed it in",
        },
        plain=("subject_type", "purpose", "content_type", "sha256"),
        about="uploaded_by",
        keep="As long as the object it hangs on; the bytes go at once when the file is removed.",
    )

    class Meta:
        verbose_name = _("Berkas")
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="attachment_by_subject"),
            models.Index(
                fields=["id"], name="attachment_unscanned", condition=models.Q(unscanned=True, removed_at=None)
            ),
            models.Index(
                fields=["tenant"], name="attachment_room", include=["size"], condition=models.Q(removed_at=None)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size__gt=0),
                name="attachment_not_empty",
                violation_error_message=_("Berkas tidak boleh kosong."),
            ),
            models.CheckConstraint(
                condition=models.Q(removed_at__isnull=False) | ~models.Q(file=""),
                name="attachment_has_file_until_removed",
                violation_error_message=_("Berkas yang belum dihapus harus memiliki isi."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def extension(self) -> str:
        """The file extension that belongs to the checked content type."""
        return self.EXTENSIONS[self.content_type]

    @property
    def is_image(self) -> bool:
        """True for photos and logos, which pages may show as a picture."""
        return self.content_type != self.Kind.PDF
