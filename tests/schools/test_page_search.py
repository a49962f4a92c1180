"""The page of the search: by kind, forgiving, a few of each kind with a way to all of them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.everything import FEW
from tests.factories import implementation, partnerships

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(world, client):
    side = world.own
    client.force_login(side.principal)

    def ask(text: str, **more: str):
        return client.get(reverse("schools:search", args=[side.school.slug]), {"q": text, **more})

    return ask


def test_results_stand_by_kind_and_lead_to_the_thing_itself(world, search):
    partner = partnerships.make_partner(world.own, "Puskesmas Melati")
    need = partnerships.make_need(world.own, title="Melati untuk taman sekolah")
    page = search("melati").content.decode()
    assert reverse("partnerships:partner", args=[world.own.school.slug, partner.pk]) in page
    assert reverse("partnerships:need", args=[world.own.school.slug, need.pk]) in page


def test_days_stand_in_the_language_of_the_reader(world, search):
    duty = implementation.owed(world.own)
    duty.description, duty.due_on = "Penjaringan kesehatan melati", date(2026, 3, 26)
    duty.save()
    assert "26 Maret 2026" in search("penjaringan").content.decode()
    world.own.principal.language = "en"
    world.own.principal.save()
    assert "26 March 2026" in search("penjaringan").content.decode()


def test_a_wrong_letter_is_forgiven_and_said(world, search):
    partnerships.make_partner(world.own, "Puskesmas Melati")
    partnerships.make_need(world.own, title="Pojok baca")
    found = search("melatu").context["found"]
    assert [(shelf.kind.key, shelf.count) for shelf in found.shelves] == [("partners", 1)]
    assert found.similar
    partnerships.make_need(world.own, title="Melatu, bukan melati")
    found = search("melatu").context["found"]
    assert [shelf.kind.key for shelf in found.shelves] == ["needs"], "what fits as typed pushes aside what resembles it"
    assert not found.similar


def test_few_of_a_kind_are_shown_and_the_list_has_the_rest(world, search):
    for number in range(FEW + 2):
        partnerships.make_partner(world.own, f"Sanggar Melati {number}")
    (shelf,) = search("melati").context["found"].shelves
    assert (len(shelf.hits), shelf.count) == (FEW, FEW + 2)
    assert shelf.more == reverse("partnerships:partner_list", args=[world.own.school.slug]) + "?q=melati"
    (alone,) = search("melati", jenis="partners").context["found"].shelves
    assert len(alone.hits) == FEW + 2


def test_more_rows_ask_no_more_queries(world, search):
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            search("melati")
        return len(counted)

    partnerships.make_partner(world.own, "Sanggar Melati")
    partnerships.make_need(world.own, title="Melati")
    search("melati")
    one = queries()
    for number in range(2):
        partnerships.make_partner(world.own, f"Sanggar Melati {number}")
        partnerships.make_need(world.own, title=f"Melati {number}")
    assert queries() == one


@pytest.mark.parametrize("text", ["", "   ", "?!", "x" * 500, "\x00", "' OR 1=1"])
def test_nonsense_finds_nothing_and_breaks_nothing(search, text):
    page = search(text, jenis="tidak-ada")
    assert page.status_code == 200
    assert not page.context["found"].shelves


def test_each_finds_what_the_own_school_has_in_turns(world, client_for):
    """What is looked through is put together once for all principals, and holds nobody's school."""
    sides = (world.own, world.other)
    own = [partnerships.make_partner(side, "Puskesmas Melati").pk for side in sides]

    def found(side, text):
        page = client_for(side.principal).get(reverse("schools:search", args=[side.school.slug]), {"q": text})
        return [hit.url for shelf in page.context["found"].shelves for hit in shelf.hits]

    for text in ("melati", "melatu", "puskesmas melati"):
        for side, pk in zip(sides * 2, own * 2, strict=True):
            assert found(side, text) == [reverse("partnerships:partner", args=[side.school.slug, pk])]
