"""A review of a plan: planned, invited, closed; or called off with a reason."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.workflow import Missing, Transition, Workflow
from inclusion.models import PlanReview, ShortGoal
from inclusion.policy.reviews import check_keep_review

R = PlanReview.State


def missing_people(review: PlanReview) -> list[Missing]:
    """Somebody is asked to come."""
    return [] if review.invitees.exists() else [Missing(_("Orang yang diundang"), "inclusion:review_edit", review.pk)]


def missing_minutes(review: PlanReview) -> list[Missing]:
    """Minutes, and a decision for each goal that is not settled."""
    decided = set(review.decisions.values_list("goal_id", flat=True))
    open_goals = ShortGoal.objects.filter(long_goal__plan=review.plan_id, settled_as="").values_list("pk", flat=True)
    checks = (
        (not review.minutes.strip(), _("Notulen")),
        (bool(set(open_goals) - decided), _("Keputusan untuk setiap tujuan")),
    )
    return [Missing(sentence, "inclusion:review_minutes", review.pk) for lacks, sentence in checks if lacks]


PLAN_REVIEW = Workflow(
    name="plan_review",
    states=dict(R.choices),
    initial=R.PLANNED,
    final=frozenset({R.CLOSED, R.CANCELLED}),
    transitions=(
        Transition("invite", _("Kirim undangan"), (R.PLANNED,), R.INVITED, check_keep_review, gate=missing_people),
        Transition("close", _("Tutup tinjauan"), (R.INVITED,), R.CLOSED, check_keep_review, gate=missing_minutes, stamp="closed_at"),
        Transition(
            "cancel", _("Batalkan tinjauan"), (R.PLANNED, R.INVITED), R.CANCELLED, check_keep_review, needs_comment=True, backward=True,
        ),
    ),
)  # fmt: skip
