"""Month, week, list and the pages of one date."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from collaboration import scheduling
from collaboration.models import Event, EventSeries
from collaboration.recurrence import Every, Rule
from collaboration.terms import Practice
from core.documents import render_document
from core.models import Document
from schools.links import school_url
from tests.access.asking import let_go
from tests.clock import NOW
from tests.factories import calendar as make
from tests.factories import implementation, teaching
from tests.factories.calendar import DAY
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


def at(side, route, *args, **query):
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return school_url(side.school, f"collaboration:{route}", *args) + (f"?{asked}" if asked else "")


@pytest.fixture
def own(world):
    return world.own


@pytest.fixture
def hub(own, client_for):
    return client_for(own.hub)


def form(own, **changes):
    given = {
        "title": "Lokakarya", "practice": "other", "on": "2026-09-23", "from_time": "13:00", "to_time": "14:00",
        "people": [own.teacher.pk],
    }  # fmt: skip
    return keyed(**{**given, **changes})


@pytest.mark.parametrize(
    ("route", "query"),
    [("calendar", {"bulan": "2026-09"}), ("calendar_week", {"hari": "2026-09-23"})],
)
def test_days_show_dates_holidays_activities_and_own_dues(own, hub, client_for, route, query):
    make.planned(own)
    teaching.make_holiday(date(2026, 9, 24), "Hari Uji")
    partnership = implementation.underway(own)
    implementation.planned(own, partnership, title="Panen raya", starts_on=date(2026, 9, 25), ends_on=date(2026, 9, 26))
    words = text_of(hub.get(at(own, route, **query)))
    for wanted in ("Rapat kecil", "13.00–14.00", "Hari Uji", "Panen raya", "Kegiatan kemitraan", "WIB"):
        assert wanted in words
    assert "Rapat kecil" not in text_of(client_for(own.committee).get(at(own, route, **query)))


@pytest.mark.parametrize("route", ["calendar", "calendar_week", "calendar_list"])
def test_a_page_takes_as_many_queries_for_one_date_as_for_three(own, hub, route):
    url = at(own, route, hari="2026-09-23")
    group = teaching.make_class(own.school)
    make.planned(own, when=make.slot(own, class_groups=(group,), people=(own.teacher,)))
    queries_of(hub, url)
    one = queries_of(hub, url)
    for number in (1, 2):
        day = make.DAY + timedelta(days=number)
        make.planned(own, when=make.slot(own, day, class_groups=(group,), people=(own.teacher, own.staff)))
    assert queries_of(hub, url) == one


def test_the_address_narrows_by_person_class_and_practice(own, hub):
    group = teaching.make_class(own.school)
    make.planned(own, title="Milik Dewi", when=make.slot(own, people=(own.teacher,)))
    make.planned(own, title="Milik kelas", when=make.slot(own, class_groups=(group,)))
    make.planned(own, title="Kelompok", practice=Practice.LEARNING_GROUP)
    for query, there in (
        ({"orang": own.teacher.pk}, "Milik Dewi"),
        ({"kelas": group.pk}, "Milik kelas"),
        ({"praktik": "learning_group"}, "Kelompok"),
    ):
        words = text_of(hub.get(at(own, "calendar_week", hari="2026-09-23", **query)))
        for title in ("Milik Dewi", "Milik kelas"):
            assert (title in words) == (title == there), query
    kept = hub.get(at(own, "calendar", orang=own.teacher.pk, bulan="2026-09")).content.decode()
    assert f"orang={own.teacher.pk}&amp;bulan=2026-10" in kept


def test_nonsense_in_the_address_narrows_nothing(own, hub):
    make.planned(own)
    url = at(own, "calendar_week", hari="2026-09-23", orang="9" * 30, kelas="x", praktik="apa")
    assert "Rapat kecil" in text_of(hub.get(url))
    for query in ({"bulan": "9999-12"}, {"hari": "0001-01-01"}, {"bulan": "apa"}, {"hari": "2200-12-31"}):
        assert hub.get(at(own, "calendar", **query)).status_code == 200
        assert hub.get(at(own, "calendar_week", **query)).status_code == 200


def test_lessons_come_when_asked_and_not_on_holidays(own, hub):
    teaching.make_lesson(own.school, own.teacher, make.DAY, time(7), time(8, 30))
    url = at(own, "calendar_week", hari="2026-09-23", orang=own.teacher.pk)
    assert "Matematika VIII-A" not in text_of(hub.get(url))
    assert "Matematika VIII-A" in text_of(hub.get(f"{url}&pelajaran=on"))
    teaching.make_holiday(make.DAY)
    assert "Matematika VIII-A" not in text_of(hub.get(f"{url}&pelajaran=on"))


def test_of_an_observation_only_its_people_and_the_leaders_find_the_hour(own, client_for):
    scheduling.put_on(
        school=own.school, now=NOW, practice=Practice.OBSERVATION, title="Observasi kelas",
        slot=make.slot(own, people=(own.teacher,)), note="rahasia berdua",
    )  # fmt: skip
    event = Event.objects.get()
    url = at(own, "calendar_week", hari="2026-09-23")
    for role, sees in (("teacher", True), ("hub", True), ("principal", True), ("staff", False), ("coach", False)):
        client = client_for(getattr(own, role))
        assert (at(own, "event", event.pk) in client.get(url).content.decode()) == sees, role
        page = client.get(at(own, "event", event.pk))
        assert page.status_code == (200 if sees else 404)
        assert ("rahasia berdua" in page.content.decode()) == (role == "teacher")


@pytest.mark.parametrize("side", ["own", "other"])
def test_hours_are_the_schools_own(world, client_for, side):
    side = getattr(world, side)
    make.planned(side)
    words = text_of(client_for(side.hub).get(at(side, "calendar_week", hari="2026-09-23")))
    assert "13.00–14.00" in words
    assert ("WITA" in words) == (side is world.other)


def test_a_teacher_plans_and_changes_and_calls_off_the_own_date(own, client_for):
    teacher = client_for(own.teacher)
    answer = teacher.post(at(own, "event_create"), form(own))
    event = Event.objects.get()
    assert answer["Location"] == at(own, "event", event.pk)
    assert event.organiser == own.teacher
    sent = form(own, title="Lokakarya baru", from_time="15:00", to_time="16:00", version=event.version)
    assert teacher.post(at(own, "event_edit", event.pk), sent).status_code == 302
    event.refresh_from_db()
    assert (event.title, event.starts_at.astimezone(own.school.zone).hour) == ("Lokakarya baru", 15)
    assert teacher.post(at(own, "event_cancel", event.pk), keyed(reason="")).status_code == 422
    assert teacher.post(at(own, "event_cancel", event.pk), keyed(reason="Aula dipakai")).status_code == 302
    assert "Alasan pembatalan: Aula dipakai" in text_of(client_for(own.staff).get(at(own, "event", event.pk)))
    assert "Jadwalkan lagi" in text_of(teacher.get(at(own, "event", event.pk)))
    assert "Setelah disimpan, acara berlaku lagi." in text_of(teacher.get(at(own, "event_edit", event.pk)))
    assert client_for(own.staff).get(at(own, "event_edit", event.pk)).status_code == 403


def test_a_second_click_plans_nothing_twice(own, hub):
    sent = form(own, repeats="week", interval="1", ends="times", times="3", skips_holidays="on")
    first, second = (hub.post(at(own, "event_create"), sent)["Location"] for _click in range(2))
    assert first == second
    assert Event.objects.count() == 3


def test_how_many_dates_a_series_has_is_said_once(own, hub):
    for ends, words in (
        ({"ends": "times", "times": "3"}, "3 kali"),
        ({"ends": "until", "until": make.DAY + timedelta(days=14)}, "3 tanggal"),
    ):
        place = hub.post(
            at(own, "event_create"), form(own, repeats="week", interval="1", despite_conflicts="on", **ends)
        )["Location"]
        said = text_of(hub.get(place))
        assert words in said
        assert said.count("3 kali") + said.count("3 tanggal") == 1


def test_clashes_are_said_before_saving_and_saving_anyway_is_a_choice(own, hub):
    make.planned(own, when=make.slot(own, people=(own.teacher,)))
    page = hub.post(at(own, "event_create"), form(own))
    assert page.status_code == 422
    assert "sudah ada acara: Rapat kecil" in text_of(page)
    assert Event.objects.count() == 1
    assert hub.post(at(own, "event_create"), form(own, despite_conflicts="on")).status_code == 302


def test_clashes_of_every_day_of_a_series_are_said_with_the_day(own, hub):
    later = make.DAY + timedelta(days=7)
    make.planned(own, when=make.slot(own, later, people=(own.teacher,)))
    page = hub.post(at(own, "event_create"), form(own, repeats="week", ends="times", times="3"))
    assert page.status_code == 422
    assert "Rabu, 30 September 2026: Dewi Lestari sudah ada acara" in text_of(page)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to_time": "12:00"}, "to_time"),
        ({"to_time": "13:00"}, "to_time"),
        ({"on": "0026-09-23"}, "on"),
        ({"title": ""}, "title"),
        ({"people": ["0"]}, "people"),
        ({"practice": "observation"}, "practice"),
        ({"repeats": "week"}, "ends"),
        ({"repeats": "week", "ends": "until"}, "ends"),
        ({"repeats": "week", "ends": "times"}, "ends"),
        ({"repeats": "week", "ends": "times", "times": "0"}, "times"),
        ({"repeats": "week", "ends": "until", "until": "2026-09-01"}, "ends"),
        ({"repeats": "week", "ends": "until", "until": "2199-09-01"}, "ends"),
        ({"repeats": "month_day", "ends": "times", "times": "2", "interval": "0"}, "interval"),
        ({"repeats": "apa"}, "repeats"),
        ({"on": "2150-09-23"}, "despite_conflicts"),
    ],
)
def test_nonsense_is_refused_and_kept(own, hub, changes, field):
    page = hub.post(at(own, "event_create"), form(own, **changes))
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not Event.objects.exists()


def test_a_recurrence_without_end_is_offered_the_end_of_the_school_year(own, hub):
    page = hub.post(at(own, "event_create"), form(own, repeats="week"))
    assert "akhir tahun ajaran 2026/2027: 30 Juni 2027" in text_of(page)
    hub.post(at(own, "event_create"), form(own, repeats="week", ends="year"))
    assert EventSeries.objects.get().until == date(2027, 6, 30)


def ahead(own):
    """A weekly series that lies before us, whenever this test runs, and its first day."""
    day = timezone.localdate() + timedelta(days=30)
    return make.recurring(own, when=make.slot(own, day), rule=Rule(Every.WEEK, day, times=4)), day


def moved(day, **changes):
    given = {"title": "Apel pagi", "practice": "other", "from_time": "13:00", "to_time": "14:30"}
    return {**given, "on": day.isoformat(), **changes}


def test_of_a_series_one_or_the_following_change(own, hub):
    row, first = ahead(own)
    second = row.events.order_by("starts_at")[1]
    sent = moved(first + timedelta(days=8), despite_conflicts="on")
    assert hub.post(at(own, "event_edit", second.pk), keyed(**sent, scope="following")).status_code == 302
    days = [event.day() - first for event in Event.objects.order_by("starts_at")]
    assert [day.days for day in days] == [0, 8, 15, 22]
    gone = keyed(reason="Libur bersama", scope="following")
    assert hub.post(at(own, "event_cancel", second.pk), gone).status_code == 302
    assert Event.objects.standing().count() == 1


def test_the_dates_of_a_series_do_not_clash_with_themselves(own, hub):
    row, day = ahead(own)
    first = row.events.order_by("starts_at")[0]
    Event.people.rel.related_model.objects.bulk_create(
        Event.people.rel.related_model(event=event, user=own.teacher) for event in row.events.all()
    )
    sent = moved(day, people=[own.teacher.pk], from_time="13:30", scope="all")
    answer = hub.post(at(own, "event_edit", first.pk), keyed(**sent))
    assert "sudah ada acara" not in text_of(answer)


def test_who_changed_it_meanwhile_is_told(own, hub):
    event = make.planned(own)
    sent = form(own, version=event.version)
    hub.post(at(own, "event_edit", event.pk), form(own, title="Lebih dulu", version=event.version))
    answer = hub.post(at(own, "event_edit", event.pk), sent)
    assert answer.status_code == 409
    assert "Lokakarya" in answer.content.decode()


def test_the_list_goes_on_and_knows_the_past(own, hub):
    for number in range(27):
        make.planned(own, title=f"Acara {number}", when=make.slot(own, date(2030, 1, 1) + timedelta(days=number)))
    make.planned(own, title="Dulu sekali", when=make.slot(own, date(2020, 1, 1)))
    page = hub.get(at(own, "calendar_list"))
    assert "Acara 0" in text_of(page)
    assert "Acara 26" not in text_of(page)
    assert "Acara 26" in text_of(hub.get(at(own, "calendar_list", after=page.context["after"])))
    assert "Dulu sekali" in text_of(hub.get(at(own, "calendar_list", waktu="lewat")))


def test_the_own_week_is_put_on_paper_without_the_dates_of_others_and_opened_by_nobody_else(own, client_for):
    teaching.make_lesson(own.school, own.teacher, DAY, time(8), time(9))
    make.planned(own, title="Rapat saya", when=make.slot(own, people=(own.teacher,)))
    make.planned(own, title="Rapat lain", when=make.slot(own, people=(own.staff,)))
    teacher, url = client_for(own.teacher), at(own, "calendar_week_paper")
    sheet = teacher.post(url, keyed(hari=str(DAY)))["Location"]
    document = Document.objects.get(kind="calendar_week")
    rows = [(row["hours"], row["title"]) for day in document.payload["days"] for row in day["rows"]]
    assert ("13.00–14.00", "Rapat saya") in rows
    assert ("08.00–09.00", "Matematika VIII-A") in rows
    assert "Rapat lain" not in str(document.payload)
    assert render_document(document.pk, NOW)
    handed_out = teacher.get(sheet)
    assert handed_out["Content-Type"] == "application/pdf"
    let_go(handed_out)
    assert {client_for(getattr(own, role)).get(sheet).status_code for role in ("principal", "hub", "operator")} == {404}
    assert teacher.post(url, keyed(hari=str(DAY + timedelta(days=1))))["Location"] == sheet
