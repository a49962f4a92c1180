"""Stage 7: what becomes of it."""

from datetime import date, timedelta

import pytest

from core.models import AuditEvent
from core.policy import Denied, NotNow
from partnerships.actions import _register
from partnerships.actions.agreements import edit_agreement
from partnerships.actions.obligations import confirm_obligation, waive_obligation
from partnerships.actions.reviews import decide_review, end_early
from partnerships.actions.settlement import Settled
from partnerships.models import Agreement, Partnership, Review
from partnerships.reminders import due_obligations
from partnerships.terms import Decision
from tests.clock import NOW
from tests.factories import agreements
from tests.factories import implementation as make

TODAY = date(2026, 9, 21)


def decide(side, partnership, decision, role="principal", *, now=NOW, reasons="Hasilnya baik.", **facts):
    return decide_review(
        by=side.as_(role), now=now, partnership=partnership, decision=decision, reasons=reasons, **facts
    )


def settle(side, partnership):
    for obligation in partnership.obligations.outstanding():
        confirm_obligation(by=side.as_("hub"), now=NOW, obligation=obligation, happened_on=TODAY)


def everything_of(agreement):
    """All that was signed: the row but for what the register derives, its parties, articles, signatures."""
    row = Agreement.objects.filter(pk=agreement.pk).values().get()
    del row["followed"]
    parts = [list(getattr(agreement, name).order_by("pk").values()) for name in ("parties", "clauses", "instalments")]
    return row, parts, [party.signature.signed_on for party in agreement.parties.all()]


@pytest.fixture
def formal(world):
    return make.at_review(world.own)


@pytest.fixture
def informal(world):
    return make.informal_at_review(world.own)


class TestRenew:
    def test_a_successor_is_drafted_and_linked(self, world, formal):
        old = formal.agreements.get()
        review = decide(world.own, formal, Decision.RENEW)
        new = review.successor
        assert (new.predecessor, new.state, formal.stage) == (old, "draft", "agreement")
        assert new.starts_on == old.ends_on + timedelta(days=1)
        assert [p.institution for p in new.parties.all()] == [p.institution for p in old.parties.all()]
        assert new.clauses.count() == old.clauses.count()

    def test_the_first_agreement_stays_as_it_was_signed(self, world, formal):
        old = formal.agreements.get()
        before = everything_of(old)
        decide(world.own, formal, Decision.RENEW)
        assert everything_of(old) == before

    def test_a_new_term_begins(self, world, formal):
        later = NOW + timedelta(days=1)
        decide(world.own, formal, Decision.RENEW, now=later)
        assert Partnership.objects.get(pk=formal.pk).cycle_since == later

    def test_once_the_successor_is_signed_the_first_one_reads_renewed(self, world, formal):
        old = formal.agreements.get()
        new = decide(world.own, formal, Decision.RENEW).successor
        Agreement.objects.filter(pk=new.pk).update(state="signed", signed_at=NOW)
        _register.keep(new)
        assert Agreement.objects.get(pk=old.pk).status(TODAY) == Agreement.Status.RENEWED


def settled(partnership, how, **facts):
    """The same answer for every duty that is still owed."""
    return {duty.pk: Settled(how, **facts) for duty in partnership.obligations.outstanding()}


