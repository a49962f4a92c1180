"""What is agreed is done by somebody, by a day; who may say so; what a person finds of it."""

from datetime import timedelta

import pytest

from core import action_items as act
from core.models import ActionItem, AuditEvent, HistoryEntry
from core.policy import Denied, NotNow
from core.versions import Conflict
from schools.home import home_lists
from schools.links import school_url
from schools.reminders import due_items
from tests.clock import NOW, REAL
from tests.factories import following as make
from tests.factories.implementation import opened_round
from tests.factories.partnerships import informal_underway


def move(side, item, name, *, by="hub", comment="", now=NOW):
    return act.move_item(by=side.as_(by), now=now, item=item, name=name, comment=comment)


def really_open(side):
    """An evaluation that is open at the real moment, by which pages judge."""
    return opened_round(side, informal_underway(side, now=REAL), now=REAL)


def home(side, role, section, now=REAL):
    lists = {one.key: one for one in home_lists(side.as_(role), now)}
    return [task.title for task in lists[section].tasks]


class TestWho:
    def test_the_lead_and_the_hub_hand_out(self, world):
        item = make.handed_out(world.own)
        assert (item.owner, item.origin_label, item.is_open) == (world.own.teacher, "Evaluasi ke-1", True)
        assert AuditEvent.objects.filter(verb="action_item.added", subject_id=item.pk).exists()

    @pytest.mark.parametrize("role", ["principal", "operator", "staff", "committee"])
    def test_readers_hand_out_nothing(self, world, role):
        item = make.handed_out(world.own)
        subject = act.read_origin(world.own.as_("hub"), item.subject_type, item.subject_id)
        with pytest.raises(Denied):
            act.add_item(
                by=world.own.as_(role), now=NOW, subject=subject, title="x", due_on=NOW.date(), owner_label="y"
            )

    def test_somebody_must_do_it(self, world):
        with pytest.raises(NotNow, match="penanggung jawab"):
            make.handed_out(world.own, owner=None)

    def test_a_party_without_an_account_may(self, world):
        assert make.handed_out(world.own, owner=None, owner_label=" Puskesmas Melati ").who == "Puskesmas Melati"

    def test_the_owner_finishes_the_own(self, world):
        item = make.handed_out(world.own)
        move(world.own, item, "complete", by="teacher", comment="Kalender terbit.")
        assert (item.state, item.outcome, item.closed_at) == ("done", "Kalender terbit.", NOW)

    def test_but_does_not_drop_or_hand_it_on(self, world):
        item = make.handed_out(world.own)
        with pytest.raises(Denied):
            move(world.own, item, "drop", by="teacher", comment="Tidak sempat.")
        with pytest.raises(Denied):
            act.edit_item(by=world.own.as_("teacher"), now=NOW, item=item, owner=world.own.staff)

    def test_nobody_else_finishes_it(self, world):
        item = make.handed_out(world.own)
        with pytest.raises(Denied):
            move(world.own, item, "complete", by="staff")

    def test_another_school_sees_nothing(self, world, client_for):
        item = make.handed_out(world.own)
        assert not act.may_read(world.other.as_("hub"), item)
        url = school_url(world.other.school, "schools:action_item", item.pk)
        assert client_for(world.other.hub).get(url).status_code == 404


class TestLife:
    def test_what_it_is_follows_from_the_day(self, world):
        item, due = make.handed_out(world.own), NOW.date() + timedelta(days=30)
        states = [item.standing_on(due + timedelta(days=n)).value for n in (-8, -7, 0, 1)]
        assert states == ["open", "due", "due", "overdue"]

    def test_dropping_needs_a_reason(self, world):
        item = make.handed_out(world.own)
        with pytest.raises(NotNow):
            move(world.own, item, "drop")
        move(world.own, item, "drop", comment="Mitra menyusunnya sendiri.")
        stored = ActionItem.objects.get(pk=item.pk)
        assert (stored.state, stored.outcome) == ("dropped", "Mitra menyusunnya sendiri.")

    def test_taken_up_again(self, world):
        item = make.handed_out(world.own)
        move(world.own, item, "complete")
        move(world.own, item, "reopen", comment="Belum dibagikan ke guru.")
        assert (item.state, item.closed_at, item.outcome) == ("open", None, "")
        entries = HistoryEntry.objects.filter(subject_type="core.actionitem", subject_id=item.pk)
        assert [entry.transition for entry in entries.order_by("pk")] == ["complete", "reopen"]

    def test_handed_on_with_a_trace(self, world):
        item = make.handed_out(world.own)
        act.edit_item(by=world.own.as_("hub"), now=NOW, item=item, expected=1, owner=world.own.staff)
        assert ActionItem.objects.get(pk=item.pk).owner == world.own.staff
        assert AuditEvent.objects.filter(verb="action_item.reassigned", subject_id=item.pk).exists()

    def test_two_who_edit_at_once_lose_nothing(self, world):
        item = make.handed_out(world.own)
        act.edit_item(by=world.own.as_("hub"), now=NOW, item=item, expected=1, title="Yang pertama")
        with pytest.raises(Conflict):
            act.edit_item(by=world.own.as_("hub"), now=NOW, item=item, expected=1, title="Yang kedua")

    def test_what_is_settled_does_not_change(self, world):
        item = make.handed_out(world.own)
        move(world.own, item, "complete")
        with pytest.raises(NotNow):
            act.edit_item(by=world.own.as_("hub"), now=NOW, item=item, title="Lain")


