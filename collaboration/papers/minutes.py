"""The minutes as a paper: what was talked about, what came of it, who does what (practice 3.6)."""

from __future__ import annotations

from collaboration.documents.meetings import MinutesPaper, TalkedAbout
from collaboration.emails.meetings import when_words
from collaboration.models import AgendaItem, Invitee, Meeting, MeetingData, MeetingOutcome
from collaboration.queries.meeting_data import charts_of
from collaboration.terms import OutcomeKind
from core.dates import clock, zone_abbreviation
from core.papers import Signatory, Table, signature_rows
from partnerships.papers.parts import position_held
from partnerships.papers.words import day, letterhead, nip
from partnerships.prefill import of_school


def present(meeting: Meeting) -> list[Invitee]:
    """Those who were there, members first, then guests."""
    return list(meeting.invitees.filter(attendance=Invitee.Attendance.PRESENT))


def attendance_words(meeting: Meeting) -> str:
    """ "Diundang 62 orang: hadir 55 (2 di antaranya tamu), izin 5, tidak hadir 2. Kuorum 50% tercapai." """
    counts = meeting.attendance_counts()
    guests = f" ({counts['guests']} di antaranya tamu)" if counts["guests"] else ""
    said = (
        f"Diundang {counts['invited']} orang: hadir {counts['present']}{guests}, izin {counts['excused']}, "
        f"tidak hadir {counts['absent']}."
    )
    if meeting.quorum and counts["invited"]:
        reached = counts["present"] * 100 >= meeting.quorum * counts["invited"]
        said += f" Kuorum {meeting.quorum}% {'tercapai' if reached else 'tidak tercapai'}."
    return said


def minutes_paper(meeting: Meeting, *, everything: bool) -> MinutesPaper:
    """Everything the minutes say; without confidential items and outcomes unless `everything`."""
    items = list(_agenda(meeting, everything))
    outcomes = _outcomes(meeting, everything)
    excused = list(meeting.invitees.filter(attendance=Invitee.Attendance.EXCUSED))
    there = [f"{one.name}{f' ({one.position})' if one.position else ''}" for one in present(meeting)]
    variant = " (lengkap, hanya untuk komite dan pimpinan)" if everything else ""
    return MinutesPaper(
        title=f"Notulen {meeting.title}, {day(meeting.day())}{variant}",
        heading="Notulen Rapat",
        subject=meeting.title,
        facts=_facts(meeting),
        attendance=attendance_words(meeting),
        participants=(*there, *(f"{one.name}: izin{f', {one.reason}' if one.reason else ''}" for one in excused)),
        agenda=tuple(item.title for item in items),
        items=tuple(_talk(n, item, outcomes) for n, item in enumerate(items, 1)),
        decisions=tuple(one.text for one in outcomes if one.kind == OutcomeKind.DECISION),
        actions=_actions(outcomes),
        closing=tuple(line.strip() for line in meeting.closing.splitlines() if line.strip()),
        confirmed=_confirmed(meeting),
        footer=f"Notulen {meeting.title}{variant}, {meeting.school.name}",
        place_and_date=", ".join(filter(None, (meeting.school.city, day(meeting.day())))),
        signatures=signature_rows(_signatures(meeting)),
        acknowledged=_acknowledged(meeting),
        letterhead=letterhead(meeting.school),
        mark="RAHASIA" if everything else "",
    )


def _agenda(meeting: Meeting, everything: bool) -> list[AgendaItem]:
    rows = meeting.agenda.all() if everything else meeting.agenda.public()
    return list(rows.select_related("presenter").prefetch_related("points"))


def _outcomes(meeting: Meeting, everything: bool) -> list[MeetingOutcome]:
    rows = MeetingOutcome.objects.filter(item__meeting=meeting)
    rows = rows if everything else rows.public()
    return list(rows.select_related("item", "action__owner"))


