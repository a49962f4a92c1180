"""The school's programme, by the real actions. Give `side` from tests/world.py."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from inclusion.actions.facilities import add_device, add_facility, lend
from inclusion.actions.programme import plan_campaign, save_evaluation
from inclusion.models import Campaign, Device, DeviceLoan, Facility, SelfEvaluation
from tests.clock import NOW
from tests.memory import remembered
from tests.world import Side


@remembered
def evaluation(side: Side, *, year: str = "2026/2027", now: datetime = NOW, **facts: Any) -> SelfEvaluation:
    """Two components filled in."""
    looks = {
        name: {"level": 3, "evidence": "SK tim", "improvement": "Anggaran", **facts}
        for name in ("strategy", "training")
    }
    return save_evaluation(by=side.as_("special_needs_teacher"), now=now, school=side.school, year=year, looks=looks)


@remembered
def facility(side: Side, *, now: datetime = NOW, **facts: Any) -> Facility:
    """A ramp that everybody can use."""
    given = {"kind": "route", "name": "Ram depan", "access": "yes", **facts}
    return add_facility(by=side.as_("special_needs_teacher"), now=now, school=side.school, **given)


@remembered
def device(side: Side, *, now: datetime = NOW, **facts: Any) -> Device:
    """A wheelchair."""
    given = {"kind": "mobility", "name": "Kursi roda", **facts}
    return add_device(by=side.as_("special_needs_teacher"), now=now, school=side.school, **given)


@remembered
def lent(side: Side, row: Device, *, now: datetime = NOW, **facts: Any) -> DeviceLoan:
    """Lent to the teacher for a month, or to whom the facts say."""
    borrower = {} if "pupil" in facts else {"person": side.teacher}
    given = {"due_on": side.school.local_date(now) + timedelta(days=30), **borrower, **facts}
    return lend(by=side.as_("special_needs_teacher"), now=now, device=row, **given)


@remembered
def campaign(side: Side, *, now: datetime = NOW, **facts: Any) -> Campaign:
    """A training for staff."""
    given = {
        "kind": "training",
        "title": "Mengenali hambatan",
        "audience": "staff",
        "on": side.school.local_date(now),
        **facts,
    }
    return plan_campaign(by=side.as_("special_needs_teacher"), now=now, school=side.school, **given)
