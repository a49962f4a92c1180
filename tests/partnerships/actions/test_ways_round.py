"""Ways round the seven gates that people or programs might try, and what stands there instead."""

from datetime import date, timedelta

import pytest

from core.models import AuditEvent, HistoryEntry
from core.policy import Denied, NotNow
from core.subjects import subject_of
from partnerships.actions.candidates import choose_candidate, decline_candidate
from partnerships.actions.obligations import edit_obligation, waive_obligation
from partnerships.actions.reviews import decide_review, decisions_for, newest_signed
from partnerships.actions.understanding import record_understanding
from partnerships.models import Agreement, Partnership
from partnerships.terms import Decision
from partnerships.workflow import PARTNERSHIP
from tests.clock import NOW
from tests.factories import agreements, implementation
from tests.factories import partnerships as make

LATER = NOW + timedelta(days=400)


def offered(side, partnership, role="hub"):
    """Names of the moves that the record page shows, possible or not."""
    return {offer.transition.name for offer in PARTNERSHIP.offers(side.as_(role), partnership)}


def settle(side, partnership):
    for owed in partnership.obligations.outstanding():
        waive_obligation(by=side.as_("hub"), now=NOW, obligation=owed, reason="Tidak diperlukan lagi.")


class TestCallingOff:
    def test_what_was_signed_is_not_called_off(self, world):
        partnership = make.at_agreement(world.own)
        agreements.signed(world.own, partnership)
        with pytest.raises(NotNow):
            make.move(world.own, partnership, "cancel", comment="Berubah pikiran.")

    def test_nor_by_a_step_back_first(self, world):
        partnership = make.move(
            world.own, implementation.underway(world.own), "back_to_agreement", comment="Perlu naskah tambahan."
        )
        for role in ("hub", "principal"):
            with pytest.raises(NotNow):
                make.move(world.own, partnership, "cancel", by=role, comment="Berubah pikiran.")
        assert "end_early" in offered(world.own, partnership, "principal")
        with pytest.raises(Denied):
            make.move(world.own, partnership, "end_early", comment="Berubah pikiran.")
        with pytest.raises(NotNow) as refusal:
            make.move(world.own, partnership, "end_early", by="principal", comment="Berubah pikiran.")
        assert len(refusal.value.missing) == 3

    def test_ending_early_belongs_to_what_was_under_way(self, world):
        partnership = make.at_agreement(world.own)
        assert "end_early" not in offered(world.own, partnership, "principal")
        with pytest.raises(NotNow):
            make.move(world.own, partnership, "end_early", by="principal", comment="Berubah pikiran.")

    @pytest.mark.parametrize("role", ["hub", "principal"])
    def test_texts_that_nobody_signed_go_with_it(self, world, role):
        partnership = make.at_agreement(world.own)
        ready = agreements.ready(world.own, partnership)
        make.move(world.own, partnership, "cancel", by=role, comment="Mitra mundur.")
        ready.refresh_from_db()
        assert ready.state == Agreement.State.CANCELLED
        kind, pk = subject_of(ready)
        entry = HistoryEntry.objects.filter(subject_type=kind, subject_id=pk).latest("pk")
        assert (entry.transition, entry.comment) == ("cancel", "Mitra mundur.")
        assert entry.actor_id == getattr(world.own, role).pk
        assert AuditEvent.objects.filter(verb="agreement.cancel", subject_id=pk).exists()

    def test_an_agreement_in_force_ends_with_its_partnership(self, world):
        partnership = implementation.underway(world.own)
        settle(world.own, partnership)
        make.move(world.own, partnership, "end_early", by="principal", comment="Mitra bubar.")
        agreement = partnership.agreements.get()
        assert agreement.state == Agreement.State.TERMINATED
        assert agreement.closed_on == world.own.school.local_date(NOW)

    def test_one_that_ran_out_stays_as_it_was_signed(self, world):
        partnership = implementation.at_review(world.own)
        settle(world.own, partnership)
        long_after = NOW + timedelta(days=4 * 366)
        decide_review(
            by=world.own.as_("principal"), now=long_after, partnership=partnership, decision="end", reasons="Selesai."
        )
        assert partnership.agreements.get().state == Agreement.State.SIGNED


