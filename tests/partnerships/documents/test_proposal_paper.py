"""The proposal with its budget, from the database to the printed page."""

from decimal import Decimal

import pytest

from core import documents
from core.models import Document
from partnerships.actions.proposals import BudgetFacts
from partnerships.papers.proposal import request_proposal
from tests.clock import NOW
from tests.core.papers_made import text_of
from tests.factories import partnerships as make


@pytest.fixture
def proposal(world):
    """Approved, paid for by the school, the committee and both partners."""
    partnership = make.at_proposal(world.own, title="Sekolah sehat", summary="Layanan kesehatan remaja di sekolah.")
    first, second = partnership.parties.exclude(partner=None)
    budget = [
        BudgetFacts("Transportasi petugas", "school", Decimal(10), "kali", Decimal(150_000)),
        BudgetFacts("Konsumsi peserta", "committee", Decimal(120), "orang", Decimal(15_000)),
        BudgetFacts("Alat pemeriksaan", "partner", amount=Decimal("2500000.50"), party=first.pk),
        BudgetFacts("Pelatihan kader", "partner", Decimal(2), "angkatan", Decimal(1_750_000), party=second.pk),
        BudgetFacts("Buku saku", "school", amount=Decimal(750_000)),
    ]
    written = make.write_proposal(world.own, partnership, budget=budget)
    return make.judge(world.own, make.judge(world.own, written, "submit", by="hub"), "approve")


def printed(world, proposal):
    row = request_proposal(by=world.own.as_("hub"), now=NOW, proposal=proposal)
    documents.render_pending(NOW)
    with Document.objects.get(pk=row.pk).file.open() as stored:
        return stored.read()


def test_the_budget_is_printed_with_its_sums_and_in_words(world, proposal):
    words = " ".join(text_of(printed(world, proposal)).split())
    partners = [party.name for party in proposal.partnership.parties.exclude(partner=None)]
    for said in (
        "10 kali × Rp150.000,00",
        "Rp2.500.000,50",
        "Sekolah (BOS dan anggaran sekolah) Rp2.250.000,00",
        f"Mitra: {partners[1]} Rp3.500.000,00",
        "Rp10.050.000,50",
        "Anggarannya Rp10.050.000,50 (sepuluh juta lima puluh ribu rupiah lima puluh sen).",
        "Terbilang: sepuluh juta lima puluh ribu rupiah lima puluh sen.",
        "Disetujui oleh",
        world.own.principal.display_name,
    ):
        assert said in words, said


def test_a_proposal_without_costs_prints_no_budget(world):
    words = text_of(printed(world, make.with_proposal(world.own)))
    assert "Anggaran" not in words
    assert "Terbilang" not in words
