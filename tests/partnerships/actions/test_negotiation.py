"""Negotiating a text: versions that stay, what parties say of them, what becomes of their comments."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core import links
from core.models import AuditEvent, OutgoingMessage, ScopedLink
from core.models.audit import AppendOnlyError
from core.policy import Denied, NotNow
from core.versions import Conflict
from partnerships.actions.negotiation import answer_comment, comment_text, send_review_link, share_again, state_stance
from partnerships.merge import MergeProblem
from partnerships.models import TextVersion
from partnerships.queries.negotiation import warnings
from tests.clock import NOW, REAL
from tests.factories.agreements import drafted, move, ready
from tests.factories.negotiation import remark, review_link, reworded, shared, sheet_of
from tests.factories.partnerships import at_agreement, give_account, make_partner

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=3)
NEW = "Biaya ditanggung bersama.\nLaporan keuangan disampaikan setiap semester."


def mailed(school, kind="partnerships.agreement.review"):
    return OutgoingMessage.objects.filter(tenant=school, kind=kind)


@pytest.fixture
def agreement(world):
    return shared(world.own)


class TestVersions:
    def test_sharing_keeps_the_words_and_opens_a_sheet_per_party(self, world, agreement):
        version = agreement.text_versions.get()
        assert (version.number, version.occasion) == (1, "shared")
        assert version.payload["subject"] == agreement.subject
        assert [review.party.order for review in version.reviews.all()] == [1, 2, 3]

    def test_a_version_does_not_follow_the_draft(self, world, agreement):
        kept = agreement.text_versions.get().payload
        reworded(world.own, agreement, "pembiayaan", NEW)
        assert agreement.text_versions.get().payload == kept

    def test_a_version_is_never_changed(self, agreement):
        version = agreement.text_versions.get()
        with pytest.raises(AppendOnlyError):
            version.save()
        with pytest.raises(AppendOnlyError):
            TextVersion.objects.update(number=9)

    def test_preparing_keeps_one_as_well(self, world):
        agreement = ready(world.own)
        version = agreement.text_versions.get()
        assert (version.occasion, version.payload) == ("prepared", agreement.payload)
        assert not version.reviews.exists()

    def test_a_recalled_text_that_is_shared_again_is_the_next_version(self, world, agreement):
        move(world.own, agreement, "recall", comment="Salah jadwal.")
        move(world.own, agreement, "share")
        assert sorted(agreement.text_versions.values_list("number", flat=True)) == [1, 2]

    def test_a_new_version_while_the_parties_read(self, world, agreement):
        reworded(world.own, agreement, "pembiayaan", NEW)
        version = share_again(by=world.own.as_("hub"), now=LATER, agreement=agreement)
        assert version.number == 2
        assert {review.stance for review in version.reviews.all()} == {""}

    def test_the_same_words_are_no_new_version(self, world, agreement):
        with pytest.raises(NotNow, match="Belum ada kata"):
            share_again(by=world.own.as_("hub"), now=LATER, agreement=agreement)

    def test_a_draft_is_not_shared_by_the_back_door(self, world):
        with pytest.raises(NotNow):
            share_again(by=world.own.as_("hub"), now=NOW, agreement=drafted(world.own))

    def test_only_those_who_work_on_it_share(self, world, agreement):
        reworded(world.own, agreement, "pembiayaan", NEW)
        with pytest.raises(Denied):
            share_again(by=world.own.as_("principal"), now=LATER, agreement=agreement)


class TestInvitations:
    @pytest.fixture
    def known(self, world):
        """A partnership whose first partner has a contact with an address."""
        contacts = [{"name": "Bu Sari", "email": "sari@puskesmas.test", "is_signatory": True}]
        partner = make_partner(world.own, contacts=contacts)
        partnership = at_agreement(world.own)
        party = partnership.parties.get(order=2)
        party.partner.contacts.all().delete()
        partner.contacts.update(partner=party.partner)
        return partnership

    def test_a_contact_with_an_address_is_mailed_a_link(self, world, known):
        agreement = shared(world.own, known)
        message = mailed(world.own.school).get()
        link = ScopedLink.objects.get(purpose="agreement.review")
        assert message.to_email == "sari@puskesmas.test"
        assert message.has_secret
        assert link.subject_id == sheet_of(agreement).pk
        assert link.recipient_label == "Bu Sari"

    def test_whoever_had_a_link_hears_of_the_next_version(self, world, known):
        now = REAL
        agreement = shared(world.own, known, now=now)
        review_link(world.own, sheet_of(agreement), now=now, label="Pak Adi", email="adi@puskesmas.test")
        reworded(world.own, agreement, "pembiayaan", NEW)
        share_again(by=world.own.as_("hub"), now=now + timedelta(days=1), agreement=agreement)
        told = ScopedLink.objects.filter(subject_id=sheet_of(agreement).pk, purpose="agreement.review")
        assert {link.recipient_email for link in told} == {"sari@puskesmas.test", "adi@puskesmas.test"}

    def test_a_recipient_whose_link_was_taken_back_does_not(self, world, known):
        agreement = shared(world.own, known)
        link, _token = review_link(world.own, sheet_of(agreement), label="Pak Adi", email="adi@puskesmas.test")
        links.revoke(link, by=world.own.as_("hub"), now=NOW)
        reworded(world.own, agreement, "pembiayaan", NEW)
        share_again(by=world.own.as_("hub"), now=LATER, agreement=agreement)
        assert not ScopedLink.objects.filter(
            subject_id=sheet_of(agreement).pk, purpose="agreement.review", recipient_email="adi@puskesmas.test"
        ).exists()

    def test_nobody_without_an_address_is_mailed(self, world, agreement):
        assert not mailed(world.own.school).exists()

    def test_the_school_reads_without_a_link(self, world, agreement):
        with pytest.raises(Denied):
            send_review_link(
                by=world.own.as_("hub"), now=NOW, review=sheet_of(agreement, 1), recipient_label="Kepala sekolah"
            )

    def test_no_link_to_a_version_that_is_off_the_table(self, world, agreement):
        old = sheet_of(agreement)
        reworded(world.own, agreement, "pembiayaan", NEW)
        share_again(by=world.own.as_("hub"), now=LATER, agreement=agreement)
        with pytest.raises(NotNow, match="diganti oleh versi 2"):
            review_link(world.own, old)


class TestSpeaking:
    def test_the_holder_of_a_link_comments_and_agrees(self, world, agreement):
        review = sheet_of(agreement)
        link, _token = review_link(world.own, review)
        by = links.actor_of(link)
        made = comment_text(by=by, now=NOW, review=review, article="pembiayaan", body="Siapa menanggung transpor?")
        said = state_stance(by=by, now=NOW, review=review, stance="agrees")
        assert (made.author_label, made.by_link) == ("dr. Ratna", True)
        assert (said.stance, said.said_by_label, said.by_link) == ("agrees", "dr. Ratna", True)
        link.refresh_from_db()
        assert link.used_at == NOW
        told = mailed(world.own.school, "partnerships.text_stance")
        assert {message.to_user_id for message in told} == {world.own.hub.pk}

    @pytest.mark.parametrize("order", [1, 3])
    def test_a_link_speaks_for_one_party_only(self, world, agreement, order):
        link, _token = review_link(world.own, sheet_of(agreement))
        with pytest.raises(Denied):
            comment_text(by=links.actor_of(link), now=NOW, review=sheet_of(agreement, order), body="Halo")

    def test_a_revoked_link_says_nothing_more(self, world, agreement):
        review = sheet_of(agreement)
        link, _token = review_link(world.own, review)
        links.revoke(link, by=world.own.as_("hub"), now=NOW)
        with pytest.raises(Denied):
            state_stance(by=links.actor_of(link), now=NOW, review=review, stance="agrees")

    def test_a_contact_with_an_account_speaks_for_the_own_organisation(self, world, agreement):
        review = sheet_of(agreement)
        give_account(world.own, review.party.partner)
        by = world.own.as_("partner")
        assert comment_text(by=by, now=NOW, review=review, body="Setuju pada pokoknya.").author_label == by.label
        with pytest.raises(Denied):
            comment_text(by=by, now=NOW, review=sheet_of(agreement, 3), body="Bukan pihak saya.")

    @pytest.mark.parametrize(
        ("role", "may"), [("principal", True), ("hub", True), ("operator", False), ("teacher", False)]
    )
    def test_who_speaks_for_the_school(self, world, agreement, role, may):
        if may:
            assert state_stance(by=world.own.as_(role), now=NOW, review=sheet_of(agreement, 1), stance="agrees").stance
        else:
            with pytest.raises(Denied):
                state_stance(by=world.own.as_(role), now=NOW, review=sheet_of(agreement, 1), stance="agrees")

    def test_another_school_says_nothing(self, world, agreement):
        with pytest.raises(Denied):
            comment_text(by=world.other.as_("hub"), now=NOW, review=sheet_of(agreement), body="Halo")

    def test_the_last_word_counts_and_the_first_stays_on_record(self, world, agreement):
        review = sheet_of(agreement)
        by = world.own.as_("hub")
        state_stance(by=by, now=NOW, review=review, stance="objects", note="Jadwal bentrok.")
        assert state_stance(by=by, now=LATER, review=review, stance="agrees").stance == "agrees"
        told = AuditEvent.objects.filter(verb="agreement.stance_stated", subject_id=agreement.pk).order_by("pk")
        assert [event.details["stance"] for event in told] == ["objects", "agrees"]

    @pytest.mark.parametrize(
        "given", [{"stance": "objects"}, {"stance": "objects", "note": " "}, {"stance": ""}, {"stance": "x"}]
    )
    def test_an_objection_has_a_reason_and_a_stance_is_one_of_two(self, world, agreement, given):
        with pytest.raises(NotNow):
            state_stance(by=world.own.as_("hub"), now=NOW, review=sheet_of(agreement), **given)

    @pytest.mark.parametrize(
        "given", [{"body": " "}, {"article": "tidak_ada", "body": "x"}, {"proposal": "tanpa pasal"}]
    )
    def test_a_comment_says_something_about_an_article_that_there_is(self, world, agreement, given):
        with pytest.raises(NotNow):
            comment_text(by=world.own.as_("hub"), now=NOW, review=sheet_of(agreement), **given)

    @pytest.mark.parametrize("leave", ["recall", "prepare", "cancel"])
    def test_nothing_is_said_of_a_text_that_is_off_the_table(self, world, agreement, leave):
        review = sheet_of(agreement)
        move(world.own, agreement, leave, comment="Alasan.")
        with pytest.raises(NotNow):
            remark(world.own, review)

    def test_ten_comments_are_one_message(self, world, agreement):
        review = sheet_of(agreement)
        link, _token = review_link(world.own, review)
        for number in range(3):
            comment_text(by=links.actor_of(link), now=NOW, review=review, body=f"Catatan {number}")
        assert mailed(world.own.school, "partnerships.text_comment").filter(channel="email").count() == 1


class TestAnswering:
    @pytest.fixture
    def comment(self, world, agreement):
        return remark(world.own, sheet_of(agreement), "pembiayaan", proposal=NEW)

    def answer(self, world, comment, **given):
        return answer_comment(by=world.own.as_("hub"), now=LATER, comment=comment, **given)

    def test_taken_over_means_that_the_article_says_so(self, world, agreement, comment):
        answered = self.answer(world, comment, outcome="taken", body=NEW)
        assert (answered.outcome, answered.answered_at) == ("taken", LATER)
        assert agreement.clauses.get(key="pembiayaan").body == NEW

    @pytest.mark.parametrize("outcome", ["declined", "answered"])
    def test_a_reason_is_needed_otherwise(self, world, agreement, comment, outcome):
        with pytest.raises(NotNow):
            self.answer(world, comment, outcome=outcome)
        before = agreement.clauses.get(key="pembiayaan").body
        assert self.answer(world, comment, outcome=outcome, answer="Sudah diatur.", body=NEW).answer == "Sudah diatur."
        assert agreement.clauses.get(key="pembiayaan").body == before

    def test_it_is_answered_once(self, world, comment):
        self.answer(world, comment, outcome="answered", answer="Ya.")
        with pytest.raises(NotNow, match="sudah dijawab"):
            self.answer(world, comment, outcome="declined", answer="Tidak.")

    def test_the_core_is_not_taken_over(self, world, agreement):
        comment = remark(world.own, sheet_of(agreement), "hak_kewajiban", proposal="Tidak ada kewajiban.")
        with pytest.raises(NotNow, match="inti baku"):
            self.answer(world, comment, outcome="taken", body="Tidak ada kewajiban.")
        comment.refresh_from_db()
        assert comment.is_open

    def test_words_with_an_unknown_field_stay_a_comment(self, world, comment):
        with pytest.raises(MergeProblem):
            self.answer(world, comment, outcome="taken", body="Biaya {nama_sekola}.")
        comment.refresh_from_db()
        assert comment.is_open

    def test_somebody_else_changed_the_article_meanwhile(self, world, agreement, comment):
        read = agreement.clauses.get(key="pembiayaan").version
        reworded(world.own, agreement, "pembiayaan", "Lain lagi.")
        with pytest.raises(Conflict):
            self.answer(world, comment, outcome="taken", body=NEW, expected=read)

    def test_the_frozen_text_takes_nothing_over_but_questions_are_answered(self, world, agreement, comment):
        move(world.own, agreement, "prepare")
        with pytest.raises(NotNow):
            self.answer(world, comment, outcome="taken", body=NEW)
        assert self.answer(world, comment, outcome="declined", answer="Terlambat.").outcome == "declined"

    @pytest.mark.parametrize("role", ["principal", "operator", "partner"])
    def test_only_those_who_work_on_it_answer(self, world, comment, role):
        with pytest.raises(Denied):
            answer_comment(by=world.own.as_(role), now=LATER, comment=comment, outcome="answered", answer="Ya.")


class TestWarnings:
    def test_a_text_that_was_never_shared_warns_of_nothing(self, world):
        assert warnings(drafted(world.own)) == []

    def test_silence_objection_and_open_comments_are_named_and_do_not_stand_in_the_way(self, world, agreement):
        by = world.own.as_("hub")
        state_stance(by=by, now=NOW, review=sheet_of(agreement, 1), stance="agrees")
        state_stance(by=by, now=NOW, review=sheet_of(agreement, 2), stance="objects", note="Jadwal.")
        remark(world.own, sheet_of(agreement, 2))
        found = warnings(agreement)
        assert len(found) == 3
        assert "1 catatan" in found[0]
        assert "keberatan atas versi 1" in found[1]
        assert "belum menyatakan sikap" in found[2]
        assert move(world.own, agreement, "prepare").state == "ready"

    def test_an_answer_in_a_former_version_counts(self, world, agreement):
        comment = remark(world.own, sheet_of(agreement))
        reworded(world.own, agreement, "pembiayaan", NEW)
        share_again(by=world.own.as_("hub"), now=LATER, agreement=agreement)
        assert any("catatan" in sentence for sentence in warnings(agreement))
        answer_comment(by=world.own.as_("hub"), now=LATER, comment=comment, outcome="answered", answer="Sudah.")
        assert not any("catatan" in sentence for sentence in warnings(agreement))
