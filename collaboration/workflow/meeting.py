"""A protocol meeting: planned, invited, held, minutes sent round, confirmed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.models import Meeting
from collaboration.policy.meetings import check_confirm, check_keep_meetings, check_write_minutes
from core.workflow import Missing, Transition, Workflow

M = Meeting.State


def ready_to_invite(meeting: Meeting) -> list[Missing]:
    """An invitation names what will be talked about, and goes to somebody."""
    missing = []
    if not meeting.agenda.public().exists():
        missing.append(Missing(_("Susunan acara"), "collaboration:meeting_agenda", meeting.pk))
    if not meeting.invitees.exists():
        missing.append(Missing(_("Daftar undangan"), "collaboration:meeting_invitees", meeting.pk))
    return missing


def ready_to_circulate(meeting: Meeting) -> list[Missing]:
    """Everybody's attendance is known, and something was written. Says nothing of confidential items."""
    missing = []
    if meeting.invitees.filter(attendance="unmarked").exists():
        missing.append(Missing(_("Kehadiran setiap undangan"), "collaboration:meeting_attendance", meeting.pk))
    written = meeting.agenda.public().exclude(minutes="", outcomes__isnull=True, points__isnull=True)
    if not written.exists():
        missing.append(Missing(_("Isi notulen"), "collaboration:meeting_minutes", meeting.pk))
    return missing


MEETING = Workflow(
    name="meeting",
    states=dict(M.choices),
    initial=M.PLANNED,
    final=frozenset({M.CONFIRMED, M.CANCELLED}),
    transitions=(
        Transition(
            "invite", _("Kirim undangan"), (M.PLANNED,), M.INVITED, check_keep_meetings, gate=ready_to_invite,
            stamp="invited_at", route="collaboration:meeting_invite",
        ),
        Transition(
            "hold", _("Catat pertemuan berlangsung"), (M.PLANNED, M.INVITED), M.HELD, check_write_minutes, stamp="held_at",
        ),
        Transition(
            "circulate", _("Edarkan notulen"), (M.HELD,), M.CIRCULATED, check_write_minutes, gate=ready_to_circulate,
            stamp="circulated_at",
        ),
        Transition(
            "take_back", _("Tarik notulen untuk diperbaiki"), (M.CIRCULATED,), M.HELD, check_write_minutes,
            needs_comment=True, backward=True,
        ),
        Transition(
            "confirm", _("Sahkan notulen"), (M.CIRCULATED,), M.CONFIRMED, check_confirm, stamp="confirmed_at",
            route="collaboration:meeting_confirm",
        ),
        Transition(
            "cancel", _("Batalkan pertemuan"), (M.PLANNED, M.INVITED), M.CANCELLED, check_keep_meetings, needs_comment=True,
            backward=True,
        ),
    ),
)  # fmt: skip
