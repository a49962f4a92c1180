"""Bad input and bad luck: confirmed twice, edited by two, somebody who left, called off, moved, wrong spreadsheets."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from collaboration.actions import meeting_agenda, meeting_data, meeting_minutes, meeting_people
from collaboration.actions import meetings as acts
from collaboration.actions.meeting_people import PhoneMark
from collaboration.imports.meeting_data import number_in, read_data
from collaboration.models import AgendaItem, AgendaProposal, Event, Meeting, MeetingData, MeetingOutcome, MinutesVersion
from collaboration.queries.meeting_dates import day_in_month, suggestions
from collaboration.scheduling import Slot, dates_of
from core.models import AuditEvent, Document, OutgoingMessage
from core.policy import Denied, NotNow
from core.versions import Conflict
from schools.actions.people import end_membership
from schools.links import school_url
from tests.clock import NOW
from tests.factories import meetings


def told(meeting, word):
    return set(
        OutgoingMessage.objects.filter(kind=f"collaboration.meeting_{word}", channel="inbox").values_list("to_user__email", flat=True)
    )  # fmt: skip


def test_confirmed_twice_is_harmless_and_said(world, client_for):
    meeting = meetings.circulated(world.own)
    side, url = world.own, school_url(world.own.school, "collaboration:meeting_confirm", meeting.pk)
    client = client_for(side.committee)
    assert client.post(url, {"note": ""}).status_code == 302
    papers = list(
        Document.objects.filter(subject_type="collaboration.minutesversion").values_list("pk", "payload_hash")
    )
    answer = client.post(url, {"note": "lagi"}, follow=True)
    assert "sudah disahkan sebelumnya" in answer.content.decode()
    assert (
        list(Document.objects.filter(subject_type="collaboration.minutesversion").values_list("pk", "payload_hash"))
        == papers
    )
    assert MinutesVersion.objects.filter(meeting=meeting).count() == 1
    assert not meeting_minutes.confirm_minutes(by=side.as_("committee"), now=NOW, meeting=meeting)
    assert "sudah disahkan" in client.get(url).content.decode()


def test_minutes_that_have_not_gone_round_offer_nothing_to_confirm(world, client_for):
    url = school_url(world.own.school, "collaboration:meeting_confirm", meetings.written(world.own).pk)
    for answer in (client_for(world.own.committee).get(url), client_for(world.own.committee).post(url, {"note": ""})):
        assert answer.status_code == 409
        assert "“Sahkan notulen” tidak tersedia" in answer.content.decode()


@pytest.mark.parametrize("role", ["hub", "principal", "teacher", "supervisor"])
def test_only_the_committee_confirms(world, role):
    meeting = meetings.circulated(world.own)
    with pytest.raises(Denied):
        meeting_minutes.confirm_minutes(by=world.own.as_(role), now=NOW, meeting=meeting)


def test_confirmed_minutes_are_locked_and_corrections_are_notes(world):
    side = world.own
    meeting = meetings.confirmed(side)
    item = meetings.item(meeting)
    for act in (
        lambda: meetings.write(side, item, "lain"),
        lambda: meetings.decide(side, meeting),
        lambda: meeting_agenda.add_item(by=side.as_("hub"), now=NOW, meeting=meeting, title="x"),
        lambda: meeting_people.mark_attendance(by=side.as_("hub"), now=NOW, meeting=meeting, marks={}),
        lambda: meetings.previewed(side, meeting),
        lambda: acts.close_meeting(by=side.as_("hub"), now=NOW, meeting=meeting, began_at=None, closed_at=None),
    ):
        with pytest.raises(NotNow):
            act()
    note = meeting_minutes.correct(by=side.as_("hub"), now=NOW, meeting=meeting, text="Kamis, bukan Rabu.")
    assert note.kind == "correction"
    with pytest.raises(NotNow):
        meeting_minutes.comment(by=side.as_("committee"), now=NOW, meeting=meeting, text="terlambat")


def test_two_writers_are_shown_both_versions_and_may_keep_both(world, client_for):
    side, meeting = world.own, meetings.written(world.own)
    item = meetings.item(meeting, "schedule")
    url, key = school_url(side.school, "collaboration:item_minutes", item.pk), f"item-{item.pk}"
    first, second = client_for(side.hub), client_for(side.staff)
    version = AgendaItem.objects.get(pk=item.pk).version
    assert first.post(url, {key: "Versi hub.", f"{key}-version": version}).status_code == 302
    answer = second.post(url, {key: "Versi notulis.", f"{key}-version": version, "unfinished": "on"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Versi hub." in page
    assert "Versi notulis." in page
    item.refresh_from_db()
    assert item.minutes == "Versi hub."
    kept = {key: answer.context["both"], f"{key}-version": answer.context["version"], "unfinished": "on"}
    assert second.post(url, kept).status_code == 302
    item.refresh_from_db()
    assert (item.minutes, item.unfinished) == ("Versi hub.\n\nVersi notulis.", True)
    with pytest.raises(Conflict):
        meetings.write(side, item, "x", expected=1)


def test_minutes_save_themselves_while_somebody_writes(world, client_for):
    """The page sends what was typed; the same again is no clash, other words of somebody else are, and locked minutes refuse."""
    side, meeting = world.own, meetings.written(world.own)
    item = meetings.item(meeting, "schedule")
    url = school_url(side.school, "collaboration:minutes_autosave", meeting.pk)
    version = AgendaItem.objects.get(pk=item.pk).version
    typed = {"key": f"item-{item.pk}", "body": "Ujian tengah sem", "version": version}
    hub, taker = client_for(side.hub), client_for(side.staff)
    saved = hub.post(url, typed).json()
    assert saved["version"] == version + 1
    assert hub.post(url, typed).json()["version"] == version + 1
    assert hub.post(url, {**typed, "body": "Ujian tengah semester", "version": version + 1}).status_code == 200
    assert taker.post(url, {**typed, "body": "Kata lain"}).json()["clash"]
    assert hub.post(url, {**typed, "key": "item-0"}).status_code == 422
    item.refresh_from_db()
    assert item.minutes == "Ujian tengah semester"
    assert (
        AuditEvent.objects.filter(verb="meeting.minutes_written", actor_id=side.hub.pk, subject_id=item.pk).count() == 1
    )
    meetings.confirmed(side, meeting)
    assert "refused" in hub.post(url, {**typed, "version": version + 2}).json()


def test_marks_from_a_phone_arrive_once_whatever_its_clock_says(world):
    """The later mark stands; what the page had read is replaced though the phone's clock is behind; a clock ahead is cut to now."""
    side, meeting, hub = world.own, meetings.held(world.own), world.own.as_("hub")
    one = meeting.invitees.all()[0]
    ahead = PhoneMark(one.pk, "absent", "", NOW + timedelta(days=3))
    for _time in range(2):
        assert meeting_people.keep_marks(by=hub, now=NOW, meeting=meeting, marks=[ahead]) == [one.pk]
    one.refresh_from_db()
    assert (one.attendance, one.marked_at) == ("absent", NOW)
    assert AuditEvent.objects.filter(verb="meeting.attendance_marked").count() == 1
    behind, stranger = NOW - timedelta(hours=5), PhoneMark(10**9, "present", "", NOW)
    stale = PhoneMark(one.pk, "present", "", behind)
    assert meeting_people.keep_marks(by=hub, now=NOW, meeting=meeting, marks=[stale, stranger]) == []
    read = PhoneMark(one.pk, "present", "", behind, seen=NOW)
    assert meeting_people.keep_marks(by=hub, now=NOW, meeting=meeting, marks=[read]) == [one.pk]
    one.refresh_from_db()
    assert one.attendance == "present"
    with pytest.raises(Denied):
        meeting_people.keep_marks(by=side.as_("teacher"), now=NOW, meeting=meeting, marks=[read])


