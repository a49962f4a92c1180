"""Stage 7: what becomes of it."""

from datetime import date, timedelta

import pytest

from core.models import AuditEvent
from core.policy import Denied, NotNow
from partnerships.actions.obligations import confirm_obligation, waive_obligation
from partnerships.actions.reviews import decide_review
from partnerships.models import Agreement, Partnership, Review
from partnerships.terms import Decision
from tests.clock import NOW
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
    """All that was signed: the row, its parties, articles, signatures."""
    row = Agreement.objects.filter(pk=agreement.pk).values().get()
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
        assert Agreement.objects.get(pk=old.pk).status(TODAY) == Agreement.Status.RENEWED

    def test_amending_takes_the_same_way(self, world, formal):
        review = decide(world.own, formal, Decision.AMEND)
        assert (review.decision, review.successor.predecessor_id) == (
            "amend",
            formal.agreements.order_by("pk").first().pk,
        )


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

    def test_a_formal_one_is_renewed_not_just_gone_on_with(self, world, formal):
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
