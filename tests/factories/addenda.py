"""Addenda in every state, reached by the real actions. Give `side` from tests/world.py.

addendum = drafted(world.own)                    # to a signed agreement, extends it by a year
addendum = ready(world.own, base, ends_on=…)     # frozen
addendum = signed(world.own, base, ends_on=…)    # signed by all; the agreement's end has moved
"""

from __future__ import annotations

from datetime import date, datetime

from partnerships.actions.addenda import draft_addendum
from partnerships.actions.agreements import edit_agreement
from partnerships.models import Agreement
from tests.clock import NOW
from tests.factories import agreements
from tests.memory import remembered
from tests.world import Side

LONGER = date(2030, 9, 30)


@remembered
def drafted(side: Side, base: Agreement | None = None, *, now: datetime = NOW, by: str = "hub", **facts) -> Agreement:
    """An addendum that could be prepared at once; without other facts it extends the term to `LONGER`."""
    base = base or agreements.signed(side, now=now)
    given = facts or {"ends_on": LONGER}
    addendum = draft_addendum(by=side.as_(by), now=now, agreement=base, **given)
    return edit_agreement(by=side.as_("hub"), now=now, agreement=addendum, signed_on=agreements.SIGNED_ON)


@remembered
def ready(side: Side, base: Agreement | None = None, *, now: datetime = NOW, **facts) -> Agreement:
    """Frozen and ready to be signed."""
    return agreements.move(side, drafted(side, base, now=now, **facts), "prepare", now=now)


@remembered
def signed(side: Side, base: Agreement | None = None, *, now: datetime = NOW, **facts) -> Agreement:
    """Signed by all its parties."""
    return agreements.sign(side, ready(side, base, now=now, **facts), now=now)
