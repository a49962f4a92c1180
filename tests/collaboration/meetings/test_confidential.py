"""Confidential items: to whoever may not know of them they do not exist, not even as a gap or a count."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from collaboration.actions import meeting_agenda, meeting_minutes
from collaboration.documents.meetings import MinutesPaper
from collaboration.models import AgendaItem, MeetingData, MeetingOutcome, MinutesVersion
from collaboration.papers.meetings import invitation_paper, record_paper
from core import action_items
from core.everything import search_everything
from core.models import ActionItem, AuditEvent, Document, HistoryEntry, OutgoingMessage
from core.policy import Denied, Hidden
from core.registry import registry
from schools.links import school_url
from tests.clock import NOW
from tests.factories import meetings

SECRET = "Dana talangan"
OTHERS = ("operator", "teacher", "staff", "special_needs_teacher", "counsellor", "coach", "supervisor")
CLEARED = ("principal", "hub", "committee")


@pytest.fixture
def told(world):
    """A confirmed meeting: a secret item in the middle, with a secret decision, action and comment; a secret decision beside."""
    side = world.own
    meeting = meetings.written(side)
    secret = meetings.hidden(side, meeting, title=SECRET)
    for _ in range(3):
        meeting_agenda.shift_item(by=side.as_("hub"), now=NOW, item=secret, up=True)
    meetings.write(side, secret, f"{SECRET} dibahas.")
    meetings.decide(side, meeting, text=f"{SECRET} disetujui.", under=secret)
    meetings.act(side, meeting, text=f"{SECRET} dicairkan.", under=secret, owner=side.committee)
    meetings.decide(side, meeting, text=f"{SECRET} lagi.", is_confidential=True)
    meetings.decide(side, meeting, text="Bengkel literasi.")
    meetings.shown_data(side, meeting, item=secret, title=f"{SECRET} dalam angka")
    meetings.circulated(side, meeting)
    meeting_minutes.comment(by=side.as_("committee"), now=NOW, meeting=meeting, text=f"{SECRET}?", is_confidential=True)
    meeting_minutes.confirm_minutes(by=side.as_("committee"), now=NOW, meeting=meeting)
    meeting.refresh_from_db()
    return meeting


@pytest.mark.parametrize("role", OTHERS)
def test_others_find_no_trace(world, client_for, told, role):
    client = client_for(getattr(world.own, role))
    for name in ("meeting", "meeting_agenda", "meeting_invitees"):
        answer = client.get(school_url(world.own.school, f"collaboration:{name}", told.pk))
        assert SECRET not in answer.content.decode(), name
    lines = client.get(school_url(world.own.school, "collaboration:meeting", told.pk)).context["agenda"].lines
    assert [line.number for line in lines] == [1, 2, 3, 4, 5]
    assert SECRET not in client.get(school_url(world.own.school, "collaboration:meeting_list")).content.decode()
    proposals = client.get(school_url(world.own.school, "collaboration:meeting_proposals", told.series_id))
    assert SECRET not in proposals.content.decode()


@pytest.mark.parametrize("role", CLEARED)
def test_the_cleared_read_it(world, client_for, told, role):
    answer = client_for(getattr(world.own, role)).get(school_url(world.own.school, "collaboration:meeting", told.pk))
    assert answer.content.decode().count(SECRET) > 3


@pytest.mark.parametrize("role", OTHERS)
def test_the_time_they_see_adds_up(world, client_for, told, role):
    client = client_for(getattr(world.own, role))
    agenda = client.get(school_url(world.own.school, "collaboration:meeting", told.pk)).context["agenda"]
    assert agenda.total == sum(line.item.duration for line in agenda.lines) == 75


@pytest.mark.parametrize("role", OTHERS)
def test_querysets_hide_it(world, told, role):
    actor = world.own.as_(role)
    for rows in (AgendaItem, MeetingOutcome, MeetingData, MinutesVersion):
        texts = [str(row) for row in rows.objects.visible_to(actor)]
        assert not [text for text in texts if SECRET in text or "lengkap" in text], rows
    assert not [o for o in MeetingOutcome.objects.public() if o.is_hidden]


@pytest.mark.parametrize("role", OTHERS)
def test_the_action_item_hides_itself(world, client_for, told, role):
    item = ActionItem.objects.get(title__contains=SECRET)
    assert not action_items.may_read(world.own.as_(role), item)
    answer = client_for(getattr(world.own, role)).get(school_url(world.own.school, "schools:action_item", item.pk))
    assert answer.status_code == 404
    assert SECRET not in item.origin_label


def test_nobody_else_gets_it_to_do(world, told):
    """Neither when it is handed out nor by handing it on later."""
    side = world.own
    later = NOW + timedelta(days=1)
    meeting = meetings.held(side, meetings.planned(side, told.series, day=side.school.local_date(later)), now=later)
    secret = meetings.hidden(side, meeting)
    with pytest.raises(Denied):
        meetings.act(side, meeting, under=secret, owner=side.teacher)
    with pytest.raises(Denied):
        meetings.hidden(side, meeting, presenter=side.teacher)
    item = ActionItem.objects.get(title__contains=SECRET)
    with pytest.raises(Denied):
        action_items.edit_item(by=side.as_("hub"), now=NOW, item=item, owner=side.teacher)


def test_an_item_does_not_become_secret_over_the_head_of_who_works_on_it(world):
    side = world.own
    meeting = meetings.written(side)
    item = meetings.item(meeting)
    meetings.act(side, meeting, under=item, owner=side.teacher)
    with pytest.raises(Denied):
        meeting_agenda.edit_item(by=side.as_("hub"), now=NOW, item=item, is_confidential=True)


def test_the_minute_taker_without_clearance_cannot_write_it(world):
    side = world.own
    meeting = meetings.written(side)
    secret = meetings.hidden(side, meeting)
    with pytest.raises(Hidden):
        meetings.write(side, secret, "x", by="staff")
    with pytest.raises(Hidden):
        meeting_minutes.add_outcome(
            by=side.as_("staff"), now=NOW, item=meetings.item(meeting), kind="decision", text="x", is_confidential=True
        )


def test_papers_keep_it_apart(world, told):
    """The public paper says nothing; the committee's hangs on a row that only the cleared can open."""
    papers = {v.variant: Document.objects.of(v).get() for v in MinutesVersion.objects.filter(meeting=told)}
    assert SECRET not in str(papers["public"].payload)
    assert SECRET in str(papers["committee"].payload)
    assert [item["number"] for item in papers["public"].payload["items"]] == [1, 2, 3, 4, 5]
    assert "RAHASIA" not in papers["public"].payload["mark"]
    for paper in (invitation_paper(told), record_paper(told)):
        assert SECRET not in str(paper)
    assert MinutesPaper.__dataclass_fields__  # the payload of both is the same kind
    reader = registry.readers["collaboration.minutesversion"]
    committee = MinutesVersion.objects.get(meeting=told, variant="committee")
    assert [role for role in world.own.everyone if reader.load(world.own.as_(role), committee.pk)] == [
        "principal", "hub", "committee",
    ]  # fmt: skip


