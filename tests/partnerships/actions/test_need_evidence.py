"""A need from the idea to what met it: who accepts, what is handed in as evidence, who is told."""

import pytest

from core.models import Attachment, OutgoingMessage
from core.policy import Denied, NotNow
from core.uploads import check_upload
from partnerships.actions.needs import add_evidence, move_need, record_need, remove_evidence
from partnerships.actions.partnerships import open_partnership
from partnerships.terms import Category, Form, Scope
from tests.clock import NOW
from tests.factories import partnerships as make
from tests.factories.implementation import photo


def photos(*names):
    return [check_upload(photo(name)) for name in names]


def idea(side, role="teacher", **facts):
    return record_need(
        by=side.as_(role),
        now=NOW,
        school=side.school,
        title="Les membaca",
        category=Category.ACADEMIC,
        evidence="A.1",
        **facts,
    )


def move(side, need, name, role="hub", comment="Sebab."):
    return move_need(by=side.as_(role), now=NOW, need=need, name=name, comment=comment)


def told(kind):
    return {m.to_user_id for m in OutgoingMessage.objects.filter(kind=f"partnerships.need_{kind}")}


class TestIdeas:
    @pytest.mark.parametrize("role", ["hub", "principal"])
    def test_hub_or_principal_accepts(self, world, role):
        need = idea(world.own)
        assert told("raised") == {world.own.hub.pk, world.own.principal.pk}
        move(world.own, need, "accept", role)
        assert need.state == "open"
        assert told("accepted") == {world.own.teacher.pk}

    @pytest.mark.parametrize("role", ["teacher", "staff", "operator", "coach"])
    def test_nobody_else_accepts_not_even_who_raised_it(self, world, role):
        with pytest.raises(Denied):
            move(world.own, idea(world.own), "accept", role)

    def test_no_says_why_and_is_told(self, world):
        need = idea(world.own)
        with pytest.raises(NotNow):
            move(world.own, need, "decline", comment=" ")
        move(world.own, need, "decline", comment="Sudah ada di kelas sore.")
        assert need.state == "dropped"
        told_why = OutgoingMessage.objects.filter(kind="partnerships.need_declined")
        assert {message.to_user_id for message in told_why} == {world.own.teacher.pk}
        assert all("Sudah ada di kelas sore." in message.body_text for message in told_why)

    def test_only_its_author_takes_it_back_and_cannot_reopen_it_past_the_hub(self, world):
        need = idea(world.own)
        with pytest.raises(Denied):
            move(world.own, need, "withdraw", "staff")
        move(world.own, need, "withdraw", "teacher")
        with pytest.raises(Denied):
            move(world.own, need, "reopen", "teacher")

    def test_the_hubs_own_need_is_open_at_once_and_nobody_is_asked(self, world):
        assert idea(world.own, "hub").state == "open"
        assert told("raised") == set()


class TestMoving:
    def test_the_person_who_raised_it_hears_of_each_move(self, world):
        need = idea(world.own)
        for name, word in (
            ("accept", "accepted"),
            ("answer", "answered"),
            ("meet", "met"),
            ("reopen", "reopened"),
            ("drop", "dropped"),
        ):
            move(world.own, need, name)
            assert told(word) == {world.own.teacher.pk}

    def test_nobody_is_told_of_what_they_did_themselves(self, world):
        move(world.own, make.make_need(world.own), "answer")
        assert not OutgoingMessage.objects.filter(kind__startswith="partnerships.need_").exists()

    def test_what_met_it_is_kept_and_goes_when_it_is_reopened(self, world):
        need = make.make_need(world.own)
        with pytest.raises(NotNow):
            move(world.own, need, "meet", comment="")
        move(world.own, need, "meet", comment="Dua puluh siswa lancar membaca.")
        assert need.outcome == "Dua puluh siswa lancar membaca."
        move(world.own, need, "reopen")
        assert need.outcome == ""

    def test_a_partnership_that_takes_it_up_answers_it(self, world):
        open_one, doing = make.make_need(world.own), make.make_need(world.own)
        move(world.own, doing, "answer")
        open_partnership(
            by=world.own.as_("hub"), now=NOW, school=world.own.school, title="Les", form=Form.FORMAL, scope=Scope.SOFTWARE,
            lead=world.own.hub, needs=[open_one, doing],
        )  # fmt: skip
        for need in (open_one, doing):
            need.refresh_from_db()
            assert need.state == "in_progress"


class TestEvidence:
    def test_several_come_with_the_need(self, world):
        need = idea(world.own, evidence_files=photos("a.jpg", "b.jpg"))
        assert [file.name for file in Attachment.objects.of(need)] == ["a.jpg", "b.jpg"]

    def test_more_are_added_and_taken_away_while_it_is_open(self, world):
        need = make.make_need(world.own)
        (added,) = add_evidence(by=world.own.as_("hub"), now=NOW, need=need, uploads=photos("a.jpg"))
        remove_evidence(by=world.own.as_("hub"), now=NOW, need=need, attachment=added)
        assert not Attachment.objects.of(need)

    @pytest.mark.parametrize("role", ["principal", "staff", "operator", "committee"])
    def test_only_who_may_edit_it_does(self, world, role):
        need = make.make_need(world.own)
        (added,) = add_evidence(by=world.own.as_("hub"), now=NOW, need=need, uploads=photos("a.jpg"))
        with pytest.raises(Denied):
            add_evidence(by=world.own.as_(role), now=NOW, need=need, uploads=photos("b.jpg"))
        with pytest.raises(Denied):
            remove_evidence(by=world.own.as_(role), now=NOW, need=need, attachment=added)

    def test_a_closed_need_keeps_its_evidence(self, world):
        need = make.make_need(world.own)
        (added,) = add_evidence(by=world.own.as_("hub"), now=NOW, need=need, uploads=photos("a.jpg"))
        move(world.own, need, "meet")
        with pytest.raises(NotNow):
            remove_evidence(by=world.own.as_("hub"), now=NOW, need=need, attachment=added)
        with pytest.raises(NotNow):
            add_evidence(by=world.own.as_("hub"), now=NOW, need=need, uploads=photos("b.jpg"))

    def test_a_file_of_another_need_is_not_taken_away_here(self, world):
        need, other = make.make_need(world.own), make.make_need(world.own)
        (added,) = add_evidence(by=world.own.as_("hub"), now=NOW, need=other, uploads=photos("a.jpg"))
        with pytest.raises(Denied):
            remove_evidence(by=world.own.as_("hub"), now=NOW, need=need, attachment=added)
