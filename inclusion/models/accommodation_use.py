"""How accommodations go [IN4]: given or not on a day, and what a review decided. Nothing here counts by teacher."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stamped
from core.privacy import Privacy
from core.private_fields import PrivateText
from inclusion.models.accommodation import Accommodation


class AccommodationDay(Stamped):
    """One tap: given on that day, or not and why. `marked_by` lets the person correct it; nobody else is shown whose tap it was."""

    class Reason(models.TextChoices):
        NOT_NEEDED = "not_needed", _("Hari itu tidak diperlukan")
        NO_TIME = "no_time", _("Waktunya tidak cukup")
        NO_MATERIAL = "no_material", _("Bahan atau alat belum siap")
        DECLINED = "declined", _("Siswa tidak mau")
        ABSENT = "absent", _("Siswa tidak hadir")
        OTHER = "other", _("Sebab lain")

    accommodation = models.ForeignKey(Accommodation, on_delete=models.CASCADE, related_name="days")
    on = models.DateField(_("Tanggal"))
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", editable=False)
    is_given = models.BooleanField(_("Diberikan"))
    reason = models.CharField(_("Mengapa tidak diberikan"), max_length=12, choices=Reason.choices, blank=True)

    PRIVACY = Privacy(personal={"reason": "why it was not given"}, keep="As long as the accommodation.")

    class Meta:
        verbose_name = _("Catatan pemberian akomodasi")
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["accommodation", "on", "marked_by"],
                name="accommodation_day_once",
                violation_error_message=_("Hari ini sudah Anda catat."),
            ),
            models.CheckConstraint(
                condition=Q(is_given=True, reason="") | (Q(is_given=False) & ~Q(reason="")),
                name="not_given_has_reason",
                violation_error_message=_("Pilih mengapa akomodasi tidak diberikan."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.accommodation_id} · {self.on}"


class AccommodationReview(models.Model):
    """What a review decided: does it help, and does it stay. Rows are added, never changed."""

    class Effect(models.TextChoices):
        YES = "yes", _("Ya, membantu")
        PARTLY = "partly", _("Sebagian")
        NO = "no", _("Tidak membantu")

    class Decision(models.TextChoices):
        KEEP = "keep", _("Diteruskan")
        CHANGE = "change", _("Diubah")
        FADE = "fade", _("Dikurangi bertahap")
        STOP = "stop", _("Dihentikan")

    accommodation = models.ForeignKey(Accommodation, on_delete=models.CASCADE, related_name="reviews")
    on = models.DateField(_("Tanggal"), editable=False)
    effect = models.CharField(_("Apakah membantu?"), max_length=8, choices=Effect.choices)
    decision = models.CharField(_("Keputusan"), max_length=8, choices=Decision.choices)
    note = PrivateText(_("Catatan"), blank=True)
    next_on = models.DateField(_("Ditinjau lagi pada"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(
        personal={"note": "how the accommodation goes", "effect": "whether it helps", "decision": "whether it stays"},
        keep="As long as the accommodation.",
    )

    class Meta:
        verbose_name = _("Tinjauan akomodasi")
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="stop", next_on=None) | (~Q(decision="stop") & Q(next_on__isnull=False)),
                name="review_leads_on",
                violation_error_message=_("Isi kapan akomodasi ini ditinjau lagi."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_decision_display())
