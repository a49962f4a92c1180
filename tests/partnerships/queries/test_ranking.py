"""Each signal of the ranking by itself: that it moves a partner up or down, and that it is said in words [PA3]."""

from datetime import timedelta

import pytest

from partnerships.models import EvaluationResponse, EvaluationRound, Partner, Partnership, Rating
from partnerships.queries.candidates import addable, candidate_lines
from partnerships.queries.matching import matches, offering, ranked
from partnerships.terms import Category, Factor, Resource
from tests.clock import NOW
from tests.factories import agreements
from tests.factories import partnerships as make

TODAY = NOW.date()
AWAY = {"regency": "Kota Surabaya", "province": "Jawa Timur"}
EXPERTS = [{"category": Category.STUDENT_SUPPORT, "resource": Resource.EXPERTS}]


@pytest.fixture
def need(world):
    return make.make_need(world.own, resource=Resource.EXPERTS)


def ranking(need, side):
    return [match.partner.name for match in matches(need, side.school, TODAY)]


def reasons(need, side, name):
    return next(match.reasons for match in matches(need, side.school, TODAY) if match.partner.name == name)


def judged(side, partner, level):
    """The partner's partnership ended, and all parties gave every factor this level."""
    partnership = make.understood(side)
    partnership.parties.filter(order=2).update(partner=partner)
    Partnership.objects.filter(pk=partnership.pk).update(stage=Partnership.Stage.ENDED)
    held = EvaluationRound.objects.create(
        school=side.school, partnership=partnership, title="Akhir", state="closed", closed_at=NOW, created_at=NOW,
        updated_at=NOW, period_from=TODAY - timedelta(days=90), period_to=TODAY, due_on=TODAY,
    )  # fmt: skip
    for party in partnership.parties.all():
        answer = EvaluationResponse.objects.create(
            round=held, party=party, submitted_at=NOW, created_at=NOW, updated_at=NOW
        )
        Rating.objects.bulk_create(Rating(response=answer, factor=factor, level=level) for factor in Factor)
    return partnership


def test_an_agreement_in_force_is_said_with_its_end(world, need):
    signed = agreements.signed(world.own, make.at_agreement(world.own))
    partner = signed.partnership.parties.get(order=2).partner
    negotiating = make.at_agreement(world.own).parties.get(order=2).partner
    found = matches(need, world.own.school, signed.starts_on)
    assert next(match.partner for match in found) in {party.partner for party in signed.partnership.parties.all()}
    said = next(match.reasons for match in found if match.partner == partner)
    assert said[0] == "Sudah bermitra dengan sekolah ini."
    assert said[1].startswith("Perjanjiannya berlaku sampai ")
    ranks = [match.partner.pk for match in found]
    assert ranks.index(partner.pk) < ranks.index(negotiating.pk)


@pytest.mark.parametrize(
    ("level", "word"), [(4, "baik: rata-rata 4,0"), (2, "cukup: rata-rata 2,0"), (1, "lemah: rata-rata 1,0")]
)
def test_past_results_are_said_on_the_scale(world, need, level, word):
    partner = make.make_partner(world.own, "Lama", offers=EXPERTS, **AWAY)
    judged(world.own, partner, level)
    said = reasons(need, world.own, "Lama")
    assert "Pernah bermitra sebelumnya." in said
    assert f"Hasil evaluasi bersama {word} dari 4." in said


def test_good_results_lift_and_weak_ones_do_not(world, need):
    for name, level in (("Baik", 4), ("Lemah", 1)):
        judged(world.own, make.make_partner(world.own, name, offers=EXPERTS, **AWAY), level)
    make.make_partner(world.own, "Baru dekat", offers=EXPERTS)
    names = [name for name in ranking(need, world.own) if name in ("Baik", "Lemah", "Baru dekat")]
    assert names == ["Baik", "Baru dekat", "Lemah"]


def test_open_evaluations_and_drafts_do_not_count(world, need):
    partner = make.make_partner(world.own, "Lama", offers=EXPERTS)
    judged(world.own, partner, 4)
    EvaluationResponse.objects.update(submitted_at=None)
    assert not any("evaluasi" in reason for reason in reasons(need, world.own, "Lama"))