class TestFound:
    def test_on_the_home_page_of_the_owner_and_of_who_waits(self, world):
        make.handed_out(world.own, really_open(world.own), now=REAL)
        assert "Susun kalender bersama" in home(world.own, "teacher", "must_do")
        assert "Susun kalender bersama" in home(world.own, "hub", "waiting")
        later = REAL + timedelta(days=31)
        assert "Susun kalender bersama" in home(world.own, "teacher", "late", later)
        assert "Susun kalender bersama" not in home(world.own, "teacher", "must_do", later)

    def test_a_reminder_goes_to_the_owner(self, world):
        item = make.handed_out(world.own)
        (due,) = due_items(world.own.school, item.due_on)
        assert (due.recipients, due.due_on) == ([world.own.teacher], item.due_on)
        assert "Susun kalender bersama" in due.headline()

    def test_without_an_account_it_goes_to_who_asked(self, world):
        item = make.handed_out(world.own, owner=None, owner_label="Puskesmas")
        assert next(iter(due_items(world.own.school, item.due_on))).recipients == [world.own.hub]

    def test_nothing_is_remembered_of_what_is_done(self, world):
        item = make.handed_out(world.own)
        move(world.own, item, "complete")
        assert list(due_items(world.own.school, item.due_on)) == []

    def test_ones_own_list(self, world, client_for):
        make.handed_out(world.own, really_open(world.own), now=REAL)
        address = school_url(world.own.school, "schools:action_items")
        assert "Susun kalender bersama" in client_for(world.own.teacher).get(address).content.decode()
        assert "Susun kalender bersama" not in client_for(world.own.staff).get(address).content.decode()
        assert "Susun kalender bersama" in client_for(world.own.hub).get(address + "?lihat=dibagikan").content.decode()

    def test_three_cost_as_many_queries_as_one(self, world, client_for, count_queries):
        client, address = client_for(world.own.teacher), school_url(world.own.school, "schools:action_items")
        subject = opened_round(world.own)
        make.handed_out(world.own, subject)
        one = count_queries(client, address)
        make.handed_out(world.own, subject, title="Dua")
        make.handed_out(world.own, subject, title="Tiga")
        assert count_queries(client, address) == one


class TestPages:
    def test_hand_out_from_the_page_of_its_origin(self, world, client_for):
        risk = make.named_risk(world.own)
        address = school_url(world.own.school, "schools:action_item_create", "partnerships.risk", risk.pk)
        sent = {"title": "Minta kalender ujian", "owner": world.own.staff.pk, "due_on": "2026-10-01"}
        response = client_for(world.own.hub).post(address, sent)
        assert response.url == school_url(world.own.school, "partnerships:risk", risk.pk)
        assert ActionItem.objects.of(risk).get().owner == world.own.staff

    def test_without_an_owner_the_form_says_so(self, world, client_for):
        risk = make.named_risk(world.own)
        address = school_url(world.own.school, "schools:action_item_create", "partnerships.risk", risk.pk)
        response = client_for(world.own.hub).post(address, {"title": "x", "due_on": "2026-10-01"})
        assert response.status_code == 422
        assert "Pilih penanggung jawab" in response.content.decode()

    @pytest.mark.parametrize("kind", ["partnerships.partnership", "schools.school", "tidak.ada"])
    def test_not_every_row_hands_out(self, world, client_for, kind):
        address = school_url(world.own.school, "schools:action_item_create", kind, world.own.school.pk)
        assert client_for(world.own.hub).get(address).status_code == 404

    def test_done_with_one_press(self, world, client_for):
        item = make.handed_out(world.own)
        address = school_url(world.own.school, "schools:action_item_move", item.pk, "complete")
        assert client_for(world.own.teacher).post(address).status_code == 302
        page = client_for(world.own.teacher).get(school_url(world.own.school, "schools:action_item", item.pk))
        assert "Selesai" in page.content.decode()
