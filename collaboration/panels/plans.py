"""The share of joint plans, activities and team teaching in the home page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from collaboration.queries import plans, projects, team_lessons
from core.lines import Lines, one_each
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
    yield one_each(
        plans.waiting_for(actor.user_id, actor.tenant_id)[:MOST],
        lambda plan: Task(
            title=_("Baca dan setujui rencana bersama: %(title)s") % {"title": plan.title},
            url=school_url(school, "collaboration:plan", plan.pk), action=_("Baca rencana"),
        ),
    )  # fmt: skip


def project_tasks(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Own subjects of activities that are over and have no result yet."""
    if not actor.has(*TEACHING):
        return
    school = school_of(actor)
    yield one_each(
        projects.untold(actor.user_id, actor.tenant_id, school.local_date(now))[:MOST],
        lambda row: Task(
            title=_("Catat hasil %(subject)s: %(title)s") % {"subject": row.subject, "title": row.project.title},
            url=school_url(school, "collaboration:project_subject_result", row.project_id, row.pk), action=_("Catat hasil"),
        ),
    )  # fmt: skip


def lesson_tasks(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Lessons that are over: say that they were given, then reflect."""
    if not actor.has(*TEACHING):
        return
    school = school_of(actor)
    over = team_lessons.untold(actor.user_id, actor.tenant_id, now)
    yield one_each(
        team_lessons.with_names(over).order_by("starts_at")[:MOST],
        lambda lesson: Task(
            title=_("Apakah pelajaran bersama ini terlaksana? %(what)s") % {"what": team_lessons.title_of(lesson)},
            url=school_url(school, "collaboration:lesson", lesson.pk), action=_("Catat"),
            due=school.local_date(lesson.starts_at),
        ),
    )  # fmt: skip
    waiting = team_lessons.unreflected(actor.user_id, actor.tenant_id)
    yield one_each(
        team_lessons.with_names(waiting).order_by("-starts_at")[:MOST],
        lambda lesson: Task(
            title=_("Tulis refleksi bersama: %(what)s") % {"what": team_lessons.title_of(lesson)},
            url=school_url(school, "collaboration:lesson_reflect", lesson.pk), action=_("Tulis"),
            context=_("Hanya tim Anda yang membacanya."),
        ),
    )  # fmt: skip


PLANS = Panel("collaboration.plans", "must_do", plan_tasks)
PROJECTS = Panel("collaboration.projects", "must_do", project_tasks)
LESSONS = Panel("collaboration.team_lessons", "must_do", lesson_tasks)
