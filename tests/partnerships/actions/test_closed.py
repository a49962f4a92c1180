"""What ended or was called off stays as it was: no part of it changes any more."""

from datetime import timedelta
from decimal import Decimal

import pytest

from core.policy import NotNow
from partnerships.actions import activities, contributions, evaluations, obligations
from partnerships.actions.agreement_parts import add_clause
from partnerships.actions.agreements import edit_agreement
from partnerships.actions.partnerships import edit_partnership
from partnerships.models import Partnership
from tests.clock import NOW
from tests.factories import agreements, implementation
from tests.factories import partnerships as make

TODAY = NOW.date()


@pytest.fixture
def closed(world):
    """A partnership that ended with everything in it: a plan, an evaluation still open, a measure."""
    side = world.own
    partnership = make.informal_underway(side)
    things = {
        "activity": implementation.planned(side, partnership),
        "held": implementation.held(side, partnership),
        "round": implementation.opened_round(side, partnership),
        "party": partnership.parties.first(),
        "indicator": evaluations.add_indicator(
            by=side.as_("hub"), now=NOW, partnership=partnership, name="Kunjungan", target=Decimal(4)
        ),
        "owed": implementation.owe_all(side, partnership)[0],
    }
    things["response"] = things["round"].responses.first()
    things["contribution"] = implementation.contributed(side, things["held"])
    Partnership.objects.filter(pk=partnership.pk).update(stage="ended")
    for thing in things.values():
        thing.refresh_from_db()
    return {"partnership": Partnership.objects.get(pk=partnership.pk), **things}


ACTS = {
    "plan": lambda c, by: activities.plan_activity(
        **by, partnership=c["partnership"], title="X", starts_on=TODAY, in_charge=c["partnership"].lead
    ),
    "edit": lambda c, by: activities.edit_activity(**by, activity=c["activity"], title="X"),
    "hold": lambda c, by: activities.hold_activity(**by, activity=c["activity"], participants=1, result="X"),
    "cancel": lambda c, by: activities.cancel_activity(**by, activity=c["activity"], reason="X"),
    "contribute": lambda c, by: contributions.add_contribution(
        **by, activity=c["held"], party=c["party"], kind="hours", quantity=Decimal(1)
    ),
    "take back": lambda c, by: contributions.remove_contribution(**by, contribution=c["contribution"]),
    "owe": lambda c, by: obligations.add_obligation(
        **by, partnership=c["partnership"], party=c["party"], description="X"
    ),
    "reword": lambda c, by: obligations.edit_obligation(**by, obligation=c["owed"], description="X"),
    "confirm": lambda c, by: obligations.confirm_obligation(**by, obligation=c["owed"], happened_on=TODAY),
    "waive": lambda c, by: obligations.waive_obligation(**by, obligation=c["owed"], reason="X"),
    "open round": lambda c, by: evaluations.open_round(
        **by, partnership=c["partnership"], title="X", period_from=TODAY, period_to=TODAY, due_on=TODAY
    ),
    "answer": lambda c, by: evaluations.save_answers(**by, response=c["response"], ratings={}, benefits={}),
    "close round": lambda c, by: evaluations.close_round(**by, round=c["round"], closing_note="X"),
    "indicator": lambda c, by: evaluations.add_indicator(
        **by, partnership=c["partnership"], name="X", target=Decimal(1)
    ),
    "measure": lambda c, by: evaluations.measure(
        **by, indicator=c["indicator"], measured_on=TODAY, value=Decimal(1)
    ),
    "head": lambda c, by: edit_partnership(**by, partnership=c["partnership"], title="X"),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_no_part_of_it_changes(world, closed, act):
    with pytest.raises(NotNow):
        act(closed, {"by": world.own.as_("hub"), "now": NOW + timedelta(days=1)})


def test_nor_by_the_links_that_partners_hold(world):
    partnership = make.informal_underway(world.own)
    implementation.owe_all(world.own, partnership)
    owed = implementation.owed(world.own, partnership)
    link, _token = implementation.confirmation_link(world.own, owed)
    Partnership.objects.filter(pk=partnership.pk).update(stage="ended")
    from core.links import actor_of

    with pytest.raises(NotNow):
        obligations.confirm_obligation(by=actor_of(link), now=NOW, obligation=owed, happened_on=TODAY)


def test_nor_the_texts_of_one_that_was_called_off(world):
    partnership = make.at_agreement(world.own)
    draft = agreements.drafted(world.own, partnership)
    make.move(world.own, partnership, "cancel", comment="Mitra mundur.")
    change = {"by": world.own.as_("hub"), "now": NOW, "agreement": draft}
    with pytest.raises(NotNow):
        edit_agreement(**change, subject="Lain")
    with pytest.raises(NotNow):
        add_clause(**change, title="X", body="Y")
