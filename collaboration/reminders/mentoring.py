"""What of mentoring must not be missed. A reminder says with whom; what about, only the page tells."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.models import Mentoring, MentoringMember
from core.reminders import Due, ReminderRule
from schools.links import school_url
from schools.models import School


def meetings(school: School, today: date) -> Iterable[Due]:
    """The next meeting of each running engagement, by the agreed rhythm."""
    rows = Mentoring.objects.filter(school=school, state=Mentoring.State.ACTIVE, next_due_on__isnull=False)
    for row in rows.select_related("school").prefetch_related("members__user"):
        for member in row.members.all():
            yield _due(row, member)


def _due(row: Mentoring, member: MentoringMember) -> Due:
    others = row.names(but=member.user_id)
    return Due(
        subject=row, due_on=row.next_due_on or row.started_on, recipients=[member.user],
        headline=lambda: _("Mentoring dengan %(who)s") % {"who": others}, detail=lambda: _("Saatnya bertemu lagi."),
        url=school_url(row.school, "collaboration:mentoring", row.pk),
    )  # fmt: skip


RULES = (ReminderRule("collaboration.mentoring_meeting", gettext_lazy("Pertemuan mentoring"), (1, -7), meetings),)
