"""The consent register [IN1]: what a guardian agreed to, for whom, until when (UU 27/2022 art. 20–26)."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stamped
from core.policy import Actor
from core.privacy import Privacy
from core.private_fields import PrivateText
from inclusion.models.pupil import SUPPORT, Guardian, Pupil
from inclusion.terms import Purpose
from partnerships.models import Partner
from schools.models import School
from schools.roles import Role


class ConsentQuerySet(models.QuerySet):
    """Reads of consents."""

    def in_force(self, day: date) -> Self:
        """Given, not withdrawn, not past its last day."""
        return self.filter(Q(expires_on=None) | Q(expires_on__gte=day), withdrawn_at=None, given_on__lte=day)

    def visible_to(self, actor: Actor) -> Self:
        """Those who keep them (operator, special-needs teacher, counsellor), the principal, and the parents themselves."""
        here = self.filter(school_id=actor.tenant_id)
        if actor.has(Role.PRINCIPAL, Role.OPERATOR, *SUPPORT):
            return here
        if actor.has(Role.PARENT):
            return here.filter(pupil__in=Pupil.objects.of_guardian(actor.user_id).values("pk"))
        return here.none()


class Consent(Stamped):
    """One consent of one guardian. It is never edited: it runs out, or is withdrawn, and another one is given."""

    class Method(models.TextChoices):
        PAPER = "paper", _("Formulir bertanda tangan")
        ACCOUNT = "account", _("Lewat akun orang tua")
        LINK = "link", _("Lewat tautan")
        SPOKEN = "spoken", _("Lisan di hadapan saksi")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(_("Untuk apa"), max_length=12, choices=Purpose.choices)
    provider = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Penyedia layanan")
    )
    receiver = models.CharField(_("Diserahkan kepada"), max_length=200, blank=True)
    covers = models.JSONField(_("Data yang boleh diteruskan"), default=list, blank=True)
    given_by = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="+", verbose_name=_("Diberikan oleh"))
    given_on = models.DateField(_("Tanggal diberikan"))
    method = models.CharField(_("Cara"), max_length=10, choices=Method.choices)
    witness = models.CharField(_("Saksi"), max_length=150, blank=True)
    expires_on = models.DateField(_("Berlaku sampai"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_by = models.CharField(max_length=200, blank=True, editable=False)
    withdrawal_reason = PrivateText(_("Alasan"), blank=True)

    objects = ConsentQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "receiver": "to whom data may go", "witness": "who was there when it was given", "withdrawn_by": "who withdrew it",
            "withdrawal_reason": "why it was withdrawn, if the guardian says so",
        },
        plain=("purpose", "covers", "method"),
        keep="As long as the pupil: proof of the legal basis.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Persetujuan")
        ordering = ["-given_on", "-id"]
        indexes = [models.Index(fields=["pupil", "purpose"], name="consent_by_pupil")]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=models.F("given_on")),
                name="consent_forward",
                violation_error_message=_("Persetujuan tidak dapat berakhir sebelum diberikan."),
            ),
            models.CheckConstraint(
                condition=~Q(purpose="referral") | Q(provider__isnull=False),
                name="referral_names_provider",
                violation_error_message=_("Persetujuan rujukan harus menyebut penyedia layanannya."),
            ),
            models.CheckConstraint(
                condition=~Q(purpose="handover") | ~Q(receiver=""),
                name="handover_names_receiver",
                violation_error_message=_("Persetujuan penyerahan harus menyebut sekolah penerima."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_purpose_display())

    def is_in_force(self, day: date) -> bool:
        """As `ConsentQuerySet.in_force`, for a row at hand."""
        if self.withdrawn_at is not None or self.given_on > day:
            return False
        return self.expires_on is None or self.expires_on >= day
