"""Dapodik's own table of agreements with business and industry ("Tabel Mou"), column by column [practice 1.6].

Order, lengths and spelling follow the table of Dapodik 2022: numbers and titles of at most 80 characters, phones as
<kode area>-<nomor>, a tax number of 15 digits. What does not fit is said before the download (`problems`); in the file it is cut.
"Jenis Kerjasama" stays empty: it is chosen in Dapodik from a list of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core.lists import Column
from core.policy import Actor
from partnerships.models import Agreement, Partner, PartnerContact
from partnerships.queries.dressing import agreement_parties
from partnerships.terms import PartnerKind

NUMBER, TITLE, NAME, FIELD, PHONE, PERSON, POSITION = 80, 80, 100, 40, 20, 100, 40
THREE_DIGIT_AREAS = ("021", "022", "024", "031", "061")
LABELS = {
    "number": _("Nomor MoU"),
    "title": _("Judul MoU"),
    "starts": _("Tanggal mulai"),
    "ends": _("Tanggal selesai"),
    "name": _("Nama DUDI"),
    "business": _("Bidang usaha"),
    "person": _("Nama kontak"),
    "position": _("Jabatan kontak"),
}
SPELLED = _("Telepon “%(value)s” tidak terbaca sebagai kode area dan nomor, misalnya 0274-123456.")
TAX = _("NPWP “%(value)s” bukan 15 angka.")
EMPTY, LONG = _("%(label)s belum diisi."), _("%(label)s %(has)s huruf; Dapodik menerima %(most)s, sisanya dipotong.")
ENDLESS = _("Perjanjian ini berlaku terus; Dapodik meminta tanggal selesai.")
"""Sentences of what is wrong. Most lines are in order, and translating for those was half of the page's work."""


@dataclass(frozen=True)
class Problem:
    """What is missing or does not fit, and where it is mended: a route and its object; `stops` when Dapodik asks for it."""

    text: str
    route: str
    pk: int
    stops: bool = True


