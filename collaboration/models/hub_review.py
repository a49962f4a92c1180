"""The hub and the principal look at what moved, every quarter or half-year (domain.md 2.1) [CO10]."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core import looks
from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from schools.models import School
from schools.roles import Role


class HubReviewQuerySet(models.QuerySet):
    """Reads of reviews."""

    def visible_to(self, actor: Actor) -> HubReviewQuerySet:
        """Principal and hub."""
        here = self.filter(school_id=actor.tenant_id)
        return here if actor.has(Role.PRINCIPAL, Role.HUB) else here.none()


class HubReview(Stamped, Versioned):
    """One review. `evidence` keeps the counts of the period as they were when it was closed."""

    STATE_TONES = {"closed": "good"}

    class State(models.TextChoices):
        PREPARED = "prepared", _("Disiapkan")
        CLOSED = "closed", _("Ditutup")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    held_on = models.DateField(_("Tanggal pertemuan"))
    period_from = models.DateField(_("Masa yang ditinjau, mulai"))
    period_to = models.DateField(_("Sampai"))
    progress = models.TextField(_("Kemajuan yang tampak"), blank=True)
    obstacles = models.TextField(_("Hambatan dan dukungan yang diperlukan"), blank=True)
    next_steps = models.TextField(_("Langkah berikutnya"), blank=True)
    minutes = models.TextField(_("Notulen"), blank=True)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PREPARED)
    evidence = models.JSONField(default=dict, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = HubReviewQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"minutes": "what principal and hub said to each other"},
        plain=("progress", "obstacles", "next_steps", "state", "evidence"),
    )

    class Meta:
        verbose_name = _("Tinjauan berkala")
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_to__gte=models.F("period_from")),
                name="hub_review_forward",
                violation_error_message=_("Masa yang ditinjau tidak dapat berakhir sebelum dimulai."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="closed") | models.Q(closed_at__isnull=False),
                name="closed_hub_review_has_date",
                violation_error_message=_("Tinjauan yang ditutup harus bertanggal."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Tinjauan berkala, %(day)s") % {"day": looks.day(self.held_on)})
