"""Who may do what with joint plans, projects and team lessons: one row of product.md's table.

Principal, hub, coach and supervisor read; teachers and staff read, and write where they take part; the others find nothing.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration.models import PLAN_READERS, JointPlan, Project, TeachingTeam, TeamLesson
from core.policy import Actor, Denied, Hidden, NotNow, check_same_tenant
from schools.roles import TEACHING


def check_see_plans(actor: Actor) -> None:
    """The pages of joint plans, projects and team teaching."""
    if not actor.has(*PLAN_READERS):
        raise Hidden(_("Rencana mengajar terbuka bagi guru, kepala sekolah, pembimbing, dan pengawas."))


def check_begin_plan(actor: Actor) -> None:
    """Begin a plan, a project, a team lesson: those who work with pupils."""
    check_see_plans(actor)
    if not actor.has(*TEACHING):
        raise Denied(_("Rencana dibuat oleh guru dan tenaga kependidikan."))


def person_of(actor: Actor) -> int:
    """Who acts, as the number of a person; plans are made by people, never by links or the machine."""
    if actor.user_id is None:
        raise Denied(_("Rencana dibuat oleh guru dan tenaga kependidikan."))
    return actor.user_id


def _check_taking_part(actor: Actor, obj: Any, among: Any, sentence: Any) -> None:
    check_same_tenant(actor, obj)
    check_begin_plan(actor)
    if not among:
        raise Denied(sentence)


def check_write_plan(actor: Actor, plan: JointPlan) -> None:
    """The plan's authors."""
    mine = plan.authors.filter(user_id=actor.user_id or 0).exists()
    _check_taking_part(actor, plan, mine, _("Rencana ini hanya dapat diubah oleh para penyusunnya."))


def check_edit_plan(actor: Actor, plan: JointPlan) -> None:
    """The plan's authors, while its text is open."""
    check_write_plan(actor, plan)
    if not plan.is_open:
        raise NotNow(
            _("Rencana ini berstatus “%(state)s”, jadi isinya tetap. Buka kembali, atau buat versi baru.")
            % {"state": plan.get_state_display()}
        )


def check_note_plan(actor: Actor, plan: JointPlan) -> None:
    """What proved impractical is noted by the authors while the plan is used and afterwards."""
    check_write_plan(actor, plan)
    if plan.state not in (plan.State.IN_USE, plan.State.CLOSED):
        raise NotNow(_("Catatan perbaikan ditulis setelah rencana dipakai."))


def takes_part_in(actor: Actor, project: Project) -> bool:
    """Coordinates the project, or teaches one of its subjects."""
    mine = project.subjects.filter(teacher_id=actor.user_id or 0)
    return actor.user_id is not None and (project.coordinator_id == actor.user_id or mine.exists())


def check_write_project(actor: Actor, project: Project) -> None:
    """The coordinator and the teachers of its subjects."""
    sentence = _("Aktivitas ini hanya dapat diubah oleh koordinator dan guru yang terlibat.")
    _check_taking_part(actor, project, takes_part_in(actor, project), sentence)


def check_edit_project(actor: Actor, project: Project) -> None:
    """Those who take part, until it is over."""
    check_write_project(actor, project)
    if project.state not in (project.State.PLANNED, project.State.RUNNING):
        raise NotNow(_("Aktivitas ini berstatus “%(state)s”.") % {"state": project.get_state_display()})


def check_tell_result(actor: Actor, project: Project) -> None:
    """Those who take part, once it runs: results are told afterwards."""
    check_write_project(actor, project)
    if project.state not in (project.State.RUNNING, project.State.DONE):
        raise NotNow(_("Hasil dicatat setelah aktivitas berlangsung."))


def check_write_lesson(actor: Actor, lesson: TeamLesson) -> None:
    """The lesson's teachers."""
    mine = lesson.teachers.filter(user_id=actor.user_id or 0).exists()
    _check_taking_part(actor, lesson, mine, _("Pelajaran ini hanya dapat diubah oleh guru yang mengajar bersama."))


def check_edit_lesson(actor: Actor, lesson: TeamLesson) -> None:
    """The lesson's teachers, while it is planned."""
    check_write_lesson(actor, lesson)
    if lesson.state != lesson.State.PLANNED:
        raise NotNow(_("Pelajaran ini berstatus “%(state)s”.") % {"state": lesson.get_state_display()})


def check_reflect(actor: Actor, lesson: TeamLesson) -> None:
    """The lesson's teachers, once it was given."""
    check_write_lesson(actor, lesson)
    if lesson.state != lesson.State.HELD:
        raise NotNow(_("Refleksi ditulis setelah pelajaran terlaksana."))


def check_write_team(actor: Actor, team: TeachingTeam) -> None:
    """The members of a standing team, until it is ended."""
    mine = team.members.filter(pk=actor.user_id or 0).exists()
    _check_taking_part(actor, team, mine, _("Tim ini hanya dapat diubah oleh anggotanya."))
    if team.ended_at is not None:
        raise NotNow(_("Tim ini sudah diakhiri."))