@dataclass(frozen=True)
class Line:
    """One agreement with one partner, in Dapodik's spelling."""

    agreement: Agreement
    partner: Partner
    institution: str
    number: str
    school: str
    values: dict[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Nothing that Dapodik asks for is missing."""
        return not any(problem.stops for problem in self.problems)


def eligible(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Signed agreements that stand by themselves; an addendum only moves the end of its own."""
    return rows.filter(state=Agreement.State.SIGNED, base=None)


READ = ("subject", "starts_on", "ends_on", "extended_to", "evergreen", "school__name")
READ_OF_CONTACT = ("partner", "name", "phone", "position")


def dressed(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """With parties, their partners and contacts, and the school: of most only the columns that the table reads.

    Of parties and partners all: with fewer columns SQLite begins at the other end, which takes it 120 ms instead of 2.
    """
    contacts = PartnerContact.objects.only(*READ_OF_CONTACT)
    shown = rows.select_related("school").only(*READ)
    return shown.prefetch_related(
        agreement_parties("party__partner"), Prefetch("parties__party__partner__contacts", contacts)
    )


def phone(text: str) -> str | None:
    """ "(0274) 123456" -> "0274-123456"; "+62 812 3456 7890" -> "0812-34567890"; None when no area code can be told."""
    digits = re.sub(r"\D", "", re.sub(r"^\s*(?:\+|00)62", "0", text))
    if text and not digits.startswith("0"):
        return None
    area = 3 if digits.startswith(THREE_DIGIT_AREAS) else 4
    made = f"{digits[:area]}-{digits[area:]}"
    return made if 8 <= len(digits) <= PHONE - 1 else None


def tax_number(text: str) -> str | None:
    """Fifteen digits; a number of sixteen that begins with 0 is the same one in the new form. None for anything else."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 16 and digits.startswith("0"):
        digits = digits[1:]
    return digits if len(digits) == 15 else None


class _Writer:
    """Collects the values of one line and what is wrong with them."""

    def __init__(self, agreement: Agreement, partner: Partner) -> None:
        self.agreement, self.partner = agreement, partner
        self.values: dict[str, Any] = {}
        self.problems: list[Problem] = []

    def say(self, text: str, *, partner: bool = False, route: str = "agreement", stops: bool = True) -> None:
        place = ("partnerships:partner_edit", self.partner.pk) if partner else (
            f"partnerships:{route}", self.agreement.pk)  # fmt: skip
        self.problems.append(Problem(text, *place, stops=stops))

    def text(self, name: str, value: str, most: int, *, needed: bool, **where: Any) -> None:
        """A text of at most `most` characters."""
        value = " ".join(value.split())
        if needed and not value:
            self.say(EMPTY % {"label": LABELS[name]}, **where)
        if len(value) > most:
            told = {"label": LABELS[name], "has": len(value), "most": most}
            self.say(LONG % told, **where)
        self.values[name] = value[:most].rstrip()

    def day(self, name: str, value: date | None, *, missing: Any = EMPTY) -> None:
        if value is None:
            self.say(missing % {"label": LABELS[name]})
        self.values[name] = value

    def shaped(self, name: str, value: str, made: str | None, complaint: Any) -> None:
        """A text that has to be spelled in a certain way; it may be missing, but not be of another shape."""
        if value and made is None:
            self.say(complaint % {"value": value}, partner=True, stops=False)
        self.values[name] = (made or "") if value else ""


@cache
def _kinds() -> dict[str, str]:
    """Dapodik's words, whatever language its reader has chosen here."""
    with translation.override("id"):
        return {code: str(label) for code, label in PartnerKind.choices}


def _business(writer: _Writer) -> None:
    partner = writer.partner
    kind = _kinds().get(partner.kind, partner.kind)
    known = partner.business_field or ("" if partner.kind == PartnerKind.BUSINESS else kind)
    writer.text("business", known, FIELD, needed=True, partner=True)


def _reach(writer: _Writer) -> None:
    partner = writer.partner
    writer.shaped("phone", partner.phone, phone(partner.phone), SPELLED)
    contact = next(iter(partner.contacts.all()), None)
    writer.text("person", contact.name if contact else "", PERSON, needed=False, partner=True)
    number = contact.phone if contact else ""
    writer.shaped("person_phone", number, phone(number), SPELLED)
    position = contact.position if contact else ""
    writer.text("position", position, POSITION, needed=False, partner=True, stops=False)


def _line(agreement: Agreement, party: Any, own_number: str) -> Line:
    partner = party.party.partner
    writer, number = _Writer(agreement, partner), own_number or party.number
    writer.text("number", number, NUMBER, needed=True, route="agreement")
    writer.text("title", agreement.subject, TITLE, needed=True)
    writer.day("starts", agreement.starts_on)
    writer.day("ends", agreement.last_day, missing=ENDLESS if agreement.evergreen else EMPTY)
    writer.text("name", party.institution, NAME, needed=True, partner=True)
    writer.shaped("tax", partner.tax_number, tax_number(partner.tax_number), TAX)
    _business(writer)
    _reach(writer)
    return Line(
        agreement, partner, party.institution, number, agreement.school.name, writer.values, tuple(writer.problems)
    )


def lines(agreement: Agreement) -> Iterator[Line]:
    """One line per partner of the agreement."""
    parties = list(agreement.parties.all())
    own = next((party.number for party in parties if not party.party.partner_id), "")
    yield from (_line(agreement, party, own) for party in parties if party.party.partner_id)


def _of(name: str) -> Any:
    return lambda line: line.values[name]


def columns(actor: Actor, today: date) -> Sequence[Column]:
    """Dapodik's columns in Dapodik's order, with the headings of its own guide; they are never translated."""
    return [
        Column("Jenis Kerjasama", lambda line: ""),
        Column("Dunia Usaha & Industri", lambda line: line.partner.name),
        Column("Sekolah", lambda line: line.school),
        Column("Nomor MoU", _of("number")),
        Column("Judul MoU", _of("title")),
        Column("Tgl Mulai", _of("starts")),
        Column("Tgl Selesai", _of("ends")),
        Column("Nama DUDI", _of("name")),
        Column("NPWP DUDI", _of("tax")),
        Column("Nama Bidang Usaha", _of("business")),
        Column("Telp Kantor", _of("phone")),
        Column("Fax", lambda line: ""),
        Column("Contact Person", _of("person")),
        Column("Telp Cp", _of("person_phone")),
        Column("Jabatan Cp", _of("position")),
    ]
