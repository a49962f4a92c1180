"""The list and the board: who sees what, in which order, with a fixed number of queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import filters, keyset
from partnerships.models import Partnership
from partnerships.models.partnership import URGENCY
from partnerships.queries import partnerships as queries
from schools.links import school_url
from tests.clock import REAL as NOW
from tests.factories import partnerships as make


def url(side, name, *args, **query):
    found = school_url(side.school, f"partnerships:{name}", *args)
    return found + ("?" + "&".join(f"{key}={value}" for key, value in query.items()) if query else "")


def titles(response):
    return [row.partnership.title for row in response.context["rows"]]


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        response = client.get(address)
    assert response.status_code == 200
    return len(seen)


def test_late_first_closed_last(world, client_for):
    make.make_partnership(world.own, title="Segera", now=NOW)
    make.make_partnership(world.own, title="Terlambat", now=NOW - timedelta(days=40))
    make.move(world.own, make.make_partnership(world.own, title="Batal", now=NOW), "cancel", comment="Mundur.", now=NOW)
    response = client_for(world.own.hub).get(url(world.own, "partnership_list"))
    assert titles(response) == ["Terlambat", "Segera", "Batal"]
    assert "sudah 26 hari lewat" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"stage": "exploration"}, ["Informal"]),
        ({"form": "informal"}, ["Informal"]),
        ({"late": "true"}, ["Lama"]),
        ({"q": "lam"}, ["Lama"]),
        ({"form": "formal", "late": "true"}, ["Lama"]),
        ({"stage": "review"}, []),
        ({"stage": "tidak-ada"}, ["Lama", "Informal"]),
        ({"lead": "999999"}, ["Lama", "Informal"]),
    ],
)
def test_the_address_carries_the_filters(world, client_for, query, expected):
    make.make_partnership(world.own, title="Lama", now=NOW - timedelta(days=40))
    make.exploring(world.own, title="Informal", form="informal", now=NOW)
    assert titles(client_for(world.own.hub).get(url(world.own, "partnership_list", **query))) == expected


def test_one_can_ask_for_a_persons_own(world, client_for):
    make.make_partnership(world.own, title="Milik guru", lead=world.own.teacher, now=NOW)
    make.make_partnership(world.own, title="Milik pusat", now=NOW)
    client = client_for(world.own.teacher)
    assert titles(client.get(url(world.own, "partnership_list", lead=world.own.teacher.pk))) == ["Milik guru"]


def test_the_words_find_a_partner_too(world, client_for):
    partnership = make.chosen(world.own, title="Sekolah sehat", now=NOW)
    make.make_partnership(world.own, title="Lain", now=NOW)
    name = partnership.parties.last().name
    assert titles(client_for(world.own.hub).get(url(world.own, "partnership_list", q=name))) == ["Sekolah sehat"]


@pytest.mark.parametrize("name", ["partnership_list", "board"])
def test_more_rows_cost_as_many_queries_as_one_of_each_kind(world, client_for, name):
    client, address = client_for(world.own.hub), url(world.own, name)
    make.chosen(world.own, now=NOW)
    make.exploring(world.own, now=NOW)
    one = queries_of(client, address)
    make.chosen(world.own, now=NOW)
    make.exploring(world.own, lead=world.own.teacher, now=NOW)
    assert queries_of(client, address) == one


def test_the_list_goes_on_after_the_last_row_without_repeating(world):
    made = {make.make_partnership(world.own, partners=0, needs=0, now=NOW).pk for _ in range(3)}
    rows = Partnership.objects.visible_to(world.own.as_("hub")).by_urgency()
    first = keyset.slice_after(rows, URGENCY, "", size=2)
    rest = keyset.slice_after(rows, URGENCY, first.after, size=2)
    assert {p.pk for p in first} | {p.pk for p in rest} == made
    assert (len(first), len(rest), rest.after) == (2, 1, "")
    assert len(keyset.slice_after(rows, URGENCY, "bukan-posisi", size=2)) == 2


def test_the_committee_sees_active_and_past_only(world, client_for):
    make.make_partnership(world.own, title="Baru", now=NOW)
    make.informal_underway(world.own, title="Berjalan", now=NOW)
    client = client_for(world.own.committee)
    assert titles(client.get(url(world.own, "partnership_list"))) == ["Berjalan"]
    assert "Baru" not in client.get(url(world.own, "board")).content.decode()


def test_a_partner_contact_sees_the_own_partnerships_and_no_competitors(world, client_for):
    mine = make.exploring(world.own, title="Dengan kami", now=NOW)
    make.give_account(world.own, mine.candidates.first().partner)
    make.chosen(world.own, title="Dengan orang lain", now=NOW)
    client = client_for(world.own.partner)
    assert titles(client.get(url(world.own, "partnership_list"))) == [], "a candidate is not a party yet"
    make.choose_all(world.own, mine, now=NOW)
    response = client.get(url(world.own, "partnership_list"))
    assert titles(response) == ["Dengan kami"]
    assert "Kebutuhan" not in response.content.decode()


def test_a_parent_finds_no_such_page(world, client_for):
    for name in ("partnership_list", "board"):
        assert client_for(world.own.parent).get(url(world.own, name)).status_code == 404


def test_another_school_has_other_rows(world, client_for):
    make.make_partnership(world.other, title="Milik sekolah lain", now=NOW)
    response = client_for(world.own.hub).get(url(world.own, "partnership_list"))
    assert titles(response) == []
    assert "Belum ada kemitraan" in response.content.decode()


def test_the_board_shows_seven_columns_of_the_same_rows(world, client_for):
    make.make_partnership(world.own, title="Satu", now=NOW)
    make.exploring(world.own, title="Dua", now=NOW)
    response = client_for(world.own.hub).get(url(world.own, "board"))
    columns = response.context["columns"]
    assert [(c.number, c.total) for c in columns] == [(1, 1), (2, 1), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0)]
    informal = client_for(world.own.hub).get(url(world.own, "board", form="informal"))
    assert sum(column.total for column in informal.context["columns"]) == 0


def test_a_full_column_leads_to_the_list(world, client_for, monkeypatch):
    monkeypatch.setattr(queries, "CARDS", 2)
    for _ in range(3):
        make.make_partnership(world.own, partners=0, needs=0, now=NOW)
    response = client_for(world.own.hub).get(url(world.own, "board"))
    column = response.context["columns"][0]
    assert (column.total, len(column.cards), column.more) == (3, 2, 1)
    assert f"{url(world.own, 'partnership_list')}?stage=needs" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"form": "formal"}, "3"),
        ({"form": "formal", "stage": "needs"}, "3"),
        ({"form": "formal", "lead": "{hub}"}, "1+"),
        ({"form": "formal", "lead": "{hub}", "q": "judul"}, "3"),
    ],
)
def test_two_filters_count_less_far_in_a_long_list(world, client_for, monkeypatch, query, said):
    """Of two filters the rows of one are looked through for the other's: in a list that is longer than SHORT, to SOME only."""
    monkeypatch.setattr(filters, "SHORT", 2)
    monkeypatch.setattr(filters, "SOME", 1)
    for _ in range(3):
        make.make_partnership(world.own, title="Judul", partners=0, needs=0, lead=world.own.hub, now=NOW)
    asked = {name: value.format(hub=world.own.hub.pk) for name, value in query.items()}
    response = client_for(world.own.hub).get(url(world.own, "board", **asked))
    assert response.context["columns"][0].total_words == said
    listed = client_for(world.own.hub).get(url(world.own, "partnership_list", **asked))
    assert listed.context["chips"][0].count_words == said
    assert listed.context["tools"].total_words == {"1+": "lebih dari 1"}.get(said, said)
    by_stage = {str(chip.label): chip.count for chip in listed.context["chips"]}
    assert by_stage["Kebutuhan"] == {"1+": None}.get(said, 3)
    assert ("Proposal" in by_stage) == (said == "1+")


def test_a_card_offers_the_moves_of_this_person(world, client_for):
    make.make_partnership(world.own, now=NOW)
    for_hub = client_for(world.own.hub).get(url(world.own, "board")).content.decode()
    assert "Mulai penjajakan mitra" in for_hub
    assert "Langkah lain, dengan alasan" in for_hub
    for_operator = client_for(world.own.operator).get(url(world.own, "board")).content.decode()
    assert "Pindahkan" not in for_operator.split("board-column", 1)[1]


def test_a_move_on_the_board_comes_back_to_the_board(world, client_for):
    partnership = make.make_partnership(world.own, now=NOW)
    board = url(world.own, "board", form="formal")
    sent = {"name": "explore", "back": board}
    response = client_for(world.own.hub).post(url(world.own, "partnership_move", partnership.pk), sent)
    assert (response.status_code, response.url) == (302, board)
    elsewhere = {"name": "back_to_needs", "comment": "Keliru.", "back": "https://jahat.test/"}
    response = client_for(world.own.hub).post(url(world.own, "partnership_move", partnership.pk), elsewhere)
    assert response.url == url(world.own, "partnership", partnership.pk)
