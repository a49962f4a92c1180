"""Lists that go on after the last row: every row once, in order, and no trust in what the address says."""

import pytest

from core import keyset
from core.models import AuditEvent
from tests.clock import NOW

ORDER = ("verb", "-pk")


@pytest.fixture
def rows(db):
    AuditEvent.objects.bulk_create(
        AuditEvent(subject_type="x", subject_id=1, at=NOW, actor_label="A", verb=verb) for verb in "bacabca"
    )
    return AuditEvent.objects.filter(subject_type="x")


def walk(rows, size):
    position, found = "", []
    while True:
        part = keyset.slice_after(rows, ORDER, position, size)
        found += part.rows
        if not part.after:
            return found
        position = part.after


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
def test_every_row_comes_once_and_in_order(rows, size):
    assert walk(rows, size) == list(rows.order_by(*ORDER))


def test_a_full_last_page_offers_nothing_more(rows):
    assert keyset.slice_after(rows, ORDER, "", 7).after == ""


@pytest.mark.parametrize("position", ["x", "1", "[]", "a:b", "eyJ4IjoxfQ:abc", "\x00", "9" * 500])
def test_a_position_that_is_not_ours_begins_at_the_beginning(rows, position):
    assert keyset.slice_after(rows, ORDER, position, 2).rows == list(rows.order_by(*ORDER)[:2])


def test_a_position_of_another_list_begins_at_the_beginning(rows):
    other = keyset.slice_after(rows, ("pk",), "", 2).after
    assert keyset.slice_after(rows, ORDER, other, 2).rows == list(rows.order_by(*ORDER)[:2])


def test_a_page_costs_one_query(rows, django_assert_num_queries):
    with django_assert_num_queries(1):
        keyset.slice_after(rows, ORDER, "", 2)
