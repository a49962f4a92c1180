"""Numbers of long lists: counted to a thousand, all at once, in one query."""

import pytest

from core import counting
from core.models import AuditEvent
from tests.clock import NOW


@pytest.fixture
def rows(db):
    AuditEvent.objects.bulk_create(
        AuditEvent(subject_type="hitung", subject_id=n, at=NOW, actor_label="A", verb=verb)
        for n, verb in enumerate("aabcc")
    )
    return AuditEvent.objects.filter(subject_type="hitung")


def test_counting_stops_one_after_the_most(rows):
    assert counting.counted(rows, 3) == 4
    assert counting.counted(rows, 5) == 5
    assert counting.counted(rows.none()) == 0


@pytest.mark.parametrize(("number", "said"), [(0, "0"), (1000, "1000"), (1001, "1.000+"), (5, "5")])
def test_a_number_in_words(number, said):
    assert counting.as_words(number) == said


def test_a_number_that_was_counted_less_far_says_so():
    assert [counting.as_words(number, 50) for number in (50, 51)] == ["50", "50+"]


def test_several_at_once_and_what_is_empty_is_left_out(rows, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert counting.counted_by(rows, "verb", ["a", "b", "c", "x", "%"]) == {"a": 2, "b": 1, "c": 2}
    assert counting.counted_by(rows, "verb", ["a", "b"], 1) == {"a": 2, "b": 1}
    assert counting.counted_by(rows.none(), "verb", ["a"]) == counting.counted_by(rows, "verb", []) == {}


def test_the_first_of_each_in_their_order(rows, django_assert_num_queries):
    each = [rows.filter(verb=verb).order_by("-pk") for verb in "ac"]
    with django_assert_num_queries(1):
        found = counting.first_of_each(each, 1)
    assert sorted(found) == sorted(some[0].pk for some in each)
    assert counting.first_of_each([rows.none()], 3) == []
