"""What is handed in is kept, what the principal remarks comes back beside its place, an earlier proposal can be copied."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from core.models import AuditEvent
from core.models.audit import AppendOnlyError
from core.policy import Denied, NotNow
from partnerships.actions.candidates import check_unused
from partnerships.actions.proposal_copy import copy_proposal
from partnerships.actions.proposals import BudgetFacts, RemarkFacts, move_proposal
from partnerships.models import BudgetLine, ProposalRemark, ProposalVersion
from partnerships.terms import FundSource
from tests.clock import NOW
from tests.factories import partnerships as make


def partner_party(partnership):
    return partnership.parties.exclude(partner=None).first()


def lines(partnership):
    return [
        BudgetFacts("Transportasi", FundSource.SCHOOL, Decimal(10), "kali", Decimal(150_000)),
        BudgetFacts(
            "Alat periksa", FundSource.PARTNER, amount=Decimal("2500000.50"), party=partner_party(partnership).pk
        ),
    ]


def costed(side, **facts):
    partnership = make.at_proposal(side, **facts)
    return make.write_proposal(side, partnership, budget=lines(partnership))


def sent_back(side, *remarks, **facts):
    proposal = make.judge(side, costed(side, **facts), "submit", by="hub")
    move_proposal(
        by=side.as_("principal"), now=NOW, proposal=proposal, name="return", comment="Perbaiki.", remarks=remarks
    )
    return proposal


class TestBudget:
    def test_a_line_is_a_product_or_a_lump_sum(self, world):
        proposal = costed(world.own)
        assert [line.amount for line in proposal.budget_lines.all()] == [Decimal(1_500_000), Decimal("2500000.50")]

    def test_a_product_is_rounded_to_the_cent_as_a_cashier_does(self):
        assert BudgetFacts("x", "school", Decimal("2.50"), "", Decimal("0.33")).total == Decimal("0.83")

    def test_the_typed_amount_never_beats_the_product(self):
        assert BudgetFacts("x", "school", Decimal(2), "", Decimal(5), amount=Decimal(99)).total == Decimal(10)

    def test_lines_are_reworded_in_place_and_dropped(self, world):
        proposal = costed(world.own)
        first, second = proposal.budget_lines.all()
        kept = BudgetFacts("Bus", FundSource.COMMITTEE, amount=Decimal(5), pk=second.pk)
        make.write_proposal(world.own, proposal.partnership, budget=[kept], expected=proposal.version)
        (line,) = proposal.budget_lines.all()
        assert (line.pk, line.item, line.party_id, line.quantity) == (second.pk, "Bus", None, None)
        assert not BudgetLine.objects.filter(pk=first.pk).exists()

    def test_leaving_the_budget_out_leaves_it_alone(self, world):
        proposal = costed(world.own)
        make.write_proposal(world.own, proposal.partnership, expected=proposal.version)
        assert proposal.budget_lines.count() == 2

    def test_a_party_of_another_partnership_pays_nothing(self, world):
        proposal, stranger = costed(world.own), make.at_proposal(world.own)
        foreign = BudgetFacts("x", FundSource.PARTNER, amount=Decimal(1), party=partner_party(stranger).pk)
        with pytest.raises(Denied):
            make.write_proposal(world.own, proposal.partnership, budget=[foreign], expected=proposal.version)
        assert proposal.budget_lines.count() == 2

    @pytest.mark.parametrize(
        "wrong",
        [
            {"amount": 0},
            {"quantity": 2, "unit_price": None},
            {"quantity": None, "unit_price": 5},
            {"source": "partner", "party": None},
        ],
    )
    def test_the_database_keeps_sense_too(self, world, wrong):
        proposal = costed(world.own)
        given = {"item": "x", "amount": 5, "source": "school", "quantity": None, "unit_price": None, **wrong}
        with pytest.raises(IntegrityError), transaction.atomic():
            BudgetLine.objects.create(proposal=proposal, **given)

    def test_a_partner_who_pays_is_not_let_go_silently(self, world):
        proposal = costed(world.own)
        party = partner_party(proposal.partnership)
        party.roles.all().delete()
        with pytest.raises(NotNow) as refusal:
            check_unused(party)
        assert [str(one) for one in refusal.value.missing] == ["Hapus baris anggaran yang dibiayainya lebih dahulu."]


class TestVersions:
    def test_each_submission_is_kept_word_for_word(self, world):
        proposal = sent_back(world.own)
        proposal.refresh_from_db()
        make.write_proposal(world.own, proposal.partnership, goals="Tujuan baru.", expected=proposal.version)
        make.judge(world.own, proposal, "submit", by="hub")
        newest, first = proposal.versions.all()
        assert (newest.number, first.number) == (2, 1)
        assert first.content["texts"]["goals"] == "Siswa lebih sehat dan lebih jarang absen."
        assert newest.content["texts"]["goals"] == "Tujuan baru."
        assert first.content["budget"][1]["amount"] == "2500000.50"
        assert first.by_label == world.own.as_("hub").label

    def test_a_version_is_never_changed_or_deleted(self, world):
        version = make.submitted(world.own).versions.get()
        for act in (version.save, version.delete, ProposalVersion.objects.all().delete):
            with pytest.raises(AppendOnlyError):
                act()
        with pytest.raises(AppendOnlyError):
            ProposalVersion.objects.update(number=9)

    def test_a_refused_submission_keeps_nothing(self, world):
        proposal = make.write_proposal(world.own, make.at_proposal(world.own), goals="")
        with pytest.raises(NotNow):
            make.judge(world.own, proposal, "submit", by="hub")
        assert not proposal.versions.exists()


class TestRemarks:
    def test_they_hang_on_the_version_that_was_read(self, world):
        proposal = sent_back(
            world.own, RemarkFacts("goals", "Tujuan umum", " Kelas mana? "), RemarkFacts("budget", "Anggaran", " ")
        )
        (remark,) = ProposalRemark.objects.all()
        assert (remark.version, remark.place, remark.text) == (proposal.versions.get(), "goals", "Kelas mana?")
        assert remark.by_label == world.own.as_("principal").label

    def test_only_the_principal_writes_them(self, world):
        proposal = make.submitted(world.own)
        with pytest.raises(Denied):
            move_proposal(
                by=world.own.as_("hub"), now=NOW, proposal=proposal, name="return", comment="x",
                remarks=[RemarkFacts("goals", "Tujuan", "x")],
            )  # fmt: skip
        assert not ProposalRemark.objects.exists()

    def test_submitting_again_asks_for_an_answer_to_each(self, world):
        proposal = sent_back(
            world.own, RemarkFacts("goals", "Tujuan umum", "Kelas?"), RemarkFacts("budget", "Anggaran", "Mahal.")
        )
        with pytest.raises(NotNow) as refusal:
            make.judge(world.own, proposal, "submit", by="hub")
        assert [str(one) for one in refusal.value.missing] == [
            "Tanggapan atas catatan kepala sekolah pada “Tujuan umum”.",
            "Tanggapan atas catatan kepala sekolah pada “Anggaran”.",
        ]
        goals, money = ProposalRemark.objects.all()
        replies = {goals.pk: (True, ""), money.pk: (False, "Sudah harga terendah.")}
        proposal.refresh_from_db()
        make.write_proposal(world.own, proposal.partnership, replies=replies, expected=proposal.version)
        make.judge(world.own, proposal, "submit", by="hub")
        assert proposal.state == "submitted"

    def test_answers_reach_only_the_own_proposal(self, world):
        mine, theirs = sent_back(world.own), sent_back(world.own, RemarkFacts("goals", "Tujuan", "Kelas?"))
        foreign = theirs.versions.get().remarks.get()
        mine.refresh_from_db()
        make.write_proposal(world.own, mine.partnership, replies={foreign.pk: (True, "x")}, expected=mine.version)
        foreign.refresh_from_db()
        assert (foreign.is_done, foreign.answer) == (False, "")


class TestCopying:
    def copied(self, world, **facts):
        source = costed(world.own, partners=1)
        target = make.at_proposal(world.own, partners=1)
        return source, copy_proposal(by=world.own.as_("hub"), now=NOW, partnership=target, source=source, **facts)

    def test_everything_comes_along_and_the_one_partner_takes_the_others_place(self, world):
        source, made = self.copied(world)
        assert (made.goals, made.state, made.version) == (source.goals, "draft", 1)
        assert [o.statement for o in made.objectives.all()] == [o.statement for o in source.objectives.all()]
        assert made.party_roles.count() == 2
        heir = partner_party(made.partnership)
        assert [line.party_id for line in made.budget_lines.all()] == [None, heir.pk]
        assert AuditEvent.objects.filter(verb="proposal.copied", subject_id=made.pk).exists()

    def test_dates_that_are_over_move_on_by_whole_years(self, world):
        source = costed(world.own, partners=1)
        long_ago = source.objectives.get().due_on.replace(year=2024)
        source.objectives.update(due_on=long_ago)
        made = copy_proposal(by=world.own.as_("hub"), now=NOW, partnership=make.at_proposal(world.own), source=source)
        due = made.objectives.get().due_on
        assert (due.month, due.day) == (long_ago.month, long_ago.day)
        assert NOW.date() < due <= NOW.date() + timedelta(days=366)

    def test_what_belongs_to_nobody_here_is_left_out(self, world):
        source = costed(world.own, partners=1)
        made = copy_proposal(by=world.own.as_("hub"), now=NOW, partnership=make.at_proposal(world.own), source=source)
        assert [line.item for line in made.budget_lines.all()] == ["Transportasi"]
        assert [role.party.is_school for role in made.party_roles.all()] == [True]

    def test_it_never_writes_over_what_is_there(self, world):
        source, made = self.copied(world)
        with pytest.raises(NotNow):
            copy_proposal(by=world.own.as_("hub"), now=NOW, partnership=made.partnership, source=source)

    def test_nothing_comes_from_another_school(self, world):
        foreign = make.with_proposal(world.other)
        with pytest.raises(Denied):
            copy_proposal(by=world.own.as_("hub"), now=NOW, partnership=make.at_proposal(world.own), source=foreign)