class TestExtendAndAmend:
    def test_extending_drafts_an_addendum_with_the_new_end(self, world, formal):
        old = formal.agreements.get()
        review = decide(world.own, formal, Decision.EXTEND, ends_on=date(2030, 9, 30))
        assert (review.addendum.base, review.addendum.ends_on, review.successor) == (old, date(2030, 9, 30), None)
        assert (formal.stage, formal.review_on) == ("implementation", date(2030, 6, 30))

    def test_and_it_stays_under_way_when_that_is_signed(self, world, formal):
        addendum = decide(world.own, formal, Decision.EXTEND, ends_on=date(2030, 9, 30)).addendum
        addendum = edit_agreement(by=world.own.as_("hub"), now=NOW, agreement=addendum, signed_on=TODAY)
        agreements.sign(world.own, agreements.move(world.own, addendum, "prepare"))
        stored = Partnership.objects.get(pk=formal.pk)
        assert (stored.stage, stored.review_on) == ("implementation", date(2030, 6, 30))
        assert addendum.base.addenda.get().state == "signed"

    @pytest.mark.parametrize("ends_on", [None, date(2029, 9, 30), TODAY])
    def test_the_new_end_lies_after_the_old_one(self, world, formal, ends_on):
        with pytest.raises(NotNow):
            decide(world.own, formal, Decision.EXTEND, ends_on=ends_on)
        assert Partnership.objects.get(pk=formal.pk).stage == "review"

    def test_amending_drafts_an_addendum_of_content(self, world, formal):
        review = decide(world.own, formal, Decision.AMEND)
        assert (review.decision, review.addendum.base_id, review.addendum.ends_on) == (
            "amend",
            review.agreement_id,
            None,
        )
        assert (formal.stage, formal.agreements.bases().count()) == ("implementation", 1)

    def test_what_ran_out_is_renewed_or_ended(self, world, formal):
        late = NOW + timedelta(days=1200)
        for decision in (Decision.EXTEND, Decision.AMEND):
            with pytest.raises(NotNow):
                decide(world.own, formal, decision, now=late, ends_on=date(2031, 1, 1))
        assert decide(world.own, formal, Decision.RENEW, now=late).successor is not None

    def test_the_next_round_decides_on_the_same_agreement(self, world, formal):
        later = NOW + timedelta(days=1)
        base = decide(world.own, formal, Decision.AMEND, now=later).agreement
        agreements.move(world.own, base.addenda.get(), "cancel", comment="Tidak jadi.")
        again = make.at_review(world.own, formal, now=later + timedelta(days=1))
        assert decide(world.own, again, Decision.RENEW, now=later + timedelta(days=2)).agreement == base

    def test_the_decision_names_the_evaluations_it_rests_on(self, world, formal):
        closed = formal.rounds.get()
        assert list(decide(world.own, formal, Decision.AMEND).rests_on.all()) == [closed]


class TestEnd:
    @pytest.mark.parametrize("path", ["formal", "informal"])
    def test_what_is_still_owed_stands_in_the_way(self, world, request, path):
        partnership = request.getfixturevalue(path)
        owed = make.owe_all(world.own, partnership)
        with pytest.raises(NotNow) as refused:
            decide(world.own, partnership, Decision.END)
        assert any(owed[0].description in str(item) for item in refused.value.missing)
        assert not Review.objects.exists()
        assert Partnership.objects.get(pk=partnership.pk).stage == "review"

    def test_each_duty_gets_its_answer(self, world, formal):
        first, second, third = formal.obligations.order_by("pk")
        answers = {
            first.pk: Settled("fulfilled"),
            second.pk: Settled("waived", reason="Tidak diperlukan lagi."),
            third.pk: Settled("kept"),
        }
        decide(world.own, formal, Decision.END, settlements=answers)
        for duty in (first, second, third):
            duty.refresh_from_db()
        assert (first.fulfilled_on, second.waived_reason, third.kept_on) == (TODAY, "Tidak diperlukan lagi.", TODAY)
        assert formal.stage == "ended"

    def test_what_stays_due_is_still_reminded_of_and_confirmed(self, world, formal):
        decide(world.own, formal, Decision.END, settlements=settled(formal, "kept"))
        duty = formal.obligations.outstanding().first()
        assert duty in {due.subject for due in due_obligations(world.own.school, duty.due_on)}
        confirm_obligation(by=world.own.as_("hub"), now=NOW, obligation=duty, happened_on=TODAY)
        assert duty.fulfilled_on == TODAY

    @pytest.mark.parametrize("how", ["waived", "kept"])
    def test_no_waiver_without_a_reason_and_nothing_due_without_a_day(self, world, formal, how):
        formal.obligations.update(due_on=None)
        with pytest.raises(NotNow):
            decide(world.own, formal, Decision.END, settlements=settled(formal, how))
        assert Partnership.objects.get(pk=formal.pk).stage == "review"

    def test_a_renewal_leaves_duties_as_they_are_unless_settled(self, world, formal):
        first, *rest = formal.obligations.order_by("pk")
        decide(
            world.own, formal, Decision.RENEW, settlements={first.pk: Settled("fulfilled"), rest[0].pk: Settled("kept")}
        )
        assert set(formal.obligations.outstanding()) == set(rest)
        assert not formal.obligations.exclude(kept_on=None).exists()

    def test_at_its_term_the_agreement_runs_out_by_itself(self, world, formal):
        agreement = formal.agreements.get()
        review = decide(
            world.own, formal, Decision.END, ended_on=agreement.ends_on, settlements=settled(formal, "fulfilled")
        )
        agreement.refresh_from_db()
        assert (agreement.state, review.ended_on, formal.stage) == ("signed", agreement.ends_on, "ended")

    def test_earlier_it_ends_on_the_day_that_was_decided(self, world, formal):
        yesterday = TODAY - timedelta(days=1)
        decide(world.own, formal, Decision.END, ended_on=yesterday, settlements=settled(formal, "fulfilled"))
        agreement = formal.agreements.get()
        assert (agreement.state, agreement.closed_on) == ("terminated", yesterday)

    def test_not_on_any_other_day_to_come(self, world, formal):
        tomorrow = TODAY + timedelta(days=1)
        with pytest.raises(NotNow):
            decide(world.own, formal, Decision.END, ended_on=tomorrow, settlements=settled(formal, "fulfilled"))

    def test_before_the_review_it_ends_with_the_same_questions(self, world):
        partnership = make.underway(world.own)
        facts = {"by": world.own.as_("principal"), "now": NOW, "partnership": partnership, "reasons": "Mitra bubar."}
        with pytest.raises(NotNow):
            end_early(**facts)
        review = end_early(**facts, settlements=settled(partnership, "waived", reason="Mitra bubar."))
        assert (partnership.stage, review.decision, review.ended_on) == ("ended", "end", TODAY)

    def test_only_the_principal_ends_it_early(self, world):
        with pytest.raises(Denied):
            end_early(by=world.own.as_("hub"), now=NOW, partnership=make.underway(world.own), reasons="x")

    def test_met_or_waived_is_settled(self, world, formal):
        first = formal.obligations.first()
        waive_obligation(by=world.own.as_("hub"), now=NOW, obligation=first, reason="Tidak diperlukan lagi.")
        settle(world.own, formal)
        review = decide(world.own, formal, Decision.END)
        assert (formal.stage, formal.is_closed, review.successor) == ("ended", True, None)