def test_somebody_who_left_stays_in_the_record_by_name(world, client_for):
    side, meeting = world.own, meetings.invited(world.own, day=world.own.school.local_date(NOW))
    gone = meeting.invitees.get(user=side.counsellor)
    end_membership(by=side.as_("operator"), now=NOW, school=side.school, user=side.counsellor, reason="Pindah")
    acts.hold_meeting(by=side.as_("hub"), now=NOW, meeting=meeting)
    page = (
        client_for(side.hub)
        .get(school_url(side.school, "collaboration:meeting_attendance", meeting.pk))
        .content.decode()
    )
    assert "sudah tidak di sekolah ini" in page
    meeting_people.mark_attendance(by=side.as_("hub"), now=NOW, meeting=meeting, marks={gone.pk: ("present", "")})
    gone.refresh_from_db()
    assert (gone.name, gone.attendance) == ("Agus Salim", "present")
    with pytest.raises(Denied):
        meeting_people.invite_people(by=side.as_("hub"), now=NOW, meeting=meeting, people=[side.counsellor])


def test_called_off_after_the_invitations_everybody_hears_of_it(world):
    side, meeting = world.own, meetings.invited(world.own)
    guest = meetings.guest(side, meeting)
    acts.invite_late(by=side.as_("hub"), now=NOW, meeting=meeting)
    proposal = meetings.proposed(side, meeting.series)
    meeting_agenda.take_proposal(by=side.as_("hub"), now=NOW, proposal=proposal, meeting=meeting)
    with pytest.raises(NotNow):
        acts.cancel_meeting(by=side.as_("hub"), now=NOW, meeting=meeting, reason=" ")
    acts.cancel_meeting(by=side.as_("hub"), now=NOW, meeting=meeting, reason="Banjir.")
    assert told(meeting, "cancelled") == told(meeting, "invited") - {side.hub.email}
    mailed = OutgoingMessage.objects.filter(kind="collaboration.meeting_cancelled", to_email=guest.email)
    assert "Banjir." in mailed.get().body_text
    assert dates_of(meeting).get().state == Event.State.CANCELLED
    proposal.refresh_from_db()
    assert proposal.state == AgendaProposal.State.OPEN


