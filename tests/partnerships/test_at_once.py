"""Two people do the same thing at the same moment: one act, and a sentence for the other. On PostgreSQL, where they really meet."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from core.links import actor_of
from core.policy import NotNow
from core.versions import Conflict
from partnerships.actions.agreements import edit_agreement
from partnerships.actions.candidates import add_candidate, choose_candidate, describe_candidate
from partnerships.actions.evaluations import close_round, save_answers
from partnerships.actions.obligations import confirm_obligation
from partnerships.actions.partnerships import move_partnership
from partnerships.actions.proposals import edit_proposal, move_proposal
from partnerships.actions.reviews import decide_review
from partnerships.actions.signatures import record_signature
from partnerships.models import (
    Agreement,
    EvaluationRound,
    Fulfilment,
    Indicator,
    Need,
    Obligation,
    Partnership,
    Party,
    Proposal,
    Review,
    Signature,
)  # fmt: skip
from schools.links import school_url
from tests.clock import NOW
from tests.factories import agreements, implementation
from tests.factories import partnerships as make

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


def at_once(*acts: Callable) -> list:
    """Run all acts at the same moment, each on a connection of its own; a refusal comes back as its class."""
    gate = Barrier(len(acts))

    def run(act):
        gate.wait(timeout=20)
        try:
            return act()
        except NotNow as refusal:
            return type(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def refused(results) -> list:
    """The refusals among the results."""
    return [result for result in results if isinstance(result, type)]


@pytest.fixture
def hub(world):
    return world.own.as_("hub")


@pytest.fixture
def principal(world):
    return world.own.as_("principal")


class TestChoosing:
    def test_two_partners_chosen_at_once_are_two_parties(self, world, hub):
        partnership = make.exploring(world.own, partners=4)
        rows = [
            describe_candidate(by=hub, now=NOW, candidate=candidate, interest="Ada", resources="Ada")
            for candidate in partnership.candidates.all()
        ]
        results = at_once(*(lambda row=row: choose_candidate(by=hub, now=NOW, candidate=row) for row in rows))
        assert refused(results) == []
        assert sorted(Party.objects.filter(partnership=partnership).values_list("order", flat=True)) == [1, 2, 3, 4, 5]

    def test_one_partner_is_added_once(self, world, hub):
        partnership, partner = make.exploring(world.own), make.make_partner(world.own)
        results = at_once(
            *[lambda: add_candidate(by=hub, now=NOW, partnership=partnership, partner=partner)] * 4
        )  # fmt: skip
        assert refused(results) == [NotNow] * 3


class TestProposal:
    def test_two_first_versions_are_one_proposal_and_one_conflict(self, world, hub):
        partnership = make.at_proposal(world.own)
        given = {"background": "", "evaluation_plan": "", "objectives": [], "roles": {}}
        results = at_once(
            *(
                lambda goals=goals: edit_proposal(by=hub, now=NOW, partnership=partnership, goals=goals, **given)
                for goals in ("Yang satu", "Yang lain")
            )
        )
        assert refused(results) == [Conflict]
        assert Proposal.objects.filter(partnership=partnership).count() == 1

    def test_it_is_approved_once(self, world, principal):
        proposal = make.submitted(world.own)
        results = at_once(
            *[
                lambda: move_proposal(
                    by=principal, now=NOW, proposal=Proposal.objects.get(pk=proposal.pk), name="approve"
                )
            ]
            * 4
        )
        assert refused(results) == [NotNow] * 3
        assert Indicator.objects.filter(partnership=proposal.partnership).count() == 1

    def test_it_is_not_approved_and_returned(self, world, principal):
        proposal = make.submitted(world.own)

        def judge(name):
            fresh = Proposal.objects.get(pk=proposal.pk)
            return move_proposal(by=principal, now=NOW, proposal=fresh, name=name, comment="Sudah dibaca.")

        assert len(refused(at_once(lambda: judge("approve"), lambda: judge("return")))) == 1


class TestAgreement:
    def test_the_last_two_signatures_sign_it_once(self, world, hub):
        ready = agreements.ready(world.own)
        results = at_once(
            *(
                lambda party=party: record_signature(by=hub, now=NOW, party=party, signed_on=agreements.SIGNED_ON)
                for party in ready.parties.all()
            )
        )
        assert refused(results) == []
        ready.refresh_from_db()
        assert ready.state == Agreement.State.SIGNED

    def test_one_line_recorded_twice_is_a_conflict(self, world, hub):
        party = agreements.ready(world.own).parties.first()
        results = at_once(
            *(
                lambda place=place: record_signature(
                    by=hub,
                    now=NOW,
                    party=party,
                    expected=0,
                    signed_on=agreements.SIGNED_ON,
                    original_held=True,
                    original_place=place,
                )
                for place in ("Lemari A", "Lemari B")
            )
        )
        assert refused(results) == [Conflict]
        assert Signature.objects.filter(party=party).count() == 1

    def test_two_editors_lose_nothing(self, world, hub):
        draft = agreements.drafted(world.own)
        version = Agreement.objects.get(pk=draft.pk).version
        results = at_once(
            *(
                lambda subject=subject: edit_agreement(
                    by=hub, now=NOW, agreement=draft, expected=version, subject=subject
                )
                for subject in ("Yang satu", "Yang lain")
            )
        )
        assert refused(results) == [Conflict]

    def test_calling_off_and_the_last_signature_agree(self, world, hub):
        ready = agreements.ready(world.own)
        *others, last = ready.parties.all()
        for party in others:
            record_signature(by=hub, now=NOW, party=party, signed_on=agreements.SIGNED_ON)
        partnership = Partnership.objects.get(pk=ready.partnership_id)
        results = at_once(
            lambda: record_signature(by=hub, now=NOW, party=last, signed_on=agreements.SIGNED_ON),
            lambda: move_partnership(by=hub, now=NOW, partnership=partnership, name="cancel", comment="Mitra mundur."),
        )
        assert len(refused(results)) == 1
        ready.refresh_from_db()
        partnership.refresh_from_db()
        assert (ready.state, partnership.stage) in (("signed", "agreement"), ("cancelled", "cancelled"))


class TestImplementation:
    def test_a_duty_is_confirmed_once(self, world, hub):
        owed = implementation.owed(world.own)
        link, _token = implementation.confirmation_link(world.own, owed)
        day = world.own.school.local_date(NOW)
        results = at_once(
            *(
                lambda by=by: confirm_obligation(
                    by=by, now=NOW, obligation=Obligation.objects.get(pk=owed.pk), happened_on=day
                )
                for by in (hub, actor_of(link), hub, actor_of(link))
            )
        )
        assert refused(results) == [NotNow] * 3
        assert Fulfilment.objects.filter(obligation=owed).count() == 1

    def test_one_evaluation_is_open_at_a_time(self, world):
        partnership = make.informal_underway(world.own)
        results = at_once(*[lambda: implementation.opened_round(world.own, partnership)] * 4)
        assert refused(results) == [NotNow] * 3
        assert EvaluationRound.objects.filter(partnership=partnership).count() == 1

    def test_an_answer_is_in_before_the_end_or_refused(self, world, hub):
        opened = implementation.opened_round(world.own, make.informal_underway(world.own))
        response = opened.responses.first()
        results = at_once(
            lambda: implementation.answer(world.own, response),
            lambda: close_round(by=hub, now=NOW, round=opened, closing_note="Waktunya habis."),
        )
        response.refresh_from_db()
        assert bool(refused(results)) == (response.submitted_at is None)

    def test_two_who_fill_in_one_sheet_lose_nothing(self, world, hub):
        response = implementation.opened_round(world.own, make.informal_underway(world.own)).responses.first()
        results = at_once(
            *(
                lambda text=text: save_answers(
                    by=hub,
                    now=NOW,
                    response=response,
                    ratings={"trust": (3, text)},
                    benefits={},
                    expected=1,
                    lessons=text,
                )
                for text in ("Yang satu", "Yang lain")
            )
        )
        assert refused(results) == [Conflict]


def test_a_review_is_decided_once(world, principal):
    partnership = implementation.at_review(world.own)
    later = NOW + timedelta(days=300)
    results = at_once(
        *[
            lambda: decide_review(
                by=principal,
                now=later,
                partnership=Partnership.objects.get(pk=partnership.pk),
                decision="renew",
                reasons="Baik.",
            )
        ]
        * 3
    )
    assert refused(results) == [NotNow] * 2
    assert Review.objects.filter(partnership=partnership).count() == 1
    assert partnership.agreements.count() == 2


def test_twenty_clicks_on_one_form_record_one_need(world):
    client = Client()
    client.force_login(world.own.hub)
    cookie = client.cookies["sessionid"].value
    address = school_url(world.own.school, "partnerships:need_create")
    sent = {
        "title": "Dua puluh klik", "category": "academic", "priority": "2", "evidence": "Ada.", "form_key": str(uuid.uuid4()),
    }  # fmt: skip

    def press():
        one = Client()
        one.cookies["sessionid"] = cookie
        return one.post(address, sent)["Location"]

    assert len(set(at_once(*[press] * 20))) == 1
    assert Need.objects.filter(title="Dua puluh klik").count() == 1
