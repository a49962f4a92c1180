"""Given or not: the reader's own marks of a day, and a small summary over the weeks. Never by teacher (ADR 0008)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count

from inclusion.models import Accommodation, AccommodationDay, AccommodationReview, Pupil

WEEKS = timedelta(weeks=8)


@dataclass
class Summary:
    """How often an accommodation was given since `since`, and why not."""

    since: date
    given: int = 0
    total: int = 0
    reasons: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Kept:
    """One accommodation as the support staff look after it: how it goes, what was decided before."""

    accommodation: Accommodation
    summary: Summary
    reviews: tuple[AccommodationReview, ...]
    is_due: bool


def marks_of(user_id: int | None, accommodations: Iterable[Accommodation], day: date) -> dict[int, AccommodationDay]:
    """Accommodation -> the reader's own mark of `day`. One query."""
    keys = [row.pk for row in accommodations]
    mine = AccommodationDay.objects.filter(accommodation__in=keys, on=day, marked_by=user_id or 0)
    return {mark.accommodation_id: mark for mark in mine}


def summaries(accommodations: Iterable[Accommodation], today: date) -> dict[int, Summary]:
    """Accommodation -> what was marked in the last eight weeks. One query."""
    since = today - WEEKS
    found = {row.pk: Summary(max(since, row.starts_on)) for row in accommodations}
    marks = AccommodationDay.objects.filter(accommodation__in=list(found), on__gte=since).order_by()
    for row in marks.values("accommodation", "is_given", "reason").annotate(many=Count("pk")):
        summary = found[row["accommodation"]]
        summary.total += row["many"]
        if row["is_given"]:
            summary.given += row["many"]
        else:
            summary.reasons.append((str(AccommodationDay.Reason(row["reason"]).label), row["many"]))
    return found


def kept_of(pupil: Pupil, today: date) -> list[Kept]:
    """Every running accommodation of a pupil with its summary and its reviews. Three queries."""
    rows = list(Accommodation.objects.running().filter(pupil=pupil).prefetch_related("reviews__by"))
    counted = summaries(rows, today)
    return [Kept(row, counted[row.pk], tuple(row.reviews.all()), row.review_on <= today) for row in rows]