def test_nobody_hears_of_a_plan_that_was_dropped_before(world):
    meeting = meetings.planned(world.own)
    acts.cancel_meeting(by=world.own.as_("hub"), now=NOW, meeting=meeting, reason="Salah tanggal.")
    assert not told(meeting, "cancelled")


def test_a_moved_meeting_asks_again_and_moves_in_the_calendar(world):
    side, meeting = world.own, meetings.invited(world.own)
    mine = meeting.invitees.get(user=side.teacher)
    meeting_people.answer_invitation(by=side.as_("teacher"), now=NOW, invitee=mine, answer="coming")
    slot = Slot(meeting.starts_at + timedelta(days=2), meeting.ends_at + timedelta(days=2), place="Perpustakaan")
    with pytest.raises(NotNow):
        acts.move_meeting(by=side.as_("hub"), now=NOW, meeting=meeting, slot=slot)
    acts.move_meeting(by=side.as_("hub"), now=NOW, meeting=meeting, slot=slot, reason="Aula dipakai.")
    mine.refresh_from_db()
    assert mine.answer == "none"
    assert dates_of(meeting).get().starts_at == slot.starts_at
    assert side.teacher.email in told(meeting, "moved")
    assert "Perubahan jadwal" in Document.objects.of(meeting, "meeting_invitation").first().title


def test_a_meeting_is_not_held_before_its_day(world):
    with pytest.raises(NotNow):
        acts.hold_meeting(by=world.own.as_("hub"), now=NOW, meeting=meetings.invited(world.own))


def test_minutes_go_round_only_when_attendance_is_known(world):
    meeting = meetings.held(world.own)
    with pytest.raises(NotNow) as refused:
        meeting_minutes.move_minutes(by=world.own.as_("hub"), now=NOW, meeting=meeting, name="circulate")
    assert len(refused.value.missing) == 2