class TestGoingBack:
    def test_not_behind_a_text_that_waits_for_signatures(self, world):
        partnership = make.at_agreement(world.own)
        ready = agreements.ready(world.own, partnership)
        with pytest.raises(NotNow) as refusal:
            make.move(world.own, partnership, "back_to_proposal", comment="Tujuan berubah.")
        assert [item.pk for item in refusal.value.missing] == [ready.pk]
        agreements.move(world.own, ready, "reopen", comment="Tujuan berubah.")
        make.move(world.own, partnership, "back_to_proposal", comment="Tujuan berubah.")
        assert partnership.stage == "proposal"

    def test_not_behind_a_signed_agreement(self, world):
        partnership = make.at_agreement(world.own)
        signed = agreements.signed(world.own, partnership)
        with pytest.raises(NotNow):
            make.move(world.own, partnership, "back_to_proposal", comment="Tujuan berubah.")
        agreements.move(world.own, signed, "terminate", by="principal", comment="Tujuan berubah.")
        make.move(world.own, partnership, "back_to_proposal", comment="Tujuan berubah.")
        make.move(world.own, partnership, "negotiate")
        with pytest.raises(NotNow):
            make.move(world.own, partnership, "implement")

    def test_an_informal_one_goes_back_to_where_it_came_from(self, world):
        informal, formal = make.informal_underway(world.own), implementation.underway(world.own)
        back = {"back_to_agreement", "back_to_understanding"}
        assert offered(world.own, informal) & back == {"back_to_understanding"}
        assert offered(world.own, formal) & back == {"back_to_agreement"}
        with pytest.raises(NotNow):
            make.move(world.own, informal, "back_to_agreement", comment="Keliru.")
        make.move(world.own, informal, "back_to_understanding", comment="Kesepahaman perlu diubah.")
        assert informal.stage == "exploration"
        make.move(world.own, informal, "start_informally")
        assert informal.stage == "implementation"

    def test_every_move_says_who_when_and_why(self, world):
        partnership = make.informal_underway(world.own)
        make.move(world.own, partnership, "back_to_understanding", comment="  Kesepahaman perlu diubah. ", now=LATER)
        kind, pk = subject_of(partnership)
        entries = HistoryEntry.objects.filter(subject_type=kind, subject_id=pk).order_by("pk")
        assert [e.transition for e in entries] == ["explore", "start_informally", "back_to_understanding"]
        last = entries.last()
        assert (last.actor_label, last.at, last.comment) == (
            world.own.hub.display_name, LATER, "Kesepahaman perlu diubah.",
        )  # fmt: skip
        assert AuditEvent.objects.filter(subject_type=kind, subject_id=pk, verb="partnership.back_to_understanding")


