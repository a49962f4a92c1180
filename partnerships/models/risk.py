"""Risks and obstacles of a partnership: seen early, answered in time [PA9, domain 1.6]."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from partnerships.models.evaluation import EvaluationResponse
from partnerships.models.partnership import INSIDE, Partnership, on_visible
from partnerships.terms import Degree, ObstacleKind
from schools.models import School

SEVERE = models.Q(likelihood__gte=Degree.MEDIUM, impact=Degree.HIGH) | models.Q(
    likelihood=Degree.HIGH, impact__gte=Degree.MEDIUM
)
"""High as a whole, as `Risk.level` says it."""


class RiskQuerySet(models.QuerySet):
    """Reads of risks."""

    def visible_to(self, actor: Actor) -> RiskQuerySet:
        """What the school thinks aloud: everyone of the school who sees the partnership, no partner."""
        mine = on_visible(self, actor)
        return mine if actor.has(*INSIDE) else mine.none()

    def standing(self) -> RiskQuerySet:
        """Open or being answered."""
        return self.filter(state__in=Risk.STANDING)

    def high(self) -> RiskQuerySet:
        """Standing, and high as a whole."""
        return self.standing().filter(SEVERE)


class Risk(Stamped, Versioned):
    """Something that may go wrong, or that goes wrong already, and what is done about it. It judges no person."""

    class State(models.TextChoices):
        OPEN = "open", _("Terbuka")
        ANSWERING = "answering", _("Sedang ditangani")
        RESOLVED = "resolved", _("Teratasi")
        ACCEPTED = "accepted", _("Diterima apa adanya")

    STANDING = (State.OPEN, State.ANSWERING)
    STATE_TONES = {"open": "warn", "answering": "info", "accepted": "neutral"}

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="risks")
    response = models.ForeignKey(
        EvaluationResponse, on_delete=models.SET_NULL, null=True, blank=True, related_name="risks", editable=False
    )
    kind = models.CharField(_("Jenis"), max_length=16, choices=ObstacleKind.choices)
    what = models.CharField(_("Apa yang terjadi atau mungkin terjadi?"), max_length=300)
    happens = models.BooleanField(
        _("Sudah terjadi"),
        default=False,
        help_text=_("Centang bila ini hambatan yang sudah terasa, bukan kemungkinan."),
    )
    likelihood = models.PositiveSmallIntegerField(_("Kemungkinan"), choices=Degree.choices, default=Degree.MEDIUM)
    impact = models.PositiveSmallIntegerField(_("Dampak"), choices=Degree.choices, default=Degree.MEDIUM)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Yang menangani"),
    )
    answer = models.TextField(_("Cara menanganinya"), blank=True)
    due_on = models.DateField(_("Ditangani sebelum"), null=True, blank=True)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.OPEN)

    objects = RiskQuerySet.as_manager()

    PRIVACY = Privacy(plain=("kind", "what", "answer", "state"), keep="As long as the partnership.")

    class Meta:
        verbose_name = _("Risiko atau hambatan")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["partnership", "state"], name="risks_of_partnership"),
            models.Index(
                fields=["school", "due_on"], name="risk_due", condition=models.Q(state__in=["open", "answering"])
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "what"],
                name="obstacle_named_once",
                violation_error_message=_("Hambatan ini sudah menjadi catatan."),
            ),
            models.CheckConstraint(
                condition=models.Q(likelihood__range=(1, 3), impact__range=(1, 3)),
                name="risk_degrees_on_scale",
                violation_error_message=_("Pilih rendah, sedang, atau tinggi."),
            ),
            models.CheckConstraint(
                condition=models.Q(happens=False) | models.Q(likelihood=3),
                name="what_happens_is_certain",
                violation_error_message=_("Yang sudah terjadi tidak lagi sekadar mungkin."),
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_standing(self) -> bool:
        return self.state in self.STANDING

    @property
    def level(self) -> Degree:
        """How serious it is as a whole: likelihood and impact together."""
        weight = self.likelihood * self.impact
        if weight >= Degree.MEDIUM * Degree.HIGH:
            return Degree.HIGH
        return Degree.MEDIUM if weight >= Degree.HIGH else Degree.LOW
