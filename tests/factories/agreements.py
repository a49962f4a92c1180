"""Agreements in every state, reached by the real actions. Give `side` from tests/world.py.

agreement = drafted(world.own)               # stage 4, a PKS of three parties, everything that signing needs
agreement = ready(world.own)                 # frozen, its papers asked for
agreement = signed(world.own)                # the whole ledger; runs from 1 October 2026 for three years
agreement = lent(world.own)                  # a draft that is a soft loan of 60 million, cleared, with its schedule
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from partnerships.actions.agreement_parts import equal_instalments, save_instalments
from partnerships.actions.agreements import draft_agreement, edit_agreement, move_agreement
from partnerships.actions.signatures import record_signature
from partnerships.models import Agreement, Partnership
from partnerships.terms import AgreementKind, FinancialForm
from tests.clock import NOW
from tests.factories.partnerships import at_agreement
from tests.memory import remembered
from tests.world import Side

SIGNED_ON = date(2026, 9, 21)


@remembered
def bare(side: Side, partnership: Partnership | None = None, *, now: datetime = NOW, **facts) -> Agreement:
    """A text as the system begins it: no signing date yet."""
    partnership = partnership or at_agreement(side, now=now)
    given = {
        "kind": AgreementKind.PKS,
        "subject": "Usaha Kesehatan Sekolah",
        "starts_on": date(2026, 10, 1),
        "years": 3,
        **facts,
    }
    return draft_agreement(by=side.as_("hub"), now=now, partnership=partnership, **given)


@remembered
def drafted(
    side: Side, partnership: Partnership | None = None, *, now: datetime = NOW, signed_on: date = SIGNED_ON, **facts
) -> Agreement:
    """A draft that could be prepared at once."""
    agreement = bare(side, partnership, now=now, **facts)
    return edit_agreement(by=side.as_("hub"), now=now, agreement=agreement, signed_on=signed_on)


@remembered
def move(
    side: Side, agreement: Agreement, name: str, *, by: str = "hub", now: datetime = NOW, comment: str = ""
) -> Agreement:
    """Make the move `name` as the holder of the role `by`."""
    move_agreement(by=side.as_(by), now=now, agreement=agreement, name=name, comment=comment)
    return agreement


@remembered
def ready(side: Side, partnership: Partnership | None = None, *, now: datetime = NOW, **facts) -> Agreement:
    """Frozen and ready to be signed."""
    return move(side, drafted(side, partnership, now=now, **facts), "prepare", now=now)


@remembered
def sign(side: Side, agreement: Agreement, *, now: datetime = NOW, signed_on: date = SIGNED_ON) -> Agreement:
    """Every party signs."""
    for party in agreement.parties.all():
        record_signature(by=side.as_("hub"), now=now, party=party, signed_on=signed_on)
    agreement.refresh_from_db()
    return agreement


@remembered
def signed(side: Side, partnership: Partnership | None = None, *, now: datetime = NOW, **facts) -> Agreement:
    """Signed by all its parties."""
    return sign(side, ready(side, partnership, now=now, **facts), now=now)


@remembered
def lent(side: Side, *, now: datetime = NOW, amount: Decimal = Decimal(60_000_000), **facts) -> Agreement:
    """A draft that is a soft loan, cleared by the authorities, with twelve instalments."""
    cleared = {
        "financial_form": FinancialForm.SOFT_LOAN, "amount": amount, "clearance_number": "900/1204/DISDIK/2026",
        "clearance_by": "Kepala Dinas Pendidikan", "clearance_on": date(2026, 9, 2), **facts,
    }  # fmt: skip
    agreement = edit_agreement(by=side.as_("hub"), now=now, agreement=drafted(side, now=now), **cleared)
    rows = equal_instalments(amount, 12, date(2027, 1, 31))
    return save_instalments(by=side.as_("hub"), now=now, agreement=agreement, rows=rows)
