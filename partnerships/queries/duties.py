"""Reads of all obligations and activities of a school, whatever partnership they belong to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.keyset import Slice, slice_after
from partnerships.models import Activity, Fulfilment, Obligation
from partnerships.models.obligation import DUE_SOON_DAYS
from partnerships.queries.obligations import ObligationRow

STATE = Obligation.State
BY_DUE = ("settled_rank", "sort_due", "pk")
"""Owed before settled, the earliest due first."""


def with_state(rows: QuerySet[Obligation]) -> QuerySet[Any]:
    """With what the state needs."""
    return rows.annotate(has_part=Exists(Fulfilment.objects.filter(obligation=OuterRef("pk"))))


def in_state(state: str, today: date) -> Q:
    """The condition under which an obligation of `with_state` is in `state`: the same rule as `Obligation.state`."""
    if state == STATE.WAIVED:
        return Q(waived_on__isnull=False)
    if state == STATE.FULFILLED:
        return Q(waived_on=None, fulfilled_on__isnull=False)
    owed, over = Q(waived_on=None, fulfilled_on=None), Q(due_on__lt=today)
    if state == STATE.OVERDUE:
        return owed & over
    near = Q(due_on__lte=today + timedelta(days=DUE_SOON_DAYS))
    in_time = owed & (Q(due_on=None) | Q(due_on__gte=today))
    if state == STATE.PARTLY:
        return in_time & Q(has_part=True)
    bare = in_time & Q(has_part=False)
    return bare & near if state == STATE.DUE else bare & (Q(due_on=None) | ~near)


def obligation_page(rows: QuerySet[Any], order: tuple[str, ...], position: str, today: date) -> tuple[list[Any], str]:
    """One page of the register of obligations, and the position from which to go on. One query."""
    found = slice_after(rows.select_related("party__partner", "partnership__school"), order, position)
    shown = [
        ObligationRow(
            row,
            row.party.partner.name if row.party.partner else row.partnership.school.name,
            row.state(today, has_part=row.has_part),
        )
        for row in found
    ]
    return shown, found.after


def activity_page(rows: QuerySet[Activity], order: tuple[str, ...], position: str) -> Slice:
    """One page of the register of activities. One query."""
    return slice_after(rows.select_related("in_charge", "partnership"), order, position)
