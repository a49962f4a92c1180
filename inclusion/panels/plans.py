"""The share of individual plans in the home page. Names stand there because only those see them who may open the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.kept import kept
from core.lines import Lines, every_one
from core.policy import Actor
from core.registry import Panel, Task
from inclusion.models import PlanAnswer, Pupil, SupportPlan
from inclusion.models.pupil import SUPPORT
from inclusion.queries.plans import open_plans
from schools.access import school_of
from schools.links import school_url
from schools.models import School
from schools.roles import Role

MOST = 20
State = SupportPlan.State


def plan_tasks(actor: Actor, now: datetime) -> Iterable[Lines]:
    """The principal approves; parents read and answer; who leads a plan mends what parents or principal sent back."""
    if not actor.has(Role.PRINCIPAL, Role.PARENT, *SUPPORT):
        return
    school = school_of(actor)
    if actor.has(Role.PRINCIPAL):
        title, action = _("Sahkan rencana individual: %(name)s"), _("Baca dan sahkan")
        plans = kept(_plans, actor, State.AGREED, today=school.local_date(now))
        yield every_one(plans, lambda plan: _task(school, plan, title, action))
    if actor.has(Role.PARENT):
        yield _sheets(actor, school)


def waiting_tasks(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Plans that lie with the parents or the principal, for those who lead them."""
    if not actor.has(*SUPPORT):
        return
    school = school_of(actor)
    title, action = _("Rencana individual: %(name)s"), _("Buka")
    yield every_one(
        kept(_own_plans, actor, today=school.local_date(now)),
        lambda plan: _task(school, plan, title, action, plan.get_state_display()),
    )


def _plans(actor: Actor, *states: str, today: date) -> QuerySet[SupportPlan]:
    return _in_states(actor, states, today)[:MOST]


def _own_plans(actor: Actor, today: date) -> QuerySet[SupportPlan]:
    mine = Pupil.objects.on_team(actor.user_id).values("pk")
    return _in_states(actor, (State.SHARED, State.AGREED), today).filter(pupil__in=mine)[:MOST]


def _in_states(actor: Actor, states: Collection[str], today: date) -> QuerySet[SupportPlan]:
    return open_plans(actor, today).filter(state__in=states).select_related("pupil").order_by("updated_at")


def _task(school: School, plan: SupportPlan, words: str, action: str, context: str = "") -> Task:
    return Task(
        title=words % {"name": plan.pupil.name}, url=school_url(school, "inclusion:plan", plan.pk), action=action,
        context=context,
    )  # fmt: skip


def _sheets(actor: Actor, school: School) -> Lines:
    mine = PlanAnswer.objects.filter(guardian__user=actor.user_id or 0, guardian__is_active=True, answer="")
    rows = mine.filter(version__plan__school=school, version__plan__state=State.SHARED)
    title, action = _("Baca rencana belajar %(name)s"), _("Baca dan jawab")
    return every_one(
        rows.select_related("version__plan__pupil")[:MOST],
        lambda answer: _task(school, answer.version.plan, title, action),
    )


PLANS = Panel("inclusion.plans", "must_do", plan_tasks)
WAITING = Panel("inclusion.plans_waiting", "waiting", waiting_tasks)
