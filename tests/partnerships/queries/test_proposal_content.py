"""A proposal as words: what a version keeps, what differs between two, what can be compared."""

from decimal import Decimal

from core.differences import ADDED, GONE
from partnerships.actions.proposals import BudgetFacts
from partnerships.models import ProposalVersion
from partnerships.queries.proposal_content import compare, content_of, said
from partnerships.queries.proposal_versions import copyable, pair_of
from partnerships.queries.proposals import budget_of, party_list
from tests.factories import partnerships as make


def costed(side):
    partnership = make.at_proposal(side)
    partner = partnership.parties.get(order=2)
    budget = [
        BudgetFacts("Bus", "school", Decimal(2), "kali", Decimal(100)),
        BudgetFacts("Alat", "partner", amount=Decimal("50.25"), party=partner.pk),
        BudgetFacts("Alat lain", "partner", amount=Decimal(10), party=partner.pk),
    ]
    return make.write_proposal(side, partnership, budget=budget)


def changed(old, new):
    return [
        (c.heading, c.label, [(p.kind, p.text.strip()) for p in c.pieces if p.kind in (ADDED, GONE)])
        for c in compare(old, new)
    ]


def test_everything_is_said_in_the_order_of_reading(world):
    places = [one.place.split(":")[0] for one in said(content_of(costed(world.own)))]
    assert list(dict.fromkeys(places)) == [
        "background", "goals", "objective", "role", "budget_line", "budget", "evaluation_plan",
    ]  # fmt: skip


def test_the_same_proposal_differs_in_nothing(world):
    content = content_of(costed(world.own))
    assert compare(content, content) == []


def test_a_reworded_field_is_compared_word_by_word(world):
    proposal = costed(world.own)
    old = content_of(proposal)
    proposal.objectives.update(target=95, statement="Semua siswa kelas VIII diperiksa kesehatannya")
    assert changed(old, content_of(proposal)) == [
        ("Sasaran 1", "Sasaran", [(GONE, "VII"), (ADDED, "VIII")]),
        ("Sasaran 1", "Target", [(GONE, "90"), (ADDED, "95")]),
    ]


def test_a_row_written_again_under_its_name_is_the_same_row(world):
    proposal = costed(world.own)
    old = content_of(proposal)
    line = proposal.budget_lines.get(item="Alat")
    facts = {"item": "Alat", "source": "partner", "party": line.party, "amount": Decimal(60), "order": line.order}
    line.delete()
    proposal.budget_lines.create(**facts)
    assert changed(old, content_of(proposal)) == [
        ("Anggaran baris 2", "Jumlah", [(GONE, "Rp50,25"), (ADDED, "Rp60")]),
        ("Anggaran", "Jumlah seluruhnya", [(GONE, "Rp260,25"), (ADDED, "Rp270")]),
    ]


def test_what_is_gone_comes_last_and_says_so(world):
    proposal = costed(world.own)
    old = content_of(proposal)
    proposal.budget_lines.filter(item="Bus").delete()
    headings = [change.heading for change in compare(old, content_of(proposal))]
    assert headings[-1] == "Anggaran baris 1 (dihapus)"


def test_sums_reconcile_per_source_and_in_all(world):
    proposal = costed(world.own)
    budget = budget_of(proposal, party_list(proposal.partnership))
    partner = proposal.partnership.parties.get(order=2).name
    assert budget.sources == [
        ("Sekolah (BOS dan anggaran sekolah)", Decimal(200)),
        (f"Mitra: {partner}", Decimal("60.25")),
    ]
    assert budget.total == sum(total for _source, total in budget.sources) == Decimal("260.25")


def test_versions_are_chosen_by_number_and_the_last_two_by_default(world):
    proposal = make.submitted(world.own)
    assert (pair_of(proposal, "", "").old.key, pair_of(proposal, "", "").new.key) == ("1", "1")
    make.judge(world.own, proposal, "return", comment="x")
    pair = pair_of(proposal, "", "")
    assert (pair.old.key, pair.new.key) == ("1", "sekarang")
    make.judge(world.own, proposal, "submit", by="hub")
    pair = pair_of(proposal, "", "")
    assert (pair.old.key, pair.new.key, [side.key for side in pair.choices]) == ("1", "2", ["1", "2"])
    assert pair_of(proposal, "2", "1").old.key == "2"
    for wrong in ("3", "x", "sekarang", "-1", "1 "):
        assert pair_of(proposal, wrong, "") is None
    assert ProposalVersion.objects.filter(proposal=proposal).count() == 2


def test_only_other_proposals_of_the_school_can_be_copied(world):
    own, other, foreign = make.with_proposal(world.own), make.with_proposal(world.own), make.with_proposal(world.other)
    actor = world.own.as_("hub")
    assert list(copyable(actor, own.partnership, "")) == [other]
    assert list(copyable(actor, own.partnership, other.partnership.title)) == [other]
    assert not copyable(actor, own.partnership, "tidak ada judul ini")
    assert foreign not in copyable(actor, own.partnership, "")
