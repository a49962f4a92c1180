"""Action items of every kind of meeting stand in one list of the person and are reminded of (CO9)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from collaboration.actions.forums import cancel_forum
from core.models import ActionItem
from schools.links import school_url
from schools.reminders import due_items
from tests.clock import REAL
from tests.factories import cockpit, groups, meetings
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db


def test_what_was_agreed_in_any_meeting_is_one_list_of_the_person_and_reminded_of(world, client_for):
    side = world.own
    on, hub = side.school.local_date(REAL) + timedelta(days=7), client_for(side.hub)
    meetings.act(side, meetings.written(side, now=REAL), text="Dari pertemuan protokol", now=REAL)
    group = groups.running(side, now=REAL)
    step = {"next_what": "Dari kelompok belajar", "next_who": side.teacher, "next_due": on}
    groups.met(side, group, REAL - timedelta(hours=2), **step)
    forum, review = groups.forum(side, now=REAL), cockpit.review(side, now=REAL)
    for kind, row, title in (
        ("schoolforum", forum, "Dari forum sekolah"),
        ("hubreview", review, "Dari tinjauan berkala"),
    ):
        url = school_url(side.school, "schools:action_item_create", f"collaboration.{kind}", row.pk)
        answer = hub.post(url, {"title": title, "owner": side.teacher.pk, "due_on": on})
        assert title in text_of(hub.get(answer.url)), "it stands at the meeting as well"
    agreed = {"Dari pertemuan protokol", "Dari kelompok belajar", "Dari forum sekolah", "Dari tinjauan berkala"}
    mine = text_of(client_for(side.teacher).get(school_url(side.school, "schools:action_items")))
    assert {title for title in agreed if title in mine} == agreed
    reminded = list(due_items(side.school, on))
    assert {due.subject.title for due in reminded} == agreed == set(ActionItem.objects.values_list("title", flat=True))
    assert all(due.recipients == [side.teacher] for due in reminded)


def test_teachers_hand_out_nothing_at_a_forum(world, client_for):
    forum = groups.forum(world.own)
    url = school_url(world.own.school, "schools:action_item_create", "collaboration.schoolforum", forum.pk)
    assert client_for(world.own.teacher).get(url).status_code == 403
    assert (
        client_for(world.other.hub).get(url.replace(world.own.school.slug, world.other.school.slug)).status_code == 404
    )


def test_what_a_forum_leaves_is_read_by_those_who_read_the_forum(world, client_for):
    side = world.own
    forum, hub = groups.forum(side), client_for(side.hub)
    url = school_url(side.school, "schools:action_item_create", "collaboration.schoolforum", forum.pk)
    hub.post(
        url, {"title": "Tempel kerangka kalimat", "owner": side.teacher.pk, "due_on": side.school.local_date(REAL)}
    )
    item = school_url(side.school, "schools:action_item", ActionItem.objects.get().pk)
    readers = ("principal", "hub", "coach", "teacher", "counsellor", "staff")
    assert {role: client_for(getattr(side, role)).get(item).status_code for role in readers} == dict.fromkeys(
        readers, 200
    )
    others = ("supervisor", "committee", "operator", "parent", "partner")
    assert {role: client_for(getattr(side, role)).get(item).status_code for role in others} == dict.fromkeys(
        others, 404
    )


def test_the_owner_ticks_it_off_and_it_moves_among_what_is_done(world, client_for):
    side = world.own
    step = {"next_what": "Dari kelompok belajar", "next_who": side.teacher, "next_due": side.school.local_date(REAL)}
    groups.met(side, groups.running(side, now=REAL), REAL - timedelta(hours=2), **step)
    teacher, pk = client_for(side.teacher), ActionItem.objects.get().pk
    answer = teacher.post(school_url(side.school, "schools:action_item_move", pk, "complete"), keyed(comment=""))
    assert answer.status_code == 302
    mine = school_url(side.school, "schools:action_items")
    assert "Dari kelompok belajar" not in text_of(teacher.get(mine))
    assert "Dari kelompok belajar" in text_of(teacher.get(mine + "?lihat=selesai"))


def test_a_forum_called_off_hands_out_nothing_more_but_what_it_handed_out_can_be_dropped(world, client_for):
    side = world.own
    on, hub, forum = (
        side.school.local_date(REAL) + timedelta(days=7),
        client_for(side.hub),
        groups.forum(side, now=REAL),
    )
    url = school_url(side.school, "schools:action_item_create", "collaboration.schoolforum", forum.pk)
    given = {"title": "Siapkan kursi", "owner": side.teacher.pk, "due_on": on}
    assert hub.post(url, given).status_code == 302
    cancel_forum(by=side.as_("hub"), now=REAL, forum=forum, reason="Hujan")
    conclude = school_url(side.school, "collaboration:forum_conclude", forum.pk)
    for answer in (hub.get(url), hub.post(url, given), hub.get(conclude)):
        assert answer.status_code == 409
        assert "Forum ini sudah dibatalkan." in text_of(answer)
    item = ActionItem.objects.get()
    drop = school_url(side.school, "schools:action_item_move", item.pk, "drop")
    assert hub.post(drop, {"comment": "Forumnya batal"}).status_code == 302
    item.refresh_from_db()
    assert item.state == ActionItem.State.DROPPED