def test_the_same_regency_before_the_same_province_before_the_rest(world, need):
    school = world.own.school
    make.make_partner(world.own, "A jauh", offers=EXPERTS, **AWAY)
    make.make_partner(world.own, "B provinsi", offers=EXPERTS, regency="Kota Lain", province=school.province.upper())
    make.make_partner(world.own, "C dekat", offers=EXPERTS, regency=school.regency, province=school.province)
    assert ranking(need, world.own) == ["C dekat", "B provinsi", "A jauh"]
    assert f"Berada di {school.regency}, sama dengan sekolah." in reasons(need, world.own, "C dekat")
    assert any(reason.startswith("Berada di provinsi yang sama") for reason in reasons(need, world.own, "B provinsi"))
    assert not any(reason.startswith("Berada") for reason in reasons(need, world.own, "A jauh"))


def test_a_school_without_a_place_is_near_to_nobody(world, need):
    type(world.own.school).objects.filter(pk=world.own.school.pk).update(regency="", province="")
    world.own.school.refresh_from_db()
    make.make_partner(world.own, "Tanpa tempat", offers=EXPERTS, regency="", province="")
    assert not any(reason.startswith("Berada") for reason in reasons(need, world.own, "Tanpa tempat"))


def test_several_needs_take_whoever_answers_one_of_them(world, need):
    lessons = make.make_need(world.own, category=Category.ACADEMIC, resource=Resource.VOLUNTEERS)
    make.make_partner(world.own, "Ahli", offers=EXPERTS)
    make.make_partner(world.own, "Relawan", offers=[{"category": Category.ACADEMIC, "resource": Resource.VOLUNTEERS}])
    make.make_partner(world.own, "Campur", offers=[{"category": Category.ACADEMIC, "resource": Resource.EXPERTS}])
    partners = Partner.objects.filter(school=world.own.school)
    found = ranked(offering(partners, [need, lessons]), [need, lessons], world.own.school, TODAY)
    assert [(match.partner.name, match.exact) for match in found] == [
        ("Ahli", True),
        ("Relawan", True),
        ("Campur", False),
    ]


def test_candidates_stand_in_the_order_of_their_rank_with_reasons(world):
    partnership = make.exploring(world.own)
    far, near = (candidate.partner for candidate in partnership.candidates.order_by("pk"))
    Partner.objects.filter(pk=far.pk).update(**AWAY)
    lines = candidate_lines(partnership, TODAY)
    assert [line.candidate.partner for line in lines] == [near, far]
    assert all(any("Menawarkan" in reason for reason in line.reasons) for line in lines)


def test_the_partnership_that_is_looked_at_is_no_reason_by_itself(world):
    signed = agreements.signed(world.own, make.at_agreement(world.own))
    partnership, partner = signed.partnership, signed.partnership.parties.get(order=2).partner
    known = {"Sudah bermitra dengan sekolah ini.", "Perjanjiannya berlaku sampai"}

    def said() -> set[str]:
        lines = {line.candidate.partner: line.reasons for line in candidate_lines(partnership, signed.starts_on)}
        return {word for word in known if any(reason.startswith(word) for reason in lines[partner])}

    assert said() == set()
    second = agreements.signed(world.own, make.at_agreement(world.own))
    second.partnership.parties.filter(order=2).update(partner=partner)
    assert said() == known


def test_a_partner_found_by_name_says_when_it_offers_nothing_fitting(world):
    partnership = make.exploring(world.own, partners=0)
    make.make_partner(world.own, "Bengkel Jaya", offers=[])
    (match,) = addable(partnership, world.own.as_("hub"), "bengkel", TODAY)
    assert "Belum tercatat menawarkan yang dibutuhkan." in match.reasons


def test_thousands_of_partners_cost_two_queries(world, need, django_assert_num_queries):
    facts = {"school": world.own.school, "kind": "business", "created_at": NOW, "updated_at": NOW}
    rows = Partner.objects.bulk_create(Partner(name=f"PT {n:04}", folded=f"pt {n:04}", **facts) for n in range(3000))
    offer = Partner._meta.get_field("offers").related_model
    offer.objects.bulk_create(offer(partner=row, category=need.category, resource=need.resource) for row in rows)
    with django_assert_num_queries(2):
        assert len(matches(need, world.own.school, TODAY)) == 30