class TestChangingWhatWasDecided:
    def test_parties_stay_once_the_proposal_is_on_the_desk(self, world):
        for proposal in (make.submitted(world.own), make.approved(world.own)):
            candidate = proposal.partnership.candidates.first()
            for act in (choose_candidate, decline_candidate):
                with pytest.raises(NotNow):
                    act(by=world.own.as_("hub"), now=NOW, candidate=candidate, reason="Berubah.")

    def test_a_printed_duty_keeps_its_words_but_may_get_another_date(self, world):
        partnership = make.at_agreement(world.own)
        owed, *_rest = implementation.owe_all(world.own, partnership)
        agreements.signed(world.own, partnership, now=NOW + timedelta(hours=1))
        change = {"by": world.own.as_("hub"), "now": NOW, "obligation": owed}
        owed.refresh_from_db()
        for changes in ({"description": "Sesuatu yang lain"}, {"party": partnership.parties.last()}):
            with pytest.raises(NotNow):
                edit_obligation(**change, **changes)
        edit_obligation(**change, description=owed.description, party=owed.party, due_on=date(2027, 3, 1))
        owed.refresh_from_db()
        assert owed.due_on == date(2027, 3, 1)

    def test_a_duty_added_later_can_be_reworded(self, world):
        owed = implementation.owed(world.own)
        partnership = owed.partnership
        late, *_rest = implementation.owe_all(world.own, partnership, now=NOW + timedelta(days=1))
        edit_obligation(by=world.own.as_("hub"), now=NOW, obligation=late, description="Lebih jelas")
        late.refresh_from_db()
        assert late.description == "Lebih jelas"

    def test_an_understanding_is_not_emptied_while_it_carries_a_partnership(self, world):
        partnership = make.informal_underway(world.own)
        whole = {
            "understanding": partnership.understanding, "understood_on": partnership.understood_on,
            "review_on": partnership.review_on, "evaluation_note": partnership.evaluation_note, "lead": partnership.lead,
        }  # fmt: skip
        for hole in ({"understanding": " "}, {"understood_on": None}, {"review_on": None}, {"evaluation_note": ""}):
            with pytest.raises(NotNow):
                record_understanding(by=world.own.as_("hub"), now=NOW, partnership=partnership, **{**whole, **hole})
        record_understanding(by=world.own.as_("hub"), now=NOW, partnership=partnership, **whole)


class TestDeciding:
    def test_a_formal_one_does_not_go_on_without_an_agreement(self, world):
        partnership = implementation.underway(world.own)
        agreements.move(world.own, partnership.agreements.get(), "terminate", by="principal", comment="Mitra ingkar.")
        implementation.at_review(world.own, partnership)
        assert decisions_for(partnership, newest_signed(partnership), date(2026, 9, 21)) == (
            Decision.RENEW,
            Decision.END,
        )
        decide = {"by": world.own.as_("principal"), "now": LATER, "partnership": partnership, "reasons": "Masih perlu."}
        with pytest.raises(NotNow):
            decide_review(**decide, decision="extend", review_on=date(2029, 1, 1))
        review = decide_review(**decide, decision="renew")
        assert review.successor is None
        assert Partnership.objects.get(pk=partnership.pk).stage == "agreement"
        with pytest.raises(NotNow):
            make.move(world.own, partnership, "implement")

    def test_a_successor_that_was_terminated_is_not_taken_up_again(self, world):
        partnership = implementation.at_review(world.own)
        decide = {"by": world.own.as_("principal"), "partnership": partnership, "decision": "renew", "reasons": "Baik."}
        first = decide_review(**decide, now=LATER).successor
        agreements.move(world.own, first, "cancel", comment="Susun baru.", now=LATER)
        second = agreements.ready(world.own, partnership, now=LATER, starts_on=date(2027, 11, 1))
        agreements.sign(world.own, second, now=LATER)
        make.move(world.own, partnership, "implement", now=LATER)
        agreements.move(world.own, second, "terminate", by="principal", comment="Mitra ingkar.", now=LATER)
        implementation.at_review(world.own, partnership, now=LATER)
        assert newest_signed(partnership) is None
        review = decide_review(**decide, now=LATER + timedelta(days=30))
        assert review.successor is None

    @pytest.mark.parametrize("name", ["renew", "extend", "end"])
    def test_the_decision_is_not_made_by_a_bare_press(self, world, client_for, name):
        from schools.links import school_url

        partnership = implementation.informal_at_review(world.own)
        address = school_url(world.own.school, "partnerships:partnership_move", partnership.pk)
        answer = client_for(world.own.principal).post(address, {"name": name, "comment": "Baik."})
        assert answer.status_code == 404
        partnership.refresh_from_db()
        assert partnership.stage == "review"
