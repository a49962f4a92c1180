"""Each gate lists exactly what is missing, and nothing once it is there."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.policy import NotNow
from partnerships import agreement_gates, gates
from partnerships.actions.activities import hold_activity, plan_activity
from partnerships.actions.agreement_parts import PARTY_WORDS, save_parties
from partnerships.actions.candidates import choose_candidate, describe_candidate
from partnerships.actions.evaluations import close_round, measure, open_round
from partnerships.actions.obligations import add_obligation, waive_obligation
from partnerships.actions.partnerships import edit_partnership
from partnerships.actions.reviews import decide_review
from partnerships.models import Agreement, Partnership
from tests.clock import NOW
from tests.factories import agreements, implementation
from tests.factories import partnerships as make

STAMPS = {"created_at": NOW, "updated_at": NOW}


def said(missing):
    return [str(item) for item in missing]


def hub(world):
    return world.own.as_("hub")


LATER = NOW + timedelta(days=400)


def renewed(side):
    """At stage 4 again: renewed after a full first term, its successor drafted."""
    partnership = implementation.at_review(side)
    decide_review(by=side.as_("principal"), now=LATER, partnership=partnership, decision="renew", reasons="Berhasil.")
    return partnership


def settle(side, partnership):
    """Nobody owes anything any more."""
    for owed in partnership.obligations.outstanding():
        waive_obligation(by=side.as_("hub"), now=LATER, obligation=owed, reason="Selesai bersama masa yang lalu.")


def test_stage_1_asks_for_a_need(world):
    bare = make.make_partnership(world.own, needs=0)
    assert said(gates.needs_named(bare)) == ["Sekurang-kurangnya satu kebutuhan yang dijawab kemitraan ini."]
    edit_partnership(by=hub(world), now=NOW, partnership=bare, needs=[make.make_need(world.own)])
    assert gates.needs_named(bare) == []


def test_stage_2_asks_for_candidates(world):
    alone = make.exploring(world.own, partners=0)
    assert said(gates.partners_chosen(alone)) == ["Calon mitra yang dibandingkan menurut minat dan sumber dayanya."]


def test_stage_2_asks_for_notes_on_each_and_for_a_choice(world):
    partnership = make.exploring(world.own)
    first, second = partnership.candidates.all()
    notes = [f"Catatan minat dan sumber daya untuk {c.partner.name}." for c in (first, second)]
    assert said(gates.partners_chosen(partnership)) == [*notes, "Sekurang-kurangnya satu mitra yang dipilih."]
    described = describe_candidate(by=hub(world), now=NOW, candidate=first, interest="Ada", resources="Ada")
    choose_candidate(by=hub(world), now=NOW, candidate=described)
    assert said(gates.partners_chosen(partnership)) == notes[1:]
    describe_candidate(by=hub(world), now=NOW, candidate=second, interest="Ada", resources="Ada")
    assert gates.partners_chosen(partnership) == []


def test_stage_3_asks_for_a_proposal_and_then_for_its_approval(world):
    partnership = make.at_proposal(world.own)
    assert said(gates.proposal_approved(partnership)) == ["Proposal yang disusun dan disetujui kepala sekolah."]
    proposal = make.write_proposal(world.own, partnership)
    partnership = Partnership.objects.get(pk=partnership.pk)
    assert said(gates.proposal_approved(partnership)) == ["Persetujuan kepala sekolah atas proposal (sekarang: Draf)."]
    make.judge(world.own, make.judge(world.own, proposal, "submit", by="hub"), "approve")
    assert gates.proposal_approved(Partnership.objects.get(pk=partnership.pk)) == []


def test_a_proposal_is_submitted_when_every_part_is_written(world):
    partnership = make.at_proposal(world.own, partners=1)
    empty = {"goals": "", "evaluation_plan": " ", "objectives": [], "roles": {}}
    proposal = make.write_proposal(world.own, partnership, **empty)
    names = [party.name for party in partnership.parties.all()]
    assert said(gates.proposal_complete(proposal)) == [
        "Tujuan umum.",
        "Sekurang-kurangnya satu sasaran yang terukur.",
        *(f"Peran dan tanggung jawab {name}." for name in names),
        "Rencana evaluasi.",
    ]
    with pytest.raises(NotNow) as refusal:
        make.judge(world.own, proposal, "submit", by="hub")
    assert said(refusal.value.missing) == said(gates.proposal_complete(proposal))


def test_a_proposal_needs_two_parties(world):
    proposal = make.with_proposal(world.own)
    proposal.partnership.parties.exclude(partner=None).delete()
    assert "Sekurang-kurangnya dua pihak." in said(gates.proposal_complete(proposal))


def test_a_proposal_is_judged_at_its_stage(world):
    proposal = make.submitted(world.own)
    assert gates.proposal_in_stage(proposal) == []
    make.move(world.own, proposal.partnership, "cancel", comment="Mitra mundur.")
    proposal.refresh_from_db()
    assert said(gates.proposal_in_stage(proposal)) == ["Kemitraan yang berada pada tahap pengembangan proposal."]
    with pytest.raises(NotNow):
        make.judge(world.own, proposal, "approve")


def test_stage_4_asks_for_a_signed_agreement_and_everybodys_obligations(world):
    partnership = make.at_agreement(world.own, partners=1)
    assert said(agreement_gates.agreement_signed(partnership)) == ["Naskah perjanjian."]
    agreements.drafted(world.own, partnership)
    names = [party.name for party in partnership.parties.all()]
    unsigned = "Perjanjian yang ditandatangani semua pihak (sekarang: Draf)."
    assert said(agreement_gates.agreement_signed(partnership)) == [unsigned, *(f"Kewajiban {name}." for name in names)]
    for party in partnership.parties.all():
        add_obligation(by=hub(world), now=NOW, partnership=partnership, party=party, description="Menyediakan tempat")
    assert said(agreement_gates.agreement_signed(partnership)) == [unsigned]
    agreements.sign(world.own, agreements.move(world.own, partnership.agreements.get(), "prepare"))
    assert agreement_gates.agreement_signed(partnership) == []


def test_an_agreement_without_one_of_the_parties_is_not_enough(world):
    partnership = make.at_agreement(world.own, partners=2)
    implementation.owe_all(world.own, partnership)
    draft = agreements.drafted(world.own, partnership)
    rows = [
        {"party": row.party, **{name: getattr(row, name) for name in PARTY_WORDS}} for row in draft.parties.all()[:2]
    ]
    draft = save_parties(by=hub(world), now=NOW, agreement=draft, rows=rows)
    agreements.sign(world.own, agreements.move(world.own, draft, "prepare"))
    left_out = partnership.parties.get(order=3)
    assert said(agreement_gates.agreement_signed(partnership)) == [
        f"{left_out.name} dalam perjanjian yang ditandatangani."
    ]


def test_what_was_signed_before_the_renewal_is_no_agreement_of_the_new_term(world):
    partnership = renewed(world.own)
    successor = partnership.agreements.first()
    names = [party.name for party in partnership.parties.all()]
    unsigned = "Perjanjian yang ditandatangani semua pihak (sekarang: Draf)."
    assert said(agreement_gates.agreement_signed(partnership))[0] == unsigned
    agreements.move(world.own, successor, "cancel", comment="Mitra meminta naskah baru.", now=LATER)
    assert said(agreement_gates.agreement_signed(partnership)) == ["Naskah perjanjian."]
    fresh = agreements.ready(world.own, partnership, now=LATER, starts_on=date(2029, 10, 1))
    agreements.sign(world.own, fresh, now=LATER)
    assert agreement_gates.agreement_signed(partnership) == []
    settle(world.own, partnership)
    assert said(agreement_gates.agreement_signed(partnership)) == [f"Kewajiban {name}." for name in names]


def test_the_activities_and_measurements_of_the_last_term_do_not_count(world):
    partnership = renewed(world.own)
    assert said(gates.activity_held(partnership)) == ["Sekurang-kurangnya satu kegiatan yang sudah terlaksana."]
    assert said(gates.evaluation_closed(partnership)) == [
        "Evaluasi yang sudah diisi para pihak dan ditutup.",
        *(f"Hasil pengukuran “{indicator.name}”." for indicator in partnership.indicators.all()),
    ]


def test_a_cancelled_draft_does_not_stand_for_an_agreement(world):
    partnership = make.at_agreement(world.own, partners=1)
    stamps = {**STAMPS, "school": world.own.school, "partnership": partnership, "subject": "Sekolah sehat"}
    Agreement.objects.create(state="signed", signed_at=NOW, starts_on=NOW.date(), **stamps)
    Agreement.objects.create(state="cancelled", closed_at=NOW, **stamps)
    assert "Naskah perjanjian." not in said(agreement_gates.agreement_signed(partnership))


def test_the_short_path_asks_for_the_whole_half_page(world):
    partnership = make.exploring(world.own, form="formal", partners=0)
    assert said(gates.understanding_recorded(partnership)) == [
        "Jalur singkat hanya untuk kemitraan informal.",
        "Mitra yang dipilih.",
        "Isi kesepahaman dan tanggalnya.",
        "Tanggal peninjauan.",
        "Cara mengevaluasi.",
    ]
    assert gates.understanding_recorded(make.understood(world.own)) == []


def test_stage_5_asks_for_an_activity_that_took_place(world):
    partnership = make.informal_underway(world.own)
    sentence = ["Sekurang-kurangnya satu kegiatan yang sudah terlaksana."]
    assert said(gates.activity_held(partnership)) == sentence
    today = world.own.school.local_date(NOW)
    planned = plan_activity(
        by=hub(world), now=NOW, partnership=partnership, title="Kunjungan", starts_on=today, in_charge=world.own.hub
    )
    assert said(gates.activity_held(partnership)) == sentence
    hold_activity(by=hub(world), now=NOW, activity=planned, participants=30, result="Lancar.")
    assert gates.activity_held(partnership) == []


def test_stage_6_asks_for_a_closed_evaluation_and_every_measurement(world):
    proposal = make.approved(world.own)
    partnership = Partnership.objects.get(pk=proposal.partnership_id)
    indicator = partnership.indicators.get()
    round_missing = "Evaluasi yang sudah diisi para pihak dan ditutup."
    assert said(gates.evaluation_closed(partnership)) == [round_missing, f"Hasil pengukuran “{indicator.name}”."]
    measure(by=hub(world), now=NOW, indicator=indicator, measured_on=NOW.date(), value=Decimal(85))
    assert said(gates.evaluation_closed(partnership)) == [round_missing]


def test_an_evaluation_of_an_earlier_term_does_not_count(world):
    partnership = make.informal_underway(world.own)
    today = world.own.school.local_date(NOW)
    opened = open_round(
        by=hub(world),
        now=NOW,
        partnership=partnership,
        title="Semester 1",
        period_from=today,
        period_to=today,
        due_on=today,
    )
    names = [party.name for party in partnership.parties.all()]
    assert said(gates.everybody_answered(opened)) == [
        f"Jawaban {name}, atau catatan mengapa tidak ada." for name in names
    ]
    close_round(by=hub(world), now=NOW, round=opened, closing_note="Para pihak berhalangan.")
    assert gates.evaluation_closed(partnership) == []
    partnership.cycle_since = NOW + timedelta(days=1)
    assert said(gates.evaluation_closed(partnership)) == ["Evaluasi yang sudah diisi para pihak dan ditutup."]


def test_ending_asks_for_every_obligation_to_be_settled(world):
    partnership = make.informal_underway(world.own)
    owed = add_obligation(
        by=hub(world), now=NOW, partnership=partnership, party=partnership.parties.first(), description="Laporan akhir"
    )
    assert said(gates.obligations_settled(partnership)) == ["Penyelesaian kewajiban “Laporan akhir”."]
    with pytest.raises(NotNow):
        make.move(world.own, partnership, "end_early", by="principal", comment="Kepala sekolah berganti.")
    waive_obligation(by=hub(world), now=NOW, obligation=owed, reason="Tidak diperlukan lagi.")
    make.move(world.own, partnership, "end_early", by="principal", comment="Kepala sekolah berganti.")
    assert partnership.stage == "ended"


def test_what_is_missing_leads_to_a_page_that_exists(world):
    from django.urls import reverse

    partnership = make.exploring(world.own)
    missing = gates.partners_chosen(partnership) + gates.understanding_recorded(partnership)
    for item in missing:
        assert reverse(item.route, args=[world.own.school.slug, item.pk])
