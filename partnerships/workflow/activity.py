"""Stage 5: planned, put off, held or called off."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.workflow import Transition, Workflow
from partnerships.models import Activity
from partnerships.policy import check_write

V = Activity.State

ACTIVITY = Workflow(
    name="activity",
    states=dict(V.choices),
    initial=V.PLANNED,
    final=frozenset({V.HELD, V.CANCELLED}),
    transitions=(
        Transition(
            "hold",
            _("Catat sebagai terlaksana"),
            (V.PLANNED,),
            V.HELD,
            check_write,
            stamp="held_at",
            route="partnerships:activity_hold",
        ),
        Transition(
            "postpone",
            _("Tunda kegiatan"),
            (V.PLANNED,),
            V.POSTPONED,
            check_write,
            needs_comment=True,
            backward=True,
            route="partnerships:activity_postpone",
        ),
        Transition(
            "replan",
            _("Tetapkan tanggal baru"),
            (V.POSTPONED,),
            V.PLANNED,
            check_write,
            route="partnerships:activity_postpone",
        ),
        Transition(
            "cancel",
            _("Batalkan kegiatan"),
            (V.PLANNED, V.POSTPONED),
            V.CANCELLED,
            check_write,
            needs_comment=True,
            backward=True,
        ),
    ),
)
