"""The personal feed: what is in it, for whom, and how its address is kept."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from collaboration import scheduling
from collaboration.actions.calendar import call_off_event, change_event
from collaboration.actions.feed import close_feed, open_feed
from collaboration.models import CalendarFeed
from collaboration.recurrence import Every, Rule
from collaboration.scheduling import Slot
from collaboration.terms import Practice
from core.action_items import add_item
from core.logs import StrikeKeys
from core.models import AuditEvent
from schools.links import school_url
from tests.clock import NOW
from tests.factories import calendar as make
from tests.factories import following, implementation, teaching
from tests.schools.pages import keyed

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(world):
    return world.own


@pytest.fixture
def day():
    return timezone.localdate() + timedelta(days=5)


def opened(side, role="teacher") -> str:
    token = open_feed(by=side.as_(role), now=NOW, school=side.school)
    return reverse("collaboration_feed:feed", args=[token])


def read(client, url) -> dict[str, object]:
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return {str(entry["SUMMARY"]): entry for entry in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_it_has_what_the_person_attends_or_planned_and_nothing_else(own, client, day):
    group, room = teaching.make_class(own.school), teaching.make_room(own.school)
    make.planned(
        own, title="Saya hadir", when=make.slot(own, day, people=(own.teacher,), class_groups=(group,), room=room)
    )
    make.planned(own, "teacher", "Saya rencanakan", make.slot(own, day))
    make.planned(own, title="Orang lain", when=make.slot(own, day, people=(own.staff,)))
    make.planned(own, title="Lama sekali", when=make.slot(own, day - timedelta(days=200), people=(own.teacher,)))
    found = read(client, opened(own))
    assert set(found) == {"Saya hadir", "Saya rencanakan"}
    entry = found["Saya hadir"]
    assert entry["DTSTART"].dt == make.slot(own, day).starts_at
    assert "VIII-A" in str(entry["DESCRIPTION"])
    assert str(entry["LOCATION"]) == "Laboratorium IPA"


@pytest.mark.parametrize(("practice", "word"), [("observation", "Observasi kelas"), ("mentoring", "Mentoring")])
def test_of_a_closed_circle_only_the_practice_and_the_hour(own, client, day, practice, word):
    slot = make.slot(own, day, people=(own.teacher,), room=teaching.make_room(own.school), place="Kelas Bu Dewi")
    scheduling.put_on(
        school=own.school,
        now=NOW,
        practice=practice,
        title="Observasi Bu Dewi oleh Pak Joko",
        slot=slot,
        note="rahasia",
    )
    text = client.get(opened(own)).content.decode()
    assert f"SUMMARY:{word}" in text
    for secret in ("Bu Dewi", "Joko", "rahasia", "Laboratorium", "LOCATION", "DESCRIPTION", "ATTENDEE"):
        assert secret not in text


def test_a_change_counts_up_and_a_date_called_off_is_cancelled_under_the_same_name(own, client, day):
    event = make.planned(own, "teacher", "Rapat", make.slot(own, day, people=(own.teacher,)))
    url = opened(own)
    first = read(client, url)["Rapat"]
    change_event(
        by=own.as_("teacher"),
        now=NOW,
        event=event,
        slot=make.slot(own, day, 15, 16),
        title="Rapat",
        practice=Practice.OTHER,
    )
    second = read(client, url)["Rapat"]
    call_off_event(by=own.as_("teacher"), now=NOW, event=event, reason="Hujan")
    third = read(client, url)["Rapat"]
    assert first["UID"] == second["UID"] == third["UID"]
    assert first["SEQUENCE"] < second["SEQUENCE"] < third["SEQUENCE"]
    assert [str(one["STATUS"]) for one in (first, second, third)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


def test_a_recurring_date_comes_as_its_dates_with_what_was_moved_and_what_was_called_off(own, client, day):
    """No rule for the phone to reckon with: whoever reads the file has each date at its instant, under a name of its own."""
    title = (
        "Apel pagi bersama seluruh guru dan tenaga kependidikan sekolah ini di lapangan, dengan pembacaan jadwal pekan"
    )
    when = make.slot(own, day, people=(own.teacher,))
    series = make.recurring(own, title=title, when=when, rule=Rule(Every.WEEK, day, times=4), skips_holidays=False)
    second, third = series.events.order_by("starts_at")[1:3]
    week = timedelta(days=7)
    later = make.slot(own, day + week + timedelta(days=1), 15, 16, people=(own.teacher,))
    change_event(by=own.as_("hub"), now=NOW, event=second, slot=later, title=title, practice=Practice.OTHER)
    call_off_event(by=own.as_("hub"), now=NOW, event=third, reason="Hujan")
    text = client.get(opened(own)).content
    assert max(map(len, text.split(b"\r\n"))) <= 75
    assert b"RRULE" not in text
    entries = sorted(Calendar.from_ical(text).walk("VEVENT"), key=lambda entry: entry["DTSTART"].dt)
    assert [entry["DTSTART"].dt for entry in entries] == [
        when.starts_at, later.starts_at, when.starts_at + 2 * week, when.starts_at + 3 * week,
    ]  # fmt: skip
    assert [str(entry["STATUS"]) for entry in entries] == ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert {str(entry["SUMMARY"]) for entry in entries} == {title}
    assert len({str(entry["UID"]) for entry in entries}) == 4


@pytest.mark.parametrize(("zone", "hours"), [("Asia/Jakarta", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)])
def test_a_strict_reader_finds_whole_entries_at_their_instants_in_every_zone(own, client, day, zone, hours):
    """What RFC 5545 demands of each entry, no alarm of ours on anybody's phone, and whole days on the school's own calendar day."""
    type(own.school).objects.filter(pk=own.school.pk).update(timezone=zone)
    own.school.refresh_from_db()
    when = make.slot(own, day, 7, 8, people=(own.teacher,))
    make.planned(own, title="Apel; koma, dan\nbaris \\ baru", when=when)
    midnight = when.starts_at - timedelta(hours=7)
    whole = Slot(midnight, midnight + timedelta(days=2), people=(own.teacher,), all_day=True)
    gone = make.planned(own, title="Kemah", when=whole)
    call_off_event(by=own.as_("hub"), now=NOW, event=gone, reason="Hujan")
    calendar = Calendar.from_ical(client.get(opened(own)).content)
    assert [calendar[key] for key in ("VERSION", "METHOD", "X-WR-TIMEZONE")] == ["2.0", "PUBLISH", zone]
    assert calendar["PRODID"]
    assert {part.name for part in calendar.walk()} == {"VCALENDAR", "VEVENT"}
    apel, kemah = sorted(calendar.walk("VEVENT"), key=lambda entry: str(entry["SUMMARY"]))
    for entry in (apel, kemah):
        assert entry.errors == []
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS"} <= set(entry)
        assert "RRULE" not in entry
    assert apel["DTSTART"].dt.astimezone(UTC) == datetime.combine(day, time(7), tzinfo=UTC) - timedelta(hours=hours)
    assert apel["DTSTART"].dt.utcoffset() == timedelta(0)
    assert str(apel["SUMMARY"]).startswith("Apel; koma, dan")
    assert (kemah["DTSTART"].dt, kemah["DTEND"].dt) == (day, day + timedelta(days=2))
    assert (kemah["STATUS"], "Hujan" in str(kemah["DESCRIPTION"])) == ("CANCELLED", True)


def test_own_dues_are_there_until_they_are_done(own, client, day):
    partnership = implementation.underway(own)
    risk = following.named_risk(own, partnership)
    add_item(by=own.as_("hub"), now=NOW, subject=risk, title="Telepon mitra", due_on=day, owner=own.teacher)
    assert read(client, opened(own))["Tenggat: Telepon mitra"]["DTSTART"].dt == day
    assert read(client, opened(own, "staff")) == {}


def test_it_takes_as_many_queries_for_one_date_as_for_three(own, client, day):
    url = opened(own)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    group = teaching.make_class(own.school)
    make.planned(own, when=make.slot(own, day, people=(own.teacher,), class_groups=(group,)))
    queries()
    one = queries()
    for _number in range(2):
        make.planned(own, when=make.slot(own, day, people=(own.teacher,), class_groups=(group,)))
    assert queries() == one


def test_only_the_hash_is_stored_and_the_address_is_shown_once(own, client_for):
    client = client_for(own.teacher)
    here = school_url(own.school, "collaboration:feed_settings")
    form = keyed()
    shown = [client.post(here, form).context["address"] for _click in range(2)]
    assert shown[0] == shown[1]
    token = shown[0].rsplit("/", 1)[-1].removesuffix(".ics")
    assert len(token) >= 40
    feed = CalendarFeed.objects.get()
    assert token not in (feed.token_hash, str(vars(feed)))
    assert token not in client.get(here).content.decode()
    assert AuditEvent.objects.filter(verb__startswith="calendar_feed").count() == 1


def test_a_new_address_ends_the_old_one_and_switching_off_ends_both(own, client):
    first, second = opened(own), opened(own)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    close_feed(by=own.as_("teacher"), now=NOW, school=own.school)
    assert client.get(second).status_code == 404


def test_who_left_the_school_finds_nothing(own, client):
    url = opened(own)
    own.teacher.memberships.update(is_active=False, ended_at=NOW)
    assert client.get(url).status_code == 404


def test_each_school_has_an_address_of_its_own(world, client, day):
    make.planned(world.other, "teacher", "Di sana", make.slot(world.other, day, people=(world.other.teacher,)))
    assert read(client, opened(world.own)) == {}
    assert set(read(client, opened(world.other))) == {"Di sana"}


def test_nobody_guesses_or_reads_too_often(own, client):
    assert client.get(reverse("collaboration_feed:feed", args=["x" * 43])).status_code == 404
    url = opened(own)
    answers = [client.get(url).status_code for _time in range(62)]
    assert answers[0] == 200
    assert answers[-1] == 429


def test_the_address_goes_into_no_log_no_referer_and_no_cache(own, client):
    answer = client.get(opened(own))
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    record = logging.LogRecord(
        "x", logging.WARNING, "", 0, "Not Found: %s", ("/k/abcdefghijklmnopqrstuvwxyz0123.ics",), None
    )
    assert StrikeKeys().filter(record)
    assert record.getMessage() == "Not Found: /k/….ics"
