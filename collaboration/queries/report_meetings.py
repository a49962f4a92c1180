"""Report part: protocol meetings, what they decided, and what became of it. Confidential items are not in it: teachers read reports too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collaboration.models import Meeting, MeetingOutcome
from collaboration.terms import OutcomeKind
from core.looks import day
from core.models import ActionItem
from core.papers import Table
from core.report_parts import Figure, Span, Told
from core.together import read_together
from schools.models import School

MOST = 20
STANDINGS = ("open", "done", "dropped")


def collect(school: School, span: Span) -> Mapping[str, Any]:
    """Meetings of the period, the decisions and follow-ups that it concerns, the next date. One query."""
    meetings = (
        Meeting.objects.filter(school=school).held_between(span.begins, span.ends).order_by("starts_at")
        .annotate(
            invited=Count("invitees"), present=Count("invitees", filter=Q(invitees__attendance="present")),
        )
    )  # fmt: skip
    ahead = Meeting.objects.filter(school=school, starts_at__gte=span.ends).exclude(state=Meeting.State.CANCELLED)
    held, following, outcomes = read_together(
        [meetings[:MOST], ahead.order_by("starts_at")[:1], _outcomes(school, span)]
    )
    return {
        "held": [[m.title, school.local_date(m.starts_at).isoformat(), m.present, m.invited] for m in held],
        "next": "".join(school.local_date(m.starts_at).isoformat() for m in following),
        **_standings(school, span, outcomes),
    }


def _outcomes(school: School, span: Span) -> QuerySet[MeetingOutcome]:
    """Decisions and actions that were made, settled or stood open in the period."""
    known = MeetingOutcome.objects.filter(school=school, item__meeting__starts_at__lt=span.ends).circulated().public()
    here = Q(item__meeting__starts_at__gte=span.begins)
    settled = Q(settled_on__range=(span.first, span.last)) | Q(action__closed_at__gte=span.begins)
    standing = Q(kind=OutcomeKind.DECISION, standing="open") | Q(action__state=ActionItem.State.OPEN)
    rows = known.exclude(kind=OutcomeKind.INFORMATION).filter(here | settled | standing)
    return rows.select_related("action").order_by("item__meeting__starts_at", "item__order", "pk")


def _standings(school: School, span: Span, rows: Sequence[MeetingOutcome]) -> dict[str, list[list[str]]]:
    """Decisions and actions as [text, standing, day]."""
    found: dict[str, list[list[str]]] = {"decisions": [], "actions": []}
    for row in rows:
        if row.kind == OutcomeKind.DECISION:
            found["decisions"].append([row.text, *_as_of(row.standing, row.settled_on, span)])
        elif row.action is not None:
            closed = school.local_date(row.action.closed_at) if row.action.closed_at else None
            state, on = _as_of(row.action.state, closed, span)
            overdue = state == "open" and row.action.due_on <= span.last
            found["actions"].append([row.action.title, "overdue" if overdue else state, on or str(row.action.due_on)])
    return found


def _as_of(state: str, settled_on: date | None, span: Span) -> tuple[str, str]:
    """How it stood on the last day of the period: what was settled later was still open then."""
    if state == "open" or settled_on is None or settled_on > span.last:
        return "open", ""
    return state, settled_on.isoformat()


def tell(facts: Mapping[str, Any]) -> Told:
    """Meetings, decisions done and not done, follow-ups done, open and late."""
    decisions, actions = facts["decisions"], facts["actions"]
    open_ones = [text for text, standing, _on in decisions if standing == "open"]
    late = [row for row in actions if row[1] == "overdue"]
    lists = (
        (
            _("Keputusan yang sudah dilaksanakan"),
            tuple(text for text, standing, _on in decisions if standing == "done"),
        ),
        (_("Keputusan yang belum dilaksanakan"), tuple(open_ones)),
        (
            _("Tindak lanjut yang terlambat"),
            tuple(_("%(what)s (tenggat %(on)s)") % {"what": w, "on": _day(on)} for w, _s, on in late),
        ),
    )
    title, said = _("Pertemuan protokol dan keputusannya"), _summary(facts, len(open_ones), len(late))
    if not (facts["held"] or decisions or actions):
        return Told(title, said)
    return Told(
        title=title,
        summary=said,
        figures=(
            Figure(_("Pertemuan"), str(len(facts["held"]))),
            Figure(_("Keputusan dilaksanakan"), str(_count(decisions, "done")), _("dari %(n)s") % {"n": len(decisions)}),
            Figure(_("Tindak lanjut selesai"), str(_count(actions, "done")), _("dari %(n)s") % {"n": len(actions)}),
            Figure(_("Tindak lanjut terlambat"), str(len(late))),
        ),
        tables=(_table(facts["held"]),) if facts["held"] else (),
        lists=tuple((heading, lines[:MOST]) for heading, lines in lists if lines),
    )  # fmt: skip


def _count(rows: list[list[str]], standing: str) -> int:
    return sum(1 for row in rows if row[1] == standing)


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""


def _table(held: list[list[Any]]) -> Table:
    return Table(
        caption=_("Pertemuan pada masa ini"),
        columns=(_("Pertemuan"), _("Tanggal"), _("Hadir dari undangan")),
        rows=tuple((title, _day(on), f"{present} / {invited}") for title, on, present, invited in held),
        align=("left", "left", "right"),
    )


def _summary(facts: Mapping[str, Any], waiting: int, late: int) -> tuple[str, ...]:
    held, following = facts["held"], facts["next"]
    if held:
        first = _("Pertemuan protokol: %(n)s kali, terakhir pada %(on)s.") % {"n": len(held), "on": _day(held[-1][1])}
    else:
        first = _("Tidak ada pertemuan protokol pada masa ini.")
    rest = (
        ngettext("%(n)s keputusan belum dilaksanakan.", "%(n)s keputusan belum dilaksanakan.", waiting) % {"n": waiting}
        if waiting
        else "",
        ngettext("%(n)s tindak lanjut terlambat.", "%(n)s tindak lanjut terlambat.", late) % {"n": late}
        if late
        else "",
    )
    ahead = (_("Pertemuan berikutnya: %(on)s.") % {"on": _day(following)},) if following else ()
    return (first, *filter(None, rest), *ahead)
