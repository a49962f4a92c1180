"""The ledger of signatures under an agreement."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Versioned
from core.privacy import Privacy
from partnerships.models.agreement import AgreementParty
from partnerships.terms import DutyStamp, SigningMethod


class Signature(Versioned):
    """The ledger row of one party's signature [PA7]: paraf, signature, meterai, and where the original lies."""

    party = models.OneToOneField(AgreementParty, on_delete=models.CASCADE, related_name="signature")
    initialled_on = models.DateField(_("Diparaf pada"), null=True, blank=True)
    signed_on = models.DateField(_("Ditandatangani pada"), null=True, blank=True)
    method = models.CharField(_("Cara"), max_length=10, choices=SigningMethod.choices, default=SigningMethod.WET)
    duty_stamp = models.CharField(_("Meterai"), max_length=10, choices=DutyStamp.choices, default=DutyStamp.NONE)
    stamp_serial = models.CharField(_("Nomor seri e-meterai"), max_length=40, blank=True)
    original_held = models.BooleanField(_("Naskah asli sudah dipegang"), default=False)
    original_place = models.CharField(_("Tempat naskah asli"), max_length=160, blank=True)
    recorded_by_label = models.CharField(max_length=200, blank=True, editable=False)
    recorded_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(
        personal={"recorded_by_label": "who recorded it"},
        plain=("method", "duty_stamp", "stamp_serial", "original_place"),
        keep="As long as the agreement.",
    )

    class Meta:
        verbose_name = _("Catatan tanda tangan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(original_held=False) | models.Q(signed_on__isnull=False),
                name="original_after_signature",
                violation_error_message=_("Naskah asli baru dapat dipegang setelah ditandatangani."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.signed_on or '–'}"