def test_without_secrets_there_is_no_second_paper(world):
    meeting = meetings.confirmed(world.own)
    assert [v.variant for v in MinutesVersion.objects.filter(meeting=meeting)] == ["public"]


def test_trails_and_messages_do_not_tell(world, told):
    """Audit details, history and the mails of everybody, the owner of the action among them."""
    assert not [e for e in AuditEvent.objects.all() if SECRET in str(e.details)]
    assert not [h for h in HistoryEntry.objects.all() if SECRET in h.comment]
    assert not OutgoingMessage.objects.filter(body_text__contains=SECRET).exists()


def test_what_is_carried_over_stays_secret(world, told):
    from collaboration.models import AgendaProposal

    carried = AgendaProposal.objects.filter(title__contains=SECRET)
    assert carried.exists()
    assert all(one.is_confidential for one in carried)
    assert not AgendaProposal.objects.visible_to(world.own.as_("teacher")).filter(title__contains=SECRET).exists()


def test_a_guest_reads_the_public_part(world, client):
    side = world.own
    meeting = meetings.planned(side, day=side.school.local_date(NOW))
    guest = meetings.guest(side, meeting)
    meetings.hidden(side, meeting, title=SECRET)
    meetings.invite(side, meeting)
    token = meetings.guest_token(side, guest, now=timezone.now())
    page = client.get(f"/l/{token}/", follow=True)
    assert page.status_code == 200
    assert meeting.title in page.content.decode()
    assert SECRET not in page.content.decode()


def found(side, role: str, words: str, kind: str) -> list[str]:
    shelves = search_everything(side.as_(role), side.school.slug, words, kind).shelves
    return [str(hit.title) for shelf in shelves for hit in shelf.hits]


def test_the_search_finds_secrets_for_those_who_may_know_and_counts_none_for_others(world, told):
    side = world.own
    for role in CLEARED:
        assert len(found(side, role, SECRET, "agenda")) == 1, role
        assert len(found(side, role, SECRET, "outcomes")) == 3, role
    for role in OTHERS:
        assert not found(side, role, SECRET, ""), role
        assert not found(side, role, "Dana talangam", ""), "nor when it is misspelt"


def test_what_was_decided_is_found_once_the_minutes_went_round(world):
    side = world.own
    meeting = meetings.written(side)
    meetings.decide(side, meeting, text="Bengkel literasi.")
    assert found(side, "hub", "literasi", "outcomes")
    assert found(side, "staff", "literasi", "outcomes"), "the minute taker writes them"
    assert not found(side, "teacher", "literasi", "outcomes")
    meetings.circulated(side, meeting)
    assert found(side, "teacher", "literasi", "outcomes")
