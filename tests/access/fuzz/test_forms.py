"""Each form, rows of forms and list by itself: it answers whatever it is sent, and keeps each value or refuses it there."""

from __future__ import annotations

from typing import Any

import pytest

from tests.access.asking import nothing_stays
from tests.access.fuzz import OF_FORMS, fuzz
from tests.access.fuzz.finding import APPS, Built, Place, classes, name_of
from tests.access.fuzz.judging import judge
from tests.access.fuzz.sending import controls_of, parted, sendings

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def tried(place: Place, examples: int) -> int:
    """How many of so many examples it takes."""
    taken = 0

    def check(sent: dict[str, Any]) -> None:
        nonlocal taken
        data, files = parted(sent)
        with nothing_stays():
            taken += judge(place.build(data, files))

    with nothing_stays():
        strategy = sendings(controls_of(place.build()))
    fuzz(strategy, check, examples)
    return taken


def all_tried(places: list[Place]) -> None:
    """Each of them, and some of what was sent was right."""
    assert not places or sum(tried(place, OF_FORMS // len(places)) for place in places)


@pytest.mark.parametrize("kind", classes(), ids=name_of)
def test_whatever_it_is_sent(built: Built, kind: type) -> None:
    places = built.of(kind)
    assert built.knows(kind), "no page of the access table builds it: say in BY_HAND how"
    all_tried(places)


@pytest.mark.parametrize("app", APPS)
def test_what_pages_make_on_the_way(built: Built, app: str) -> None:
    for places in built.on_the_way(app):
        all_tried(places)
