"""Parties, articles and repayments while the text is open."""

from datetime import date
from decimal import Decimal

import pytest

from core.models import AuditEvent
from core.policy import NotNow
from core.versions import Conflict
from partnerships.actions.agreement_parts import (
    PARTY_WORDS,
    add_clause,
    equal_instalments,
    include_clause,
    save_clause,
    save_instalments,
    save_parties,
    shift_clause,
)
from partnerships.merge import MergeProblem
from partnerships.queries.clauses import applicable
from tests.clock import NOW
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db


def rows_of(agreement) -> list[dict]:
    return [
        {"party": p.party, **{name: getattr(p, name) for name in PARTY_WORDS}}
        for p in agreement.parties.select_related("party")
    ]


class TestParties:
    def save(self, world, agreement, rows, **more):
        return save_parties(by=world.own.as_("hub"), now=NOW, agreement=agreement, rows=rows, **more)

    def test_the_order_decides_who_is_the_first_party(self, world):
        agreement = make.drafted(world.own)
        school, first, second = rows_of(agreement)
        self.save(world, agreement, [second, school, first])
        assert [p.institution for p in agreement.parties.all()] == [r["institution"] for r in (second, school, first)]
        assert [p.order for p in agreement.parties.all()] == [1, 2, 3]
        assert AuditEvent.objects.filter(verb="agreement.parties_saved", subject_id=agreement.pk).exists()

    def test_a_party_may_be_left_out_while_two_remain(self, world):
        agreement = make.drafted(world.own)
        self.save(world, agreement, rows_of(agreement)[:2])
        assert agreement.parties.count() == 2

    def test_one_party_only(self, world):
        agreement = make.drafted(world.own)
        with pytest.raises(NotNow, match="sekurang-kurangnya dua pihak"):
            self.save(world, agreement, rows_of(agreement)[:1])

    def test_two_parties_the_same(self, world):
        agreement = make.drafted(world.own)
        school, first, _second = rows_of(agreement)
        with pytest.raises(NotNow, match="Dua pihak tidak boleh sama"):
            self.save(world, agreement, [school, first, first])

    def test_two_parties_of_the_same_name(self, world):
        agreement = make.drafted(world.own)
        school, first, second = rows_of(agreement)
        same = {**second, "institution": f"  {first['institution'].upper()} "}
        with pytest.raises(NotNow, match="Dua pihak tidak boleh sama"):
            self.save(world, agreement, [school, first, same])

    def test_without_the_school(self, world):
        agreement = make.drafted(world.own)
        with pytest.raises(NotNow, match="Sekolah sendiri"):
            self.save(world, agreement, rows_of(agreement)[1:])

    def test_a_party_of_another_partnership(self, world):
        agreement, other = make.drafted(world.own), make.drafted(world.own)
        with pytest.raises(NotNow, match="para pihak kemitraannya"):
            self.save(world, agreement, [rows_of(agreement)[0], rows_of(other)[1]])

    def test_a_stale_version_shows_both_rows(self, world):
        agreement = make.drafted(world.own)
        read, rows = agreement.version, rows_of(agreement)
        self.save(world, agreement, [rows[0], {**rows[1], "number": "12/PKM/2026"}])
        with pytest.raises(Conflict) as conflict:
            self.save(world, agreement, rows, expected=read)
        name = rows[1]["institution"]
        assert "12/PKM/2026" in conflict.value.theirs[name]
        assert "12/PKM/2026" not in conflict.value.mine[name]

    def test_a_frozen_text_keeps_its_parties(self, world):
        agreement = make.ready(world.own)
        with pytest.raises(NotNow, match="siap ditandatangani"):
            self.save(world, agreement, rows_of(agreement))


