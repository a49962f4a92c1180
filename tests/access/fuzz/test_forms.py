"""Each form, rows of forms and list by itself: it answers whatever it is sent, and keeps each value or refuses it there."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import pytest
from django.http import QueryDict
from django_filters import FilterSet

from tests.access.asking import nothing_stays
from tests.access.fuzz import NIGHT, OF_FORMS, fuzz
from tests.access.fuzz.finding import APPS, Built, Place, classes, name_of
from tests.access.fuzz.judging import judge
from tests.access.fuzz.sending import Control, controls_of, encoded, parted, sendings, throw

LOG = logging.getLogger(__name__)
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def tried(places: list[Place]) -> None:
    """As many examples as there are for a class, shared out among the places where it is built."""
    for place in places:
        address = issubclass(place.kind, FilterSet)  # which holds no half of a character

        def check(sent: dict[str, Any], place: Place = place, address: bool = address) -> None:
            data, files = parted(sent)
            with nothing_stays():
                judge(place.build(QueryDict(encoded(data)) if address else data, files))

        with nothing_stays():
            controls = controls_of(place.build())
        if NIGHT:
            fuzz(sendings(controls), check, OF_FORMS // len(places))
        else:
            thrown(controls, check, OF_FORMS // len(places), f"{name_of(place.kind)}, {place.where}")


def thrown(controls: Mapping[str, Control], check: Callable[[dict[str, Any]], None], examples: int, where: str) -> None:
    """By day a die of ours throws the examples, the same in every run: twelve times as many in twice the time."""
    die = Random(where)
    for _number in range(examples):
        sent, answered = throw(controls, die), False
        try:
            check(sent)
            answered = True
        finally:
            if not answered:
                LOG.error("%s was sent %.4000r", where, sent)


@pytest.mark.parametrize("kind", classes(), ids=name_of)
def test_whatever_it_is_sent(built: Built, kind: type) -> None:
    places = built.of(kind)
    assert built.knows(kind), "no page of the access table builds it: say in BY_HAND how"
    tried(places)


@pytest.mark.parametrize("app", APPS)
def test_what_pages_make_on_the_way(built: Built, app: str) -> None:
    for places in built.on_the_way(app):
        tried(places)
