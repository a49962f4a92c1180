"""The proposal between writer and principal in the browser: budget, remarks beside the field, versions, a copy."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Document
from partnerships.actions.proposals import BudgetFacts, RemarkFacts, move_proposal
from partnerships.models import ProposalRemark
from tests.clock import REAL as NOW
from tests.factories import partnerships as make
from tests.partnerships.at import at
from tests.partnerships.pages.test_proposals import form_of, row, text_of


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


@pytest.fixture
def principal(world, client_for):
    return client_for(world.own.principal)


def budget_sent(*lines):
    sent = {"budget-TOTAL_FORMS": str(len(lines)), "budget-INITIAL_FORMS": "0"}
    for number, line in enumerate(lines):
        given = {"item": "Bus", "source": "school", "quantity": "", "unit": "", "unit_price": "", "amount": "", **line}
        sent |= {f"budget-{number}-{name}": value for name, value in given.items()}
    return sent


def costed(side, lines=2):
    partnership = make.at_proposal(side, now=NOW)
    budget = [BudgetFacts(f"Bus {n}", "school", Decimal(2), "kali", Decimal(1_250_000)) for n in range(lines)]
    return make.write_proposal(side, partnership, now=NOW, budget=budget)


def sent_back(side, *places):
    proposal = make.judge(side, costed(side), "submit", by="hub", now=NOW)
    remarks = [RemarkFacts(place, f"Bagian {place}", f"Catatan {place}") for place in places]
    move_proposal(
        by=side.as_("principal"), now=NOW, proposal=proposal, name="return", comment="Perbaiki.", remarks=remarks
    )
    proposal.refresh_from_db()
    return proposal


class TestBudget:
    def test_it_is_written_with_the_proposal_and_added_up(self, world, hub):
        partnership = make.at_proposal(world.own, now=NOW)
        partner = partnership.parties.get(order=2)
        lines = budget_sent(
            {"quantity": "10", "unit": "kali", "unit_price": "Rp 150.000"},
            {"item": "Alat", "amount": "1.234.567,89", "source": f"partner:{partner.pk}"},
        )
        answer = hub.post(
            at(world.own, "proposal_edit", partnership.pk), form_of(partnership, row(0), **lines), follow=True
        )
        page = text_of(answer)
        assert "10 kali × Rp150.000" in page
        assert "Rp1.234.567,89" in page
        assert f"Mitra: {partner.name}" in page
        assert "Rp2.734.567,89" in page

    def test_a_mistake_is_said_and_what_was_typed_stays(self, world, hub):
        partnership = make.at_proposal(world.own, now=NOW)
        sent = form_of(partnership, row(0), **budget_sent({"quantity": "2", "unit_price": "1.000", "amount": "3.000"}))
        answer = hub.post(at(world.own, "proposal_edit", partnership.pk), sent)
        assert answer.status_code == 422
        assert "Banyaknya kali harga satuan adalah Rp2.000" in text_of(answer)
        assert 'value="3.000"' in text_of(answer)

    def test_a_row_more_without_a_script(self, world, hub):
        partnership = make.at_proposal(world.own, now=NOW)
        sent = form_of(partnership, row(0), **budget_sent({"amount": "5"}), **{"budget-add": "1"})
        page = text_of(hub.post(at(world.own, "proposal_edit", partnership.pk), sent))
        assert 'name="budget-1-item"' in page
        assert "is-invalid" not in page

    def test_stored_lines_come_back_as_they_were_typed(self, world, hub):
        proposal = costed(world.own, 1)
        page = text_of(hub.get(at(world.own, "proposal_edit", proposal.partnership_id)))
        assert 'value="1.250.000"' in page
        assert "Jumlah yang tersimpan: Rp2.500.000." in page

    def test_the_paper_says_the_total_in_words(self, world, hub):
        proposal = costed(world.own)
        hub.post(at(world.own, "proposal_paper", proposal.partnership_id))
        said = Document.objects.get(kind="proposal").payload
        assert said["budget"][0]["detail"] == "2 kali × Rp1.250.000,00"
        assert (said["budget_total"], said["budget_words"]) == ("Rp5.000.000,00", "lima juta rupiah")
        assert said["budget_sources"] == []


class TestRemarks:
    def test_the_principal_writes_beside_each_part_and_sends_it_back(self, world, principal):
        proposal = make.judge(world.own, costed(world.own), "submit", by="hub", now=NOW)
        address = at(world.own, "proposal_return", proposal.partnership_id)
        aim = proposal.objectives.get()
        assert f'name="at_objective_{aim.pk}"' in text_of(principal.get(address))
        answer = principal.post(
            address, {"comment": "Hampir.", f"at_objective_{aim.pk}": "Berapa sekarang?", "at_goals": ""}
        )
        assert answer.url == at(world.own, "proposal", proposal.partnership_id)
        (remark,) = ProposalRemark.objects.all()
        assert (remark.place, remark.text) == (f"objective:{aim.pk}", "Berapa sekarang?")
        assert remark.label == f"Sasaran 1: {aim.statement}"

    def test_the_overall_reason_is_asked_for_and_nothing_is_lost(self, world, principal):
        proposal = make.submitted(world.own, now=NOW)
        answer = principal.post(
            at(world.own, "proposal_return", proposal.partnership_id), {"comment": "", "at_goals": "Kelas?"}
        )
        assert answer.status_code == 422
        assert "Kelas?" in text_of(answer)
        assert not ProposalRemark.objects.exists()

    def test_hidden_characters_are_refused_in_a_remark_too(self, world, principal):
        proposal = make.submitted(world.own, now=NOW)
        sent = {"comment": "Baik", "at_goals": "terbalik \u202e"}
        assert principal.post(at(world.own, "proposal_return", proposal.partnership_id), sent).status_code == 422

    def test_only_what_lies_on_the_desk_is_sent_back(self, world, principal):
        proposal = make.with_proposal(world.own, now=NOW)
        assert principal.get(at(world.own, "proposal_return", proposal.partnership_id)).status_code == 409

    def test_the_writer_reads_each_beside_its_field(self, world, hub):
        proposal = sent_back(world.own, "goals", "budget")
        page = text_of(hub.get(at(world.own, "proposal_edit", proposal.partnership_id)))
        assert (
            page.index("Catatan goals")
            < page.index('name="goals"')
            < page.index("Catatan budget")
            < page.index("budget-0-item")
        )

    def test_remarks_on_rows_stand_in_the_row_and_stray_ones_on_top(self, world, hub):
        proposal = make.judge(world.own, costed(world.own), "submit", by="hub", now=NOW)
        line = proposal.budget_lines.last()
        remarks = [
            RemarkFacts(f"budget_line:{line.pk}", "Bus 1", "Mahal"),
            RemarkFacts("objective:0", "Sasaran lama", "Hilang"),
        ]
        move_proposal(
            by=world.own.as_("principal"), now=NOW, proposal=proposal, name="return", comment="x", remarks=remarks
        )
        page = text_of(hub.get(at(world.own, "proposal_edit", proposal.partnership_id)))
        assert page.index("Hilang") < page.index('name="background"')
        assert page.index("budget-0-item") < page.index("Mahal") < page.index('name="budget-1-item"')

    def test_answers_are_saved_with_the_form_and_shown_to_the_principal(self, world, hub, principal):
        proposal = sent_back(world.own, "goals")
        remark = ProposalRemark.objects.get()
        aim = proposal.objectives.get()
        sent = form_of(
            proposal.partnership,
            row(0, pk=aim.pk),
            stored=1,
            version=proposal.version,
            goals="Siswa kelas VII lebih sehat",
        )
        sent |= {f"done_{remark.pk}": "on", f"answer_{remark.pk}": "Kelas VII disebut."}
        assert hub.post(at(world.own, "proposal_edit", proposal.partnership_id), sent).status_code == 302
        hub.post(at(world.own, "proposal_move", proposal.partnership_id), {"name": "submit"})
        page = text_of(principal.get(at(world.own, "proposal", proposal.partnership_id)))
        assert "Kelas VII disebut." in page
        assert "Sudah diperbaiki" in page
        assert "Yang berubah sejak versi sebelumnya" in page
        assert "ditambah:" in page

    def test_partners_never_read_them(self, world, client_for):
        proposal = sent_back(world.own, "goals")
        make.give_account(world.own, proposal.partnership.parties.get(order=2).partner)
        partner = client_for(world.own.partner)
        assert "Catatan goals" not in text_of(partner.get(at(world.own, "proposal", proposal.partnership_id)))
        assert partner.get(at(world.own, "proposal_difference", proposal.partnership_id)).status_code == 404


class TestVersions:
    def test_two_are_compared_word_by_word(self, world, hub):
        proposal = sent_back(world.own)
        make.write_proposal(
            world.own, proposal.partnership, now=NOW, goals="Siswa lebih kuat.", expected=proposal.version
        )
        page = text_of(hub.get(at(world.own, "proposal_difference", proposal.partnership_id)))
        assert "Versi 1 → Naskah sekarang" in page
        assert "<ins>" in page
        assert "<del>" in page
        assert hub.get(at(world.own, "proposal_difference", proposal.partnership_id) + "?dari=9").status_code == 404

    def test_advice_on_smart_and_length(self, world, hub):
        proposal = make.with_proposal(world.own, now=NOW)
        page = text_of(hub.get(at(world.own, "proposal", proposal.partnership_id)))
        assert "<strong>A</strong> (dapat dicapai)" in page
        assert "dibaca dalam sekitar 1 menit" in page

    def test_longer_budgets_and_more_remarks_cost_no_more_queries(self, world, hub, principal):
        def cost(lines, places):
            proposal = make.judge(world.own, costed(world.own, lines), "submit", by="hub", now=NOW)
            remarks = [RemarkFacts(place, place, "x") for place in places]
            move_proposal(
                by=world.own.as_("principal"), now=NOW, proposal=proposal, name="return", comment="x", remarks=remarks
            )
            found = []
            for route in ("proposal", "proposal_edit", "proposal_difference"):
                address = at(world.own, route, proposal.partnership_id)
                hub.get(address)
                with CaptureQueriesContext(connection) as seen:
                    hub.get(address)
                found.append(len(seen))
            return found

        assert cost(1, ["goals"]) == cost(5, ["goals", "budget", "roles"])


class TestCopying:
    def test_from_the_empty_page_to_the_form(self, world, hub):
        source, target = costed(world.own), make.at_proposal(world.own, now=NOW)
        address = at(world.own, "proposal_copy", target.pk)
        assert address in text_of(hub.get(at(world.own, "proposal", target.pk)))
        assert source.partnership.title in text_of(hub.get(address))
        answer = hub.post(address, {"source": source.pk})
        assert answer.url == at(world.own, "proposal_edit", target.pk)
        assert "Siswa lebih sehat dan lebih jarang absen." in text_of(hub.get(answer.url))
        assert hub.get(address).status_code == 409

    @pytest.mark.parametrize("value", ["", "0", "abc", "9" * 30])
    def test_nonsense_is_said(self, world, hub, value):
        costed(world.own)
        target = make.at_proposal(world.own, now=NOW)
        assert hub.post(at(world.own, "proposal_copy", target.pk), {"source": value}).status_code == 422

    def test_a_foreign_proposal_is_not_offered(self, world, hub):
        foreign, target = costed(world.other), make.at_proposal(world.own, now=NOW)
        assert hub.post(at(world.own, "proposal_copy", target.pk), {"source": foreign.pk}).status_code == 422
