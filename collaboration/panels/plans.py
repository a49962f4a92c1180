"""The share of joint plans, activities and team teaching in the home page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from collaboration.models import JointPlan, ProjectSubject, TeamLesson
from collaboration.queries import plans, projects, team_lessons
from core.kept import kept
from core.lines import Lines, every_one, one_each
from core.policy import Actor
from core.registry import Panel, Task
from schools.access import school_of
from schools.links import school_url
from schools.roles import TEACHING

MOST = 20


def plan_tasks(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Plans that wait for one's own word."""
    if not actor.has(*TEACHING):
        return
    school = school_of(actor)
    yield every_one(
        kept(_unagreed, actor),
        lambda plan: Task(
            title=_("Baca dan setujui rencana bersama: %(title)s") % {"title": plan.title},
            url=school_url(school, "collaboration:plan", plan.pk), action=_("Baca rencana"),
        ),
    )  # fmt: skip


def _unagreed(actor: Actor) -> QuerySet[JointPlan]:
    return plans.waiting_for(actor.user_id, actor.tenant_id)[:MOST]


def project_tasks(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Own subjects of activities that are over and have no result yet."""
    if not actor.has(*TEACHING):
        return
    school = school_of(actor)
    yield every_one(
        kept(_untold, actor, today=school.local_date(now)),
        lambda row: Task(
            title=_("Catat hasil %(subject)s: %(title)s") % {"subject": row.subject, "title": row.project.title},
            url=school_url(school, "collaboration:project_subject_result", row.project_id, row.pk), action=_("Catat hasil"),
        ),
    )  # fmt: skip


def _untold(actor: Actor, today: date) -> QuerySet[ProjectSubject]:
    return projects.untold(actor.user_id, actor.tenant_id, today)[:MOST]


def lesson_tasks(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Lessons that are over: say that they were given, then reflect."""
    if not actor.has(*TEACHING):
        return
    school = school_of(actor)
    yield one_each(
        kept(_unsaid, actor, now=now),
        lambda lesson: Task(
            title=_("Apakah pelajaran bersama ini terlaksana? %(what)s") % {"what": team_lessons.title_of(lesson)},
            url=school_url(school, "collaboration:lesson", lesson.pk), action=_("Catat"),
            due=school.local_date(lesson.starts_at),
        ),
    )  # fmt: skip
    yield every_one(
        kept(_unreflected, actor),
        lambda lesson: Task(
            title=_("Tulis refleksi bersama: %(what)s") % {"what": team_lessons.title_of(lesson)},
            url=school_url(school, "collaboration:lesson_reflect", lesson.pk), action=_("Tulis"),
            context=_("Hanya tim Anda yang membacanya."),
        ),
    )  # fmt: skip


def _unsaid(actor: Actor, now: datetime) -> QuerySet[TeamLesson]:
    over = team_lessons.untold(actor.user_id, actor.tenant_id, now)
    return team_lessons.with_names(over).order_by("starts_at")[:MOST]


def _unreflected(actor: Actor) -> QuerySet[TeamLesson]:
    waiting = team_lessons.unreflected(actor.user_id, actor.tenant_id)
    return team_lessons.with_names(waiting).order_by("-starts_at")[:MOST]


PLANS = Panel("collaboration.plans", "must_do", plan_tasks)
PROJECTS = Panel("collaboration.projects", "must_do", project_tasks)
LESSONS = Panel("collaboration.team_lessons", "must_do", lesson_tasks)
