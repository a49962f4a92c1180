"""Accounts come by invitation only (product.md section 1)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.privacy import Ends, Privacy
from schools.models.school import School
from schools.roles import Role


class InvitationQuerySet(models.QuerySet):
    """Reads of invitations."""

    def open(self, now: datetime) -> InvitationQuerySet:
        """Those that can still be accepted."""
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=now)


class Invitation(models.Model):
    """An offer of one role at one school to one e-mail address. The token is stored as SHA-256 only."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("Email"))
    name = models.CharField(_("Nama"), max_length=150)
    role = models.CharField(_("Peran"), max_length=30, choices=Role.choices)
    position = models.CharField(_("Jabatan"), max_length=100, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(_("Berlaku sampai"))
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "email": "where the invitation goes",
            "name": "how the letter addresses the person",
            "role": "what is offered",
            "position": "printed on papers",
        },
        plain=("token_hash",),
        keep="One year.",
        about="accepted_by",
        ends=(Ends("created_at", timedelta(days=365)),),
    )

    class Meta:
        verbose_name = _("Undangan")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "email", "role"],
                condition=models.Q(accepted_at=None, revoked_at=None),
                name="one_open_invitation",
                violation_error_message=_("Undangan untuk alamat dan peran ini masih terbuka."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.get_role_display()}"
