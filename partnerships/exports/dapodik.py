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

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core.lists import Column
from core.policy import Actor
from partnerships.models import Agreement, AgreementParty, PartnerContact
from partnerships.terms import PartnerKind

NUMBER, TITLE, NAME, FIELD, PHONE, PERSON, POSITION = 80, 80, 100, 40, 20, 100, 40
NO_DIGIT, ABROAD = re.compile(r"\D"), re.compile(r"^\s*(?:\+|00)62")
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
    partner: str
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


READ = ("subject", "starts_on", "ends_on", "extended_to", "evergreen")
OF_PARTNER = ("id", "name", "kind", "business_field", "phone", "tax_number")
CONTACT = ("name", "phone", "position")
NOBODY = dict.fromkeys(CONTACT, "")


def dressed(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """With the school's name, and the parties as `told`: what the table says of them, of their partner and its first contact.

    Five hundred agreements are checked at once, so that a partner and its contacts are columns of the party and no instances.
    """
    first = PartnerContact.objects.filter(partner=OuterRef("party__partner")).values(
        json=JSONObject(**{name: name for name in CONTACT})
    )
    of_partner = {f"partner_{name}": F(f"party__partner__{name}") for name in OF_PARTNER}
    parties = AgreementParty.objects.only("agreement", "number", "institution").annotate(
        **of_partner, contact=Subquery(first[:1])
    )
    # In the order of its own index: else SQLite begins at the parties of all partnerships, which takes it 120 ms instead of 8.
    parties = parties.order_by("agreement_id", "order")
    shown = rows.only(*READ).annotate(school_called=F("school__name"))
    return shown.prefetch_related(Prefetch("parties", parties, to_attr="told"))


def phone(text: str) -> str | None:
    """ "(0274) 123456" -> "0274-123456"; "+62 812 3456 7890" -> "0812-34567890"; None when no area code can be told."""
    if not text:
        return None
    digits = NO_DIGIT.sub("", ABROAD.sub("0", text))
    if not digits.startswith("0"):
        return None
    area = 3 if digits.startswith(THREE_DIGIT_AREAS) else 4
    made = f"{digits[:area]}-{digits[area:]}"
    return made if 8 <= len(digits) <= PHONE - 1 else None


def tax_number(text: str) -> str | None:
    """Fifteen digits; a number of sixteen that begins with 0 is the same one in the new form. None for anything else."""
    digits = NO_DIGIT.sub("", text)
    if len(digits) == 16 and digits.startswith("0"):
        digits = digits[1:]
    return digits if len(digits) == 15 else None


class _Writer:
    """Collects the values of one line and what is wrong with them."""

    def __init__(self, agreement: Agreement, party: Any) -> None:
        self.agreement, self.party = agreement, party
        self.values: dict[str, Any] = {}
        self.problems: list[Problem] = []

    def say(self, text: str, *, partner: bool = False, route: str = "agreement", stops: bool = True) -> None:
        place = ("partnerships:partner_edit", self.party.partner_id) if partner else (
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
    party = writer.party
    kind = _kinds().get(party.partner_kind, party.partner_kind)
    known = party.partner_business_field or ("" if party.partner_kind == PartnerKind.BUSINESS else kind)
    writer.text("business", known, FIELD, needed=True, partner=True)


def _reach(writer: _Writer) -> None:
    office, contact = writer.party.partner_phone, writer.party.contact or NOBODY
    writer.shaped("phone", office, phone(office), SPELLED)
    writer.text("person", contact["name"], PERSON, needed=False, partner=True)
    writer.shaped("person_phone", contact["phone"], phone(contact["phone"]), SPELLED)
    writer.text("position", contact["position"], POSITION, needed=False, partner=True, stops=False)


def _line(agreement: Any, party: Any, own_number: str) -> Line:
    writer, number = _Writer(agreement, party), own_number or party.number
    writer.text("number", number, NUMBER, needed=True, route="agreement")
    writer.text("title", agreement.subject, TITLE, needed=True)
    writer.day("starts", agreement.starts_on)
    writer.day("ends", agreement.last_day, missing=ENDLESS if agreement.evergreen else EMPTY)
    writer.text("name", party.institution, NAME, needed=True, partner=True)
    writer.shaped("tax", party.partner_tax_number, tax_number(party.partner_tax_number), TAX)
    _business(writer)
    _reach(writer)
    return Line(
        agreement,
        party.partner_name,
        party.institution,
        number,
        agreement.school_called,
        writer.values,
        tuple(writer.problems),
    )


def lines(agreement: Any) -> Iterator[Line]:
    """One line per partner of the agreement, which is `dressed`."""
    own = next((party.number for party in agreement.told if not party.partner_id), "")
    yield from (_line(agreement, party, own) for party in agreement.told if party.partner_id)


def _of(name: str) -> Any:
    return lambda line: line.values[name]


def columns(actor: Actor, today: date) -> Sequence[Column]:
    """Dapodik's columns in Dapodik's order, with the headings of its own guide; they are never translated."""
    return [
        Column("Jenis Kerjasama", lambda line: ""),
        Column("Dunia Usaha & Industri", lambda line: line.partner),
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
