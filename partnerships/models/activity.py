"""Stage 5: what is done together."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from partnerships.models.partnership import Partnership, Party
from partnerships.terms import ContributionKind
from schools.models import School


class ActivityQuerySet(models.QuerySet):
    """Reads of activities."""

    def visible_to(self, actor: Actor) -> ActivityQuerySet:
        return self.filter(school_id=actor.tenant_id, partnership__in=Partnership.objects.visible_to(actor))


class Activity(Stamped, Versioned):
    """A planned or held activity of a partnership [PA9]."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Direncanakan")
        HELD = "held", _("Terlaksana")
        CANCELLED = "cancelled", _("Dibatalkan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="activities")
    title = models.CharField(_("Kegiatan"), max_length=200)
    starts_on = models.DateField(_("Mulai"))
    ends_on = models.DateField(_("Selesai"), null=True, blank=True)
    place = models.CharField(_("Tempat"), max_length=160, blank=True)
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Penanggung jawab")
    )
    plan = models.TextField(_("Rencana"), blank=True)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PLANNED)
    participants = models.PositiveIntegerField(_("Jumlah peserta"), null=True, blank=True)
    result = models.TextField(_("Hasil"), blank=True)
    held_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_reason = models.CharField(_("Alasan pembatalan"), max_length=250, blank=True)

    objects = ActivityQuerySet.as_manager()

    PRIVACY = Privacy(
        plain=("title", "place", "plan", "state", "result", "cancelled_reason"), keep="As long as the partnership."
    )

    class Meta:
        verbose_name = _("Kegiatan")
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["partnership", "-starts_on", "-id"], name="activity_by_partnership")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="activity_ends_after_start",
                violation_error_message=_("Kegiatan tidak dapat selesai sebelum dimulai."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Contribution(models.Model):
    """What one party put into an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="contributions")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", verbose_name=_("Pihak"))
    kind = models.CharField(_("Jenis kontribusi"), max_length=15, choices=ContributionKind.choices)
    quantity = models.DecimalField(
        _("Jumlah"),
        max_digits=16,
        decimal_places=2,
        help_text=_("Rupiah untuk dana, jam untuk tenaga ahli, orang untuk relawan."),
    )
    description = models.CharField(_("Keterangan"), max_length=200, blank=True)

    PRIVACY = Privacy(plain=("kind", "description"))

    class Meta:
        verbose_name = _("Kontribusi")
        ordering = ["party__order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0),
                name="contribution_positive",
                violation_error_message=_("Jumlah kontribusi harus lebih dari nol."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.quantity}"
