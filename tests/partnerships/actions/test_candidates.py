"""Comparing, choosing and declining candidates."""

import pytest

from core.models import AuditEvent
from core.policy import Denied, NotNow
from core.versions import Conflict
from partnerships.actions.candidates import add_candidate, choose_candidate, decline_candidate, describe_candidate
from partnerships.models import Candidate
from tests.clock import NOW
from tests.factories import partnerships as make


@pytest.fixture
def hub(world):
    return world.own.as_("hub")


def described(hub, candidate):
    return describe_candidate(by=hub, now=NOW, candidate=candidate, interest="Ada", resources="Dua perawat")


def test_a_partner_is_added_once_and_logged(world, hub):
    partnership, partner = make.exploring(world.own, partners=0), make.make_partner(world.own)
    added = add_candidate(by=hub, now=NOW, partnership=partnership, partner=partner)
    assert (added.partner, added.result) == (partner, Candidate.Result.CONSIDERED)
    assert AuditEvent.objects.filter(verb="candidate.added", subject_id=partnership.pk).count() == 1
    with pytest.raises(NotNow, match="sudah ada dalam daftar"):
        add_candidate(by=hub, now=NOW, partnership=partnership, partner=partner)


def test_a_partner_of_another_school_is_refused(world, hub):
    partnership = make.exploring(world.own, partners=0)
    with pytest.raises(Denied):
        add_candidate(by=hub, now=NOW, partnership=partnership, partner=make.make_partner(world.other))


@pytest.mark.parametrize("role", ["principal", "operator", "teacher", "committee", "supervisor"])
def test_only_those_who_work_on_it_compare(world, role):
    partnership = make.exploring(world.own)
    with pytest.raises(Denied):
        described(world.own.as_(role), partnership.candidates.first())


def test_two_people_who_note_at_once_lose_nothing(world, hub):
    candidate = make.exploring(world.own).candidates.first()
    described(hub, candidate)
    with pytest.raises(Conflict) as conflict:
        describe_candidate(by=hub, now=NOW, candidate=candidate, interest="Lain", resources="Lain", expected=1)
    assert conflict.value.theirs["interest"] == "Ada"


def test_choosing_asks_for_the_notes_first(world, hub):
    candidate = make.exploring(world.own).candidates.first()
    with pytest.raises(NotNow) as refusal:
        choose_candidate(by=hub, now=NOW, candidate=candidate)
    assert [str(item) for item in refusal.value.missing] == ["Catatan minat mitra.", "Catatan sumber daya mitra."]


def test_chosen_partners_become_parties_in_order(world, hub):
    partnership = make.chosen(world.own)
    first, second = partnership.candidates.all()
    parties = [(party.order, party.partner_id) for party in partnership.parties.all()]
    assert parties == [(1, None), (2, first.partner_id), (3, second.partner_id)]
    choose_candidate(by=hub, now=NOW, candidate=first)
    assert partnership.parties.count() == 3, "choosing again changes nothing"


def test_declining_needs_a_reason_and_takes_the_party_away(world, hub):
    partnership = make.chosen(world.own)
    candidate = partnership.candidates.first()
    with pytest.raises(NotNow):
        decline_candidate(by=hub, now=NOW, candidate=candidate, reason="  ")
    declined = decline_candidate(by=hub, now=NOW, candidate=candidate, reason="Terlalu jauh.")
    assert (declined.result, declined.reason) == (Candidate.Result.DECLINED, "Terlalu jauh.")
    assert not partnership.parties.filter(partner=candidate.partner).exists()
    party = choose_candidate(by=hub, now=NOW, candidate=candidate)
    assert party.order == 4, "the next free place; nobody else moves"


def test_a_party_with_a_role_stays(world, hub):
    partnership = make.with_proposal(world.own).partnership
    candidate = partnership.candidates.first()
    with pytest.raises(NotNow, match="belum dapat dilepas") as refusal:
        decline_candidate(by=hub, now=NOW, candidate=candidate, reason="Mundur.")
    assert [str(item) for item in refusal.value.missing] == ["Hapus perannya dalam proposal lebih dahulu."]
    assert partnership.parties.filter(partner=candidate.partner).exists()


@pytest.mark.parametrize("reach", [make.submitted, make.approved])
def test_candidates_stand_while_the_proposal_is_judged(world, hub, reach):
    candidate = reach(world.own).partnership.candidates.first()
    with pytest.raises(NotNow, match="Proposal sudah diajukan"):
        decline_candidate(by=hub, now=NOW, candidate=candidate, reason="Mundur.")


def test_candidates_stand_once_negotiation_began(world, hub):
    partnership = make.at_agreement(world.own)
    with pytest.raises(NotNow, match="sebelum negosiasi"):
        add_candidate(by=hub, now=NOW, partnership=partnership, partner=make.make_partner(world.own))


class TestTwoPartiesThatAreTheSame:
    @pytest.mark.parametrize("facts", [{"code": "69000001"}, {"regency": ""}])
    def test_the_school_is_not_its_own_partner(self, world, hub, facts):
        partnership = make.exploring(world.own, partners=0)
        itself = make.make_partner(world.own, world.own.school.name, kind="school", **facts)
        with pytest.raises(NotNow, match="sekolah Anda sendiri"):
            add_candidate(by=hub, now=NOW, partnership=partnership, partner=itself)

    def test_a_namesake_elsewhere_is_another_school(self, world, hub):
        partnership = make.exploring(world.own, partners=0)
        namesake = make.make_partner(world.own, world.own.school.name, kind="school", code="69000009")
        assert add_candidate(by=hub, now=NOW, partnership=partnership, partner=namesake)

    def test_nor_is_one_institution_two_parties(self, world, hub):
        partnership = make.exploring(world.own, partners=0)
        twins = [make.make_partner(world.own, f"Puskesmas Mawar {n}", code="P3273010202") for n in "AB"]
        first, second = (
            described(hub, add_candidate(by=hub, now=NOW, partnership=partnership, partner=partner))
            for partner in twins
        )
        choose_candidate(by=hub, now=NOW, candidate=first)
        with pytest.raises(NotNow, match="Dua pihak tidak boleh sama"):
            choose_candidate(by=hub, now=NOW, candidate=second)
