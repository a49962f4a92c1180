"""Page-shaped reads of progress: my pupils' goals to note for, one pupil's goals with their courses, goals that wait for an entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.utils.text import Truncator

from core.policy import Actor
from inclusion.models import Placement, ProgressEntry, Pupil, ShortGoal, TeamMember
from inclusion.models.pupil import SUPPORT, PupilQuerySet
from inclusion.policy.progress import RUNNING
from inclusion.queries.course import Course, course_of
from inclusion.terms import Purpose
from schools.models import User

QUIET_WEEKS = 3
"""A goal for which nothing was noted for so many weeks asks for an entry."""
SHORT = 60


@dataclass(frozen=True)
class Sheet:
    """One pupil on the page "Catat perkembangan", with the goals that are worked on."""

    pupil: Pupil
    class_name: str
    courses: list[Course]


def short_label(goal: ShortGoal) -> str:
    """A few words that tell one goal from another: all that stays on a phone."""
    return Truncator(" ".join(goal.text.split())).chars(SHORT)


def running_goals(pupils: PupilQuerySet, day: date) -> QuerySet[ShortGoal]:
    """Goals of plans in force of pupils for whom a consent is in force. Due ones stay until the plan is closed."""
    consented = pupils.consented(Purpose.SUPPORT, day).order_by().values("pk")
    goals = ShortGoal.objects.filter(
        long_goal__plan__state__in=RUNNING, long_goal__plan__pupil__in=consented, long_goal__plan__starts_on__lte=day
    )
    return goals.select_related("long_goal__plan__pupil", "in_charge").order_by(
        "long_goal__plan__pupil__name", "long_goal__plan", "long_goal__order", "long_goal", "order", "pk"
    )


def noted_by(actor: Actor) -> PupilQuerySet:
    """Pupils for whom this person notes: all for special-needs teacher and counsellor, the own team's for others."""
    here = Pupil.objects.filter(school=actor.tenant_id or 0, left_on=None)
    return here if actor.has(*SUPPORT) else here.on_team(actor.user_id)


def courses(goals: Iterable[ShortGoal]) -> list[Course]:
    """The goals with their courses. One query."""
    goals = list(goals)
    found: dict[int, list[ProgressEntry]] = defaultdict(list)
    for entry in ProgressEntry.objects.filter(goal__in=goals).order_by("day", "pk"):
        found[entry.goal_id].append(entry)
    return [course_of(goal, found[goal.pk]) for goal in goals]


def sheets(actor: Actor, day: date) -> list[Sheet]:
    """What "Catat perkembangan" shows: pupils with goals, by name. Three queries."""
    return _gathered(running_goals(noted_by(actor), day))


def overview(actor: Actor, day: date) -> list[Sheet]:
    """Pupils whose plans this person reads, by name, with the courses of their goals. Three queries."""
    return _gathered(running_goals(Pupil.objects.plan_open_to(actor).filter(left_on=None), day))


def _gathered(goals: QuerySet[ShortGoal]) -> list[Sheet]:
    found: dict[int, Sheet] = {}
    for course in courses(goals):
        pupil = course.goal.long_goal.plan.pupil
        found.setdefault(pupil.pk, Sheet(pupil, "", [])).courses.append(course)
    names = class_names(found)
    return [Sheet(one.pupil, names.get(pk, ""), one.courses) for pk, one in found.items()]


def class_names(pupils: Iterable[int]) -> dict[int, str]:
    """The present class of each pupil. One query."""
    rows = Placement.objects.filter(pupil__in=list(pupils), ends_on=None)
    return dict(rows.values_list("pupil", "class_group__name"))


def of_pupil(pupil: Pupil) -> list[Course]:
    """All goals of the pupil's newest plan that came into force, with their courses. Two queries."""
    goals = ShortGoal.objects.filter(long_goal__plan__pupil=pupil).filter(
        Q(long_goal__plan__state__in=RUNNING) | Q(long_goal__plan__state="closed", entries__isnull=False)
    )
    goals = goals.select_related("long_goal__plan", "in_charge").distinct()
    return courses(goals.order_by("-long_goal__plan__starts_on", "long_goal__order", "long_goal", "order", "pk"))


def quiet(goals: QuerySet[ShortGoal], today: date) -> QuerySet[ShortGoal]:
    """Goals that wait for an entry: `asked_on` is the day on which one was due. Those that ended are left alone."""
    counted = Q(entries__replaced_by=None, entries__value__isnull=False)
    seen = Coalesce(Greatest(Max("entries__day", filter=counted), "starts_on"), "starts_on")
    last = goals.filter(starts_on__lte=today, due_on__gte=today).annotate(seen_on=seen)
    return last.filter(seen_on__lte=today - timedelta(weeks=QUIET_WEEKS))


def asked_on(goal: Any) -> date:
    """The day on which an entry was due for a goal of `quiet`."""
    return goal.seen_on + timedelta(weeks=QUIET_WEEKS)


def waiting_goals(pupils: PupilQuerySet, today: date) -> QuerySet[ShortGoal]:
    """Goals of these pupils that wait for an entry, under a consent in force."""
    return quiet(running_goals(pupils.filter(left_on=None), today), today)


def waiting_for(goals: Iterable[ShortGoal]) -> list[tuple[ShortGoal, User]]:
    """Each of the goals that wait with the person in charge: whom the goal names, else who leads the team. One query.

    Only people who are on the team now.
    """
    goals = list(goals)
    pupils = {goal.long_goal.plan.pupil_id for goal in goals}
    team = TeamMember.objects.current().filter(pupil__in=pupils, user__isnull=False).select_related("user")
    people = {(one.pupil_id, one.user_id): one.user for one in team}
    leads = {one.pupil_id: one.user for one in team if one.is_coordinator}
    pairs = []
    for goal in goals:
        pupil = goal.long_goal.plan.pupil_id
        person = people.get((pupil, goal.in_charge_id)) or leads.get(pupil)
        if person is not None:
            pairs.append((goal, person))
    return pairs
