"""Every list of the school takes as many queries for three rows as for one."""

import pytest

from schools.links import school_url
from tests.factories import agreements, implementation
from tests.factories import partnerships as make
from tests.factories.schools import make_invitation, make_member
from tests.schools.pages import queries_of

pytestmark = pytest.mark.django_db

LISTS = {
    "partnerships:need_list": lambda side: make.make_need(side),
    "partnerships:partner_list": lambda side: make.make_partner(side),
    "partnerships:partnership_list": lambda side: make.submitted(side),
    "partnerships:board": lambda side: make.submitted(side),
    "partnerships:agreement_list": lambda side: agreements.signed(side),
    "partnerships:partner_import": lambda side: None,
    "schools:home": lambda side: implementation.planned(side),
    "schools:inbox": lambda side: make.submitted(side),
    "schools:people": lambda side: (make_member(side.school), make_invitation(side.school)),
    "schools:audit": lambda side: make.make_need(side),
}
"""Address -> what makes one more row in it."""


@pytest.mark.parametrize("role", ["principal", "hub", "committee", "partner"])
@pytest.mark.parametrize("address", LISTS)
def test_as_many_queries_for_one_as_for_three(world, client_for, address, role):
    client, url = client_for(getattr(world.own, role)), school_url(world.own.school, address)
    LISTS[address](world.own)
    if client.get(url).status_code != 200:
        return  # not this person's list: the access table says so
    one = queries_of(client, url)
    for _row in range(2):
        LISTS[address](world.own)
    assert queries_of(client, url) == one


def test_a_partnerships_page_takes_as_many_queries_whatever_hangs_on_it(world, client_for):
    client = client_for(world.own.hub)
    partnership = implementation.underway(world.own)
    url = school_url(world.own.school, "partnerships:partnership", partnership.pk)

    def one_more():
        activity = implementation.held(world.own, partnership)
        implementation.contributed(world.own, activity)
        implementation.closed_round(world.own, partnership)
        implementation.owe_all(world.own, partnership)
        implementation.measured(world.own, partnership)

    one_more()
    queries_of(client, url)
    one = queries_of(client, url)
    one_more()
    one_more()
    assert queries_of(client, url) == one


@pytest.mark.parametrize(
    "address", ["partner_list", "partnership_list", "board", "agreement_list", "activity_register"]
)
def test_a_filter_offers_nothing_twice(world, client_for, address):
    make.make_partner(world.own, regency="Kabupaten Wanareja")
    agreements.signed(world.own)
    page = client_for(world.own.hub).get(school_url(world.own.school, f"partnerships:{address}"))
    for name, field in page.context["filter"].form.fields.items():
        offered = [str(words) for _value, words in getattr(field, "choices", [])]
        assert len(offered) == len(set(offered)), name
