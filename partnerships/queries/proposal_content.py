"""A proposal as words in a fixed order: what a version keeps, and what two versions are compared by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _

from core import dates
from core.differences import Piece, is_changed, words
from core.looks import day, screen_language, with_unit
from partnerships.models import Proposal
from partnerships.terms import FundSource

Content = Mapping[str, Any]
TEXTS = ("background", "goals", "evaluation_plan")
OBJECTIVE = ("statement", "measure", "unit", "achievable", "relevance")


def content_of(proposal: Proposal) -> dict[str, Any]:
    """Everything the proposal says now, in plain values that can be kept. Five queries."""
    parties = proposal.partnership.parties.select_related("partner", "partnership__school")
    names = {party.pk: party.name for party in parties}
    return {
        "texts": {name: getattr(proposal, name) for name in TEXTS},
        "objectives": [
            {
                "pk": row.pk, **{name: getattr(row, name) for name in OBJECTIVE}, "baseline": _kept(row.baseline),
                "target": _kept(row.target), "due_on": row.due_on.isoformat(),
            }
            for row in proposal.objectives.all()
        ],
        "roles": [
            {"party": row.party_id, "name": names[row.party_id], "role": row.role, "responsibilities": row.responsibilities}
            for row in proposal.party_roles.all()
        ],
        "budget": [
            {
                "pk": row.pk, "item": row.item, "quantity": _kept(row.quantity), "unit": row.unit, "unit_price": _kept(row.unit_price),
                "amount": str(row.amount), "source": row.source, "party": names.get(row.party_id or 0, ""),
            }
            for row in proposal.budget_lines.all()
        ],
    }  # fmt: skip


def _kept(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


@dataclass(frozen=True)
class Said:
    """One field in words. `place` is the part of the proposal it belongs to: "goals", "objective:3", "role:7", "budget_line:4"."""

    place: str
    heading: str
    name: str
    label: str
    text: str


def _number(value: str | None, unit: str = "") -> str:
    return "" if value is None else with_unit(floatformat(Decimal(value), "-2g"), unit)


def money(value: Decimal | str | None) -> str:
    """Rupiah in the person's language, hundredths only where there are any; '' for nothing."""
    if value is None:
        return ""
    amount = Decimal(value)
    return dates.rupiah(amount, screen_language(), decimals=0 if amount == int(amount) else 2)


def source_words(source: str, party: str = "") -> str:
    """Where the money comes from: "Komite sekolah", "Mitra: Puskesmas Melati"."""
    word = str(FundSource(source).label)
    return f"{word}: {party}" if party else word


def said(content: Content) -> Iterator[Said]:
    """Every field of the proposal in the order of reading, in the person's language."""
    texts = content["texts"]
    yield Said("background", _("Latar belakang"), "background", "", texts["background"])
    yield Said("goals", _("Tujuan umum"), "goals", "", texts["goals"])
    for number, row in enumerate(content["objectives"], 1):
        yield from _objective(number, row)
    for row in content["roles"]:
        heading = _("Peran %(name)s") % {"name": row["name"]}
        place = f"role:{row['party']}"
        yield Said(place, heading, "role", _("Peran"), row["role"])
        yield Said(place, heading, "responsibilities", _("Tanggung jawab"), row["responsibilities"])
    for number, row in enumerate(content["budget"], 1):
        yield from _budget_line(number, row)
    if content["budget"]:
        total = sum((Decimal(row["amount"]) for row in content["budget"]), Decimal(0))
        yield Said("budget", _("Anggaran"), "total", _("Jumlah seluruhnya"), money(total))
    yield Said("evaluation_plan", _("Rencana evaluasi"), "evaluation_plan", "", texts["evaluation_plan"])


def _objective(number: int, row: Mapping[str, Any]) -> Iterator[Said]:
    place, heading = f"objective:{row['pk']}", _("Sasaran %(number)s") % {"number": number}
    fields = (
        ("statement", _("Sasaran"), row["statement"]),
        ("measure", _("Ukuran"), row["measure"]),
        ("baseline", _("Nilai awal"), _number(row["baseline"], row["unit"])),
        ("target", _("Target"), _number(row["target"], row["unit"])),
        ("due_on", _("Tercapai paling lambat"), day(date.fromisoformat(row["due_on"]))),
        ("achievable", _("Mengapa dapat dicapai"), row["achievable"]),
        ("relevance", _("Mengapa penting"), row["relevance"]),
    )
    yield from (Said(place, heading, name, label, text) for name, label, text in fields)


def _budget_line(number: int, row: Mapping[str, Any]) -> Iterator[Said]:
    place, heading = f"budget_line:{row['pk']}", _("Anggaran baris %(number)s") % {"number": number}
    fields = (
        ("item", _("Keperluan"), row["item"]),
        ("quantity", _("Banyaknya"), _number(row["quantity"], row["unit"])),
        ("unit_price", _("Harga satuan"), money(row["unit_price"])),
        ("amount", _("Jumlah"), money(row["amount"])),
        ("source", _("Sumber dana"), source_words(row["source"], row["party"])),
    )
    yield from (Said(place, heading, name, label, text) for name, label, text in fields)


@dataclass(frozen=True)
class Change:
    """One field that differs; `heading` is the part of the proposal, `label` the field in it (empty when the part is one field)."""

    place: str
    heading: str
    label: str
    pieces: Sequence[Piece]


NAMED_BY = {"objectives": "statement", "budget": "item"}
"""What names a row to people, when it was taken out and written again."""


def _same_rows(old: Content, new: Content) -> dict[str, Any]:
    """`old` with the keys of `new` for rows that were taken out and written again under the same name."""
    aligned = dict(old)
    for part, name in NAMED_BY.items():
        kept = {row["pk"] for row in new[part]}
        fresh = {row[name]: row["pk"] for row in new[part] if row["pk"] not in {one["pk"] for one in old[part]}}
        aligned[part] = [
            row if row["pk"] in kept else {**row, "pk": fresh.pop(row[name], row["pk"])} for row in old[part]
        ]
    return aligned


def compare(old: Content, new: Content) -> list[Change]:
    """What changed from one version to another, in the order of the new one; what is gone altogether comes last."""
    before = {(one.place, one.name): one for one in said(_same_rows(old, new))}
    changes = []
    for one in said(new):
        former = before.pop((one.place, one.name), None)
        pieces = words(former.text if former else "", one.text)
        if is_changed(pieces):
            changes.append(Change(one.place, one.heading, one.label, pieces))
    for one in before.values():
        pieces = words(one.text, "")
        if is_changed(pieces):
            changes.append(Change(one.place, _("%(part)s (dihapus)") % {"part": one.heading}, one.label, pieces))
    return changes
