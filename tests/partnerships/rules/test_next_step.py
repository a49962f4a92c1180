"""What happens next, by whom, by when: at each stage what is really waited for, and only then the move to the next stage."""

from datetime import date, timedelta

from partnerships.actions.evaluations import close_round, measure
from partnerships.actions.obligations import add_obligation, confirm_obligation
from partnerships.actions.reviews import decide_review
from partnerships.actions.settlement import Settled
from partnerships.actions.signatures import record_signature
from partnerships.actions.understanding import record_understanding
from partnerships.models import Partnership
from partnerships.next_step import next_step
from schools.links import school_url
from tests.clock import NOW
from tests.factories import agreements, implementation
from tests.factories import partnerships as make

TODAY = NOW.date()


def step_of(partnership):
    return next_step(Partnership.objects.get(pk=partnership.pk))


def says(partnership):
    """Action, who, due."""
    step = step_of(partnership)
    return step.action, step.who, step.due


def settle(side, partnership):
    for owed in partnership.obligations.outstanding():
        confirm_obligation(by=side.as_("hub"), now=NOW, obligation=owed, happened_on=TODAY)


class TestBeforeTheAgreement:
    def test_a_possible_move_is_the_step(self, world):
        partnership = make.make_partnership(world.own)
        step = step_of(partnership)
        assert (step.transition.name, step.who, step.missing) == ("explore", world.own.hub.display_name, ())

    def test_needs_are_picked_or_recorded_first(self, world):
        partnership = make.make_partnership(world.own, needs=0)
        step = step_of(partnership)
        assert (step.action, step.route, step.back) == (
            "Catat kebutuhan yang dijawab kemitraan ini", "partnerships:need_create",
            ("partnerships:partnership_edit", partnership.pk),
        )  # fmt: skip
        make.make_need(world.own)
        step = step_of(partnership)
        assert (step.action, step.route) == (
            "Pilih kebutuhan yang dijawab kemitraan ini", "partnerships:partnership_edit",
        )  # fmt: skip

    def test_partners_are_sought_compared_chosen(self, world):
        assert step_of(make.exploring(world.own, partners=0)).action == "Cari calon mitra"
        partnership = make.exploring(world.own)
        step = step_of(partnership)
        assert (step.action, step.route) == ("Bandingkan calon mitra, lalu pilih", "partnerships:candidates")
        assert "Sekurang-kurangnya satu mitra yang dipilih." in [str(item) for item in step.missing]
        make.choose_all(world.own, partnership)
        assert step_of(partnership).transition.name == "propose"

    def test_the_short_path_leads_to_the_understanding(self, world):
        partnership = make.exploring(world.own, form="informal")
        assert step_of(partnership).route == "partnerships:candidates"
        make.choose_all(world.own, partnership)
        step = step_of(partnership)
        assert (step.action, step.route) == ("Tulis kesepahaman dengan mitra", "partnerships:understanding")
        record_understanding(
            by=world.own.as_("hub"), now=NOW, partnership=partnership, lead=world.own.hub, understanding="Saling berkunjung.",
            understood_on=TODAY, review_on=TODAY + timedelta(days=365), evaluation_note="Laporan guru.",
        )  # fmt: skip
        assert step_of(partnership).transition.name == "start_informally"

    def test_a_proposal_is_written_handed_in_judged(self, world):
        partnership = make.at_proposal(world.own)
        assert step_of(partnership).action == "Susun proposal"
        proposal = make.write_proposal(world.own, partnership, goals="")
        step = step_of(partnership)
        assert (step.action, [str(m) for m in step.missing]) == ("Ajukan proposal ke kepala sekolah", ["Tujuan umum."])
        make.write_proposal(world.own, partnership, expected=proposal.version)
        assert step_of(partnership).missing == ()
        make.judge(world.own, proposal, "submit", by="hub")
        step = step_of(partnership)
        assert (step.who, step.waits_on_principal) == ("Kepala sekolah", True)
        make.judge(world.own, proposal, "return", comment="Sasaran belum terukur.")
        assert step_of(partnership).action == "Perbaiki proposal, lalu ajukan lagi"
        make.judge(world.own, make.judge(world.own, proposal, "submit", by="hub"), "approve")
        assert step_of(partnership).transition.name == "negotiate"


class TestTheAgreement:
    def test_a_draft_says_what_it_lacks(self, world):
        partnership = make.at_agreement(world.own)
        step = step_of(partnership)
        assert (step.action, step.route) == ("Susun naskah perjanjian", "partnerships:agreement_draft")
        draft = agreements.bare(world.own, partnership)
        step = step_of(partnership)
        assert step.action == f"Siapkan naskah “{draft.subject}” untuk ditandatangani"
        assert "Tanggal penandatanganan." in [str(item) for item in step.missing]

    def test_a_text_that_is_ready_waits_for_those_who_have_not_signed(self, world):
        partnership = make.at_agreement(world.own)
        ready = agreements.ready(world.own, partnership)
        first, *others = ready.parties.all()
        record_signature(by=world.own.as_("hub"), now=NOW, party=first, signed_on=agreements.SIGNED_ON)
        names = ", ".join(party.institution for party in others)
        assert says(partnership) == (f"Tanda tangani naskah “{ready.subject}”", names, agreements.SIGNED_ON)

    def test_once_signed_it_is_the_obligations_that_lack(self, world):
        partnership = make.at_agreement(world.own)
        agreements.signed(world.own, partnership)
        step = step_of(partnership)
        assert (step.action, step.route) == ("Catat kewajiban setiap pihak", "partnerships:obligation_list")
        assert len(step.missing) == 3
        implementation.owe_all(world.own, partnership)
        assert step_of(partnership).transition.name == "implement"


