"""Services and referrals of a pupil, by the real actions. Give `side` from tests/world.py."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from inclusion.actions.service_sessions import begin
from inclusion.actions.services import move_service, name_provider, plan_service
from inclusion.models import Pupil, Service
from inclusion.terms import DataKind, Purpose
from tests.clock import NOW
from tests.factories import implementation
from tests.factories.inclusion import consented
from tests.memory import remembered
from tests.world import Side

COVERS = [DataKind.ACCOMMODATIONS, DataKind.CONTACT]


@remembered
def planned(side: Side, pupil: Pupil, *, now: datetime = NOW, **facts: Any) -> Service:
    """Four weekly sessions at school, given by the counsellor."""
    day = side.school.local_date(now)
    given = {
        "kind": "speech", "aim": "Berbicara jelas", "in_charge": side.counsellor, "starts_on": day, "ends_on": day + timedelta(weeks=4),
        "sessions": 4, "minutes": 45, **facts,
    }  # fmt: skip
    return plan_service(by=side.as_("special_needs_teacher"), now=now, pupil=pupil, **given)


@remembered
def running(side: Side, pupil: Pupil, *, now: datetime = NOW, **facts: Any) -> Service:
    """The same, begun."""
    return begin(by=side.as_("special_needs_teacher"), now=now, service=planned(side, pupil, now=now, **facts))


@remembered
def prepared(
    side: Side, pupil: Pupil, *, now: datetime = NOW, covers: Any = tuple(COVERS), agreement: Any = None, **facts: Any
) -> Service:
    """A referral to the partner of a running agreement, with the parents' consent, not sent yet."""
    agreement = agreement or implementation.underway(side, now=now).agreements.get()
    partner = agreement.partnership.parties.get(order=2).partner
    consent = consented(side, pupil, Purpose.REFERRAL, now=now, provider=partner, covers=list(covers))
    service = planned(side, pupil, now=now, **facts)
    return name_provider(
        by=side.as_("special_needs_teacher"), now=now, service=service, partner=partner, agreement=agreement, consent=consent,
        shares=list(covers), reason="Perlu terapis wicara.",
    )  # fmt: skip


@remembered
def sent(side: Side, pupil: Pupil, *, now: datetime = NOW, **facts: Any) -> Service:
    """A referral that waits for the provider."""
    service = prepared(side, pupil, now=now, **facts)
    move_service(by=side.as_("special_needs_teacher"), now=now, service=service, name="send")
    service.refresh_from_db()
    return service


@remembered
def accepted(side: Side, pupil: Pupil, *, now: datetime = NOW, **facts: Any) -> Service:
    """A referral under way."""
    return begin(by=side.as_("special_needs_teacher"), now=now, service=sent(side, pupil, now=now, **facts))
