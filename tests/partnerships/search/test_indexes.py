"""The indexes of the search are made after `migrate`, made again when they are gone, and left alone when they are there."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.search import engines, find, searchable
from core.search.words import groups_of, one_apart
from partnerships.models import Partner
from tests.factories.partnerships import make_partner

pytestmark = pytest.mark.django_db


def install():
    for app in apps.get_app_configs():
        engines.install(app, "default")


def test_what_is_gone_is_made_again_with_the_rows_that_stand_there(world):
    engines.remove("default")
    make_partner(world.own, "Paguyuban Tanpa Indeks")
    connection.check_constraints()  # PostgreSQL indexes no table whose foreign keys are still to be checked
    install()
    make_partner(world.own, "Paguyuban Berindeks")
    rows = Partner.objects.filter(school=world.own.school)
    assert [p.name for p in find(rows, "tanpa indesk").rows] == ["Paguyuban Tanpa Indeks"]
    assert find(rows, "pagyuban").rows.count() == 2


def test_what_is_there_is_left_alone(db):
    with CaptureQueriesContext(connection) as queries:
        install()
    assert searchable()
    assert not [q["sql"] for q in queries if "CREATE" in q["sql"].upper() or "INSERT" in q["sql"].upper()]


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [("mada", "madu", True), ("mada", "madda", True), ("mada", "ada", True), ("mada", "maad", True), ("mada", "adam", False),
     ("mada", "mada", True), ("mada", "muda", True), ("gadjah", "gajah", True), ("gadjah", "gaja", False), ("abcd", "dbca", False)],
)  # fmt: skip
def test_one_letter_apart(one, other, close):
    assert one_apart(one, other) is close
    assert one_apart(other, one) is close


def test_at_most_eight_words_count():
    assert len(groups_of("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh")) == 8
