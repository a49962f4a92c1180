"""What of plans, activities and team lessons must not be missed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.models import JointPlan, Project, TeamLesson
from collaboration.queries.team_lessons import title_of
from core.reminders import Due, ReminderRule
from schools.links import school_url
from schools.models import Membership, School


def _here(school: School) -> set[int]:
    return set(Membership.objects.active().filter(school=school).values_list("user_id", flat=True))


def _says(template: Callable[[], str], title: str) -> Callable[[], str]:
    return lambda: template() % {"title": title[:150]}


def reflections(school: School, today: date) -> Iterable[Due]:
    """Lessons that were given, by their day, for each teacher who has not reflected yet."""
    first, last = REFLECTION_WAITS.window(today)
    rows = TeamLesson.objects.filter(school=school, state=TeamLesson.State.HELD, starts_at__date__range=(first, last))
    here = _here(school)
    for lesson in rows.prefetch_related("teachers__user", "reflections", "class_groups").select_related("subject"):
        written = {reflection.user_id for reflection in lesson.reflections.all()}
        waiting = [row.user for row in lesson.teachers.all() if row.user_id in here and row.user_id not in written]
        if waiting:
            yield Due(
                subject=lesson, due_on=school.local_date(lesson.starts_at), recipients=waiting,
                headline=_says(lambda: _("Refleksi bersama menunggu: %(title)s"), title_of(lesson)),
                detail=lambda: _("Dua atau tiga kalimat cukup; hanya tim Anda yang membacanya."),
                url=school_url(school, "collaboration:lesson_reflect", lesson.pk),
            )  # fmt: skip


def agreements(school: School, today: date) -> Iterable[Due]:
    """Plans that begin soon, for authors whose word is missing."""
    rows = JointPlan.objects.filter(
        school=school, state=JointPlan.State.DRAFT, starts_on__range=PLAN_UNAGREED.window(today)
    )
    here = _here(school)
    for plan in rows.prefetch_related("authors__user"):
        waiting = [a.user for a in plan.authors.all() if a.agreed_at is None and a.user_id in here]
        if waiting and plan.starts_on:
            yield Due(
                subject=plan, due_on=plan.starts_on, recipients=waiting,
                headline=_says(lambda: _("Rencana bersama “%(title)s” belum Anda setujui"), plan.title),
                url=school_url(school, "collaboration:plan", plan.pk),
            )  # fmt: skip


def results(school: School, today: date) -> Iterable[Due]:
    """Activities that are over, for teachers whose subject has no result yet."""
    rows = Project.objects.filter(school=school, state=Project.State.RUNNING, ends_on__range=RESULT_WAITS.window(today))
    here = _here(school)
    for project in rows.prefetch_related("subjects__teacher"):
        waiting = {row.teacher_id: row.teacher for row in project.subjects.all() if not row.result}
        people = [person for pk, person in waiting.items() if pk in here]
        if people:
            yield Due(
                subject=project, due_on=project.ends_on, recipients=people,
                headline=_says(lambda: _("Hasil aktivitas “%(title)s” menunggu dicatat"), project.title),
                url=school_url(school, "collaboration:project", project.pk),
            )  # fmt: skip


REFLECTION_WAITS = ReminderRule(
    "collaboration.reflection", gettext_lazy("Refleksi pelajaran bersama"), (-1, -3), reflections
)
PLAN_UNAGREED = ReminderRule(
    "collaboration.plan_unagreed", gettext_lazy("Persetujuan rencana bersama"), (7, 2), agreements
)
RESULT_WAITS = ReminderRule("collaboration.project_result", gettext_lazy("Hasil aktivitas"), (-1, -7), results)
