"""A team lesson: planned, given, or called off."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.models import TeamLesson
from collaboration.policy.plans import check_write_lesson
from core.workflow import Transition, Workflow

L = TeamLesson.State

TEAM_LESSON = Workflow(
    name="team_lesson",
    states=dict(L.choices),
    initial=L.PLANNED,
    final=frozenset({L.HELD, L.CANCELLED}),
    transitions=(
        Transition("hold", _("Catat sebagai terlaksana"), (L.PLANNED,), L.HELD, check_write_lesson, stamp="held_at"),
        Transition(
            "cancel",
            _("Batalkan pelajaran bersama"),
            (L.PLANNED,),
            L.CANCELLED,
            check_write_lesson,
            needs_comment=True,
            backward=True,
        ),
    ),
)
