"""Totals of contributions per partner and year, added up by the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Sum, When
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils.translation import gettext as _

from core.charts import Chart, Series
from core.dates import rupiah
from core.policy import Actor
from partnerships.models import Activity, Contribution
from partnerships.models.activity import ContributionQuerySet
from partnerships.terms import UNITS, ContributionKind
from schools.models import School

FIRST_MONTH = 7
"""School years begin in July."""
MOST_BARS = 12
MOST_YEARS = 12
MILLION = 1_000_000


@dataclass(frozen=True)
class Part:
    """One kind inside a total: how much, in which unit."""

    kind: ContributionKind
    quantity: Decimal
    unit: str

    @property
    def words(self) -> str:
        """ "Dana: Rp5.000.000", "Jam kerja tenaga ahli: 12 jam"."""
        return f"{self.kind.label}: {self.amount}"

    @property
    def amount(self) -> str:
        """ "Rp5.000.000", "12 jam"."""
        if self.kind == ContributionKind.MONEY:
            return rupiah(self.quantity, decimals=0)
        return f"{figure(self.quantity)} {self.unit}".strip()


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


def bounds(year: int, *, school_years: bool) -> tuple[date, date]:
    """The first and the last day that count under `year`."""
    if school_years:
        return date(year, FIRST_MONTH, 1), date(year + 1, FIRST_MONTH, 1) - timedelta(days=1)
    return date(year, 1, 1), date(year, 12, 31)


def years_of(actor: Actor, today: date, *, school_years: bool) -> list[int]:
    """The years for which this person may look, the latest first: from the oldest gift or activity on, at most `MOST_YEARS`.

    The year of `today` is always among them. Four queries that read the end of an index each.
    """
    gifts = Contribution.objects.visible_to(actor).exclude(given_on=None)
    held = Activity.objects.visible_to(actor)
    days = [today]
    for rows, name in ((gifts, "given_on"), (held, "starts_on")):
        for order in (name, f"-{name}"):
            days += rows.order_by(order).values_list(name, flat=True)[:1]
    oldest, latest = (year_of(day, school_years=school_years) for day in (min(days), max(days)))
    return list(range(latest, max(oldest, latest - MOST_YEARS + 1) - 1, -1))


def totals(rows: ContributionQuerySet, school: School, *, school_years: bool, year: int | None = None) -> list[Total]:
    """One line per partner and year, the newest year and the greatest worth first, grouped by the database.

    Without `year` everything of `rows` is added up, in one query: for one partner or partnership. With it only that year is read, in two.
    """
    found: dict[tuple[int | None, int], Total] = {}
    sums: dict[tuple[int | None, int, str, str], Decimal] = {}
    for row in _grouped(rows, school, school_years, year):
        key = (row["partner"], row["year"])
        total = found.setdefault(key, Total(row["partner"], row["name"] or school.name, row["year"]))
        part = (*key, row["kind"], row["unit"])
        sums[part] = sums.get(part, Decimal(0)) + row["amount"]
        total.worth += row["total"] or 0
        total.estimated |= bool(row["guessed"])
        total.unvalued += row["silent"]
    for (partner, counted, kind, unit), amount in sorted(sums.items(), key=lambda pair: pair[0][2:]):
        known = ContributionKind(kind)
        found[partner, counted].parts.append(Part(known, amount, unit or str(UNITS[known])))
    return sorted(found.values(), key=lambda one: (-one.year, -one.worth, one.name))


def _grouped(
    rows: ContributionQuerySet, school: School, school_years: bool, year: int | None
) -> Iterator[dict[str, Any]]:
    """A year is asked in two queries, of which each reads an index of days: an OR over both tables would read everything."""
    if year is None:
        yield from _by_partner(rows, school_years)
        return
    days = bounds(year, school_years=school_years)
    yield from _by_partner(given_between(rows, *days), school_years)
    yield from _by_partner(given_at_activities(rows, school, *days), school_years)


def given_between(rows: ContributionQuerySet, first: date, last: date) -> ContributionQuerySet:
    """Those of `rows` that have a day of their own, within these days."""
    return rows.filter(given_on__range=(first, last))


def given_at_activities(rows: ContributionQuerySet, school: School, first: date, last: date) -> ContributionQuerySet:
    """Those of `rows` that count on the day of their activity, within these days."""
    held = Activity.objects.filter(school=school, starts_on__range=(first, last))
    return rows.filter(given_on=None, activity__in=held.values("pk"))


def _by_partner(rows: ContributionQuerySet, school_years: bool) -> Any:
    year: Any = ExtractYear("day")
    if school_years:
        year = Case(
            When(Q(month__gte=FIRST_MONTH), then=ExtractYear("day")),
            default=ExtractYear("day") - 1,
            output_field=IntegerField(),
        )
    return (
        rows.counted()
        .annotate(month=ExtractMonth("day"), year=year, partner=F("party__partner_id"), name=F("party__partner__name"))
        .values("partner", "name", "year", "kind", "unit")
        .annotate(
            amount=Sum("quantity"), total=Sum("worth"), guessed=Count("pk", filter=Q(is_estimate=True)),
            silent=Count("pk", filter=Q(value=None) & ~Q(kind=ContributionKind.MONEY)),
        )
        .order_by()
    )  # fmt: skip


def chart(found: Iterable[Total], *, school_years: bool, year: int | None) -> Chart | None:
    """Worth in millions of rupiah: per year, or per partner within one year. None while nothing has a worth.

    A year of gifts without a worth has no bar.
    """
    sums: dict[str, Decimal] = {}
    for total in found:
        label = total.name if year else year_name(total.year, school_years=school_years)
        sums[label] = sums.get(label, Decimal(0)) + total.worth
    ranked = sorted(sums.items())[-MOST_BARS:]
    if year:  # a partner whose gifts have no worth in rupiah did not give "0 million"
        ranked = sorted(((label, worth) for label, worth in sums.items() if worth), key=lambda pair: -pair[1])[
            :MOST_BARS
        ]
    if not any(worth for _label, worth in ranked):
        return None
    title = _("Nilai kontribusi per mitra (juta rupiah)") if year else _("Nilai kontribusi per tahun (juta rupiah)")
    everything = rupiah(sum(sums.values(), Decimal(0)), decimals=0)
    return Chart(
        kind="bars", title=title, description=_("Seluruhnya senilai %(worth)s.") % {"worth": everything},
        labels=tuple(label for label, _worth in ranked),
        series=(Series(_("Nilai"), tuple(round(float(worth / MILLION), 2) if worth else None for _label, worth in ranked)),),
        unit=_("juta"), label_heading=_("Mitra") if year else _("Tahun"),
    )  # fmt: skip


def contribution_lines(rows: ContributionQuerySet) -> ContributionQuerySet:
    """Every single contribution with all that a list or an export shows of it, the newest first."""
    return rows.counted().select_related("activity", "party__partner", "party__partnership").order_by("-day", "-pk")
