"""What waits for the reader by a day stands in the calendar, for the reader alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collaboration.models import CycleStep
from schools.links import school_url
from tests.clock import REAL
from tests.factories import cockpit, groups
from tests.factories.observations import make_observation
from tests.schools.pages import text_of

pytestmark = pytest.mark.django_db


def month(client, side, day) -> str:
    url = school_url(side.school, "collaboration:calendar")
    return text_of(client.get(url, {"bulan": f"{day:%Y-%m}", "hari": day.isoformat(), "praktik": "due"}))


def test_the_result_of_an_observation_is_looked_at_again_on_a_day_that_only_the_two_see(world, client_for):
    side, row = world.own, make_observation(world.own, "done", text="kenari")
    type(row).objects.filter(pk=row.pk).update(state="reflected")
    row.refresh_from_db()
    for role in ("teacher", "staff"):
        words = month(client_for(getattr(side, role)), side, row.check_back_on)
        assert "Observasi kelas dengan" in words
        assert "Lihat lagi hasilnya bersama" in words
        assert "kenari" not in words
    for role in ("principal", "hub", "coach", "counsellor"):
        assert "Observasi kelas dengan" not in month(client_for(getattr(side, role)), side, row.check_back_on)


def test_feedback_is_due_in_the_calendar_of_who_owes_it(world, client_for):
    side, row = world.own, make_observation(world.own, "held")
    assert "Kirim umpan balik Anda" in month(client_for(side.staff), side, row.feedback_due_on)
    assert "Tulis refleksi Anda lebih dahulu" in month(client_for(side.teacher), side, row.feedback_due_on)


def test_a_step_of_a_group_waits_for_who_took_it_and_the_review_for_who_holds_it(world, client_for):
    side = world.own
    groups.whole_plan(side, groups.cycle(side, groups.running(side, now=REAL), now=REAL), now=REAL)
    step, review = CycleStep.objects.get(), cockpit.review(side, now=REAL, held_on=side.school.local_date(REAL))
    assert step.what in month(client_for(side.teacher), side, step.due_on)
    for role in ("hub", "principal"):
        words = month(client_for(getattr(side, role)), side, review.held_on)
        assert "Tinjauan berkala kolaborasi" in words
        assert step.what not in words
    assert "Tinjauan berkala kolaborasi" not in month(client_for(side.teacher), side, review.held_on)
    CycleStep.objects.update(is_done=True)
    assert step.what not in month(client_for(side.teacher), side, step.due_on)


def test_it_takes_as_many_queries_for_one_as_for_three(world, client_for):
    side, client = world.own, client_for(world.own.staff)
    url = school_url(side.school, "collaboration:calendar_week")

    def asked(row) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url, {"hari": row.feedback_due_on.isoformat()}).status_code == 200
        return len(caught)

    first = make_observation(side, "held")
    asked(first)
    one = asked(first)
    for weeks in (1, 2):
        make_observation(side, "held", start=first.starts_at + timedelta(hours=weeks))
    assert asked(first) == one
