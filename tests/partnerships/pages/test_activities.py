"""Pages of activities and contributions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partnerships.models import Activity, Contribution
from tests.factories import implementation as make
from tests.partnerships.at import at
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership(world):
    return make.underway(world.own)


@pytest.fixture
def planned(world, partnership):
    return make.planned(world.own, partnership)


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def plan(world, **changes):
    given = {
        "title": "Senam bersama",
        "starts_on": "2026-11-02",
        "in_charge": world.own.teacher.pk,
        "place": "Lapangan",
    }
    return keyed(**{**given, **changes})


def test_a_plan_is_made_once_however_often_it_is_sent(world, hub, partnership):
    sent = plan(world)
    url = at(world.own, "activity_create", partnership.pk)
    first, second = (hub.post(url, sent)["Location"] for _click in range(2))
    made = partnership.activities.get(title="Senam bersama")
    assert first == second == at(world.own, "activity", made.pk)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_on": "2026-11-01"}, "ends_on"),
        ({"title": ""}, "title"),
        ({"starts_on": "0026-11-02"}, "starts_on"),
        ({"in_charge": ""}, "in_charge"),
    ],
)
def test_nonsense_is_refused_and_kept(world, hub, partnership, changes, field):
    page = hub.post(at(world.own, "activity_create", partnership.pk), plan(world, **changes))
    assert page.status_code == 422
    errors = page.context["form"].errors
    assert field in errors or "__all__" in errors
    assert "Lapangan" in page.content.decode()


def test_only_colleagues_are_offered(world, hub, partnership):
    choices = hub.get(at(world.own, "activity_create", partnership.pk)).context["form"].fields["in_charge"].queryset
    assert world.own.teacher in choices
    assert not set(choices) & {
        world.own.parent,
        world.own.partner,
        world.own.committee,
        world.other.teacher,
        world.outsider,
    }


def test_the_list_takes_as_many_queries_for_one_as_for_three(world, hub, partnership, planned):
    url = at(world.own, "activity_list", partnership.pk)
    make.contributed(world.own, planned)
    queries_of(hub, url)
    one = queries_of(hub, url)
    for number in (2, 3):
        activity = make.planned(world.own, partnership, title=f"Kegiatan {number}", in_charge=world.own.teacher)
        make.contributed(world.own, activity, order=number)
    assert queries_of(hub, url) == one


def test_one_activity_takes_as_many_queries_for_one_contribution_as_for_three(world, hub, planned):
    url = at(world.own, "activity", planned.pk)
    make.contributed(world.own, planned)
    queries_of(hub, url)
    one = queries_of(hub, url)
    for order in (1, 3):
        make.contributed(world.own, planned, order=order)
    assert queries_of(hub, url) == one


def test_the_list_says_what_each_party_put_in(world, hub, partnership, planned):
    make.contributed(world.own, planned, kind="money", quantity=1_500_000)
    words = text_of(hub.get(at(world.own, "contribution_list", partnership.pk)))
    assert partnership.parties.get(order=2).name in words
    assert "1.500.000" in words


def test_the_result_is_recorded(world, hub, planned):
    answer = hub.post(at(world.own, "activity_hold", planned.pk), keyed(participants="96", result="Semua diperiksa."))
    assert answer["Location"] == at(world.own, "activity", planned.pk)
    assert "Semua diperiksa." in text_of(hub.get(answer["Location"]))


def test_a_result_says_something(world, hub, planned):
    page = hub.post(at(world.own, "activity_hold", planned.pk), {"participants": "96", "result": ""})
    assert page.status_code == 422
    assert "result" in page.context["form"].errors


def test_a_future_activity_cannot_have_taken_place(world, hub, partnership):
    later = make.planned(world.own, partnership, starts_on=timezone.localdate() + timedelta(days=9))
    assert hub.post(at(world.own, "activity_hold", later.pk), keyed(participants="1", result="Ya.")).status_code == 409
    assert Activity.objects.get(pk=later.pk).state == "planned"


def test_calling_off_needs_a_reason(world, hub, planned):
    assert hub.post(at(world.own, "activity_cancel", planned.pk), {"comment": ""}).status_code in (409, 422)
    assert hub.post(at(world.own, "activity_cancel", planned.pk), {"comment": "Hujan."}).status_code == 302
    assert "Hujan." in text_of(hub.get(at(world.own, "activity", planned.pk)))


def test_a_contribution_is_recorded_and_taken_back(world, hub, planned):
    party = planned.partnership.parties.get(order=2)
    sent = keyed(party=party.pk, kind="hours", quantity="4", description="Dua perawat")
    hub.post(at(world.own, "contribution_create", planned.pk), sent)
    contribution = Contribution.objects.get(activity=planned)
    assert "Dua perawat" in text_of(hub.get(at(world.own, "activity", planned.pk)))
    hub.post(at(world.own, "contribution_remove", planned.pk, contribution.pk), keyed())
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("quantity", ["0", "-4", "NaN", "1e309", "banyak", ""])
def test_a_quantity_is_a_number_above_nought(world, hub, planned, quantity):
    party = planned.partnership.parties.get(order=2)
    page = hub.post(
        at(world.own, "contribution_create", planned.pk), {"party": party.pk, "kind": "hours", "quantity": quantity}
    )
    assert page.status_code == 422
    assert not Contribution.objects.exists()


def test_readers_see_the_result_and_no_button(world, client_for, planned):
    page = client_for(world.own.committee).get(at(world.own, "activity", planned.pk)).content.decode()
    assert planned.title in page
    assert at(world.own, "activity_edit", planned.pk) not in page
    assert at(world.own, "activity_cancel", planned.pk) not in page
