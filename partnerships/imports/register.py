"""Bring the school's register of older agreements in: a row becomes a partnership with its agreement, as it stands today [PA12].

The rows are history: signed elsewhere, often incomplete. Nothing is lost: what has no place in our fields stays word for word
in the agreement's "keterangan asal", what cannot be understood is refused with a reason and can be corrected in the preview.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast

from django.db import models, transaction

from core import imports
from core.imports import Cells, Cleaned, RowAsked, RowRefused, Values
from core.models import ImportBatch, ImportRow
from core.policy import Actor, NotNow
from core.spoken import gettext as _
from core.spoken import spoken
from partnerships.actions.historical import Historical, Side, forget_historical, record_historical
from partnerships.actions.partners import add_partner, remove_partner
from partnerships.imports import words
from partnerships.imports.headings import COLUMNS
from partnerships.imports.matching import Matcher, Resolved
from partnerships.imports.register_groups import GroupWriter
from partnerships.imports.register_links import LinkFinder
from partnerships.imports.register_row import RowReader
from partnerships.models import Agreement, Partner, Partnership
from partnerships.policy import LEADS
from partnerships.queries.dressing import agreement_parties
from partnerships.terms import AgreementKind, PartnerKind
from schools.identifiers import fold_name
from schools.models import School, User
from schools.roles import Role

KIND = "partnerships.register"


class RegisterImporter(imports.Importer):
    """One school's register. Rows that are there already stay as they are; undoing keeps what somebody worked on."""

    kind = KIND
    adjustable = True
    updates = False
    undo_each = True
    columns = COLUMNS

    def __init__(self, school: School, today: date) -> None:
        self.school = school
        self.today = today
        self.labels = {column.name: spoken(str, column.label) for column in self.columns}
        self._matcher = Matcher(school, {})
        self._made: list[Any] = []
        self._new: dict[str, Partner] = {}
        self._used: dict[tuple[str, str], int] = {}
        self._options: Mapping[str, Any] = {}
        self._leads: dict[int, User] = {}
        self._file = ""
        self._kept: Mapping[int, list[str]] = {}
        self._links = LinkFinder([], {})
        self._together = GroupWriter(school)

    def begin(self, batch: ImportBatch, rows: Sequence[Cells]) -> None:
        """Read the directory and the people once, and put the questions about near names into the batch."""
        self._options = batch.options
        self._matcher = Matcher(self.school, batch.options.get("partners", {}))
        people = User.objects.filter(
            memberships__in=self.school.memberships.holding(self.school.pk, Role.HUB, *LEADS)
        ).distinct()
        self._leads = {person.pk: person for person in people}
        lines: dict[str, list[int]] = defaultdict(list)
        names = []
        for cells in rows:
            for named in self._named(cells):
                names.append(named.name)
                lines[fold_name(named.name)[:160]].append(cells.line)
        self._matcher.load(names)
        self._file = batch.file_name
        if rows:
            batch.options["questions"] = self._matcher.questions(lines)
            partners = {
                cells.line: frozenset(self._matcher.resolve(n.name, n.regency).key for n in self._named(cells))
                for cells in rows
            }
            self._links = LinkFinder(rows, partners)

    def _named(self, cells: Mapping[str, str]) -> list[words.Named]:
        """The partners of a row, without the school itself; a title "antara A dengan B" helps where the cell is empty."""
        own = fold_name(self.school.name)
        found = [named for named in words.read_partners(cells["partner"]) if fold_name(named.name) != own]
        if not found:
            other, _subject = words.between(cells["subject"], self.school.name)
            found = [named for named in words.read_partners(other) if fold_name(named.name) != own]
        return found

    def clean_row(self, cells: Mapping[str, str]) -> Cleaned:
        """A row's values. Refuses one without a partner, asks about a partner that may be another."""
        cells = cast(Cells, cells)
        named = self._named(cells)
        if words.is_sum(cells["partner"]):
            raise RowRefused(_("Ini tampaknya baris jumlah, bukan perjanjian."))
        if not any(any(sign.isalpha() for sign in one.name) for one in named):  # none, or 1, 2, 3 … under the headings
            raise RowRefused(_("Nama mitra kosong. Isi nama mitranya, atau lewati baris ini."))
        unclear = [one.name for one in named if self._matcher.is_open(one.name)]
        if unclear:
            raise RowAsked(
                *(
                    _("Apakah “%(name)s” mitra yang sudah dikenal? Jawab pertanyaannya di atas.") % {"name": name}
                    for name in unclear
                )
            )
        reader = RowReader(cells, self.labels, self.today)
        sides = self._sides(reader, named)
        numbers = reader.numbers(len(sides), self.school.number_institution.casefold().replace(" ", ""))
        term = reader.term()
        kind = reader.kind(self._options.get("kind", AgreementKind.PKS), numbers)
        state = reader.state(term)
        if not state["unsigned"] and kind != AgreementKind.INFORMAL:
            reader.say_unknown_end(term)
        for number in numbers:
            reader.check_number_dates(number, term["signed_on"])
        values = {
            "kind": kind,
            "subject": self._subject(reader, sides),
            "sides": [{"key": s.key, "name": s.name, "partner": s.partner, "known": s.partner_name, **extra} for s, extra in sides],
            "numbers": numbers,
            "lead": self._lead(reader),
            "summary": " ".join(cells["scope"].split()) if not words.is_nothing(cells["scope"]) else "",
            **{name: value.isoformat() if isinstance(value, date) else value for name, value in term.items()},
            **state,
        }  # fmt: skip
        if kind == AgreementKind.INFORMAL or state["unsigned"]:  # no agreement that could hold the numbers and dates
            for column in ("number", "school_number", "partner_number", "signed_on", "starts_on", "ends_on", "term"):
                reader.keep(column)
        has_agreement = kind != AgreementKind.INFORMAL and not state["unsigned"]
        values["links"] = reader.bound(self._links.of(cells.line) if has_agreement else None)
        values["origin_note"] = reader.origin_note()
        key = self._key(values)
        self._say_repeated_numbers(reader, values)
        return Cleaned(key, values, list(dict.fromkeys(reader.notes)))

    def _sides(self, reader: RowReader, named: Sequence[words.Named]) -> list[tuple[Resolved, Values]]:
        """Each partner once, found in the directory or to be made, with what the row says about a new one."""
        found: dict[str, tuple[Resolved, Values]] = {}
        alone = len(named) == 1
        if not alone or " ".join(reader.cells["partner"].split()) != named[0].name:
            reader.keep("partner")
        for one in named:
            regency = one.regency or (" ".join(reader.cells["regency"].split()) if alone else "")
            resolved = self._matcher.resolve(one.name, regency)
            if resolved.key in found:
                continue
            extra: Values = {"kind": "", "regency": "", "address": ""}
            if resolved.partner is None:
                guessed = words.guess_kind(resolved.partner_name)
                if not guessed:
                    reader.notes.append(
                        _("Jenis mitra %(name)s belum jelas; dicatat sebagai “%(kind)s”. Periksa di direktori.")
                        % {"name": one.name, "kind": PartnerKind.COMMUNITY.label}
                    )
                extra = {
                    "kind": guessed or PartnerKind.COMMUNITY.value,
                    "regency": regency[:100],
                    "address": " ".join(reader.cells["address"].split())[:250] if alone else "",
                }
            elif resolved.partner_name != one.name:
                reader.notes.append(
                    _("“%(name)s” dikenali sebagai mitra %(known)s.")
                    % {"name": one.name, "known": resolved.partner_name}
                )
            found[resolved.key] = resolved, extra
        if len(found) > 1:
            reader.warn(
                _("%(count)d mitra dalam satu sel; dicatat sebagai kerja sama multilateral.") % {"count": len(found)},
                "partner",
            )
        if not alone or any(resolved.partner is not None for resolved, _extra in found.values()):
            reader.keep("address")  # what a known partner's address is, the directory says
            if not alone:
                reader.keep("regency")
        return list(found.values())

    def _subject(self, reader: RowReader, sides: Sequence[tuple[Resolved, Values]]) -> str:
        text = " ".join(reader.cells["subject"].split())
        if not words.is_nothing(text):
            return (
                words.shortened(text, 250, self.labels["subject"], reader.notes)
                if len(text) <= 250
                else self._cut_subject(reader, text)
            )
        names = ", ".join(resolved.partner_name for resolved, _extra in sides)
        made = _("Kerja sama dengan %(names)s") % {"names": names}
        reader.notes.append(_("Judul kosong; diisi “%(title)s”.") % {"title": made[:120]})
        return made[:250]

    def _cut_subject(self, reader: RowReader, text: str) -> str:
        reader.keep("subject")
        return words.shortened(text, 250, self.labels["subject"], reader.notes)

    def _lead(self, reader: RowReader) -> int:
        """The person whom the row names, when that person may lead; else the one chosen for the file."""
        text = reader.cells["lead"]
        if words.is_nothing(text):
            return int(self._options["lead"])
        wanted = fold_name(text)
        found = [pk for pk, person in self._leads.items() if fold_name(person.display_name) == wanted]
        if len(found) == 1:
            return found[0]
        reader.warn(
            _("“%(name)s” bukan pengguna yang dapat menjadi penanggung jawab; dipakai yang Anda pilih.")
            % {"name": " ".join(text.split())[:80]},
            "lead",
        )
        return int(self._options["lead"])

    def _key(self, values: Values) -> str:
        partners = "+".join(sorted(side["key"] for side in values["sides"]))
        what = "+".join(sorted(filter(None, values["numbers"]))) or fold_name(values["subject"])
        text = f"{partners}|{what}|{values['starts_on'] or values['signed_on'] or ''}"
        return hashlib.sha256(text.casefold().encode()).hexdigest()

    def _say_repeated_numbers(self, reader: RowReader, values: Values) -> None:
        """Two rows with one number: real registers have them, so it is only said."""
        for place, number in enumerate(values["numbers"]):
            if not number:
                continue
            owner = "" if place == 0 else values["sides"][place - 1]["key"]
            first = self._used.setdefault((owner, number.casefold()), reader.cells.line)
            if first != reader.cells.line:
                reader.notes.append(
                    _("Nomor %(number)s dipakai juga di baris %(line)s.") % {"number": number, "line": first}
                )

    def complete(self, values: Values, before: Values | None) -> Values:
        """Rows are only ever added."""
        return values

    def existing(self, wanted: Mapping[str, Values]) -> Mapping[str, models.Model]:
        """Partnerships with the same partner whose agreement has the same number, or the same subject and beginning. Three queries."""
        partners = {side["partner"] for values in wanted.values() for side in values["sides"] if side["partner"]}
        if not partners:
            return {}
        rows = Agreement.objects.filter(school=self.school, parties__party__partner__in=partners).distinct()
        there: dict[tuple[int, str], Partnership] = {}
        for row in rows.select_related("partnership").prefetch_related(agreement_parties()):
            parties = list(row.parties.all())
            marks = {f"n:{p.number.casefold()}" for p in parties if p.number} | {
                f"s:{fold_name(row.subject)}|{row.starts_on or ''}"
            }
            there |= {
                (p.party.partner_id, mark): row.partnership for p in parties if p.party.partner_id for mark in marks
            }
        found: dict[str, models.Model] = {}
        for key, values in wanted.items():
            marks = [f"n:{number.casefold()}" for number in values["numbers"] if number]
            marks.append(f"s:{fold_name(values['subject'])}|{values['starts_on'] or ''}")
            hits = [
                there[place]
                for side in values["sides"]
                for mark in marks
                if (place := (side["partner"], mark)) in there
            ]
            if hits:
                found[key] = hits[0]
        return found

    def known(self, obj: models.Model) -> str:
        """It is in the register already."""
        return _("Sudah tercatat sebagai kemitraan “%(title)s”; tidak diubah.") % {"title": obj}

    def save_row(self, obj: models.Model | None, values: Values, *, by: Actor, now: datetime) -> models.Model:
        """Make the partners that are new, then the partnership with its agreement."""
        self._made = []
        sides = [
            Side(self._partner(side, by=by, now=now), side["name"], number)
            for side, number in zip(values["sides"], values["numbers"][1:], strict=True)
        ]
        days = {
            name: date.fromisoformat(values[name]) if values[name] else None
            for name in ("signed_on", "starts_on", "ends_on")
        }
        plain = values["kind"] == AgreementKind.INFORMAL or values["unsigned"]
        lead = self._leads.get(values["lead"])
        if lead is None:
            raise NotNow(_("penanggung jawabnya tidak lagi bertugas di sekolah ini."))
        facts = Historical(
            subject=values["subject"], kind=values["kind"], sides=sides, lead=lead, number=values["numbers"][0],
            evergreen=values["evergreen"], over=values["over"], terminated=values["terminated"], unsigned=values["unsigned"],
            summary="\n\n".join(filter(None, (values["summary"], values["origin_note"]))) if plain else values["summary"],
            origin_note=values["origin_note"], extra={"file": self._file}, **days,
        )  # fmt: skip
        if values.get("links"):
            return self._together.save(facts, values, by=by, now=now)
        return record_historical(by=by, now=now, school=self.school, facts=facts)

    def _partner(self, side: Values, *, by: Actor, now: datetime) -> Partner:
        """The partner of the directory, or the one that this import makes once for all its rows."""
        if side["partner"]:
            found = Partner.objects.filter(school=self.school, pk=side["partner"]).first()
            if found is None:
                raise NotNow(
                    _("mitra %(name)s tidak ada lagi di direktori; buat pratinjau baru.") % {"name": side["known"]}
                )
            return found
        if side["key"] not in self._new:
            made = add_partner(
                by=by, now=now, school=self.school, name=side["known"][:160], kind=side["kind"], regency=side["regency"],
                address=side["address"], note=_("Ditambahkan dari daftar perjanjian lama."),
            )  # fmt: skip
            self._new[side["key"]] = made
            self._made.append(["partner", made.pk])
        return self._new[side["key"]]

    def take_made(self) -> list[Any]:
        """The partners that the last row brought into the directory."""
        return self._made

    def begin_undo(self, batch: ImportBatch, *, by: Actor, now: datetime) -> None:
        """All partnerships on which nobody worked go at once."""
        keys = batch.rows.filter(object_id__isnull=False).values_list("object_id", flat=True)
        self._kept = forget_historical(by=by, now=now, school=self.school, partnerships=list(keys))

    def check_untouched(self, obj: models.Model, row: ImportRow) -> None:
        """What is still there after `begin_undo` was worked on."""
        raise NotNow(_("dipertahankan karena sudah dikerjakan."), self._kept.get(obj.pk, []))

    def undo_made(self, made: list[Any], *, by: Actor, now: datetime) -> list[str]:
        """Partners that came with the register go, unless they are in use or were changed by now."""
        stays: list[str] = []
        for _what, pk in made:
            partner = Partner.objects.filter(school=self.school, pk=pk).first()
            if partner is None:
                continue
            try:
                with transaction.atomic():
                    remove_partner(by=by, now=now, partner=partner)
            except NotNow as refusal:
                stays.append(
                    _("Mitra %(name)s dipertahankan: %(why)s") % {"name": partner.name, "why": refusal.sentence}
                )
        return stays
