"""Reviews that come due, and meetings that are near. The mail says neither who nor what: only the page does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from core.reminders import Due, ReminderRule
from inclusion.emails.plans import team_of
from inclusion.models import PlanReview
from inclusion.models.pupil import SUPPORT
from inclusion.queries.reviews import consented_plans, lines_of
from schools.links import school_url
from schools.models import School


def due_reviews(school: School, today: date) -> Iterable[Due]:
    """Plans whose review is due and not set yet, for those who keep the plan. A consent is in force at this moment."""
    first, last = REVIEW_DUE.window(today)
    for line in lines_of(consented_plans(school, today), school, today):
        if line.ahead is None and first <= line.due_on <= last:
            line.plan.school = school
            yield Due(
                subject=line.plan, due_on=line.due_on, recipients=team_of(line.plan, *SUPPORT),
                headline=_("Tinjauan rencana individual seorang siswa jatuh tempo"),
                detail=_("Jadwalkan pertemuan dengan tim dan orang tua."),
                url=school_url(school, "inclusion:review_plan", line.plan.pk),
            )  # fmt: skip


def near_meetings(school: School, today: date) -> Iterable[Due]:
    """Meetings to which people were invited, for those with an account."""
    plans = consented_plans(school, today).order_by().values("pk")
    rows = PlanReview.objects.filter(plan__in=plans, state=PlanReview.State.INVITED).prefetch_related("invitees__user")
    first, last = REVIEW_NEAR.window(today)
    for review in rows.filter(starts_at__date__range=(first, last)):
        people = [row.user for row in review.invitees.all() if row.user is not None]
        yield Due(
            subject=review, due_on=school.local_date(review.starts_at), recipients=people,
            headline=_("Pertemuan rencana belajar seorang siswa"), url=school_url(school, "inclusion:review", review.pk),
        )  # fmt: skip


REVIEW_DUE = ReminderRule("inclusion.review_due", _("Tinjauan rencana individual"), (14, 3, -7), due_reviews)
REVIEW_NEAR = ReminderRule("inclusion.review_near", _("Pertemuan tinjauan rencana"), (1,), near_meetings)
RULES = (REVIEW_DUE, REVIEW_NEAR)
