"""The share of progress in the home page: goals for which nothing was noted for some weeks, for the person in charge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.kept import kept
from core.lines import Lines
from core.policy import Actor, allowed
from core.registry import Panel, Task
from inclusion.models import Pupil, ShortGoal
from inclusion.policy.progress import check_note_somewhere
from inclusion.queries.progress import QUIET_WEEKS, asked_on, waiting_for, waiting_goals
from schools.access import school_of
from schools.links import school_url
from schools.models import School


def must_do(actor: Actor, now: datetime) -> Iterable[Lines]:
    """One line per pupil with goals that wait for an entry; nothing of what the goals say."""
    if not allowed(check_note_somewhere, actor):
        return
    school = school_of(actor)
    yield Lines(kept(_waiting, actor, today=school.local_date(now)), lambda goals: _tasks(actor, school, goals))


def _waiting(actor: Actor, today: date) -> QuerySet[ShortGoal]:
    return waiting_goals(Pupil.objects.filter(school_id=actor.tenant_id).on_team(actor.user_id), today)


def _tasks(actor: Actor, school: School, goals: Sequence[ShortGoal]) -> Iterable[Task]:
    mine: dict[int, list[ShortGoal]] = defaultdict(list)
    for goal, person in waiting_for(goals) if goals else ():
        if person.pk == actor.user_id:
            mine[goal.long_goal.plan.pupil_id].append(goal)
    for asked in mine.values():
        count = ngettext("%(n)d tujuan tanpa catatan", "%(n)d tujuan tanpa catatan", len(asked)) % {"n": len(asked)}
        yield Task(
            title=_("Catat perkembangan %(who)s") % {"who": asked[0].long_goal.plan.pupil.called},
            url=f"{school_url(school, 'inclusion:progress_sheet')}#goal-{asked[0].pk}",
            context=_("%(count)s selama %(weeks)d minggu") % {"count": count, "weeks": QUIET_WEEKS},
            due=min(asked_on(goal) for goal in asked), action=_("Catat"),
        )  # fmt: skip


PANELS = (Panel("inclusion.progress_must_do", "must_do", must_do),)
