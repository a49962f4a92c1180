"""What must not be missed, to whom it is said, and until when (product promise 6)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from core.models import OutgoingMessage, Reminder
from core.reminders import plan, send_due
from partnerships import reminders as rules
from partnerships.actions import _register
from partnerships.actions.obligations import confirm_obligation, waive_obligation
from partnerships.actions.partnerships import edit_partnership
from partnerships.actions.proposals import move_proposal
from partnerships.actions.reviews import decide_review
from partnerships.models import Agreement, Obligation
from partnerships.terms import Decision
from schools.actions.people import end_membership
from tests.clock import NOW
from tests.core.reminding import at, only_rules
from tests.factories import implementation as make
from tests.factories import partnerships as early
from tests.factories.agreements import ready
from tests.memory import remembered

TODAY = date(2026, 9, 21)


def day(number):
    return TODAY + timedelta(days=number)


def found(rule, side, today=TODAY):
    """What a rule says about one school today: subject -> due."""
    return {due.subject: due for due in rule.find(side.school, today)}


def told(due):
    return {user.email for user in due.recipients}


def headline(due, language="id"):
    with translation.override(language):
        return due.headline()


def dated(row, **dates):
    type(row).objects.filter(pk=row.pk).update(**dates)
    row.refresh_from_db()
    return row


@pytest.fixture
def partnership(world):
    return make.underway(world.own, lead=world.own.teacher)


class TestAgreements:
    @pytest.fixture
    def agreement(self, partnership):
        return dated(partnership.agreements.get(), ends_on=day(90), starts_on=day(-300))

    def test_lead_and_principal_hear_of_the_end(self, world, agreement):
        due = found(rules.AGREEMENT_ENDS, world.own)[agreement]
        assert told(due) == {world.own.teacher.email, world.own.principal.email}
        assert due.due_on == day(90)
        assert "20 Desember 2026" in headline(due)

    def test_ninety_sixty_thirty_and_seven_days_before(self):
        assert rules.AGREEMENT_ENDS.offsets == (90, 60, 30, 7)

    def test_not_while_it_is_only_a_draft(self, world):
        draft = dated(ready(world.own), ends_on=day(30), starts_on=day(-300))
        assert draft not in found(rules.AGREEMENT_ENDS, world.own)

    def test_not_once_its_successor_is_signed(self, world, agreement):
        reviewed = make.at_review(world.own)
        old = dated(reviewed.agreements.get(), ends_on=day(30), starts_on=day(-300))
        new = decide_review(
            by=world.own.as_("principal"), now=NOW, partnership=reviewed, decision=Decision.RENEW, reasons="Baik."
        ).successor
        assert old in found(rules.AGREEMENT_ENDS, world.own), "a draft does not renew anything yet"
        Agreement.objects.filter(pk=new.pk).update(state="signed", signed_at=NOW)
        _register.keep(new)
        assert old not in found(rules.AGREEMENT_ENDS, world.own)


class TestReviews:
    def test_an_informal_one_has_only_this_date(self, world):
        informal = dated(early.informal_underway(world.own), review_on=day(30))
        due = found(rules.REVIEW_DUE, world.own)[informal]
        assert told(due) == {world.own.hub.email, world.own.principal.email}

    @pytest.mark.parametrize("stage", ["review", "ended", "cancelled"])
    def test_not_once_it_is_reviewed_or_over(self, world, stage):
        informal = dated(early.informal_underway(world.own), review_on=day(7), stage=stage)
        assert informal not in found(rules.REVIEW_DUE, world.own)


class TestObligations:
    def test_until_it_is_met_or_waived(self, world, partnership):
        first, second, third = partnership.obligations.order_by("pk")
        assert {first, second, third} <= set(found(rules.OBLIGATION_DUE, world.own, day(20)))
        confirm_obligation(by=world.own.as_("hub"), now=NOW, obligation=first, happened_on=TODAY)
        waive_obligation(by=world.own.as_("hub"), now=NOW, obligation=second, reason="Pindah.")
        assert set(found(rules.OBLIGATION_DUE, world.own, day(20))) == {third}

    def test_a_part_is_not_enough(self, world, partnership):
        owed = make.owed(world.own, partnership)
        confirm_obligation(by=world.own.as_("hub"), now=NOW, obligation=owed, happened_on=TODAY, is_complete=False)
        assert owed in found(rules.OBLIGATION_DUE, world.own, day(20))

    def test_says_whose_and_what(self, world, partnership):
        owed = make.owed(world.own, partnership)
        words = headline(found(rules.OBLIGATION_DUE, world.own, day(20))[owed])
        assert owed.party.partner.name in words
        assert owed.description in words

    def test_once_more_three_days_late(self):
        assert rules.OBLIGATION_DUE.offsets == (14, 3, 0, -3)

    def test_nothing_of_a_closed_partnership(self, world, partnership):
        dated(partnership, stage="ended")
        assert not found(rules.OBLIGATION_DUE, world.own, day(20))


class TestProposals:
    def test_the_principal_hears_how_long_it_waits(self, world):
        proposal = early.submitted(world.own)
        due = found(rules.PROPOSAL_WAITS, world.own, day(3))[proposal]
        assert told(due) == {world.own.principal.email}
        assert (due.due_on, proposal.partnership.title in headline(due)) == (TODAY, True)

    def test_not_once_it_was_judged(self, world):
        for name, comment in (("approve", ""), ("return", "Lengkapi sasaran.")):
            proposal = early.submitted(world.own)
            move_proposal(by=world.own.as_("principal"), now=NOW, proposal=proposal, name=name, comment=comment)
            assert proposal not in found(rules.PROPOSAL_WAITS, world.own, day(3))

    def test_the_day_is_the_schools_own(self, world):
        """Handed in at 23.30 in Jakarta is the next day in Makassar."""
        late = NOW.replace(hour=16, minute=30)
        proposal = early.submitted(world.other, now=late)
        assert found(rules.PROPOSAL_WAITS, world.other, day(4))[proposal].due_on == day(1)


class TestRounds:
    def test_while_it_is_open(self, world, partnership):
        opened = make.opened_round(world.own, partnership)
        assert told(found(rules.ROUND_DUE, world.own, day(7))[opened]) == {world.own.teacher.email}
        for response in opened.responses.all():
            make.answer(world.own, response)
        make.close_round(by=world.own.as_("hub"), now=NOW, round=opened)
        assert not found(rules.ROUND_DUE, world.own, day(7))


def test_headlines_speak_the_recipients_language(world, partnership):
    due = next(iter(found(rules.OBLIGATION_DUE, world.own, day(20)).values()))
    assert headline(due, "id") != headline(due, "en")


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.key)
def test_each_school_hears_of_its_own_alone(world, rule):
    dated(make.underway(world.other).agreements.get(), ends_on=day(30), starts_on=day(-300))
    dated(early.informal_underway(world.other), review_on=day(7))
    early.submitted(world.other)
    make.opened_round(world.other)
    assert not found(rule, world.own, day(3))


class TestSomebodyWhoLeft:
    """A date is not lost because the person in charge is gone."""

    @pytest.fixture
    def gone(self, world, partnership):
        end_membership(
            by=world.own.as_("principal"), now=NOW, school=world.own.school, user=world.own.teacher, reason="Pindah."
        )
        return partnership

    def test_the_coordinators_hear_of_it_instead(self, world, gone):
        for due in found(rules.OBLIGATION_DUE, world.own, day(20)).values():
            assert told(due) == {world.own.hub.email}

    def test_until_somebody_new_is_in_charge(self, world, gone):
        edit_partnership(by=world.own.as_("hub"), now=NOW, partnership=gone, lead=world.own.staff)
        for due in found(rules.OBLIGATION_DUE, world.own, day(20)).values():
            assert told(due) == {world.own.staff.email}


@remembered
def something_for_each_rule(side):
    dated(make.underway(side).agreements.get(), ends_on=day(30), starts_on=day(-300))
    dated(early.informal_underway(side), review_on=day(7))
    early.submitted(side)
    make.opened_round(side)


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.key)
def test_a_rule_asks_as_often_for_one_as_for_three(world, rule):
    def asked():
        something_for_each_rule(world.own)
        with CaptureQueriesContext(connection) as captured:
            assert list(rule.find(world.own.school, day(20)))
        return len(captured)

    one = asked()
    asked()
    assert asked() == one


def test_from_the_rule_to_the_inbox(world, partnership):
    """Planned, sent, and only once: the ledger has it."""
    with only_rules(rules.OBLIGATION_DUE):
        morning = at(day(27), 8)
        plan(morning)
        send_due(morning)
        first = OutgoingMessage.objects.count()
        plan(morning + timedelta(minutes=5))
        send_due(morning + timedelta(minutes=5))
    assert OutgoingMessage.objects.filter(to_user=world.own.teacher, tenant=world.own.school).exists()
    assert OutgoingMessage.objects.count() == first
    owed = Obligation.objects.filter(partnership=partnership)
    assert Reminder.objects.filter(subject_id__in=owed.values("pk"), state="queued").exists()
