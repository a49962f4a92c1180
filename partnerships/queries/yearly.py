"""The partnerships of one school year in numbers, as a principal reports them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from core.dates import school_year, school_year_bounds
from core.kept import kept, read
from core.policy import Actor
from partnerships.models import Activity, Agreement, Contribution, Partnership, Review
from partnerships.models.partnership import PartnershipQuerySet
from partnerships.terms import ContributionKind, Decision, PartnerKind
from schools.access import school_of
from schools.models import School, SchoolYear

MOST_YEARS = 12
S = Partnership.Stage


@dataclass(frozen=True)
class Year:
    """A school year with its first and last day, and the school's midnight before and after it."""

    name: str
    first: date
    last: date
    begins: datetime
    ends: datetime


def _year(school: School, name: str, first: date, last: date) -> Year:
    def midnight(day: date) -> datetime:
        return datetime.combine(day, time.min, tzinfo=school.zone)

    return Year(name, first, last, midnight(first), midnight(last + timedelta(days=1)))


def years_of(actor: Actor, today: date) -> list[Year]:
    """The school years since the first partnership, the latest first: as the school keeps them, else July to June. Two queries."""
    school = school_of(actor)
    oldest = next(iter(read(kept(_oldest, actor))), None)
    own_years = {year.name: year for year in read(kept(_years, None, school=school.pk))}
    latest = int(school_year(today)[:4])
    earliest = int(school_year(school.local_date(oldest))[:4]) if oldest else latest
    found = []
    for number in range(latest, max(earliest, latest - MOST_YEARS) - 1, -1):
        name = f"{number}/{number + 1}"
        own = own_years.get(name)
        first, last = (own.starts_on, own.ends_on) if own else school_year_bounds(name)
        found.append(_year(school, name, first, last))
    return found


def _oldest(actor: Actor) -> QuerySet[Any]:
    return Partnership.objects.visible_to(actor).order_by("created_at").values_list("created_at", flat=True)[:1]


def _years(_anybody: None, school: int) -> QuerySet[SchoolYear]:
    return SchoolYear.objects.filter(school=school)


def running_in(year: Year, today: date | None = None) -> Q:
    """Partnerships that were opened before the year ended and not closed before it began.

    In a year that is not over on `today` every partnership was opened before its end: the list then need not look it up row by row.
    """
    opened = Q() if today and today <= year.last else Q(created_at__lt=year.ends)
    return opened & Q(over_since__gte=year.begins)


@dataclass(frozen=True)
class Figure:
    """One number with its words; `query` is the list's address that shows what was counted ('' when no list does)."""

    label: Any
    value: int
    query: str = ""


@dataclass(frozen=True)
class Given:
    """What the school and its partners put in, of one kind of contribution."""

    kind: ContributionKind
    school: Decimal
    partners: Decimal


@dataclass(frozen=True)
class Summary:
    """The year in numbers."""

    year: Year
    running: int
    opened: int
    ended: int
    cancelled: int
    renewed: int
    agreements: int
    held: int
    participants: int
    by_stage: Sequence[Figure]
    by_kind: Sequence[Figure]
    given: Sequence[Given]


def _by_stage(rows: PartnershipQuerySet) -> list[Figure]:
    counted = dict(rows.order_by().values_list("stage").annotate(total=Count("pk")))
    return [Figure(stage.label, counted[stage], f"stage={stage.value}") for stage in S if counted.get(stage)]


def _by_kind(rows: PartnershipQuerySet) -> list[Figure]:
    """Partnerships per kind of partner; one with two kinds counts in both."""
    named = rows.filter(parties__partner__isnull=False).order_by().values_list("parties__partner__kind")
    counted = dict(named.annotate(total=Count("pk", distinct=True)))
    return [
        Figure(kind.label, counted[kind], f"partner_kind={kind.value}") for kind in PartnerKind if counted.get(kind)
    ]


def _given(seen: PartnershipQuerySet, year: Year) -> list[Given]:
    counted = Contribution.objects.filter(party__partnership__in=seen).counted()
    rows = counted.filter(day__range=(year.first, year.last))
    summed = rows.order_by().values("kind").annotate(
        school=Sum("quantity", filter=Q(party__partner=None)), partners=Sum("quantity", filter=Q(party__partner__isnull=False))
    )  # fmt: skip
    found: Mapping[str, Any] = {row["kind"]: row for row in summed}
    nothing = Decimal(0)
    return [
        Given(kind, found[kind]["school"] or nothing, found[kind]["partners"] or nothing)
        for kind in ContributionKind
        if kind in found
    ]


def summary(actor: Actor, year: Year) -> Summary:
    """The numbers of one year over the partnerships that this person may see. Seven queries."""
    seen = Partnership.objects.visible_to(actor)
    running = seen.filter(running_in(year))
    closed_now = Q(stage_since__gte=year.begins, stage_since__lt=year.ends)
    totals = seen.aggregate(
        opened=Count("pk", filter=Q(created_at__gte=year.begins, created_at__lt=year.ends)),
        ended=Count("pk", filter=closed_now & Q(stage=S.ENDED)),
        cancelled=Count("pk", filter=closed_now & Q(stage=S.CANCELLED)),
        running=Count("pk", filter=running_in(year)),
    )
    going_on = (Decision.RENEW, Decision.EXTEND, Decision.AMEND)
    renewed = Review.objects.filter(
        partnership__in=seen, decision__in=going_on, decided_on__range=(year.first, year.last)
    )
    signed = Agreement.objects.visible_to(actor).filter(
        state__in=(Agreement.State.SIGNED, Agreement.State.TERMINATED), signed_on__range=(year.first, year.last)
    )
    held = Activity.objects.visible_to(actor).filter(
        state=Activity.State.HELD, starts_on__range=(year.first, year.last)
    )
    done = held.aggregate(count=Count("pk"), people=Sum("participants"))
    return Summary(
        year, totals["running"], totals["opened"], totals["ended"], totals["cancelled"], renewed.count(), signed.count(),
        done["count"], done["people"] or 0, _by_stage(running), _by_kind(running), _given(seen, year),
    )  # fmt: skip
