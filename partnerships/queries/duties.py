"""Reads of all obligations and activities of a school, whatever partnership they belong to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from core.filters import Filtered
from core.keyset import Slice, page_of
from partnerships.models import Obligation
from partnerships.models.obligation import DUE_SOON_DAYS
from partnerships.queries.obligations import ObligationRow
from schools.models import School, User

STATE = Obligation.State
BY_DUE = ("settled_rank", "sort_due", "pk")
"""Owed before settled, the earliest due first."""
OWED = (
    "description", "due_on", "fulfilled_on", "waived_on", "has_part", "settled_rank", "sort_due", "party__partner__name",
    "partnership__title",
)  # fmt: skip
DONE = ("title", "starts_on", "ends_on", "state", "partnership__title", *(f"in_charge__{part}" for part in User.NAMED))
"""What the two registers show and are ordered by: each column of each row is work."""


def in_state(state: str, today: date) -> Q:
    """The condition under which an obligation is in `state`: the same rule as `Obligation.state`, in columns that an index holds.

    "in" makes a comparison; a bare column SQLite does not look up in an index.
    """
    if state == STATE.WAIVED:
        return Q(settled_rank=1, waived_on__isnull=False)
    if state == STATE.FULFILLED:
        return Q(settled_rank=1, waived_on=None)
    if state == STATE.OVERDUE:
        return Q(settled_rank=0, sort_due__lt=today)
    in_time = Q(settled_rank=0, sort_due__gte=today)
    if state == STATE.PARTLY:
        return in_time & Q(has_part__in=[True])
    soon = today + timedelta(days=DUE_SOON_DAYS)
    if state == STATE.DUE:
        return Q(settled_rank=0, has_part__in=[False], sort_due__range=(today, soon))
    return Q(settled_rank=0, has_part__in=[False], sort_due__gt=soon)


def obligation_page(narrowed: Filtered, school: School, position: str) -> tuple[list[Any], str]:
    """One page of the register of obligations, and the position from which to go on. One query."""
    found, today = page_of(narrowed, _owed, position), narrowed.today
    shown = [
        ObligationRow(
            row,
            row.party.partner.name if row.party.partner else school.name,
            row.state(today, has_part=row.has_part),
        )
        for row in found
    ]
    return shown, found.after


def _owed(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("party__partner", "partnership").only(*OWED)


def activity_page(narrowed: Filtered, position: str) -> Slice:
    """One page of the register of activities. One query."""
    return page_of(narrowed, _done, position)


def _done(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("in_charge", "partnership").only(*DONE)
