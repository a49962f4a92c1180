"""The school's clause library: who changes it, what stays, and that drafts which exist keep their words."""

from __future__ import annotations

import pytest

from core.models import AuditEvent
from core.policy import Denied, NotNow
from core.versions import Conflict
from partnerships.actions.clause_library import (
    add_template,
    begin_library,
    edit_template,
    lock_template,
    remove_template,
    restore_template,
    shift_template,
)
from partnerships.clause_library import LIBRARY, delivered
from partnerships.merge import MergeProblem
from partnerships.models import ClauseTemplate
from tests.clock import NOW
from tests.factories.agreements import drafted

pytestmark = pytest.mark.django_db

OWN = {
    "title": "Keselamatan Siswa",
    "body": "Kegiatan di {nama_sekolah} didampingi guru.",
    "optional": True,
    "included": True,
}


@pytest.fixture
def library(world):
    begin_library(by=world.own.as_("hub"), now=NOW, school=world.own.school, kind="pks")
    return ClauseTemplate.objects.filter(school=world.own.school, kind="pks").order_by("order")


def keys(library):
    return list(library.all().values_list("key", flat=True))


def edit(world, clause, **given):
    words = {"title": clause.title, "body": clause.body, "optional": clause.optional, "included": clause.included}
    return edit_template(by=world.own.as_("hub"), now=NOW, clause=clause, **{**words, **given})


class TestBeginning:
    def test_it_starts_with_what_guyub_brings(self, library):
        assert keys(library) == [clause.key for clause in LIBRARY["pks"]]

    def test_twice_changes_nothing(self, world, library):
        edit(world, library.get(key="pembiayaan"), body="Lain.")
        assert begin_library(by=world.own.as_("hub"), now=NOW, school=world.own.school, kind="pks") == 0
        assert library.get(key="pembiayaan").body == "Lain."

    @pytest.mark.parametrize("role", ["principal", "operator", "teacher", "partner", "committee"])
    def test_only_the_hub_begins(self, world, role):
        with pytest.raises(Denied):
            begin_library(by=world.own.as_(role), now=NOW, school=world.own.school, kind="pks")


class TestRewording:
    def test_new_drafts_say_it_and_old_ones_do_not(self, world, library):
        before = drafted(world.own)
        edit(world, library.get(key="pembiayaan"), body="Biaya dibagi rata.")
        after = drafted(world.own)
        assert before.clauses.get(key="pembiayaan").body == delivered("pks", "pembiayaan").body
        assert after.clauses.get(key="pembiayaan").body == "Biaya dibagi rata."

    def test_the_audit_trail_keeps_the_earlier_words(self, world, library):
        clause = library.get(key="pembiayaan")
        edit(world, clause, title="Biaya", body="Satu.")
        event = AuditEvent.objects.filter(verb="clause.edited", subject_id=clause.pk).latest("pk")
        assert event.details["before"]["body"] == delivered("pks", "pembiayaan").body

    def test_the_core_is_locked_even_for_the_hub(self, world, library):
        with pytest.raises(NotNow, match="terkunci"):
            edit(world, library.get(key="hak_kewajiban"), body="Tidak ada.")

    def test_an_unknown_field_is_named_with_the_nearest(self, world, library):
        with pytest.raises(MergeProblem) as problem:
            edit(world, library.get(key="pembiayaan"), body="Di {nama sekola} dan {pasal:ruang_lingkp}.")
        said = " ".join(map(str, problem.value.messages))
        assert "{nama_sekolah}" in said
        assert "{pasal:ruang_lingkup}" in said

    def test_a_stale_version_is_a_conflict(self, world, library):
        clause = library.get(key="pembiayaan")
        edit(world, clause, body="Satu.")
        with pytest.raises(Conflict):
            edit(world, library.get(key="pembiayaan"), body="Dua.", expected=1)

    def test_what_is_not_optional_is_included(self, world, library):
        row = edit(world, library.get(key="ketentuan_umum"), optional=False, included=False)
        assert row.included

    @pytest.mark.parametrize("side", ["other"])
    def test_another_school_changes_nothing(self, world, library, side):
        clause = library.get(key="pembiayaan")
        with pytest.raises(Denied):
            edit_template(by=getattr(world, side).as_("hub"), now=NOW, clause=clause, **OWN)


