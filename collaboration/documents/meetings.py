"""The papers of a protocol meeting: invitation, attendance list, minutes, official record (practice 3.6)."""

from __future__ import annotations

from dataclasses import dataclass

from core.charts import Chart
from core.papers import Letterhead, Signatory, Table

Signatures = tuple[tuple[Signatory, ...], ...]


@dataclass(frozen=True)
class InvitationPaper:
    """Surat undangan. `to` are the lines after "Yth."; `facts` day, time, place; `agenda` what is talked about."""

    title: str
    letter: tuple[tuple[str, str], ...]
    place_and_date: str
    to: tuple[str, ...]
    opening: str
    facts: tuple[tuple[str, str], ...]
    agenda: tuple[str, ...]
    closing: str
    footer: str
    signatures: Signatures
    letterhead: Letterhead | None = None
    mark: str = ""


@dataclass(frozen=True)
class AttendancePerson:
    """One line of the attendance list. `left` says in which of the two columns the signature goes."""

    number: int
    name: str
    position: str
    standing: str
    left: bool


@dataclass(frozen=True)
class AttendancePaper:
    """Daftar hadir with room for signatures in two columns that alternate."""

    title: str
    heading: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    people: tuple[AttendancePerson, ...]
    summary: str
    footer: str
    signatures: Signatures
    place_and_date: str
    letterhead: Letterhead | None = None
    mark: str = ""


@dataclass(frozen=True)
class TalkedAbout:
    """One item in the minutes. `outcomes` are pairs of kind and words; `hidden` marks what is only for the committee."""

    number: int
    title: str
    presenter: str
    said: tuple[str, ...]
    points: tuple[tuple[str, str], ...]
    outcomes: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class MinutesPaper:
    """Notulen. `actions` are what, who, until when; `remarks` the comments that were made before confirmation, with answers."""

    title: str
    heading: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    attendance: str
    participants: tuple[str, ...]
    agenda: tuple[str, ...]
    items: tuple[TalkedAbout, ...]
    decisions: tuple[str, ...]
    actions: Table | None
    closing: tuple[str, ...]
    confirmed: str
    footer: str
    signatures: Signatures
    acknowledged: Signatures
    place_and_date: str
    letterhead: Letterhead | None = None
    mark: str = ""


@dataclass(frozen=True)
class RecordPaper:
    """Berita acara: one sentence of day, place and attendance, what was decided, and the signatures."""

    title: str
    heading: str
    subject: str
    opening: str
    decisions: tuple[str, ...]
    closing: str
    footer: str
    signatures: Signatures
    place_and_date: str
    letterhead: Letterhead | None = None
    mark: str = ""
