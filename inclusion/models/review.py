"""Reviews of a plan [IN8]: a meeting of team and parents, its minutes, what is decided for each goal. Locked once it is closed."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.private_fields import PrivateJSON, PrivateText
from inclusion.models.plan import ShortGoal, SupportPlan
from inclusion.models.plan_version import Kept
from inclusion.models.pupil import Guardian
from inclusion.models.team import TeamMember


class PlanReviewQuerySet(models.QuerySet):
    """Reads of reviews."""

    def visible_to(self, actor: Actor) -> Self:
        """Whoever reads the plan; whether a consent is in force is asked apart."""
        return self.filter(plan__in=SupportPlan.objects.visible_to(actor).order_by().values("pk"))


class PlanReview(Stamped, Versioned):
    """One review: when and where, who is invited, the agenda as it was, minutes and decisions."""

    STATE_TONES = {"planned": "neutral", "invited": "wait", "closed": "good", "cancelled": "neutral"}

    class State(models.TextChoices):
        PLANNED = "planned", _("Direncanakan")
        INVITED = "invited", _("Undangan terkirim")
        CLOSED = "closed", _("Ditutup")
        CANCELLED = "cancelled", _("Dibatalkan")

    plan = models.ForeignKey(SupportPlan, on_delete=models.CASCADE, related_name="reviews")
    due_on = models.DateField(_("Jatuh tempo"), editable=False)
    starts_at = models.DateTimeField(_("Mulai"))
    ends_at = models.DateTimeField(pgettext_lazy("waktu", "Selesai"))
    place = models.CharField(_("Tempat"), max_length=150)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PLANNED)
    minutes = PrivateText(_("Notulen"), blank=True)
    opens_amendment = models.BooleanField(_("Buka perubahan rencana setelah tinjauan ini ditutup"), default=False)
    agenda: models.Field[Any, Any] = PrivateJSON(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by_label = models.CharField(_("Ditutup oleh"), max_length=200, blank=True, editable=False)

    objects = PlanReviewQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "minutes": "what was said about the pupil", "agenda": "how the pupil was doing then", "place": "where people met",
            "closed_by_label": "who closed it",
        },
        plain=("state",),
        keep="As long as the plan.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Tinjauan rencana")
        ordering = ["-starts_at", "-id"]
        indexes = [models.Index(fields=["plan", "state", "-starts_at"], name="review_by_plan")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="review_forward",
                violation_error_message=_("Pertemuan harus selesai setelah dimulai."),
            ),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state__in=["planned", "invited"]),
                name="one_review_ahead",
                violation_error_message=_("Tinjauan untuk rencana ini sudah dijadwalkan."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Tinjauan rencana individual"))

    @property
    def school_id(self) -> int:
        """The school of the plan, for action items that came out of this review."""
        return self.plan.school_id

    @property
    def is_ahead(self) -> bool:
        """Neither closed nor cancelled."""
        return self.state in (self.State.PLANNED, self.State.INVITED)


class ReviewInvitee(models.Model):
    """Somebody who is asked to come: a member of the team, or a parent."""

    review = models.ForeignKey(PlanReview, on_delete=models.CASCADE, related_name="invitees")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    guardian = models.ForeignKey(Guardian, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(_("Nama"), max_length=150)
    as_what = models.CharField(_("Sebagai"), max_length=60)
    """A code of `TeamMember.Role` or `Guardian.Relation`; older rows hold the word itself. Pages show `as_words`."""
    told_at = models.DateTimeField(null=True, blank=True, editable=False)
    came = models.BooleanField(_("Hadir"), null=True, blank=True)

    PRIVACY = Privacy(
        personal={"name": "who was asked to come", "as_what": "in which part"}, keep="As long as the plan."
    )

    class Meta:
        verbose_name = _("Undangan tinjauan")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def as_words(self) -> str:
        """As what the person was asked to come, in the reader's language; an older row's own word where it is no known one."""
        labels: dict[str, Any] = dict([*TeamMember.Role.choices, *Guardian.Relation.choices])
        with translation.override("id"):
            older = {str(label): code for code, label in labels.items()}
        return str(labels.get(older.get(self.as_what, self.as_what), self.as_what))


class ReviewDecision(Versioned):
    """What the meeting decided about one goal."""

    class Verdict(models.TextChoices):
        CONTINUE = "continue", _("Dilanjutkan")
        CHANGE = "change", _("Diubah")
        REACHED = "reached", _("Tercapai")
        DROP = "drop", _("Dihentikan")

    review = models.ForeignKey(PlanReview, on_delete=models.CASCADE, related_name="decisions")
    goal = models.ForeignKey(ShortGoal, on_delete=models.CASCADE, related_name="decisions")
    verdict = models.CharField(_("Keputusan"), max_length=8, choices=Verdict.choices)
    note = PrivateText(_("Catatan"), blank=True)

    PRIVACY = Privacy(personal={"note": "why it was decided so"}, plain=("verdict",), keep="As long as the plan.")

    class Meta:
        verbose_name = _("Keputusan tinjauan")
        ordering = ["goal__long_goal__order", "goal__order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "goal"],
                name="review_decision_once",
                violation_error_message=_("Keputusan ini sudah ada."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.goal}: {self.get_verdict_display()}"


class ReviewNote(Kept):
    """A correction of minutes that are closed: it stands beside them, they stay."""

    review = models.ForeignKey(PlanReview, on_delete=models.CASCADE, related_name="notes")
    text = PrivateText(_("Catatan perbaikan"))
    at = models.DateTimeField(editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_label = models.CharField(max_length=200, editable=False)

    PRIVACY = Privacy(
        personal={"text": "what was corrected", "by_label": "who corrected it"}, keep="As long as the plan."
    )

    class Meta:
        verbose_name = _("Catatan perbaikan notulen")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.by_label}: {self.at:%Y-%m-%d}"
