"""What is in force with addenda: the derived end, the model's answer and the database's condition are one rule."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerships import chain
from partnerships.actions.agreements import draft_successor, edit_agreement
from partnerships.models import Agreement
from partnerships.queries.agreements import of_status
from tests.clock import NOW
from tests.factories import addenda, agreements

pytestmark = pytest.mark.django_db
S = Agreement.Status
START, END = date(2026, 10, 1), date(2029, 9, 30)
DAYS = [START, END - timedelta(90), END, END + timedelta(1)]
DAYS += [addenda.LONGER - timedelta(91), addenda.LONGER - timedelta(90), addenda.LONGER, addenda.LONGER + timedelta(1)]


def fresh(agreement):
    return Agreement.objects.get(pk=agreement.pk)


def evergreen(side, **facts):
    given = {"years": None, "evergreen": True, **facts}
    return agreements.signed(side, **given)


@pytest.mark.parametrize(
    ("today", "base", "addendum"),
    [
        (START - timedelta(days=1), S.SIGNED, S.IN_FORCE),
        (END, S.IN_FORCE, S.IN_FORCE),
        (END + timedelta(days=1), S.IN_FORCE, S.IN_FORCE),
        (addenda.LONGER - timedelta(days=91), S.IN_FORCE, S.IN_FORCE),
        (addenda.LONGER - timedelta(days=90), S.EXPIRING, S.IN_FORCE),
        (addenda.LONGER, S.EXPIRING, S.IN_FORCE),
        (addenda.LONGER + timedelta(days=1), S.EXPIRED, S.EXPIRED),
    ],
)
def test_an_extension_moves_every_status(world, today, base, addendum):
    extension = addenda.signed(world.own)
    assert (fresh(extension.base).status(today), fresh(extension).status(today)) == (base, addendum)


def test_an_evergreen_agreement_never_runs_out(world):
    agreement = evergreen(world.own)
    assert {agreement.status(START + timedelta(days=days)) for days in (0, 1000, 36_500)} == {S.IN_FORCE}
    assert agreement in Agreement.objects.in_force(date(2126, 1, 1))


def test_the_database_agrees_with_the_model_for_addenda_and_evergreens(world):
    addenda.drafted(world.own)
    addenda.ready(world.own)
    second = addenda.signed(world.own)
    addenda.signed(world.own, fresh(second.base), articles=["Pasal 3"])
    addenda.signed(world.own, articles=["Pasal 3"])
    ended = addenda.signed(world.own)
    agreements.move(world.own, ended.base, "terminate", by="principal", comment="Disepakati.")
    addenda.signed(world.own, evergreen(world.own), articles=["Pasal 3"])
    renewed = addenda.signed(world.own).base
    new = draft_successor(by=world.own.as_("principal"), now=NOW, agreement=renewed)
    new = edit_agreement(by=world.own.as_("hub"), now=NOW, agreement=new, signed_on=agreements.SIGNED_ON)
    agreements.sign(world.own, agreements.move(world.own, new, "prepare"))
    for today in DAYS:
        for agreement in Agreement.objects.all():
            told = [s for s in S if Agreement.objects.filter(of_status(s, today), pk=agreement.pk).exists()]
            assert told == [agreement.status(today)], (agreement, agreement.state, today)
    assert fresh(renewed.addenda.get()).status(END) == S.RENEWED


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.booleans(), st.integers(1, 900), st.booleans()), min_size=1, max_size=3))
def test_the_stored_end_is_always_the_derived_one(world, steps):
    """Whatever addenda were signed, left or called off: last signed extension wins, else the end that was signed."""
    base = agreements.signed(world.own)
    expected = END
    for extends, days, signed in steps:
        facts = {"ends_on": expected + timedelta(days=days)} if extends else {"articles": ["Pasal 3"]}
        addendum = addenda.ready(world.own, fresh(base), **facts)
        if signed:
            agreements.sign(world.own, addendum)
            expected = facts.get("ends_on", expected)
        else:
            agreements.move(world.own, addendum, "cancel", comment="Tidak jadi.")
        stored = fresh(base)
        assert stored.effective_ends_on == stored.last_day == expected
        assert expected == (chain.extended_end(chain.signed_addenda(base)) or base.ends_on)
        assert {one.effective_ends_on for one in base.addenda.exclude(signed_at=None)} <= {expected}


def test_in_force_counts_the_extended_day(world):
    base = addenda.signed(world.own).base
    assert base in Agreement.objects.in_force(addenda.LONGER)
    assert base not in Agreement.objects.in_force(addenda.LONGER + timedelta(days=1))