def test_minutes_being_written_are_not_read_by_others(world, client_for):
    side, meeting = world.own, meetings.written(world.own)
    decision = meetings.decide(side, meeting, text="Kata yang belum edar.")
    url = school_url(side.school, "collaboration:meeting", meeting.pk)
    assert "Kata yang belum edar." not in client_for(side.teacher).get(url).content.decode()
    assert "Kata yang belum edar." in client_for(side.principal).get(url).content.decode()
    settle = school_url(side.school, "collaboration:outcome_settle", decision.pk)
    assert client_for(side.teacher).get(settle).status_code == 403
    meetings.circulated(side, meeting)
    assert "Kata yang belum edar." in client_for(side.teacher).get(url).content.decode()


def test_only_those_who_were_there_comment(world):
    side, meeting = world.own, meetings.written(world.own)
    absent = meeting.invitees.get(user=side.coach)
    meeting_people.mark_attendance(
        by=side.as_("hub"), now=NOW, meeting=meeting, marks={absent.pk: ("excused", "Sakit")}
    )
    meetings.circulated(side, meeting)
    meeting_minutes.comment(by=side.as_("teacher"), now=NOW, meeting=meeting, text="Baik.")
    with pytest.raises(Denied):
        meeting_minutes.comment(by=side.as_("coach"), now=NOW, meeting=meeting, text="Saya tidak hadir.")


def test_what_is_left_is_proposed_for_the_next_meeting_once(world):
    side, meeting = world.own, meetings.written(world.own)
    meetings.write(side, meetings.item(meeting, "innovation"), "Belum selesai.", unfinished=True)
    meetings.decide(side, meeting, text="Pojok baca.")
    done = meetings.decide(side, meeting, text="Papan jadwal.")
    meeting_minutes.settle_decision(by=side.as_("hub"), now=NOW, outcome=done, standing="done")
    meetings.circulated(side, meeting)
    meeting_minutes.move_minutes(by=side.as_("hub"), now=NOW, meeting=meeting, name="take_back", comment="Salah ketik")
    meetings.circulated(side, meeting)
    titles = list(AgendaProposal.objects.filter(series=meeting.series).values_list("title", flat=True))
    assert len(titles) == 2
    assert any("Pojok baca." in title for title in titles)
    left = MeetingOutcome.objects.get(text="Pojok baca.")
    meeting_minutes.settle_decision(by=side.as_("hub"), now=NOW, outcome=left, standing="done")
    assert AgendaProposal.objects.get(carried_outcome=left).state == "withdrawn"


def test_attendance_sent_twice_changes_nothing(world):
    side, meeting = world.own, meetings.held(world.own)
    one = meeting.invitees.first()
    marks = {one.pk: ("excused", "Sakit")}
    assert meeting_people.mark_attendance(by=side.as_("staff"), now=NOW, meeting=meeting, marks=marks) == 1
    assert meeting_people.mark_attendance(by=side.as_("staff"), now=NOW, meeting=meeting, marks=marks) == 0