class TestOwnArticles:
    @pytest.fixture
    def own(self, world, library):
        return add_template(by=world.own.as_("hub"), now=NOW, school=world.own.school, kind="pks", **OWN)

    def test_one_comes_before_the_closing_article(self, library, own):
        assert keys(library)[-2:] == [own.key, "penutup"]

    def test_new_drafts_have_it(self, world, own):
        assert drafted(world.own).clauses.get(key=own.key).title == OWN["title"]

    def test_it_can_go_again(self, world, library, own):
        remove_template(by=world.own.as_("hub"), now=NOW, clause=own)
        assert own.key not in keys(library)

    def test_not_while_another_article_refers_to_it(self, world, library, own):
        edit(world, library.get(key="pembiayaan"), body="Lihat {pasal:" + own.key + "}.")
        with pytest.raises(NotNow, match="Pembiayaan"):
            remove_template(by=world.own.as_("hub"), now=NOW, clause=own)

    def test_a_delivered_one_does_not_go(self, world, library):
        with pytest.raises(NotNow):
            remove_template(by=world.own.as_("hub"), now=NOW, clause=library.get(key="pembiayaan"))

    def test_it_has_no_words_to_go_back_to(self, world, own):
        with pytest.raises(NotNow):
            restore_template(by=world.own.as_("hub"), now=NOW, clause=own)


class TestOrder:
    def test_up_and_down(self, world, library):
        first = keys(library)
        shift_template(by=world.own.as_("hub"), now=NOW, clause=library.get(key=first[2]), up=True)
        assert keys(library)[:3] == [first[0], first[2], first[1]]
        shift_template(by=world.own.as_("hub"), now=NOW, clause=library.get(key=first[2]), up=False)
        assert keys(library) == first

    @pytest.mark.parametrize(("place", "up"), [(0, True), (-1, False)])
    def test_at_the_edge_nothing_moves(self, world, library, place, up):
        first = keys(library)
        shift_template(by=world.own.as_("hub"), now=NOW, clause=library.get(key=first[place]), up=up)
        assert keys(library) == first


class TestRestoring:
    def test_the_delivered_words_come_back(self, world, library):
        clause = edit(world, library.get(key="pembiayaan"), title="Biaya", body="Satu.")
        restored = restore_template(by=world.own.as_("hub"), now=NOW, clause=clause)
        original = delivered("pks", "pembiayaan")
        assert (restored.title, restored.body) == (original.title, original.body)


class TestTheCore:
    def test_the_principal_opens_with_a_reason_then_the_hub_rewords_then_it_is_locked_again(self, world, library):
        by, clause = world.own.as_("principal"), library.get(key="hak_kewajiban")
        with pytest.raises(NotNow):
            lock_template(by=by, now=NOW, clause=clause, locked=False, reason=" ")
        opened = lock_template(by=by, now=NOW, clause=clause, locked=False, reason="Permintaan yayasan.")
        edit(world, opened, body="{kewajiban_para_pihak}")
        assert lock_template(by=by, now=NOW, clause=clause, locked=True).locked
        with pytest.raises(NotNow):
            edit(world, library.get(key="hak_kewajiban"), body="Lain.")

    @pytest.mark.parametrize("role", ["hub", "operator", "teacher"])
    def test_nobody_else(self, world, library, role):
        with pytest.raises(Denied):
            lock_template(
                by=world.own.as_(role),
                now=NOW,
                clause=library.get(key="hak_kewajiban"),
                locked=False,
                reason="Saya mau.",
            )

    def test_a_draft_follows_the_lock_of_its_day(self, world, library):
        lock_template(by=world.own.as_("principal"), now=NOW, clause=library.get(key="pembiayaan"), locked=True)
        assert drafted(world.own).clauses.get(key="pembiayaan").locked
