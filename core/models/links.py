"""Scoped links: a capability for one purpose on one object, for a person without an account."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.base import SubjectModel
from core.privacy import Ends, Privacy


class ScopedLink(SubjectModel):
    """A link that was sent to one recipient. Only the SHA-256 of its token is stored; `public_id` names it in addresses."""

    public_id = models.UUIDField(unique=True, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    purpose = models.CharField(max_length=60)
    recipient_label = models.CharField(_("Penerima"), max_length=200)
    recipient_email = models.EmailField(_("Email penerima"), blank=True)
    created_at = models.DateTimeField(editable=False)
    created_by_label = models.CharField(max_length=200)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    PRIVACY = Privacy(
        personal={
            "recipient_label": "to whom the link was given",
            "recipient_email": "where the link was sent",
            "created_by_label": "who gave the link",
        },
        plain=("subject_type", "token_hash", "purpose"),
        keep="30 days after expiry.",
        ends=(Ends("expires_at", timedelta(days=30)),),
    )

    class Meta:
        verbose_name = _("Tautan khusus")
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="link_by_subject")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="link_expires_after_creation",
                violation_error_message=_("Tautan harus berlaku sekurang-kurangnya sesaat."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} → {self.recipient_label}"