def _facts(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    zone = zone_abbreviation(meeting.school.timezone)
    hours = (
        f"{clock(meeting.began_at)}–{clock(meeting.closed_at)} {zone}" if meeting.began_at and meeting.closed_at else ""
    )
    return (
        ("Jenis rapat", meeting.title),
        ("Hari/tanggal", when_words(meeting).rsplit(", ", 1)[0]),
        ("Waktu", f"pukul {hours}" if hours else when_words(meeting).rsplit(", ", 1)[-1]),
        ("Tempat", meeting.where or meeting.school.name),
        ("Pimpinan rapat", meeting.chair.display_name),
        ("Notulis", meeting.minute_taker.display_name),
    )


def _talk(number: int, item: AgendaItem, outcomes: list[MeetingOutcome]) -> TalkedAbout:
    data = list(MeetingData.objects.shown().filter(item=item))
    mine = [one for one in outcomes if one.item_id == item.pk]
    return TalkedAbout(
        number=number,
        title=item.title,
        presenter=item.who,
        said=tuple(line.strip() for line in item.minutes.splitlines() if line.strip()),
        points=tuple((one.speaker, one.point) for one in item.points.all()),
        outcomes=tuple((_kind(one), _with_owner(one)) for one in mine),
        tables=tuple(_table(one) for one in data),
        charts=tuple(chart for one in data for chart in charts_of(one)),
        hidden=item.is_confidential,
    )


def _kind(outcome: MeetingOutcome) -> str:
    word = str(OutcomeKind(outcome.kind).label)
    return f"{word}, rahasia" if outcome.is_confidential and not outcome.item.is_confidential else word


def _with_owner(outcome: MeetingOutcome) -> str:
    if outcome.action is None:
        return outcome.text
    return f"{outcome.text} ({outcome.action.who}, paling lambat {day(outcome.action.due_on)})"


def _table(data: MeetingData) -> Table:
    (every,) = charts_of(_as_bars(data))
    return Table(
        caption=data.title,
        columns=(data.label_heading or "", *map(str, data.columns)),
        rows=tuple((label, *texts) for label, texts in every.table),
        align=("left", *["right"] * len(data.columns)),
    )


def _as_bars(data: MeetingData) -> MeetingData:
    """The same numbers in one chart, whose table is that of the paper."""
    return MeetingData(
        title=data.title, unit=data.unit, labels=data.labels, columns=data.columns, values=data.values,
        label_heading=data.label_heading, kind=MeetingData.Kind.BARS,
    )  # fmt: skip


def _actions(outcomes: list[MeetingOutcome]) -> Table | None:
    rows = tuple(
        (one.action.title, one.action.who, day(one.action.due_on)) for one in outcomes if one.action is not None
    )
    return Table("", ("Yang dilakukan", "Penanggung jawab", "Paling lambat"), rows) if rows else None


def _confirmed(meeting: Meeting) -> str:
    if meeting.confirmed_at is None:
        return ""
    on = day(meeting.school.local_date(meeting.confirmed_at))
    note = f" Catatan: {meeting.confirmed_note}" if meeting.confirmed_note else ""
    return f"Notulen ini disahkan oleh {meeting.confirmed_by_label} atas nama komite sekolah pada {on}.{note}"


def _signatures(meeting: Meeting) -> list[Signatory]:
    taker, chair = meeting.minute_taker, meeting.chair
    return [
        Signatory("Notulis", taker.display_name, id_line=nip(taker.employee_number)),
        Signatory(
            "Pimpinan rapat", chair.display_name, position=position_held(chair, meeting.school_id),
            id_line=nip(chair.employee_number),
        ),
    ]  # fmt: skip


def _acknowledged(meeting: Meeting) -> tuple[tuple[Signatory, ...], ...]:
    """The principal takes note, unless it was the principal who led the meeting and has signed already."""
    words = of_school(meeting.school)
    if words.get("signatory_name", "") == meeting.chair.display_name:
        return ()
    principal = Signatory(
        "Mengetahui", words.get("signatory_name", ""), position=words.get("signatory_position", "Kepala sekolah"),
        id_line=nip(words.get("signatory_number", "")),
    )  # fmt: skip
    return ((principal,),)
