"""What the search finds of the calendar."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from collaboration.actions.calendar import call_off_event, change_event
from collaboration.recurrence import Every, Rule
from collaboration.terms import Practice
from schools.links import school_url
from tests.factories import calendar as make

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def found(client, side, text: str) -> list[str]:
    """The dates that the page of the search leads to."""
    page = client.get(reverse("schools:search", args=[side.school.slug]), {"q": text})
    return [hit.url for shelf in page.context["found"].shelves if shelf.kind.key == "events" for hit in shelf.hits]


def test_of_a_date_that_comes_round_the_next_is_found_and_what_was_renamed_by_itself(world, client_for):
    side, today = world.own, timezone.localdate()
    first = today - 2 * WEEK + timedelta(days=1)
    series = make.recurring(
        side,
        title="Apel pagi",
        when=make.slot(side, first),
        rule=Rule(Every.WEEK, first, times=6),
        skips_holidays=False,
        now=timezone.now(),
    )
    dates = list(series.events.order_by("starts_at"))
    client = client_for(side.hub)

    def at(event) -> str:
        return school_url(side.school, "collaboration:event", event.pk)

    assert found(client, side, "apel") == [at(dates[2])], "tomorrow is the third"
    call_off_event(by=side.as_("hub"), now=timezone.now(), event=dates[2], reason="Hujan")
    assert found(client, side, "apel") == [at(dates[3])]
    own = make.slot(side, side.school.local_date(dates[4].starts_at), 15, 16)
    change_event(
        by=side.as_("hub"), now=timezone.now(), event=dates[4], slot=own, title="Apel lustrum", practice=Practice.OTHER
    )
    assert set(found(client, side, "apel")) == {at(dates[3]), at(dates[4])}
    assert found(client, side, "lustrum") == [at(dates[4])]


def test_of_a_series_that_is_over_the_last_is_found(world, client_for):
    side, first = world.own, timezone.localdate() - 4 * WEEK
    series = make.recurring(
        side,
        title="Latihan menari",
        when=make.slot(side, first),
        rule=Rule(Every.WEEK, first, times=3),
        skips_holidays=False,
        now=timezone.now(),
    )
    last = series.events.order_by("starts_at").last()
    assert found(client_for(side.hub), side, "menari") == [school_url(side.school, "collaboration:event", last.pk)]
