"""Reads of protocol meetings, shaped as pages need them. Everything here shows one reader what that reader may know, and no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.emails.meetings import when_words
from collaboration.models import (
    AgendaItem,
    AgendaProposal,
    Invitee,
    Meeting,
    MeetingData,
    MeetingOutcome,
    MinutesRemark,
    SpeakerPoint,
)
from collaboration.policy.meetings import check_read_minutes
from collaboration.queries.meeting_data import charts_of
from core import looks
from core.charts import Chart
from core.keyset import Slice, slice_after
from core.looks import screen_language
from core.models import ActionItem
from core.policy import Actor, allowed
from schools.item_pages import ItemLine, item_lines
from schools.models import Membership

AHEAD, MINUTES = "datang", "notulen"
CHOICES = ((AHEAD, gettext_lazy("Akan datang")), (MINUTES, gettext_lazy("Notulen belum disahkan")))
_STATES = {AHEAD: Meeting.AHEAD, MINUTES: (Meeting.State.HELD, Meeting.State.CIRCULATED)}


@dataclass
class AgendaLine:
    """One agenda item for one reader. `number` counts what this reader sees."""

    number: int
    item: AgendaItem
    outcomes: list[MeetingOutcome] = field(default_factory=list)
    points: list[SpeakerPoint] = field(default_factory=list)
    charts: list[tuple[MeetingData, Chart]] = field(default_factory=list)
    previews: list[MeetingData] = field(default_factory=list)

    @property
    def is_written(self) -> bool:
        """Something of the minutes stands here."""
        return bool(self.item.minutes or self.outcomes or self.points)


@dataclass(frozen=True)
class Agenda:
    """What this reader sees of the agenda, and how its length compares with the time planned."""

    lines: list[AgendaLine]
    planned: int

    @property
    def total(self) -> int:
        return sum(line.item.duration for line in self.lines)

    @property
    def over(self) -> int:
        """By how many minutes the items are longer than the meeting; 0 when they fit."""
        return max(self.total - self.planned, 0)


def meeting_rows(actor: Actor, which: str, position: str) -> Slice:
    """One page of meetings, the newest first; those ahead with the next one first. One query."""
    rows = Meeting.objects.visible_to(actor).select_related("room", "school")
    if which in _STATES:
        rows = rows.filter(state__in=_STATES[which])
    return slice_after(rows, ("starts_at", "pk") if which == AHEAD else ("-starts_at", "-pk"), position)


def meeting_counts(actor: Actor) -> dict[str, int]:
    """How many lie behind each chip. One query."""
    tallies = {key: Count("pk", filter=Q(state__in=states)) for key, states in _STATES.items()}
    found = Meeting.objects.visible_to(actor).order_by().aggregate(**tallies, everything=Count("pk"))
    return {"": found.pop("everything"), **found}


def agenda_of(actor: Actor, meeting: Meeting) -> Agenda:
    """The agenda with what came of it, as far as this reader may know. A fixed number of queries.

    Outcomes and notes come along only for somebody who may read the minutes at this moment.
    """
    items = (
        AgendaItem.objects.visible_to(actor).filter(meeting=meeting).select_related("presenter").order_by("order", "pk")
    )
    lines = [AgendaLine(number, item) for number, item in enumerate(items, 1)]
    by_item = {line.item.pk: line for line in lines}
    for item in by_item.values():
        item.item.meeting = meeting
    for data in MeetingData.objects.filter(item__in=by_item, state__in=("shown", "preview")):
        line = by_item[data.item_id]
        if data.state == MeetingData.State.SHOWN:
            line.charts.extend((data, one) for one in charts_of(data))
        else:
            line.previews.append(data)
    if allowed(check_read_minutes, actor, meeting):
        _with_minutes(actor, by_item)
    else:
        for line in lines:
            line.item.minutes = ""
    return Agenda(lines, meeting.planned_minutes)


def _with_minutes(actor: Actor, by_item: dict[int, AgendaLine]) -> None:
    rows = MeetingOutcome.objects.visible_to(actor).filter(item__in=by_item).select_related("action__owner")
    for outcome in rows.order_by("pk"):
        outcome.item = by_item[outcome.item_id].item
        by_item[outcome.item_id].outcomes.append(outcome)
    for point in SpeakerPoint.objects.filter(item__in=by_item):
        by_item[point.item_id].points.append(point)


def guest_agenda(meeting: Meeting) -> Agenda:
    """The agenda as a guest reads it: public items; minutes once they went round."""
    items = list(meeting.agenda.public().select_related("presenter").prefetch_related("points"))
    lines = [AgendaLine(number, item) for number, item in enumerate(items, 1)]
    if meeting.is_circulated:
        found: dict[int, list[MeetingOutcome]] = defaultdict(list)
        for outcome in MeetingOutcome.objects.public().filter(item__meeting=meeting).select_related("action__owner"):
            found[outcome.item_id].append(outcome)
        for line in lines:
            line.outcomes, line.points = found[line.item.pk], list(line.item.points.all())
    else:
        for line in lines:
            line.item.minutes = ""
    return Agenda(lines, meeting.planned_minutes)


def items_of(agenda: Agenda, today: date) -> list[ItemLine]:
    """The action items that came out of what this reader sees."""
    found = [outcome.action for line in agenda.lines for outcome in line.outcomes if outcome.action is not None]
    return item_lines(found, today)


def remarks_of(actor: Actor, meeting: Meeting) -> list[MinutesRemark]:
    """Comments and corrections that this reader may see, in order. One query."""
    if not meeting.is_circulated:
        return []
    return list(MinutesRemark.objects.visible_to(actor).filter(meeting=meeting).select_related("item"))


def waiting_proposals(actor: Actor, series_id: int) -> QuerySet[AgendaProposal]:
    """Proposals of a series that wait, as far as this reader may know."""
    rows = AgendaProposal.objects.visible_to(actor).waiting().filter(series_id=series_id)
    rows = rows.select_related("series", "carried_item__meeting", "carried_outcome__item__meeting")
    return rows.order_by("pk")


@dataclass(frozen=True)
class InviteeLine:
    """Somebody in the list, and whether they have left the school since."""

    invitee: Invitee
    has_left: bool


def invitee_lines(meeting: Meeting) -> list[InviteeLine]:
    """Everybody invited. Two queries."""
    here = set(Membership.objects.active().filter(school_id=meeting.school_id).values_list("user_id", flat=True))
    rows = meeting.invitees.all()
    return [InviteeLine(row, not row.is_guest and row.user_id not in here) for row in rows]


def answer_counts(lines: Iterable[InviteeLine]) -> dict[str, int]:
    """How many answered what."""
    counts = {str(key): 0 for key in Invitee.Answer}
    for line in lines:
        counts[line.invitee.answer] += 1
    return counts


def meeting_facts(meeting: Meeting) -> list[tuple[Any, Any]]:
    """What one meeting says of itself."""
    facts: list[tuple[Any, Any]] = [
        (_("Waktu"), when_words(meeting, screen_language())), (_("Tempat"), meeting.where),
        (_("Pimpinan rapat"), meeting.chair.display_name), (_("Notulis"), meeting.minute_taker.display_name),
    ]  # fmt: skip
    if meeting.letter_number:
        facts.append((_("Nomor surat undangan"), meeting.letter_number))
    if meeting.moved_from is not None:
        was = looks.day(meeting.school.local_date(meeting.moved_from))
        facts.append((_("Semula"), f"{was}. {meeting.moved_reason}".strip()))
    if meeting.cancelled_reason and meeting.state == Meeting.State.CANCELLED:
        facts.append((_("Alasan pembatalan"), meeting.cancelled_reason))
    if meeting.confirmed_at is not None:
        on = looks.day(meeting.school.local_date(meeting.confirmed_at))
        said = f"{on}, {meeting.confirmed_by_label.rstrip('.')}."
        facts.append((_("Disahkan"), f"{said} {meeting.confirmed_note}".strip()))
    return facts


def attendance_words(meeting: Meeting) -> str:
    """How many were there, in a sentence, and whether that is a quorum."""
    counts = meeting.attendance_counts()
    if not meeting.took_place or not counts["invited"]:
        return ""
    said = _("Hadir %(present)d dari %(invited)d, izin %(excused)d, tidak hadir %(absent)d.") % counts
    if meeting.quorum:
        reached = counts["present"] * 100 >= meeting.quorum * counts["invited"]
        said += " " + (_("Kuorum tercapai.") if reached else _("Kuorum tidak tercapai."))
    return said


def open_items(actor: Actor) -> QuerySet[ActionItem]:
    """Action items that came out of meetings and stand, as far as this reader may know of them."""
    outcomes = MeetingOutcome.objects.visible_to(actor).exclude(action=None)
    return ActionItem.objects.standing().filter(pk__in=outcomes.values("action_id")).by_day()
