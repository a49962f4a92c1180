"""The share of progress in the home page: goals for which nothing was noted for some weeks, for the person in charge."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.policy import Actor, allowed
from core.registry import Panel, Task
from inclusion.policy.progress import check_note_somewhere
from inclusion.queries.progress import QUIET_WEEKS, asked_on, waiting_for
from schools.access import school_of
from schools.links import school_url


def must_do(actor: Actor, now: datetime) -> Iterable[Task]:
    """One line per pupil with goals that wait for an entry; nothing of what the goals say."""
    if not allowed(check_note_somewhere, actor):
        return
    school = school_of(actor)
    mine: dict[int, list] = {}
    for goal, person in waiting_for(school, school.local_date(now)):
        if person.pk == actor.user_id:
            mine.setdefault(goal.long_goal.plan.pupil_id, []).append(goal)
    for goals in mine.values():
        count = ngettext("%(n)d tujuan tanpa catatan", "%(n)d tujuan tanpa catatan", len(goals)) % {"n": len(goals)}
        yield Task(
            title=_("Catat perkembangan %(who)s") % {"who": goals[0].long_goal.plan.pupil.called},
            url=f"{school_url(school, 'inclusion:progress_sheet')}#goal-{goals[0].pk}",
            context=_("%(count)s selama %(weeks)d minggu") % {"count": count, "weeks": QUIET_WEEKS},
            due=min(asked_on(goal) for goal in goals), action=_("Catat"),
        )  # fmt: skip


PANELS = (Panel("inclusion.progress_must_do", "must_do", must_do),)
