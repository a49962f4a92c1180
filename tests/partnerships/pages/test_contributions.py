"""Pages of contributions: what is typed, what is added up, what is taken back."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.actions.contributions import add_contribution
from partnerships.models import Contribution
from tests.clock import NOW
from tests.factories import implementation as make
from tests.factories import partnerships as early
from tests.partnerships.at import at
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership(world):
    return make.underway(world.own)


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def filled(partnership, **fields):
    given = {
        "given_on": "2026-09-01", "party": partnership.parties.get(order=2).pk, "kind": "equipment", "quantity": "3",
        "unit": "set", "value": "1.500.000", "is_estimate": "on", **fields,
    }  # fmt: skip
    return keyed(**given)


def test_a_gift_without_an_activity_is_recorded_once_and_shown(world, hub, partnership):
    sent = filled(partnership)
    for _click in range(2):
        hub.post(at(world.own, "contribution_give", partnership.pk), sent)
    assert Contribution.objects.count() == 1
    words = text_of(hub.get(at(world.own, "contribution_list", partnership.pk)))
    for said in ("Peralatan: 3 set", "Rp1.500.000 *", "taksiran", "1 September 2026", "2026/2027"):
        assert said in words


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"given_on": "2126-09-01"}, "given_on"),
        ({"given_on": ""}, "given_on"),
        ({"value": ""}, "value"),
        ({"quantity": "0"}, "quantity"),
        ({"kind": "gold"}, "kind"),
    ],
)
def test_nonsense_is_refused_at_its_field(world, hub, partnership, fields, wrong):
    page = hub.post(at(world.own, "contribution_give", partnership.pk), filled(partnership, **fields))
    assert page.status_code == 422
    assert wrong in page.context["form"].errors


def test_totals_follow_the_address(world, hub, partnership):
    make.given(world.own, partnership, day=date(2026, 5, 1), kind="money", quantity=700_000)
    make.given(world.own, partnership, day=date(2026, 8, 1), quantity=4)
    url = at(world.own, "contribution_totals")
    assert "Rp700.000" in text_of(hub.get(url, {"year": "2025"}))
    assert "Peralatan: 4 unit" not in text_of(hub.get(url, {"year": "2025"}))
    both = text_of(hub.get(url, {"years": "calendar", "year": "2026"}))
    assert "Rp700.000" in both
    assert "Peralatan: 4 unit" in both
    assert "Peralatan: 4 unit" not in text_of(hub.get(url, {"kind": "money"}))
    for nonsense in ({}, {"year": "abcd"}, {"kind": "gold"}, {"years": "x"}, {"year": "٢٠٢٦"}, {"year": "1990"}):
        words = text_of(hub.get(url, nonsense))
        assert "Peralatan: 4 unit" in words, "without a year of ours the present one"
        assert "Rp700.000" not in words
    assert "Rp700.000" in text_of(hub.get(at(world.own, "contribution_list", partnership.pk))), (
        "all years of one partnership"
    )


def test_a_year_adds_gifts_to_what_activities_got(world, hub, partnership):
    """The two are asked apart, each by its own index of days."""
    make.given(world.own, partnership, quantity=4)
    activity = make.planned(world.own, partnership)
    party = partnership.parties.get(order=2)
    add_contribution(
        by=world.own.as_("hub"),
        now=NOW,
        activity=activity,
        party=party,
        kind="equipment",
        quantity=Decimal(3),
        value=Decimal(1),
    )
    words = text_of(hub.get(at(world.own, "contribution_totals")))
    assert "Peralatan: 7 unit" in words
    assert "Belum ada kontribusi pada 2026/2027" in text_of(
        hub.get(at(world.own, "contribution_totals"), {"kind": "money"})
    )


def test_one_partner_has_a_page_of_its_own(world, hub, partnership):
    make.given(world.own, partnership, order=2, quantity=4)
    make.given(world.own, partnership, order=3, quantity=5)
    partner = partnership.parties.get(order=2).partner
    words = text_of(hub.get(at(world.own, "partner_contributions", partner.pk)))
    assert "Peralatan: 4 unit" in words
    assert "Peralatan: 5 unit" not in words


def test_partners_see_only_partnerships_of_their_own(world, client_for, partnership):
    make.given(world.own, partnership, quantity=4)
    other = make.underway(world.own)
    make.given(world.own, other, quantity=5)
    early.give_account(world.own, partnership.parties.get(order=2).partner)
    words = text_of(client_for(world.own.partner).get(at(world.own, "contribution_totals")))
    assert "Peralatan: 4 unit" in words
    assert "Peralatan: 5 unit" not in words


def test_totals_cost_the_same_for_one_and_three(world, hub, partnership):
    make.given(world.own, partnership)
    for url in (at(world.own, "contribution_totals"), at(world.own, "contribution_list", partnership.pk)):
        queries_of(hub, url)
        one = queries_of(hub, url)
        for order in (1, 3):
            make.given(world.own, partnership, order=order)
        assert queries_of(hub, url) == one


def test_a_mistake_is_taken_back(world, hub, partnership):
    gave = make.given(world.own, partnership)
    hub.post(at(world.own, "contribution_take_back", partnership.pk, gave.pk), keyed())
    assert not Contribution.objects.exists()
