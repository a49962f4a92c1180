"""Reasons that cannot be kept: the sentence says why, the reason stays on the page, nothing changes."""

from collections.abc import Callable
from html import escape

import pytest

from schools.links import school_url
from tests.clock import REAL as NOW
from tests.factories import agreements, implementation
from tests.factories import partnerships as make

HOSTILE = ["Alasan \x00 tersembunyi", "Alasan \u202e terbalik", "Alasan panjang " * 400]


def partnership_moved(side):
    partnership = make.exploring(side, now=NOW)
    return partnership, "partnership_move", [partnership.pk], {"name": "back_to_needs"}


def proposal_moved(side):
    proposal = make.submitted(side, now=NOW)
    return proposal, "proposal_move", [proposal.partnership_id], {"name": "return"}


def agreement_moved(side):
    ready = agreements.ready(side, make.at_agreement(side, now=NOW), now=NOW)
    return ready, "agreement_move", [ready.pk], {"name": "reopen"}


def need_dropped(side):
    need = make.make_need(side, now=NOW)
    return need, "need_move", [need.pk, "drop"], {}


def candidate_declined(side):
    candidate = make.exploring(side, now=NOW).candidates.first()
    return candidate, "candidate_decline", [candidate.pk], {}


def obligation_waived(side):
    owed = implementation.owed(side, implementation.underway(side, now=NOW), now=NOW)
    return owed, "obligation_waive", [owed.pk], {}


def activity_cancelled(side):
    activity = implementation.planned(side, make.informal_underway(side, now=NOW), now=NOW)
    return activity, "activity_cancel", [activity.pk], {}


def round_closed(side):
    opened = implementation.opened_round(side, make.informal_underway(side, now=NOW), now=NOW)
    return opened, "round_close", [opened.pk], {}


ACTS = [
    partnership_moved, proposal_moved, agreement_moved, need_dropped, candidate_declined, obligation_waived, activity_cancelled,
    round_closed,
]  # fmt: skip


def state_of(thing):
    """All columns of the row as they are stored."""
    return type(thing).objects.filter(pk=thing.pk).values().get()


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_it_is_refused_with_its_sentence_and_stays_on_the_page(world, client_for, act: Callable):
    thing, name, args, fields = act(world.own)
    before, address = state_of(thing), school_url(world.own.school, f"partnerships:{name}", *args)
    client = client_for(world.own.principal if name == "proposal_move" else world.own.hub)
    for reason in HOSTILE:
        answer = client.post(address, {**fields, "comment": reason})
        page = answer.content.decode()
        assert answer.status_code == 409, reason
        assert "tersembunyi (U+" in page or "karakter" in page
        assert escape(reason)[:15] in page
        assert state_of(thing) == before


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_an_ordinary_one_is_taken(world, client_for, act: Callable):
    thing, name, args, fields = act(world.own)
    before, address = state_of(thing), school_url(world.own.school, f"partnerships:{name}", *args)
    client = client_for(world.own.principal if name == "proposal_move" else world.own.hub)
    assert client.post(address, {**fields, "comment": "Sekolah kita berganti rencana 😊."}).status_code == 302
    assert state_of(thing) != before
