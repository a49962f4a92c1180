"""Which partners answer a need, in which order, and why [PA3]."""

import pytest

from partnerships.models import Partnership
from partnerships.queries.matching import matches
from partnerships.terms import Category, Resource
from tests.clock import NOW
from tests.factories.implementation import underway
from tests.factories.partnerships import make_need, make_partner, understood
from tests.partnerships.at import at
from tests.schools.pages import queries_of

EXPERTS = [{"category": Category.STUDENT_SUPPORT, "resource": Resource.EXPERTS}]
MONEY = [{"category": Category.STUDENT_SUPPORT, "resource": Resource.MONEY}]
AWAY = "Kabupaten Bogor"
TODAY = NOW.date()


@pytest.fixture
def need(world):
    """Student support by experts."""
    return make_need(world.own, resource=Resource.EXPERTS)


def names(need, side):
    return [match.partner.name for match in matches(need, side.school, TODAY)]


def test_only_partners_of_the_category_answer(world, need):
    make_partner(world.own, "Lain", offers=[{"category": Category.ACADEMIC, "resource": Resource.EXPERTS}])
    make_partner(world.own, "Cocok", offers=EXPERTS)
    assert names(need, world.own) == ["Cocok"]


def test_neither_foreign_nor_retired_partners_answer(world, need):
    make_partner(world.other, "Asing", offers=EXPERTS)
    retired = make_partner(world.own, "Pensiun", offers=EXPERTS)
    type(retired).objects.filter(pk=retired.pk).update(is_active=False)
    assert names(need, world.own) == []


def test_the_exact_resource_before_the_neighbour(world, need):
    make_partner(world.own, "Tetangga", offers=MONEY)
    make_partner(world.own, "Ahli Jauh", offers=EXPERTS, regency=AWAY)
    assert names(need, world.own) == ["Ahli Jauh", "Tetangga"]


def test_among_equals_the_nearer_one_then_the_alphabet(world, need):
    for name, regency in (("C Jauh", AWAY), ("B Dekat", "kota bandung"), ("A Dekat", "Kota Bandung")):
        make_partner(world.own, name, offers=EXPERTS, regency=regency)
    assert names(need, world.own) == ["A Dekat", "B Dekat", "C Jauh"]


def test_existing_partners_come_first(world, need):
    make_partner(world.own, "Ahli Dekat", offers=EXPERTS)
    running = underway(world.own)
    known = running.parties.get(order=2).partner
    type(known).objects.filter(pk=known.pk).update(regency=AWAY)
    assert known.name in names(need, world.own)[:2]
    assert names(need, world.own)[-1] == "Ahli Dekat"


def test_good_experience_counts_more_than_distance(world, need):
    make_partner(world.own, "Dekat", offers=MONEY)
    past = understood(world.own)
    Partnership.objects.filter(pk=past.pk).update(stage=Partnership.Stage.ENDED)
    former = past.parties.get(order=2).partner
    type(former).objects.filter(pk=former.pk).update(regency=AWAY)
    assert names(need, world.own) == [former.name, "Dekat"]


def test_each_rank_says_why(world, need):
    make_partner(world.own, "Ahli", offers=[{**EXPERTS[0], "capacity": "dua orang"}])
    (match,) = matches(need, world.own.school, TODAY)
    said = " ".join(match.reasons)
    assert "tenaga ahli" in said
    assert "dua orang" in said
    assert "Kota Bandung" in said


def test_a_running_and_a_past_partnership_are_both_named(world, need):
    running = underway(world.own)
    partner = running.parties.get(order=2).partner
    assert any(
        "Sudah bermitra" in reason
        for match in matches(need, world.own.school, TODAY)
        for reason in match.reasons
        if match.partner == partner
    )
    Partnership.objects.filter(pk=running.pk).update(stage=Partnership.Stage.ENDED)
    assert any(
        "Pernah bermitra" in reason
        for match in matches(need, world.own.school, TODAY)
        for reason in match.reasons
        if match.partner == partner
    )


def test_a_need_without_a_named_resource_takes_any(world):
    open_need = make_need(world.own)
    make_partner(world.own, "Dana", offers=MONEY)
    make_partner(world.own, "Ahli", offers=EXPERTS)
    assert names(open_need, world.own) == ["Ahli", "Dana"]


def test_thirty_at_most_with_two_queries(world, need, django_assert_num_queries):
    for number in range(31):
        make_partner(world.own, f"Ahli {number:02}", offers=EXPERTS)
    with django_assert_num_queries(2):
        assert len(matches(need, world.own.school, TODAY)) == 30


def test_the_page_shows_rank_and_reasons_with_constant_queries(world, need, client_for):
    client, url = client_for(world.own.hub), at(world.own, "need", need.pk)
    make_partner(world.own, "Ahli 1", offers=EXPERTS)
    queries_of(client, url)
    one = queries_of(client, url)
    for number in (2, 3):
        make_partner(world.own, f"Ahli {number}", offers=EXPERTS)
    assert queries_of(client, url) == one
