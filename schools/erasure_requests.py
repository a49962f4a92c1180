"""Requests to erase one row: whether one waits, and whether the principal decided it."""

from __future__ import annotations

from collections.abc import Iterable

from core.models import HistoryEntry
from core.registry import registry
from core.subjects import subject_of, subject_type
from schools.models import RightsRequest, School

DECIDE = "decide"
"""The move by which the principal decides an erasure."""


def decision_on(request: RightsRequest) -> HistoryEntry | None:
    """That the principal decided an erasure which others carry out; None while that waits."""
    kind, pk = subject_of(request)
    return HistoryEntry.objects.filter(subject_type=kind, subject_id=pk, transition=DECIDE).order_by("-pk").first()


def erasures_asked(school: School, kind: str, keys: Iterable[int]) -> dict[int, RightsRequest]:
    """Open requests to erase one of these rows, by the number of the row. One query."""
    rows = RightsRequest.objects.filter(
        school=school, kind=RightsRequest.Kind.ERASURE, subject_type=kind, subject_id__in=list(keys)
    )
    return {row.subject_id: row for row in rows.open() if row.subject_id is not None}


def decided_erasures(school: School) -> list[RightsRequest]:
    """What the principal decided and others have not carried out yet. Two queries."""
    kinds = [key for key, kind in registry.data_subjects.items() if kind.decided_first]
    waiting = (
        RightsRequest.objects.filter(school=school, kind=RightsRequest.Kind.ERASURE, subject_type__in=kinds)
        .open()
        .order_by("due_at", "pk")
    )
    rows = list(waiting[:40])
    decided = HistoryEntry.objects.filter(
        subject_type=subject_type(RightsRequest), subject_id__in=[row.pk for row in rows], transition=DECIDE
    )
    keys = set(decided.values_list("subject_id", flat=True)) if rows else set()
    return [row for row in rows if row.pk in keys]
