"""Inclusion in the monthly report: figures without small groups, trainings and campaigns, what the school improves [IN9, CO8]."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.looks import day
from core.papers import Table
from core.report_parts import Figure, Span, Told
from inclusion.models import Campaign
from inclusion.queries.figures import in_words, masked
from inclusion.suppression import Cell
from schools.models import School

MOST = 10


def collect(school: School, span: Span) -> Mapping[str, Any]:
    """Masked counts on the last day of the period, and what was held in it."""
    held = Campaign.objects.filter(school=school, on__range=(span.first, span.last)).order_by("on", "pk")
    rows = held.values_list("title", "kind", "on", "people")[:MOST]
    return {**masked(school, span.last), "held": [[title, kind, str(on), people] for title, kind, on, people in rows]}


def tell(facts: Mapping[str, Any]) -> Told:
    """Words for the committee. Nothing here names or shows a pupil; a school with four pupils reads like one with none."""
    found = in_words(facts)
    cells = (found.total, found.with_plan, found.with_accommodations, found.with_services)
    figures = tuple(Figure(cell.label, cell.text) for cell in cells) if found.total.count else ()
    tables = tuple(
        _table(title, rows)
        for title, rows in ((_("Menurut tingkat"), found.by_grade), (_("Menurut kebutuhan"), found.by_need))
        if rows
    )
    held = tuple(_held(*row) for row in facts["held"])
    return Told(
        title=_("Inklusi"), figures=figures, tables=tables if figures else (),
        lists=((_("Pelatihan dan kampanye"), held),) if held else (),
        note=_not_shown() if figures else "",
    )  # fmt: skip


def _not_shown() -> str:
    return _(
        "Angka di bawah lima, nol juga, dan angka yang dapat membukanya tidak ditampilkan (–). "
        "Kelompok seperti itu tidak disebut, supaya tidak seorang pun dapat dikenali."
    )


def _table(title: str, rows: tuple[Cell, ...]) -> Table:
    return Table(title, (_("Kelompok"), _("Jumlah")), tuple((cell.label, cell.text) for cell in rows))


def _held(title: str, kind: str, on: str, people: int | None) -> str:
    words = f"{Campaign.Kind(kind).label}: {title}, {day(date.fromisoformat(on))}"
    came = _("%(count)d peserta") % {"count": people or 0}
    return f"{words} ({came})" if people else words