def test_a_need_begins_with_the_words_of_the_decision(world, client_for):
    url = school_url(world.own.school, "partnerships:need_create")
    page = client_for(world.own.hub).get(f"{url}?title=Bacaan+bertingkat&evidence=Rapat").content.decode()
    assert 'value="Bacaan bertingkat"' in page


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"Nama guru;Nilai\nDewi;80\n", "orang tidak"),
        (b"NISN;Nilai\n0012345678;80\n", "orang tidak"),
        (b"Yang terbaik;Nilai\nDewi Lestari;80\nMade Wirawan;70\n", "nama orang"),
        (b"Kelas;Catatan\nVII-A;baik\n", "Catatan"),
        (b"Kelas\nVII-A\n", "kolom nilai"),
        (b"Kelas;Mapel;Nilai\nVII-A;IPA;80\nVII-A;IPA;70\n", "sudah ada"),
        (b"Kelas;Mapel;Nilai\nVII-A;IPA;delapan\n", "bukan angka"),
        (b"Kelas;Nilai\nVII-A;80\nVII-B;tujuh\n", "bukan angka"),
        (b"Kelas;Nilai\n", "belum ada barisnya"),
    ],
)
def test_a_wrong_table_is_refused_with_the_reason_and_leaves_nothing(world, client_for, table, said):
    from django.core.files.uploadedfile import SimpleUploadedFile

    meeting = meetings.planned(world.own)
    url = school_url(world.own.school, "collaboration:data_upload", meetings.item(meeting).pk)
    sent = {"file": SimpleUploadedFile("nilai.csv", table), "title": "Nilai", "kind": "bars"}
    answer = client_for(world.own.hub).post(url, sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not MeetingData.objects.exists()


def test_tables_of_both_shapes(world):
    long = read_data(meetings.TABLE, "a.csv", school=world.own.school)
    assert (long.labels, long.columns) == (["VII-A", "VII-B"], ["Matematika", "IPA"])
    assert long.values == [[72.5, 80.0], [68.0, None]]
    wide = read_data(b"No;Bulan;Literasi;Numerasi\n1;Juli;62%;1.250\n", "a.csv", school=world.own.school)
    assert (wide.labels, wide.columns, wide.values) == (["Juli"], ["Literasi", "Numerasi"], [[62.0, 1250.0]])
    assert number_in("-") is None


def test_data_is_replaced_and_taken_back_as_a_whole(world):
    side, meeting = world.own, meetings.planned(world.own)
    old = meetings.shown_data(side, meeting)
    new = meetings.shown_data(side, meeting, replaces=old)
    assert list(MeetingData.objects.shown()) == [new]
    meeting_data.remove_data(by=side.as_("hub"), now=NOW, data=new)
    assert list(MeetingData.objects.shown()) == [old]
    with pytest.raises(NotNow):
        meeting_data.show_data(by=side.as_("hub"), now=NOW, data=new)


def test_dates_of_the_rule(world):
    assert day_in_month(2, 3, 2026, 10).isoformat() == "2026-10-14"
    assert day_in_month(5, 5, 2026, 10).isoformat() == "2026-10-30"
    series = meetings.a_series(world.own)
    found = [one.day.isoformat() for one in suggestions(series, world.own.school.local_date(NOW), 2)]
    assert found == ["2026-10-14", "2026-11-11"]


def test_a_guest_answers_and_comments_by_link(world, client):
    side = world.own
    meeting = meetings.planned(side, day=side.school.local_date(NOW))
    guest = meetings.guest(side, meeting)
    meetings.invite(side, meeting)
    door = client.get(f"/l/{meetings.guest_token(side, guest, now=timezone.now())}/")
    url = door["Location"]
    assert client.post(url, {"answer": "coming"}).status_code == 302
    guest.refresh_from_db()
    assert guest.answer == "coming"
    meetings.written(side, Meeting.objects.get(pk=meeting.pk))
    meetings.circulated(side, Meeting.objects.get(pk=meeting.pk))
    assert client.post(url, {"text": "Nama saya salah tulis."}).status_code == 302
    assert "Nama saya salah tulis." in client.get(url).content.decode()


@pytest.mark.parametrize("name", ["meeting", "meeting_agenda", "meeting_minutes"])
def test_as_many_queries_for_one_item_as_for_many(world, client_for, name):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    side, meeting = world.own, meetings.written(world.own)
    client = client_for(side.hub)
    url = school_url(side.school, f"collaboration:{name}", meeting.pk)
    meetings.decide(side, meeting)
    meetings.act(side, meeting)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(3):
        item = meeting_agenda.add_item(by=side.as_("hub"), now=NOW, meeting=meeting, title=f"Acara {number}")
        meetings.decide(side, meeting, under=item)
        meetings.act(side, meeting, under=item)
        meeting_minutes.add_point(by=side.as_("hub"), now=NOW, item=item, speaker="Dewi", point="Setuju.")
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)
    assert MeetingOutcome.objects.count() == 8