class TestImplementation:
    def test_the_earliest_duty_comes_first(self, world):
        partnership = implementation.underway(world.own)
        second, third = partnership.parties.filter(order__gt=1)
        for party, what, days in ((second, "Melatih kader", 9), (third, "Meminjamkan alat", 3)):
            add_obligation(
                by=world.own.as_("hub"), now=NOW, partnership=partnership, party=party, description=what,
                due_on=TODAY + timedelta(days=days),
            )  # fmt: skip
        assert says(partnership) == ("Penuhi kewajiban: Meminjamkan alat", third.name, TODAY + timedelta(days=3))

    def test_a_duty_of_the_school_is_its_leads(self, world):
        partnership = implementation.underway(world.own)
        school = partnership.parties.get(order=1)
        add_obligation(
            by=world.own.as_("hub"), now=NOW, partnership=partnership, party=school, description="Ruang", due_on=TODAY
        )
        assert says(partnership) == ("Penuhi kewajiban: Ruang", world.own.hub.display_name, TODAY)

    def test_an_earlier_activity_comes_before_a_duty(self, world):
        partnership = implementation.underway(world.own)
        activity = implementation.planned(world.own, partnership, in_charge=world.own.teacher)
        action = f"Laksanakan kegiatan “{activity.title}” dan catat hasilnya"
        assert says(partnership) == (action, world.own.teacher.display_name, activity.starts_on)

    def test_what_is_behind_its_time_is_late(self, world):
        partnership = implementation.underway(world.own)
        due = step_of(partnership).due
        assert step_of(partnership).is_late(due + timedelta(days=1))
        assert not step_of(partnership).is_late(due)

    def test_without_anything_planned_the_first_activity_is_planned(self, world):
        partnership = implementation.underway(world.own)
        settle(world.own, partnership)
        assert step_of(partnership).action == "Rencanakan kegiatan bersama"

    def test_only_when_nothing_is_outstanding_the_evaluation_begins(self, world):
        partnership = implementation.underway(world.own)
        implementation.held(world.own, partnership)
        assert step_of(partnership).transition is None
        settle(world.own, partnership)
        assert step_of(partnership).transition.name == "evaluate"

    def test_the_move_stays_among_the_other_moves(self, world, client_for):
        partnership = implementation.underway(world.own)
        address = school_url(world.own.school, "partnerships:partnership", partnership.pk)
        client, press = client_for(world.own.hub), 'name="name" value="evaluate"'
        assert press not in client.get(address).content.decode()
        implementation.held(world.own, partnership)
        assert client.get(address).content.decode().count(press) == 1
        settle(world.own, partnership)
        assert client.get(address).content.decode().count(press) == 1


class TestEvaluationAndReview:
    def test_those_who_have_not_answered_are_named(self, world):
        partnership = implementation.at_evaluation(world.own)
        assert step_of(partnership).route == "partnerships:round_open"
        opened = implementation.opened_round(world.own, partnership)
        first, *others = opened.responses.all()
        implementation.answer(world.own, first)
        names = ", ".join(response.party.name for response in others)
        assert says(partnership) == (f"Isi “{opened.title}”", names, opened.due_on)
        for response in others:
            implementation.answer(world.own, response)
        assert says(partnership)[:2] == (
            f"Tutup “{opened.title}”; semua pihak sudah menjawab", world.own.hub.display_name,
        )  # fmt: skip
        close_round(by=world.own.as_("hub"), now=NOW, round=opened)
        step = step_of(partnership)
        assert (step.route, len(step.missing)) == ("partnerships:indicator_list", 1)
        indicator = partnership.indicators.get()
        measure(by=world.own.as_("hub"), now=NOW, indicator=indicator, value=90, measured_on=TODAY)
        assert step_of(partnership).transition.name == "review"

    def test_the_review_is_the_principals(self, world):
        step = step_of(implementation.at_review(world.own))
        assert (step.who, step.waits_on_principal, step.route) == (
            "Kepala sekolah", True, "partnerships:review_decide",
        )  # fmt: skip

    def test_after_a_renewal_it_speaks_of_the_new_text(self, world):
        from partnerships.actions.reviews import decide_review

        partnership = implementation.at_review(world.own)
        decide_review(
            by=world.own.as_("principal"),
            now=NOW + timedelta(days=300),
            partnership=partnership,
            decision="renew",
            reasons="Baik.",
        )
        successor = partnership.agreements.first()
        assert successor.predecessor_id
        assert (step_of(partnership).route, step_of(partnership).pk) == ("partnerships:agreement", successor.pk)
        assert successor.starts_on == date(2029, 10, 1)

    def test_what_stayed_owed_at_the_end_is_still_to_be_done(self, world):
        partnership = implementation.at_review(world.own)
        answers = {duty.pk: Settled("kept") for duty in partnership.obligations.outstanding()}
        decide_review(
            by=world.own.as_("principal"), now=NOW, partnership=partnership, decision="end", reasons="Cukup.",
            settlements=answers,
        )  # fmt: skip
        duty = partnership.obligations.outstanding().first()
        assert says(partnership)[0] == f"Penuhi kewajiban: {duty.description}"
        settle(world.own, partnership)
        assert step_of(partnership) is None

    def test_a_closed_one_has_none(self, world):
        partnership = make.move(world.own, make.make_partnership(world.own), "cancel", comment="Mundur.")
        assert step_of(partnership) is None
