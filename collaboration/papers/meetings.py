"""The papers of a protocol meeting, all in Indonesian: invitation, attendance list, minutes in two variants, official record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from collaboration.documents.meetings import AttendancePaper, AttendancePerson, InvitationPaper, RecordPaper
from collaboration.emails.meetings import when_words
from collaboration.models import Invitee, Meeting, MeetingOutcome, MinutesVersion
from collaboration.papers.minutes import attendance_words, minutes_paper, present
from collaboration.policy.meetings import check_minutes_open, check_see_meetings
from core.dates import date_figures, date_words, time_range
from core.documents import request_document
from core.models import Document
from core.papers import Signatory, signature_rows
from core.policy import Actor, NotNow
from partnerships.papers.parts import position_held
from partnerships.papers.pictures import pictures
from partnerships.papers.words import counted, day, letterhead, nip
from partnerships.prefill import of_school

INVITATION, ATTENDANCE, MINUTES, RECORD = (
    "meeting_invitation",
    "meeting_attendance",
    "meeting_minutes",
    "meeting_record",
)
MOST_NAMED = 12
"""A letter to more people than this goes to "Bapak/Ibu peserta" and names nobody."""


def _ask(subject: Any, kind: str, payload: Any, meeting: Meeting, *, by: Actor, now: datetime) -> Document:
    return request_document(
        by=by, now=now, subject=subject, kind=kind, payload=payload, title=payload.title, paper=meeting.school.paper,
        images=pictures(meeting.school),
    )  # fmt: skip


@transaction.atomic
def request_invitation(*, by: Actor, now: datetime, meeting: Meeting) -> Document:
    """The letter that goes out, as the meeting stands now; a moved meeting gets a letter of its own."""
    check_see_meetings(by)
    with translation.override("id"):
        payload = invitation_paper(meeting)
    return _ask(meeting, INVITATION, payload, meeting, by=by, now=now)


@transaction.atomic
def request_attendance(*, by: Actor, now: datetime, meeting: Meeting) -> Document:
    """The attendance list: before the meeting empty, to be signed; afterwards with what was marked."""
    check_see_meetings(by)
    with translation.override("id"):
        payload = attendance_paper(meeting)
    return _ask(meeting, ATTENDANCE, payload, meeting, by=by, now=now)


@transaction.atomic
def request_minutes(*, by: Actor, now: datetime, version: MinutesVersion) -> Document:
    """The confirmed minutes in one variant. Made once; the row on which it hangs decides who may open it."""
    check_see_meetings(by)
    with translation.override("id"):
        payload = minutes_paper(version.meeting, everything=version.variant == MinutesVersion.Variant.COMMITTEE)
    return _ask(version, MINUTES, payload, version.meeting, by=by, now=now)


@transaction.atomic
def request_record(*, by: Actor, now: datetime, meeting: Meeting) -> Document:
    """The official record (berita acara) of a meeting with confirmed minutes. Raises `NotNow` before."""
    check_see_meetings(by)
    if not meeting.is_locked:
        check_minutes_open(meeting)
        raise NotNow(_("Berita acara dibuat setelah notulen disahkan."))
    with translation.override("id"):
        payload = record_paper(meeting)
    return _ask(meeting, RECORD, payload, meeting, by=by, now=now)


def principal_of(meeting: Meeting, heading: str = "") -> Signatory:
    """The principal, as papers print the signature."""
    words = of_school(meeting.school)
    return Signatory(
        heading=heading, name=words.get("signatory_name", ""), position=words.get("signatory_position", "Kepala sekolah"),
        id_line=nip(words.get("signatory_number", "")),
    )  # fmt: skip


def _dated(meeting: Meeting, on: str) -> str:
    return ", ".join(filter(None, (meeting.school.city, on)))


def invitation_paper(meeting: Meeting) -> InvitationPaper:
    """Surat undangan. It names only what everybody may know."""
    start = meeting.starts_at.astimezone(meeting.school.zone)
    people = list(meeting.invitees.all())
    named = tuple(f"{one.name}, {one.position}".strip(", ") for one in people) if len(people) <= MOST_NAMED else ()
    moved = meeting.moved_from is not None and meeting.moved_reason != ""
    about = "Perubahan jadwal" if moved else "Undangan"
    hours = time_range(meeting.starts_at, meeting.ends_at, meeting.school.timezone).removeprefix("pukul ")
    return InvitationPaper(
        title=f"{about} {meeting.title}, {day(start.date())}",
        letter=(
            ("Nomor", meeting.letter_number or "–"), ("Lampiran", meeting.enclosure or "–"),
            ("Perihal", f"{about} {meeting.title}"),
        ),
        place_and_date=_dated(meeting, day(meeting.letter_on)),
        to=named or (f"Bapak/Ibu peserta {meeting.title}",),
        opening=_opening(meeting, moved),
        facts=(
            ("Hari/tanggal", when_words(meeting).rsplit(", ", 1)[0]), ("Waktu", f"{hours}"),
            ("Tempat", meeting.where or meeting.school.name),
        ),
        agenda=tuple(item.title for item in meeting.agenda.public()),
        closing="Mengingat pentingnya acara tersebut, kami mohon Bapak/Ibu hadir tepat waktu. Atas perhatian dan kehadiran Bapak/Ibu "
        "kami ucapkan terima kasih.",
        footer=f"Undangan {meeting.title}, {meeting.school.name}",
        signatures=((principal_of(meeting),),),
        letterhead=letterhead(meeting.school),
    )  # fmt: skip


def _opening(meeting: Meeting, moved: bool) -> str:
    if moved:
        reason = meeting.moved_reason.rstrip(". ")
        return f"Sehubungan dengan perubahan jadwal ({reason}), {meeting.title} yang semula kami undangkan dilaksanakan pada:"
    return f"Dengan hormat, kami mengundang Bapak/Ibu untuk menghadiri {meeting.title} yang akan dilaksanakan pada:"


def attendance_paper(meeting: Meeting) -> AttendancePaper:
    """Daftar hadir with signatures in two columns that alternate."""
    people = list(meeting.invitees.all())
    counts = meeting.attendance_counts()
    told = f"Diundang {counts['invited']} orang."
    if meeting.took_place:
        told = attendance_words(meeting)
    marked = {Invitee.Attendance.EXCUSED: "izin", Invitee.Attendance.ABSENT: "tidak hadir"}
    return AttendancePaper(
        title=f"Daftar hadir {meeting.title}, {day(meeting.day())}",
        heading="Daftar Hadir",
        subject=meeting.title,
        facts=(("Hari/tanggal dan waktu", when_words(meeting)), ("Tempat", meeting.where)),
        people=tuple(
            AttendancePerson(
                n, one.name, one.position + (" (tamu)" if one.is_guest else ""),
                marked.get(Invitee.Attendance(one.attendance), ""), n % 2 == 1,
            )
            for n, one in enumerate(people, 1)
        ),
        summary=told,
        footer=f"Daftar hadir {meeting.title}, {meeting.school.name}",
        place_and_date=_dated(meeting, day(meeting.day())),
        signatures=signature_rows([_minute_taker(meeting), _chair(meeting)]),
        letterhead=letterhead(meeting.school),
    )  # fmt: skip


def _minute_taker(meeting: Meeting) -> Signatory:
    return Signatory("Notulis", meeting.minute_taker.display_name, id_line=nip(meeting.minute_taker.employee_number))


def _chair(meeting: Meeting) -> Signatory:
    return Signatory(
        "Pimpinan rapat", meeting.chair.display_name, position=position_held(meeting.chair, meeting.school_id),
        id_line=nip(meeting.chair.employee_number),
    )  # fmt: skip


def record_paper(meeting: Meeting) -> RecordPaper:
    """Berita acara, with public decisions only."""
    on = meeting.day()
    decided = MeetingOutcome.objects.public().decisions().filter(item__meeting=meeting)
    there = present(meeting)
    return RecordPaper(
        title=f"Berita acara {meeting.title}, {day(on)}",
        heading="Berita Acara",
        subject=meeting.title,
        opening=(
            f"Pada hari ini, {date_words(on)} ({date_figures(on)}), bertempat di {meeting.where or meeting.school.name}, telah "
            f"dilaksanakan {meeting.title} {meeting.school.name} yang dihadiri {counted(len(there))} orang dari "
            f"{counted(meeting.invitees.count())} orang yang diundang, dengan hasil sebagai berikut:"
        ),
        decisions=tuple(one.text for one in decided),
        closing="Demikian berita acara ini dibuat dengan sesungguhnya untuk dipergunakan sebagaimana mestinya.",
        footer=f"Berita acara {meeting.title}, {meeting.school.name}",
        place_and_date=_dated(meeting, day(on)),
        signatures=signature_rows(
            [_minute_taker(meeting), _chair(meeting), Signatory("Komite sekolah", meeting.confirmed_by_label)]
        ),
        letterhead=letterhead(meeting.school),
    )
