"""Addenda: what they change, and that what was signed stays as it was."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from core.models import AuditEvent, Document
from core.policy import Denied, NotNow
from partnerships import chain
from partnerships.actions.addenda import change_article, draft_addendum, drop_change, reword_change
from partnerships.actions.agreement_parts import add_clause, equal_instalments, save_instalments
from partnerships.actions.agreements import draft_successor, edit_agreement
from partnerships.models import Agreement
from partnerships.terms import FinancialForm
from tests.clock import NOW
from tests.factories import addenda, agreements
from tests.factories import implementation as running

S = Agreement.Status
END = date(2029, 9, 30)


@pytest.fixture
def base(world):
    return agreements.signed(world.own)


def fresh(agreement):
    return Agreement.objects.get(pk=agreement.pk)


def change(side, addendum, kind, article, title="Judul", body="Isi yang baru."):
    return change_article(
        by=side.as_("hub"), now=NOW, addendum=addendum, kind=kind, article=article, title=title, body=body
    )


def as_signed(agreement):
    """All that was signed: row but for the derived end, articles, parties, and the papers with their hashes."""
    row = Agreement.objects.filter(pk=agreement.pk).values().get()
    row = {name: value for name, value in row.items() if name not in ("extended_to", "effective_ends_on", "sort_end")}
    parts = [list(getattr(agreement, name).order_by("pk").values()) for name in ("parties", "clauses", "instalments")]
    papers = Document.objects.filter(subject_type="partnerships.agreement", subject_id=agreement.pk).order_by("pk")
    return row, parts, list(papers.values("payload", "payload_hash", "public_code", "sha256"))


class TestDraft:
    def test_parties_subject_and_numbering_come_from_the_agreement(self, world, base):
        addendum = addenda.drafted(world.own, base)
        assert [p.institution for p in addendum.parties.all()] == [p.institution for p in base.parties.all()]
        assert (addendum.subject, addendum.addendum_number, addendum.kind_label) == (base.subject, 1, "Adendum I")
        assert AuditEvent.objects.get(verb="agreement.addendum_drafted").details == {"base": base.pk, "number": 1}

    def test_one_is_finished_before_the_next_begins(self, world, base):
        addenda.drafted(world.own, base)
        with pytest.raises(NotNow, match="Adendum I"):
            addenda.drafted(world.own, base, ends_on=addenda.LONGER)

    def test_a_cancelled_one_gives_its_number_back(self, world, base):
        agreements.move(world.own, addenda.drafted(world.own, base), "cancel", comment="Salah pasal.")
        assert addenda.drafted(world.own, base).addendum_number == 1

    def test_they_count_in_the_order_of_signing(self, world, base):
        addenda.signed(world.own, base)
        second = addenda.signed(world.own, base, ends_on=date(2031, 9, 30))
        third = addenda.drafted(world.own, base, articles=["Pasal 1"])
        assert [second.kind_label, third.kind_label] == ["Adendum II", "Adendum III"]

    @pytest.mark.parametrize("state", ["drafted", "ready"])
    def test_only_what_was_signed_is_amended(self, world, state):
        with pytest.raises(NotNow, match="masih berlaku"):
            addenda.drafted(world.own, getattr(agreements, state)(world.own))

    def test_not_after_the_end(self, world, base):
        late = NOW + timedelta(days=1200)
        with pytest.raises(NotNow, match="masih berlaku"):
            draft_addendum(by=world.own.as_("hub"), now=late, agreement=base, articles=["Pasal 1"])

    def test_an_addendum_is_not_amended_itself(self, world, base):
        with pytest.raises(NotNow):
            addenda.drafted(world.own, addenda.signed(world.own, base))

    @pytest.mark.parametrize("ends_on", [END, END - timedelta(days=1)])
    def test_an_extension_reaches_beyond_the_end(self, world, base, ends_on):
        with pytest.raises(NotNow, match="sesudah"):
            addenda.drafted(world.own, base, ends_on=ends_on)

    @pytest.mark.parametrize("role", ["operator", "teacher", "committee", "partner"])
    def test_workers_and_the_principal_begin_one(self, world, base, role):
        with pytest.raises(Denied):
            addenda.drafted(world.own, base, by=role)

    def test_the_principal_may(self, world, base):
        assert addenda.drafted(world.own, base, by="principal").state == "draft"

    def test_the_database_keeps_addenda_and_agreements_apart(self, world, base):
        with pytest.raises(IntegrityError), transaction.atomic():
            Agreement.objects.filter(pk=base.pk).update(kind="addendum")

    def test_its_articles_are_not_written_as_those_of_an_agreement(self, world, base):
        addendum = addenda.drafted(world.own, base)
        with pytest.raises(NotNow):
            add_clause(by=world.own.as_("hub"), now=NOW, agreement=addendum, title="Baru", body="Baru.")


class TestGate:
    def test_something_must_change(self, world, base):
        addendum = addenda.drafted(world.own, base, reasons="kerja sama berjalan baik")
        with pytest.raises(NotNow) as refused:
            agreements.move(world.own, addendum, "prepare")
        assert "Sekurang-kurangnya satu hal yang diubah." in [str(item) for item in refused.value.missing]

    def test_it_needs_neither_dispute_clause_nor_duties(self, world, base):
        assert addenda.ready(world.own, base).payload["kind_line"] == "Adendum I Perjanjian Kerja Sama"

    def test_more_of_a_loan_needs_clearance_and_a_schedule(self, world):
        loan = agreements.sign(world.own, agreements.move(world.own, agreements.lent(world.own), "prepare"))
        addendum = addenda.drafted(world.own, loan, amount=Decimal(90_000_000))
        assert addendum.financial_form == FinancialForm.SOFT_LOAN
        with pytest.raises(NotNow) as refused:
            agreements.move(world.own, addendum, "prepare")
        assert len(refused.value.missing) == 2
        facts = {"clearance_number": "12/2026", "clearance_by": "Bupati", "clearance_on": date(2026, 9, 1)}
        addendum = edit_agreement(by=world.own.as_("hub"), now=NOW, agreement=addendum, **facts)
        rows = equal_instalments(Decimal(90_000_000), 6, date(2027, 1, 31))
        save_instalments(by=world.own.as_("hub"), now=NOW, agreement=addendum, rows=rows)
        agreements.move(world.own, addendum, "prepare")
        assert addendum.payload["annexes"][0]["table"]["total"][-1] == "Rp90.000.000,00"


class TestArticles:
    def test_present_words_are_taken_over(self, world, base):
        addendum = addenda.drafted(world.own, base, articles=["Pasal 3"])
        taken = addendum.article_changes.get()
        row = chain.frozen_articles(base)[2]
        assert (taken.title, taken.body) == (row.article.title, chain.as_text(row.article))

    def test_an_article_is_touched_once(self, world, base):
        addendum = addenda.drafted(world.own, base, articles=["Pasal 3"])
        with pytest.raises(NotNow):
            change(world.own, addendum, "remove", "Pasal 3")

    @pytest.mark.parametrize(("kind", "article"), [("change", "Pasal 99"), ("remove", "Pasal 99"), ("add", "Pasal 99")])
    def test_what_does_not_stand_is_not_touched(self, world, base, kind, article):
        with pytest.raises(NotNow, match="Pasal 99"):
            change(world.own, addenda.drafted(world.own, base), kind, article)

    def test_a_removed_one_is_gone_for_the_next_addendum(self, world, base):
        first = addenda.drafted(world.own, base)
        change(world.own, first, "remove", "Pasal 3")
        agreements.sign(world.own, agreements.move(world.own, first, "prepare"))
        with pytest.raises(NotNow, match="Pasal 3"):
            addenda.drafted(world.own, fresh(base), articles=["Pasal 3"])

    def test_the_next_addendum_starts_from_the_words_of_the_last(self, world, base):
        first = addenda.drafted(world.own, base, articles=["Pasal 3"])
        reword_change(
            by=world.own.as_("hub"), now=NOW, change=first.article_changes.get(), title="Baru", body="Satu.\nDua."
        )
        agreements.sign(world.own, agreements.move(world.own, first, "prepare"))
        second = addenda.drafted(world.own, fresh(base), articles=["Pasal 3"])
        assert second.article_changes.get().body == "Satu.\nDua."

    def test_a_change_can_be_left_again(self, world, base):
        addendum = addenda.drafted(world.own, base, articles=["Pasal 3"])
        drop_change(by=world.own.as_("hub"), now=NOW, change=addendum.article_changes.get())
        assert not addendum.article_changes.exists()

    def test_nothing_moves_once_it_is_frozen(self, world, base):
        addendum = addenda.ready(world.own, base, articles=["Pasal 3"])
        with pytest.raises(NotNow):
            drop_change(by=world.own.as_("hub"), now=NOW, change=addendum.article_changes.get())


class TestEffect:
    def test_the_agreement_is_byte_for_byte_what_was_signed(self, world, base):
        before = as_signed(base)
        first = addenda.drafted(world.own, base, ends_on=addenda.LONGER, articles=["Pasal 3"])
        change(world.own, first, "add", "Pasal 4")
        change(world.own, first, "remove", "Pasal 5")
        agreements.sign(world.own, agreements.move(world.own, first, "prepare"))
        addenda.signed(world.own, base, ends_on=date(2032, 9, 30))
        assert as_signed(base) == before

    def test_the_end_moves_with_the_last_signature_and_not_before(self, world, base):
        addendum = addenda.ready(world.own, base)
        assert fresh(base).last_day == END
        agreements.sign(world.own, addendum)
        assert fresh(base).last_day == fresh(base).effective_ends_on == addenda.LONGER
        assert fresh(base).status(END + timedelta(days=1)) == S.IN_FORCE

    def test_an_addendum_of_words_leaves_the_end(self, world, base):
        addendum = addenda.signed(world.own, base, articles=["Pasal 3"])
        assert fresh(base).last_day == END
        assert fresh(addendum).status(END + timedelta(days=1)) == S.EXPIRED

    def test_a_new_review_date_reaches_the_partnership(self, world, base):
        addenda.signed(world.own, base, ends_on=addenda.LONGER, review_on=date(2030, 6, 30))
        base.partnership.refresh_from_db()
        assert base.partnership.review_on == date(2030, 6, 30)

    def test_addenda_end_with_their_agreement(self, world, base):
        signed = addenda.signed(world.own, base)
        open_one = addenda.drafted(world.own, fresh(base), articles=["Pasal 3"])
        agreements.move(world.own, base, "terminate", by="principal", comment="Disepakati bersama.")
        assert (fresh(signed).state, fresh(open_one).state) == ("terminated", "cancelled")

    def test_a_signed_addendum_is_not_ended_alone(self, world, base):
        with pytest.raises(NotNow):
            agreements.move(world.own, addenda.signed(world.own, base), "terminate", by="principal", comment="x")


class TestSuccessor:
    def test_it_follows_the_extended_end_and_takes_the_words_that_stand(self, world):
        partnership = running.underway(world.own)
        base = partnership.agreements.get()
        labels = {row.article.title: row.label for row in chain.frozen_articles(base)}
        first = addenda.drafted(world.own, base, ends_on=addenda.LONGER, articles=[labels["Pembiayaan"]])
        hub = world.own.as_("hub")
        reword_change(by=hub, now=NOW, change=first.article_changes.get(), title="Pembiayaan", body="Ditanggung mitra.")
        change(world.own, first, "remove", labels["Ruang Lingkup"])
        change(world.own, first, "add", labels["Pembiayaan"], "Beasiswa", "Mitra memberi beasiswa.")
        agreements.sign(world.own, agreements.move(world.own, first, "prepare"))
        new = draft_successor(by=world.own.as_("principal"), now=NOW, agreement=base)
        assert new.starts_on == addenda.LONGER + timedelta(days=1)
        titles = list(new.clauses.filter(included=True).values_list("title", flat=True))
        assert "Ruang Lingkup" not in titles
        assert titles[titles.index("Pembiayaan") + 1] == "Beasiswa"
        assert new.clauses.get(title="Pembiayaan").body == "Ditanggung mitra."

    def test_addenda_have_no_successor(self, world, base):
        with pytest.raises(NotNow):
            draft_successor(by=world.own.as_("principal"), now=NOW, agreement=addenda.signed(world.own, base))
