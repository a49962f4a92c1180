"""Making sense of one row of an old agreement register: what it says, what was mended, and what is kept in its own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from core import looks
from core.dates import inclusive_end, month_name
from core.imports import Cells
from core.looks import screen_language
from core.spoken import gettext as _
from core.spoken import spoken
from partnerships.imports import words
from partnerships.imports.register_links import COLUMNS as LINKING
from partnerships.imports.register_links import RowLinks
from partnerships.imports.terms import Reading, Term, is_nothing, read_day, read_term
from partnerships.numbers import month_and_year_in
from partnerships.terms import AgreementKind

SERIAL = re.compile(r"no\.?|nomor urut|no\.? urut|#", re.IGNORECASE)
"""The heading of a column that only counts the rows."""

SAME_TERM_DAYS = 31
"""A length in words and two dates that differ by less agree with each other."""


@dataclass
class RowReader:
    """Reads the cells of one row; `notes` are sentences for the preview, `kept` the words that stay as "keterangan asal"."""

    cells: Cells
    labels: Mapping[str, str]
    today: date
    notes: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)

    def keep(self, column: str) -> None:
        """Keep the cell's own words."""
        if self.cells[column].strip():
            self.kept[self.labels[column]] = self.cells[column]

    def warn(self, sentence: str, *columns: str) -> None:
        """Say something about the row, and keep the words of these columns."""
        self.notes.append(sentence)
        for column in columns:
            self.keep(column)

    def origin_note(self) -> str:
        """What found no place or was mended, word for word, one line per heading."""
        others = {
            heading: text
            for heading, text in self.cells.others.items()
            if not is_nothing(text) and not (SERIAL.fullmatch(heading) and text.strip(" .").isdigit())
        }
        return "\n".join(f"{heading}: {text}" for heading, text in (self.kept | others).items())

    def day(self, column: str, *, last: bool = False) -> Reading:
        """The day in a column; what had to be mended is said and kept."""
        reading = read_day(self.cells[column], self.today, last=last)
        if reading.mends:
            self.keep(column)
        return reading

    def term(self) -> dict[str, Any]:
        """The three dates. Dates win over lengths in words; an end before the beginning is not believed."""
        signed, start, end = self.day("signed_on"), self.day("starts_on"), self.day("ends_on", last=True)
        term = self._term("term")
        for column, reading in (("starts_on", start), ("ends_on", end)):  # a term may stand in a column of dates
            if reading.day is None and reading.mends and term.is_empty:
                other = read_term(self.cells[column], self.today)
                if not other.is_empty:
                    term, reading.mends = other, []
        for reading in (signed, start, end):
            self.notes += reading.mends
        self.notes += term.mends
        begins, ends = start.day or term.start, end.day or term.end
        if begins is None and signed.day and (ends or term.months):
            begins = signed.day
            self.warn(
                _("Tanggal mulai tidak ada; dipakai tanggal penandatanganan, %(day)s.")
                % {"day": spoken(looks.day, begins)}
            )
        ends = self._end(begins, ends, term)
        forever = term.forever and ends is None
        if signed.day and signed.day > self.today:
            self.warn(_("Tanggal penandatanganan masih di depan: %(day)s.") % {"day": spoken(looks.day, signed.day)})
        return {"signed_on": signed.day, "starts_on": begins, "ends_on": ends, "evergreen": forever}

    def say_unknown_end(self, term: dict[str, Any]) -> None:
        """An agreement of which nobody knows until when it holds says so."""
        if term["ends_on"] is None and not term["evergreen"]:
            sentence = _("Tanggal berakhir tidak diketahui; statusnya “masa berlaku belum jelas” sampai dilengkapi.")
            self.warn(sentence, "term")

    def _term(self, column: str) -> Term:
        found = read_term(self.cells[column], self.today)
        if found.mends:
            self.keep(column)
        return found

    def _end(self, begins: date | None, ends: date | None, term: Term) -> date | None:
        counted = inclusive_end(begins, 0, term.months) if begins and term.months else None
        if begins and ends and ends < begins:
            if counted:
                self.warn(
                    _("Berakhir sebelum mulai; tanggal berakhir dihitung dari jangka waktu: %(day)s.")
                    % {"day": spoken(looks.day, counted)},
                    "starts_on", "ends_on", "term",
                )  # fmt: skip
                return counted
            self.warn(_("Berakhir sebelum mulai; tanggal berakhir tidak dipakai."), "starts_on", "ends_on", "term")
            return None
        if begins and ends == begins:
            self.warn(_("Mulai dan berakhir pada hari yang sama."))
        if ends and counted and abs((ends - counted).days) > SAME_TERM_DAYS:
            self.warn(
                _("Jangka waktu “%(term)s” tidak cocok dengan tanggalnya; tanggal yang dipakai.")
                % {"term": self.cells["term"]},
                "term",
            )
        if ends is None and counted:
            self.notes.append(
                _("Tanggal berakhir dihitung dari jangka waktu: %(day)s.") % {"day": spoken(looks.day, counted)}
            )
            return counted
        return ends

    def state(self, term: dict[str, Any]) -> dict[str, bool]:
        """What the typed state and the dates say together; where they contradict each other the dates win."""
        claim, ends = words.read_state(self.cells["status"]), term["ends_on"]
        past = ends is not None and ends < self.today
        found = {"over": past, "terminated": False, "unsigned": False}
        typed = {"typed": " ".join(self.cells["status"].split())}
        if claim == words.UNSIGNED and not term["signed_on"]:
            self.warn(
                _("Menurut statusnya (“%(typed)s”) belum ditandatangani; dicatat sebagai penjajakan, tanpa perjanjian.")
                % typed,
                "status",
            )
            return {**found, "unsigned": True, "over": False}
        if claim == words.STOPPED and not past:
            self.warn(_("Menurut statusnya (“%(typed)s”) diakhiri sebelum waktunya.") % typed, "status")
            return {**found, "terminated": True}
        if claim == words.OVER and ends is None:
            self.warn(
                _("Menurut statusnya (“%(typed)s”) sudah berakhir; tanggalnya tidak diketahui.") % typed, "status"
            )
            return {**found, "over": True}
        if claim and not self._agrees(claim, past):
            real = _("sudah berakhir") if past else _("masih berlaku")
            self.warn(
                _("Statusnya tertulis “%(typed)s”, tetapi menurut tanggalnya %(real)s. Tanggal yang dipakai.")
                % {**typed, "real": real},
                "status",
            )
        elif self.cells["status"].strip() and not claim and not is_nothing(self.cells["status"]):
            self.warn(_("Status “%(typed)s” tidak dikenal; status dihitung dari tanggal.") % typed, "status")
        return found

    @staticmethod
    def _agrees(claim: str, past: bool) -> bool:
        return claim == words.STOPPED or ((claim == words.OVER) == past and claim != words.UNSIGNED)

    def numbers(self, sides: int, own: str) -> list[str]:
        """One letter number per party, the school's first; what is left over is kept. `own` is how the school's numbers look."""
        mixed, ours = words.read_numbers(self.cells["number"]), words.read_numbers(self.cells["school_number"])
        theirs = words.read_numbers(self.cells["partner_number"])
        if len(mixed) > 1 and not ours and not theirs:
            if own and own in _bare(mixed[1]) and own not in _bare(mixed[0]):
                mixed[0], mixed[1] = mixed[1], mixed[0]
            self.warn(
                _("%(count)d nomor dalam satu sel: %(first)s dicatat sebagai nomor sekolah, selebihnya nomor mitra.")
                % {"count": len(mixed), "first": mixed[0]}, "number",
            )  # fmt: skip
        own_numbers = ours or mixed[:1]
        others = theirs or (mixed if ours else mixed[1:])
        placed = [own_numbers[0] if own_numbers else "", *others[:sides]]
        surplus = [*own_numbers[1:], *others[sides:]]
        if surplus:
            self.warn(
                _("Nomor yang tidak kebagian tempat disimpan sebagai keterangan asal: %(numbers)s.") % {"numbers": "; ".join(surplus)},
                "number", "school_number", "partner_number",
            )  # fmt: skip
        for number in filter(None, placed):
            if words.is_half_filled(number):
                self.notes.append(_("Nomor %(number)s tampaknya belum lengkap.") % {"number": number})
        cut = [words.shortened(number, words.NUMBER_LENGTH, _("Nomor"), self.notes) for number in placed]
        if cut != placed:
            self.warn(_("Nomor terlalu panjang."), "number", "school_number", "partner_number")
        return cut + [""] * (1 + sides - len(cut))

    def bound(self, links: RowLinks | None) -> dict[str, Any] | None:
        """The other rows that this one renews or stands under; what names no row of the same partners is said. All is kept."""
        for column, saying in LINKING.items():
            if is_nothing(self.cells[column]):
                continue
            self.keep(column)
            if links is None or getattr(links, saying) is None:
                self.notes.append(
                    _("“%(column)s”: %(text)s tidak ditemukan di baris lain dengan mitra yang sama; disimpan sebagai keterangan asal.")
                    % {"column": self.labels[column], "text": " ".join(self.cells[column].split())[:80]}
                )  # fmt: skip
        return asdict(links) if links is not None else None

    def check_number_dates(self, number: str, signed_on: date | None) -> None:
        """A month or year inside the number that disagrees with the date: only said, real registers are full of them."""
        if not number or signed_on is None:
            return
        month, year = month_and_year_in(number)
        if (month or signed_on.month, year or signed_on.year) != (signed_on.month, signed_on.year):
            self.notes.append(
                _("Bulan atau tahun dalam nomor %(number)s berbeda dari tanggal penandatanganan (%(month)s %(year)s).")
                % {"number": number, "month": spoken(_month, signed_on.month), "year": signed_on.year}
            )

    def kind(self, default: str, numbers: list[str]) -> str:
        """The kind of document: as its column says, else as title or number betray it, else the one chosen for the file."""
        typed = self.cells["kind"]
        found = words.read_kind(typed)
        if found:
            return found
        found = (
            words.read_kind(self.cells["subject"][:60])
            or words.read_kind(" ".join(numbers).replace("-", " ").replace(".", " "))
            or default
        )
        if not is_nothing(typed):
            self.warn(
                _("Jenis “%(typed)s” tidak menyebut naskahnya; dicatat sebagai %(kind)s.")
                % {"typed": " ".join(typed.split()), "kind": AgreementKind(found).label}, "kind",
            )  # fmt: skip
        return found


def _month(month: int) -> str:
    return month_name(month, screen_language())


def _bare(number: str) -> str:
    return "".join(sign for sign in number.casefold() if sign.isalnum())