class TestGoOn:
    def test_an_informal_one_goes_on_until_the_next_look(self, world, informal):
        next_year = TODAY + timedelta(days=365)
        decide(world.own, informal, Decision.EXTEND, review_on=next_year)
        stored = Partnership.objects.get(pk=informal.pk)
        assert (stored.stage, stored.review_on) == ("implementation", next_year)

    @pytest.mark.parametrize("review_on", [None, TODAY, TODAY - timedelta(days=1)])
    def test_the_next_look_is_after_today(self, world, informal, review_on):
        with pytest.raises(NotNow):
            decide(world.own, informal, Decision.EXTEND, review_on=review_on)
        assert Partnership.objects.get(pk=informal.pk).stage == "review"

    def test_a_formal_one_needs_a_new_end_not_just_a_review(self, world, formal):
        with pytest.raises(NotNow):
            decide(world.own, formal, Decision.EXTEND, review_on=TODAY + timedelta(days=9))

    def test_an_informal_one_has_nothing_to_renew(self, world, informal):
        with pytest.raises(NotNow):
            decide(world.own, informal, Decision.RENEW)


class TestWho:
    @pytest.mark.parametrize("role", ["hub", "operator", "teacher", "committee", "supervisor", "partner"])
    def test_the_principal_decides(self, world, formal, role):
        with pytest.raises(Denied):
            decide(world.own, formal, Decision.RENEW, role)

    def test_with_reasons(self, world, formal):
        with pytest.raises(NotNow):
            decide(world.own, formal, Decision.RENEW, reasons="  ")

    def test_at_stage_seven(self, world):
        with pytest.raises(NotNow):
            decide(world.own, make.underway(world.own), Decision.RENEW)

    def test_on_record(self, world, formal):
        review = decide(world.own, formal, Decision.RENEW)
        assert (review.decided_on, review.decided_by) == (TODAY, world.own.principal)
        event = AuditEvent.objects.get(verb="partnership.reviewed")
        assert event.details == {"decision": "renew", "successor": review.successor_id}
