"""The pages: asking in under a minute, lists that cost the same for one row and for three, the JSON of the phone."""

from __future__ import annotations

import json
import uuid
from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from collaboration.models import Observation, ObservationNote
from collaboration.panels.observations import late, must_do, waiting
from collaboration.reminders.observations import RULES
from core import dates
from core.lines import tasks_of
from core.registry import registry
from schools.links import school_url
from tests.clock import NOW
from tests.factories.mentoring import make_mentoring
from tests.factories.observations import AFTER, LESSON, make_observation
from tests.factories.teaching import make_class, make_lesson
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db


def at(side, name, *args):
    return school_url(side.school, f"collaboration:{name}", *args)


def queries(client, url) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


@pytest.mark.parametrize(("name", "make"), [("observation_list", make_observation), ("mentoring_list", make_mentoring)])
def test_a_list_costs_the_same_for_one_row_and_for_three(world, client_for, name, make):
    client = client_for(world.own.teacher)
    make(world.own)
    client.get(at(world.own, name))
    one = queries(client, at(world.own, name))
    for _more in range(2):
        make(world.own)
    assert queries(client, at(world.own, name)) == one


def test_one_asks_with_three_choices(world, client_for):
    """A colleague, a lesson of one's own timetable, a focus."""
    day = world.own.school.local_date(timezone.now()) + timedelta(days=1)
    lesson = make_lesson(world.own.school, world.own.teacher, day, time(7), time(8, 20))
    client, url = client_for(world.own.teacher), at(world.own, "observation_ask")
    key = f"{day.isoformat()}/{lesson.pk}"
    assert key in client.get(url).content.decode()
    client.post(url, {"observer": world.own.staff.pk, "lesson": key, "focus": "goal"})
    row = Observation.objects.get()
    assert (row.class_group, row.subject, row.day()) == (lesson.class_group, lesson.subject, day)


def test_a_clash_of_the_colleague_is_said_before_sending(world, client_for):
    day = world.own.school.local_date(timezone.now()) + timedelta(days=1)
    make_lesson(world.own.school, world.own.staff, day, time(7), time(8, 20))
    client, url = client_for(world.own.teacher), at(world.own, "observation_ask")
    sent = {"observer": world.own.staff.pk, "focus": "goal", "on": day, "from_time": "07:30", "to_time": "08:00"}
    refused = client.post(url, sent)
    assert refused.status_code == 422
    assert "Bentrok: Rina Kusuma mengajar" in refused.content.decode()
    client.post(url, {**sent, "despite_conflicts": "on"})
    assert Observation.objects.count() == 1


def test_a_forgotten_time_is_asked_for_once(world, client_for):
    sent = {"observer": world.own.staff.pk, "focus": "goal"}
    words = text_of(client_for(world.own.teacher).post(at(world.own, "observation_ask"), sent))
    assert words.count("Pilih pelajaran, atau isi waktunya di sini.") == 2, "on top and at its field"


def test_the_phone_sends_json_and_a_bad_note_does_not_hold_the_others(world, client_for):
    row, client = make_observation(world.own, "agreed"), client_for(world.own.staff)
    good, bad = str(uuid.uuid4()), str(uuid.uuid4())
    note = {
        "id": good,
        "focus": "room",
        "text": "Terang",
        "at": "2026-09-22T01:10:00.000Z",
        "changed": "2026-09-22T01:10:00.000Z",
    }
    body = json.dumps({"began": "2026-09-22T01:00:00.000Z", "notes": [note, {**note, "id": bad, "focus": "nilai"}]})
    for _time in range(2):
        answer = client.post(at(world.own, "observation_sync", row.pk), body, content_type="application/json")
        assert answer.status_code == 200
        assert answer.json()["kept"] == [good]
        assert list(answer.json()["refused"]) == [bad]
    stored = ObservationNote.objects.get()
    row.refresh_from_db()
    assert stored.since(row.began_at) == "10′00″"


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"notes": 3}', b'{"notes": [3]}', b"\xff", b'{"began": "kapan", "notes": []}']
)
def test_what_is_no_phone_is_refused(world, client_for, body):
    row, client = make_observation(world.own, "agreed"), client_for(world.own.staff)
    answer = client.post(at(world.own, "observation_sync", row.pk), body, content_type="application/json")
    assert answer.status_code == 422


