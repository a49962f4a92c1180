"""One row of an imported register in words: what would come into being, and what was said about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.looks import day
from core.models import ImportRow
from partnerships.models import Partnership
from partnerships.terms import AgreementKind


@dataclass(frozen=True)
class Line:
    """A row for the preview: its facts in words, and what the file said."""

    row: ImportRow
    title: str
    partners: str
    makes: tuple[str, ...]
    raw: tuple[tuple[str, str], ...]


def line_of(row: ImportRow) -> Line:
    """The row in words. No query."""
    values = row.cleaned
    raw = tuple((heading, text) for heading, text in row.raw.items() if text.strip())
    if not values:
        return Line(row, _name_of(row) or next((text for _heading, text in raw), "–"), "", (), raw)
    partners = ", ".join(side["known"] for side in values["sides"])
    return Line(
        row, values["subject"], partners, tuple(_makes(values)) if row.outcome in ImportRow.WRITTEN else (), raw
    )


def _name_of(row: ImportRow) -> str:
    """What a row that could not be read is about, as it was brought or corrected: its subject, else its partner."""
    headings = {name: heading for heading, name in row.batch.options["columns"].items()}
    typed = row.edits.get("cells", {})
    cells = (typed.get(name) or row.raw.get(headings.get(name, ""), "") for name in ("subject", "partner"))
    return next((" ".join(text.split()) for text in cells if text.strip()), "")


def _makes(values: dict[str, Any]) -> list[str]:
    said = [_("Mitra baru: %(name)s") % {"name": side["known"]} for side in values["sides"] if side["partner"] is None]
    if values["unsigned"]:
        return [*said, _("Kemitraan pada tahap penjajakan, tanpa perjanjian")]
    kind = AgreementKind(values["kind"]).label
    said.append(_("%(kind)s, %(term)s") % {"kind": kind, "term": _term(values)})
    numbers = [number for number in values["numbers"] if number]
    if numbers:
        said.append(_("Nomor %(numbers)s") % {"numbers": "; ".join(numbers)})
    said += _links(values.get("links"))
    ended = values["over"] or values["terminated"]
    stage = Partnership.Stage.ENDED if ended else Partnership.Stage.IMPLEMENTATION
    said.append(_("Kemitraan: %(stage)s") % {"stage": stage.label})
    return said


def _links(links: dict[str, Any] | None) -> list[str]:
    """What binds the row to others of the file."""
    if not links:
        return []
    said = []
    if links["renews"]:
        said.append(_("Memperbarui perjanjian di baris %(line)d") % {"line": links["renews"]["line"]})
    if links["under"]:
        said.append(_("Di bawah naskah induk di baris %(line)d") % {"line": links["under"]["line"]})
    return [*said, _("Satu kemitraan dengan baris yang terkait, bila baris itu ikut dicatat")]


def _term(values: dict[str, Any]) -> str:
    start, end = (date.fromisoformat(values[name]) if values[name] else None for name in ("starts_on", "ends_on"))
    if values["evergreen"]:
        return _("berlaku sampai diakhiri")
    if end is None:
        return _("masa berlaku belum jelas")
    if start is None:
        return _("sampai %(end)s") % {"end": day(end)}
    return _("%(start)s sampai %(end)s") % {"start": day(start), "end": day(end)}
