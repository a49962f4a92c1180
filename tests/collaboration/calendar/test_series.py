"""Dates that come round: written at once, changed one by one or together, called off, prolonged."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from collaboration import scheduling, series
from collaboration.models import Event, EventSeries
from collaboration.recurrence import Every, Rule
from collaboration.scheduling import Slot
from collaboration.series import Scope
from core.policy import NotNow
from tests.clock import NOW
from tests.factories import teaching

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 9, 22)


def hours(side, day: date, start: int = 13, end: int = 14, **facts) -> Slot:
    zone = side.school.zone
    return Slot(datetime.combine(day, time(start), zone), datetime.combine(day, time(end), zone), **facts)


def begin(side, rule: Rule, **facts) -> EventSeries:
    given = {"title": "Kelompok MIPA", "practice": "learning_group", "slot": hours(side, rule.starts_on), **facts}
    return series.begin(school=side.school, now=NOW, rule=rule, **given)


def days(row: EventSeries) -> list[str]:
    return [
        row.school.local_date(e.starts_at).isoformat()
        for e in row.events.select_related("school").order_by("starts_at")
    ]


@pytest.fixture
def weekly(world):
    side = world.own
    slot = hours(side, TUESDAY, people=(side.teacher, side.staff), class_groups=(teaching.make_class(side.school),))
    return begin(side, Rule(Every.WEEK, TUESDAY, times=4), slot=slot)


def test_every_date_is_an_event_with_people_and_classes(weekly):
    assert days(weekly) == ["2026-09-22", "2026-09-29", "2026-10-06", "2026-10-13"]
    for event in weekly.events.all():
        assert event.people.count() == 2
        assert event.class_groups.count() == 1
        assert event.series_on == event.day()


@pytest.mark.parametrize("side", ["own", "other"])
def test_hours_are_the_schools_own_on_every_day(world, side):
    side = getattr(world, side)
    row = begin(side, Rule(Every.WEEK, TUESDAY, times=30))
    assert {e.starts_at.astimezone(side.school.zone).time() for e in row.events.all()} == {time(13)}


def test_holidays_are_left_out_and_ten_times_means_ten(world):
    teaching.make_holiday(date(2026, 9, 29))
    row = begin(world.own, Rule(Every.WEEK, TUESDAY, times=3))
    assert days(row) == ["2026-09-22", "2026-10-06", "2026-10-13"]
    kept = begin(world.own, Rule(Every.WEEK, TUESDAY, times=3), skips_holidays=False)
    assert "2026-09-29" in days(kept)


def test_a_series_without_end_is_refused_and_the_school_year_is_offered(world):
    with pytest.raises(NotNow, match="akhir tahun ajaran 2026/2027: 30 Juni 2027"):
        begin(world.own, Rule(Every.WEEK, TUESDAY))
    with pytest.raises(NotNow, match="berapa kali"):
        begin(world.own, Rule(Every.WEEK, date(2199, 1, 1)))
    assert not EventSeries.objects.exists()


@pytest.mark.parametrize(
    "rule", [Rule(Every.WEEK, TUESDAY, times=1000), Rule(Every.WEEK, TUESDAY, until=date(2026, 9, 1))]
)
def test_too_many_or_no_days_are_refused(world, rule):
    with pytest.raises(NotNow):
        begin(world.own, rule)


def test_one_date_moves_and_stays_where_it_is_when_the_rest_moves(world, weekly):
    first, second, third, fourth = weekly.events.order_by("starts_at")
    series.reschedule(second, now=NOW, scope=Scope.ONE, slot=hours(world.own, date(2026, 10, 1), 9, 10))
    assert days(weekly) == ["2026-09-22", "2026-10-01", "2026-10-06", "2026-10-13"]
    series.reschedule(first, now=NOW, scope=Scope.ALL, slot=hours(world.own, date(2026, 9, 23), 9, 10))
    moved = Event.objects.exclude(pk=second.pk).order_by("starts_at")
    assert [e.day().isoformat() for e in moved] == ["2026-09-23", "2026-10-07", "2026-10-14"]
    assert list(moved.values_list("pk", flat=True)) == [first.pk, third.pk, fourth.pk]
    second.refresh_from_db()
    assert second.day() == date(2026, 10, 1)


def test_this_and_the_following_become_a_series_of_their_own(world, weekly):
    third = weekly.events.order_by("starts_at")[2]
    changed = series.reschedule(
        third, now=NOW, scope=Scope.FOLLOWING, slot=hours(world.own, date(2026, 10, 8), 15, 16), title="Kelompok baru"
    )
    assert [e.day().isoformat() for e in changed] == ["2026-10-08", "2026-10-15"]
    assert days(weekly) == ["2026-09-22", "2026-09-29"]
    weekly.refresh_from_db()
    fresh = EventSeries.objects.exclude(pk=weekly.pk).get()
    assert (weekly.until, fresh.starts_on, fresh.times, fresh.title) == (
        date(2026, 10, 5),
        date(2026, 10, 8),
        2,
        "Kelompok baru",
    )
    assert days(fresh) == ["2026-10-08", "2026-10-15"]


def test_what_is_over_or_held_stays(world, weekly):
    first, second, *_rest = weekly.events.order_by("starts_at")
    scheduling.mark_held([second], now=NOW)
    later = NOW + timedelta(days=3)
    changed = series.reschedule(
        weekly.events.order_by("starts_at")[3], now=later, scope=Scope.ALL, slot=hours(world.own, date(2026, 10, 14))
    )
    assert [e.day().isoformat() for e in changed] == ["2026-10-07", "2026-10-14"]
    assert days(weekly) == ["2026-09-22", "2026-09-29"]
    assert {first.pk, second.pk} == set(weekly.events.values_list("pk", flat=True))


def test_a_monthly_weekday_goes_to_the_same_place_of_each_month(world):
    row = begin(world.own, Rule(Every.MONTH_WEEKDAY, date(2026, 10, 13), times=4))
    assert days(row) == ["2026-10-13", "2026-11-10", "2026-12-08", "2027-01-12"]
    second = row.events.order_by("starts_at")[1]
    changed = series.reschedule(second, now=NOW, scope=Scope.ALL, slot=hours(world.own, date(2026, 11, 19)))
    assert [e.day().isoformat() for e in changed] == ["2026-10-15", "2026-11-19", "2026-12-17", "2027-01-21"]


def test_what_would_fall_on_a_holiday_is_called_off_and_says_why(world, weekly):
    teaching.make_holiday(date(2026, 10, 7), "Hari Uji")
    changed = series.reschedule(
        weekly.events.order_by("starts_at")[0], now=NOW, scope=Scope.ALL, slot=hours(world.own, date(2026, 9, 23))
    )
    gone = Event.objects.get(pk=changed[2].pk)
    assert (gone.state, gone.cancelled_reason) == ("cancelled", "Hari libur: Hari Uji.")
    assert Event.objects.standing().count() == 3


@pytest.mark.parametrize(("scope", "left"), [(Scope.ONE, 3), (Scope.FOLLOWING, 1), (Scope.ALL, 0)])
def test_calling_off_reaches_as_far_as_asked_and_leaves_the_rows(weekly, scope, left):
    second = weekly.events.order_by("starts_at")[1]
    series.call_off(second, now=NOW, scope=scope, reason="Rapat dinas")
    assert weekly.events.standing().count() == left
    assert weekly.events.count() == 4
    assert set(weekly.events.filter(state="cancelled").values_list("cancelled_reason", flat=True)) == {"Rapat dinas"}


def test_it_goes_on_until_a_later_day(weekly):
    fresh = series.grow(weekly, now=NOW, until=date(2026, 10, 28))
    assert [e.day().isoformat() for e in fresh] == ["2026-10-20", "2026-10-27"]
    assert [e.people.count() for e in fresh] == [2, 2]
    assert series.grow(weekly, now=NOW, until=date(2026, 10, 28)) == []


def test_a_record_keeps_its_series_and_one_date_may_get_a_record_of_its_own(world):
    row = begin(world.own, Rule(Every.WEEK, TUESDAY, times=2), subject=world.own.school)
    assert list(series.series_of(world.own.school)) == [row]
    first, second = row.events.order_by("starts_at")
    scheduling.hand_to(second, world.own.teacher)
    assert list(scheduling.dates_of(world.own.school)) == [first]
    assert list(scheduling.dates_of(world.own.teacher)) == [second]