def test_the_worker_may_keep_one_sheet_alone(world, client_for):
    row, client = make_observation(world.own, "agreed"), client_for(world.own.staff)
    answer = client.get(at(world.own, "observation_worker", row.pk))
    assert answer["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer


def test_home_says_with_whom_and_no_more(world):
    make_observation(world.own, text="kenari")
    make_observation(world.own, "held", text="kenari", start=LESSON - timedelta(hours=20), now=NOW - timedelta(days=2))
    staff, soon = world.own.as_("staff"), AFTER + timedelta(hours=1)
    collected = [
        *must_do(staff, soon),
        *late(staff, soon + timedelta(days=9)),
        *waiting(world.own.as_("teacher"), soon),
    ]
    tasks = tasks_of(collected)
    assert {task.title for task in tasks} <= {
        "Observasi kelas dengan Dewi Lestari",
        "Observasi kelas dengan Rina Kusuma",
    }
    assert len(tasks) >= 3
    assert "kenari" not in repr(tasks)
    assert not tasks_of(must_do(world.own.as_("hub"), soon))


def test_reminders_go_to_those_whose_turn_it_is(world):
    make_observation(world.own)
    make_observation(world.own, "held")
    today = world.own.school.local_date(AFTER)
    due = {rule.key.split("_", 1)[1]: list(rule.find(world.own.school, today)) for rule in RULES}
    assert [one.recipients for one in due["answer"]] == [[world.own.staff]]
    assert [one.recipients for one in due["feedback"]] == [[world.own.teacher], [world.own.staff]]
    assert due["answer"][0].headline() == "Observasi kelas dengan Dewi Lestari"
    assert all(rule.key in registry.reminder_rules for rule in RULES)


def test_the_promise_is_open_to_everybody_inside(world, client_for):
    for role in ("principal", "teacher", "operator", "coach", "supervisor"):
        shown = client_for(getattr(world.own, role)).get(at(world.own, "promise"))
        assert "Mengapa tidak ada nilai?" in shown.content.decode()


def test_the_time_of_a_visit_is_said_by_the_number_of_the_lesson(world, client_for):
    side = world.own
    day = side.school.local_date(timezone.now()) + timedelta(days=1)
    group = make_class(side.school)
    for hour in (7, 8, 10):
        make_lesson(side.school, side.counsellor, day, time(hour), time(hour, 40), class_group=group)
    client, url = client_for(side.teacher), at(side, "observation_ask")
    words = text_of(client.get(url))
    assert "Jam ke-3 (10.00–10.40)" in words
    sent = {"observer": side.staff.pk, "focus": "goal", "on": day, "class_group": group.pk}
    assert client.post(url, keyed(**sent, hour="4-4")).status_code == 422
    assert client.post(url, keyed(**sent, hour="2-3")).status_code == 302
    row = Observation.objects.get()
    begins, ends = (moment.astimezone(side.school.zone).time() for moment in (row.starts_at, row.ends_at))
    assert (begins, ends) == (time(8), time(10, 40))


def test_a_phone_without_javascript_notes_by_a_plain_form_with_the_hour_of_each_note(world, client_for):
    now = timezone.now()
    before = now - timedelta(days=1)
    row = make_observation(world.own, "agreed", start=now - timedelta(minutes=10), now=before, answered=before)
    client, url = client_for(world.own.staff), at(world.own, "observation_watch", row.pk)
    assert 'name="text"' in client.get(url).content.decode()
    sent = keyed(focus="engagement", text="Tiga siswa bertanya.")
    for _press in range(2):
        assert client.post(url, sent).status_code == 302
    note = ObservationNote.objects.get()
    words = text_of(client.get(url))
    hour = dates.clock(note.noted_at, world.own.school.timezone)
    assert f"{hour} Keterlibatan siswa Tiga siswa bertanya. Terkirim" in words
    assert client.post(url, keyed(focus="engagement", text="")).status_code == 422
    assert client.post(at(world.own, "observation_hold", row.pk), keyed(form_key="usai")).status_code == 302
    row.refresh_from_db()
    assert row.state == Observation.State.HELD
