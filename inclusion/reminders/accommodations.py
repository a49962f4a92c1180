"""Accommodations come up for review; no message names the pupil."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.reminders import Due, ReminderRule
from inclusion.models import Accommodation, Pupil, TeamMember
from inclusion.models.pupil import SUPPORT
from inclusion.terms import Purpose
from schools.links import school_url
from schools.models import Membership, School


def reviews(school: School, today: date) -> Iterable[Due]:
    """Running accommodations by their day of review, for the support staff on the team; only under a consent in force today."""
    open_pupils = Pupil.objects.filter(school=school, left_on=None).consented(Purpose.SUPPORT, today)
    rows = Accommodation.objects.running().filter(
        pupil__in=open_pupils.order_by().values("pk"), review_on__range=REVIEW_DUE.window(today)
    )
    found = list(rows.select_related("pupil"))
    people = _support(school, {row.pupil_id for row in found})
    for row in found:
        yield Due(
            subject=row, due_on=row.review_on, recipients=people[row.pupil_id],
            headline=lambda: _("Akomodasi seorang siswa waktunya ditinjau"),
            detail=lambda: _("Apakah masih membantu? Diteruskan, diubah, atau dikurangi bertahap."),
            url=school_url(school, "inclusion:accommodation_page", row.pupil_id),
        )  # fmt: skip


def _support(school: School, pupils: set[int]) -> dict[int, list[object]]:
    """Pupil -> special-needs teachers and counsellors on the team who are still at the school."""
    here = Membership.objects.holding(school, *SUPPORT).order_by().values("user")
    found: dict[int, list[object]] = defaultdict(list)
    for member in TeamMember.objects.current().filter(pupil__in=pupils, user__in=here).select_related("user"):
        found[member.pupil_id].append(member.user)
    return found


REVIEW_DUE = ReminderRule("inclusion.accommodation_review", gettext_lazy("Tinjauan akomodasi"), (7, 0, -14), reviews)
