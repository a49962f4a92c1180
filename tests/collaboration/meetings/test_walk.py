"""A meeting from its plan to its confirmed minutes, by the pages on which people do it."""

from __future__ import annotations

import pytest

from collaboration.models import Meeting, MeetingSeries
from collaboration.queries.meetings import attendance_words
from schools.links import school_url
from tests.factories import meetings
from tests.schools.pages import text_of

PAGES = (
    "meeting", "meeting_invitees", "meeting_agenda",
)  # fmt: skip


def get(client, side, name, *args):
    return client.get(school_url(side.school, f"collaboration:{name}", *args))


@pytest.mark.parametrize("state", ["planned", "invited", "held", "written", "circulated", "confirmed"])
@pytest.mark.parametrize("role", ["hub", "principal", "teacher", "committee", "staff"])
def test_the_pages_open_in_every_state(world, client_for, state, role):
    meeting = getattr(meetings, state)(world.own)
    client = client_for(getattr(world.own, role))
    for name in PAGES:
        assert get(client, world.own, name, meeting.pk).status_code == 200, name
    assert get(client, world.own, "meeting_list").status_code == 200
    assert get(client, world.own, "meeting_proposals", meeting.series_id).status_code == 200


def test_pages_of_the_hub(world, client_for):
    meeting = meetings.planned(world.own)
    client = client_for(world.own.hub)
    for name, key in (
        ("meeting_series_create", None), ("meeting_series_edit", meeting.series_id), ("meeting_plan", meeting.series_id),
        ("meeting_edit", meeting.pk), ("meeting_reschedule", meeting.pk), ("meeting_invite", meeting.pk),
        ("agenda_item_create", meeting.pk), ("agenda_item_edit", meetings.item(meeting).pk), ("guest_create", meeting.pk),
        ("data_upload", meetings.item(meeting).pk), ("meeting_data", meetings.shown_data(world.own, meeting).pk),
    ):  # fmt: skip
        answer = get(client, world.own, name, *([key] if key else []))
        assert answer.status_code == 200, name


def test_pages_of_the_minute_taker(world, client_for):
    meeting = meetings.written(world.own)
    outcome = meetings.decide(world.own, meeting)
    client = client_for(world.own.staff)
    for name, key in (
        ("meeting_attendance", meeting.pk), ("meeting_minutes", meeting.pk), ("meeting_closing", meeting.pk),
        ("item_minutes", meetings.item(meeting).pk), ("outcome_add", meetings.item(meeting).pk),
    ):  # fmt: skip
        assert get(client, world.own, name, key).status_code == 200, name
    assert get(client_for(world.own.hub), world.own, "outcome_settle", outcome.pk).status_code == 200
    sent = meetings.circulated(world.own, meeting)
    assert get(client_for(world.own.committee), world.own, "meeting_confirm", sent.pk).status_code == 200


def test_a_school_goes_the_whole_way(world, client_for):
    """Hub, teacher, minute taker and committee, each by the forms of the pages."""
    side = world.own
    hub = client_for(side.hub)

    def post(client, name, *args, **data):
        answer = client.post(school_url(side.school, f"collaboration:{name}", *args), data)
        assert answer.status_code == 302, (name, answer.status_code, answer.content.decode()[:4000])
        return answer

    rows = {"items-TOTAL_FORMS": 2, "items-INITIAL_FORMS": 0}
    for n, title in enumerate(["Kemajuan", "Jadwal"]):
        rows |= {f"items-{n}-kind": "other", f"items-{n}-title": title, f"items-{n}-minutes": 20}
    post(
        hub, "meeting_series_create", title="Pertemuan bulanan", week=2, weekday=3, starts_at="13:00", ends_at="15:00", place="Aula",
        chair=side.principal.pk, minute_taker=side.staff.pk, invited=["principal", "hub", "teacher", "staff", "committee"], **rows,
    )  # fmt: skip
    series = MeetingSeries.objects.get(title="Pertemuan bulanan")
    assert list(series.items.values_list("title", flat=True)) == ["Kemajuan", "Jadwal"]
    form = get(hub, side, "meeting_plan", series.pk).context["form"]
    post(hub, "meeting_plan", series.pk, days=[form.fields["days"].choices[0][0]])
    meeting = Meeting.objects.get(series=series)
    post(hub, "meeting_invite", meeting.pk, letter_number="1", letter_on="2026-09-01")
    post(client_for(side.teacher), "meeting_answer", meeting.pk, answer="coming")
    assert meeting.invitees.get(user=side.teacher).answer == "coming"


def test_the_list_of_invitees_says_who_came_once_it_took_place(world, client_for):
    """Before it counts answers, afterwards attendance: one list, one story."""
    ahead, over = meetings.invited(world.own), meetings.written(world.own)
    client = client_for(world.own.hub)
    assert "belum menjawab." in text_of(get(client, world.own, "meeting_invitees", ahead.pk))
    said = text_of(get(client, world.own, "meeting_invitees", over.pk))
    assert "belum menjawab." not in said
    assert attendance_words(over) in said


@pytest.mark.parametrize(("state", "plans"), [("invited", True), ("confirmed", False)])
def test_planned_minutes_matter_until_the_meeting(world, client_for, state, plans):
    meeting = getattr(meetings, state)(world.own)
    words = text_of(get(client_for(world.own.hub), world.own, "meeting", meeting.pk))
    assert ("menit terisi" in words) is plans