class TestClauses:
    def test_an_open_article_takes_new_words(self, world):
        clause = make.drafted(world.own).clauses.get(key="ruang_lingkup")
        save_clause(
            by=world.own.as_("hub"), now=NOW, clause=clause, title="Lingkup", body="Pemeriksaan di {nama_sekolah}."
        )
        clause.refresh_from_db()
        assert (clause.title, clause.version) == ("Lingkup", 2)

    def test_a_locked_article_keeps_its_words(self, world):
        clause = make.drafted(world.own).clauses.get(key="jangka_waktu")
        with pytest.raises(NotNow, match="inti baku"):
            save_clause(by=world.own.as_("hub"), now=NOW, clause=clause, title="X", body="Y")

    def test_a_field_that_does_not_exist_is_named(self, world):
        clause = make.drafted(world.own).clauses.get(key="ruang_lingkup")
        with pytest.raises(MergeProblem, match="nama_kepala"):
            save_clause(by=world.own.as_("hub"), now=NOW, clause=clause, title="X", body="Oleh {nama_kepala}.")

    def test_two_people_may_change_two_articles(self, world):
        agreement = make.drafted(world.own)
        one, two = agreement.clauses.get(key="ruang_lingkup"), agreement.clauses.get(key="pelaksanaan")
        save_clause(by=world.own.as_("hub"), now=NOW, clause=one, title="Satu", body="Satu.", expected=1)
        save_clause(by=world.own.as_("hub"), now=NOW, clause=two, title="Dua", body="Dua.", expected=1)
        with pytest.raises(Conflict):
            save_clause(by=world.own.as_("hub"), now=NOW, clause=two, title="Tiga", body="Tiga.", expected=1)

    def test_an_optional_article_comes_and_goes(self, world):
        clause = make.drafted(world.own).clauses.get(key="pengakhiran")
        assert include_clause(by=world.own.as_("hub"), now=NOW, clause=clause, included=True).included
        assert not include_clause(by=world.own.as_("hub"), now=NOW, clause=clause, included=False).included

    def test_an_article_that_every_text_needs_stays(self, world):
        clause = make.drafted(world.own).clauses.get(key="penyelesaian_perselisihan")
        with pytest.raises(NotNow, match="wajib"):
            include_clause(by=world.own.as_("hub"), now=NOW, clause=clause, included=False)

    def test_moving_passes_over_articles_that_do_not_apply(self, world):
        agreement = make.drafted(world.own)
        shown = [clause.key for clause in applicable(agreement)]
        clause = agreement.clauses.get(key="jangka_waktu")
        assert shown[shown.index("jangka_waktu") - 1] == "pembiayaan"
        shift_clause(by=world.own.as_("hub"), now=NOW, clause=clause, up=True)
        now_shown = [c.key for c in applicable(agreement)]
        assert now_shown.index("jangka_waktu") == shown.index("pembiayaan")

    def test_the_first_article_goes_no_higher(self, world):
        agreement = make.drafted(world.own)
        shown = [clause.key for clause in applicable(agreement)]
        shift_clause(by=world.own.as_("hub"), now=NOW, clause=agreement.clauses.get(key=shown[0]), up=True)
        assert [clause.key for clause in applicable(agreement)] == shown

    def test_an_article_of_ones_own_stands_before_the_closing_one(self, world):
        agreement = make.drafted(world.own)
        for title in ("Antar-jemput", "Seragam"):
            add_clause(
                by=world.own.as_("hub"), now=NOW, agreement=agreement, title=title, body=f"{title} diatur bersama."
            )
        keys = list(agreement.clauses.values_list("key", flat=True))
        assert keys[-3:] == ["tambahan_1", "tambahan_2", "penutup"]


class TestInstalments:
    def loan(self, world):
        return make.lent(world.own)

    def save(self, world, agreement, *amounts, **more):
        rows = [
            {"due_on": date(2027, month, 1), "amount": Decimal(amount)} for month, amount in enumerate(amounts, start=1)
        ]
        return save_instalments(by=world.own.as_("hub"), now=NOW, agreement=agreement, rows=rows, **more)

    def test_a_schedule_replaces_the_old_one(self, world):
        agreement = self.loan(world)
        self.save(world, agreement, 40_000_000, 20_000_000)
        assert [row.amount for row in agreement.instalments.all()] == [40_000_000, 20_000_000]

    def test_it_must_add_up_and_says_by_how_much_it_does_not(self, world):
        agreement = self.loan(world)
        with pytest.raises(NotNow, match=r"Selisihnya Rp5\.000\.000,00"):
            self.save(world, agreement, 40_000_000, 15_000_000)
        assert agreement.instalments.count() == 12

    def test_grants_are_not_repaid(self, world):
        with pytest.raises(NotNow, match="hanya untuk pinjaman"):
            self.save(world, make.drafted(world.own), 1)

    def test_a_stale_version_is_refused(self, world):
        agreement = self.loan(world)
        read = agreement.version
        self.save(world, agreement, 60_000_000)
        with pytest.raises(Conflict):
            self.save(world, agreement, 30_000_000, 30_000_000, expected=read)

    def test_equal_instalments_leave_the_rest_to_the_last(self):
        rows = equal_instalments(Decimal(100), 3, date(2027, 1, 31))
        assert [row["amount"] for row in rows] == [33, 33, 34]
        assert [row["due_on"] for row in rows] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]
