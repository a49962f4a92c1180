"""Reminders of the cockpit: the periodic review that principal and hub agreed on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.models import HubReview
from core.reminders import Due, ReminderRule
from partnerships.reminders import says
from schools.links import school_url
from schools.models import Membership, School
from schools.roles import Role


def near_reviews(school: School, today: date) -> Iterable[Due]:
    """Reviews that are prepared and not closed: principal and hub hear of the day."""
    rows = HubReview.objects.filter(school=school, state=HubReview.State.PREPARED, held_on__range=REVIEW.window(today))
    held = Membership.objects.holding(school, Role.PRINCIPAL, Role.HUB).select_related("user")
    people = list({row.user_id: row.user for row in held}.values())
    for review in rows:
        yield Due(
            subject=review, due_on=review.held_on, recipients=people,
            headline=says(lambda: _("Tinjauan berkala kolaborasi pada %(on)s"), on=review.held_on),
            url=school_url(school, "collaboration:review", review.pk),
        )  # fmt: skip


REVIEW = ReminderRule("collaboration.hub_review", gettext_lazy("Tinjauan berkala"), (7, 1, -3), near_reviews)
RULES = (REVIEW,)
