"""What follows a partnership along its way, by the real actions: talks, risks, action items. Give `side` from tests/world.py.

conversation = talk(world.own)                       # a WhatsApp of today, with the contact of the first partner
risk = named_risk(world.own)                         # a timetable clash, medium
item = handed_out(world.own)                         # out of an evaluation, to be done by the teacher in thirty days
"""

from __future__ import annotations

from datetime import datetime, timedelta

from core.action_items import add_item
from core.models import ActionItem
from partnerships.actions.conversations import note_conversation
from partnerships.actions.risks import add_risk
from partnerships.models import Conversation, PartnerContact, Partnership, Risk
from partnerships.terms import Channel, Degree, ObstacleKind
from tests.clock import NOW
from tests.factories.implementation import opened_round, underway
from tests.memory import remembered
from tests.world import Side


def contact_in(partnership: Partnership) -> PartnerContact:
    """The first contact of the first partner."""
    return PartnerContact.objects.filter(partner=partnership.parties.get(order=2).partner).first()


@remembered
def talk(side: Side, partnership: Partnership | None = None, *, now: datetime = NOW, **facts) -> Conversation:
    """A talk of today."""
    partnership = partnership or underway(side, now=now)
    given = {
        "happened_on": side.school.local_date(now),
        "channel": Channel.WHATSAPP,
        "subject": "Jadwal pemeriksaan",
        "agreed": "Pemeriksaan pada minggu kedua.",
        "people": [side.hub],
        "contacts": [contact_in(partnership)],
        **facts,
    }
    return note_conversation(by=side.as_("hub"), now=now, partnership=partnership, **given)


@remembered
def named_risk(side: Side, partnership: Partnership | None = None, *, now: datetime = NOW, **facts) -> Risk:
    """Something that may go wrong."""
    partnership = partnership or underway(side, now=now)
    given = {
        "kind": ObstacleKind.TIMETABLE,
        "what": "Jadwal ujian berbenturan dengan kunjungan",
        "likelihood": Degree.MEDIUM,
        "impact": Degree.MEDIUM,
        **facts,
    }
    return add_risk(by=side.as_("hub"), now=now, partnership=partnership, **given)


@remembered
def high_risk(side: Side, partnership: Partnership | None = None, *, now: datetime = NOW, **facts) -> Risk:
    """Something serious."""
    return named_risk(
        side, partnership, now=now, **{"likelihood": Degree.HIGH, "impact": Degree.HIGH, "what": "Dana habis", **facts}
    )


@remembered
def handed_out(side: Side, subject=None, *, now: datetime = NOW, **facts) -> ActionItem:
    """Out of an evaluation round unless another row is given."""
    subject = subject or opened_round(side, now=now)
    given = {
        "title": "Susun kalender bersama",
        "owner": side.teacher,
        "due_on": side.school.local_date(now) + timedelta(days=30),
        **facts,
    }
    return add_item(by=side.as_("hub"), now=now, subject=subject, **given)
