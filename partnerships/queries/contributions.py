"""Totals of contributions per partner and year, added up by the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Sum, When
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils.translation import gettext as _

from core.charts import Chart, Series
from core.dates import rupiah
from partnerships.models.activity import ContributionQuerySet
from partnerships.terms import UNITS, ContributionKind

FIRST_MONTH = 7
"""School years begin in July."""
MOST_BARS = 12
MILLION = 1_000_000


@dataclass(frozen=True)
class Part:
    """One kind inside a total: how much, in which unit."""

    kind: ContributionKind
    quantity: Decimal
    unit: str

    @property
    def words(self) -> str:
        """ "Dana Rp5.000.000", "Jam kerja tenaga ahli: 12 jam"."""
        if self.kind == ContributionKind.MONEY:
            return f"{self.kind.label}: {rupiah(self.quantity, decimals=0)}"
        return f"{self.kind.label}: {figure(self.quantity)} {self.unit}".strip()


@dataclass
class Total:
    """What one partner (None: the school itself) put in during one year."""

    partner_id: int | None
    name: str
    year: int
    worth: Decimal = Decimal(0)
    estimated: bool = False
    unvalued: int = 0
    parts: list[Part] = field(default_factory=list)

    @property
    def worth_words(self) -> str:
        """The worth in rupiah; "–" when nothing in it has one."""
        return rupiah(self.worth, decimals=0) if self.worth else "–"


def figure(value: Decimal) -> str:
    """A quantity without needless noughts: "4", "2,5", "1.250"."""
    text = rupiah(value, decimals=0 if value == int(value) else 2).removeprefix("Rp")
    return text.rstrip("0").rstrip(",") if "," in text else text


def year_name(year: int, *, school_years: bool) -> str:
    """ "2026/2027" or "2026"."""
    return f"{year}/{year + 1}" if school_years else str(year)


def year_of(day: date, *, school_years: bool) -> int:
    """The year under which a day is counted."""
    return day.year - 1 if school_years and day.month < FIRST_MONTH else day.year


def totals(rows: ContributionQuerySet, school_name: str, *, school_years: bool) -> list[Total]:
    """One line per partner and year, the newest year and the greatest worth first. One query, grouped by the database."""
    year: Any = ExtractYear("day")
    if school_years:
        year = Case(
            When(Q(month__gte=FIRST_MONTH), then=ExtractYear("day")),
            default=ExtractYear("day") - 1,
            output_field=IntegerField(),
        )
    grouped = (
        rows.counted()
        .annotate(month=ExtractMonth("day"), year=year, partner=F("party__partner_id"), name=F("party__partner__name"))
        .values("partner", "name", "year", "kind", "unit")
        .annotate(
            amount=Sum("quantity"), total=Sum("worth"), guessed=Count("pk", filter=Q(is_estimate=True)),
            silent=Count("pk", filter=Q(value=None) & ~Q(kind=ContributionKind.MONEY)),
        )
        .order_by("-year", "name", "kind", "unit")
    )  # fmt: skip
    found: dict[tuple[int | None, int], Total] = {}
    for row in grouped:
        key = (row["partner"], row["year"])
        total = found.setdefault(key, Total(row["partner"], row["name"] or school_name, row["year"]))
        kind = ContributionKind(row["kind"])
        total.parts.append(Part(kind, row["amount"], row["unit"] or str(UNITS[kind])))
        total.worth += row["total"] or 0
        total.estimated |= bool(row["guessed"])
        total.unvalued += row["silent"]
    return sorted(found.values(), key=lambda one: (-one.year, -one.worth, one.name))


def chart(found: Iterable[Total], *, school_years: bool, year: int | None) -> Chart | None:
    """Worth in millions of rupiah: per year, or per partner within one year. None while nothing has a worth."""
    sums: dict[str, Decimal] = {}
    for total in found:
        label = total.name if year else year_name(total.year, school_years=school_years)
        sums[label] = sums.get(label, Decimal(0)) + total.worth
    ranked = sorted(sums.items(), key=lambda pair: -pair[1])[:MOST_BARS] if year else sorted(sums.items())[-MOST_BARS:]
    if not any(worth for _label, worth in ranked):
        return None
    title = _("Nilai kontribusi per mitra (juta rupiah)") if year else _("Nilai kontribusi per tahun (juta rupiah)")
    everything = rupiah(sum(sums.values(), Decimal(0)), decimals=0)
    return Chart(
        kind="bars", title=title, description=_("Seluruhnya senilai %(worth)s.") % {"worth": everything},
        labels=tuple(label for label, _worth in ranked),
        series=(Series(_("Nilai"), tuple(round(float(worth / MILLION), 1) for _label, worth in ranked)),),
        unit=_("juta"), label_heading=_("Mitra") if year else _("Tahun"),
    )  # fmt: skip


def contribution_lines(rows: ContributionQuerySet) -> ContributionQuerySet:
    """Every single contribution with all that a list or an export shows of it, the newest first."""
    return rows.counted().select_related("activity", "party__partner", "party__partnership").order_by("-day", "-pk")
