"""Pages of the clause library."""

from __future__ import annotations

import pytest

from partnerships.actions.clause_library import add_template, begin_library, edit_template
from partnerships.clause_library import LIBRARY
from partnerships.models import ClauseTemplate
from schools.actions.schools import edit_school
from schools.links import school_url
from schools.models import School
from tests.clock import NOW
from tests.factories.agreements import drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(world):
    begin_library(by=world.own.as_("hub"), now=NOW, school=world.own.school, kind="pks")
    return ClauseTemplate.objects.filter(school=world.own.school, kind="pks").order_by("order")


def text(response):
    return response.content.decode()


def url(world, route, *args):
    return school_url(world.own.school, f"partnerships:{route}", *args)


def words(clause, **given):
    return {"title": clause.title, "body": clause.body, "included": "on", **given}


def test_before_the_first_draft_it_shows_what_guyub_brings_and_writes_nothing(world, client_for):
    page = text(client_for(world.own.principal).get(url(world, "clause_library")))
    assert "Hak dan Kewajiban" in page
    assert "Sekolah belum mempunyai pustaka sendiri" in page
    assert not ClauseTemplate.objects.filter(school=world.own.school).exists()


@pytest.mark.parametrize("kind", list(LIBRARY))
def test_every_kind_can_be_begun_and_read(world, client_for, kind):
    client = client_for(world.own.hub)
    assert client.post(url(world, "clause_install", kind)).status_code == 302
    page = client.get(url(world, "clause_library"), {"jenis": kind})
    assert [line.clause.key for line in page.context["lines"]] == [clause.key for clause in LIBRARY[kind]]
    assert all(line.article and not line.problems for line in page.context["lines"])


@pytest.mark.parametrize("kind", ["x", "pks'--", ""])
def test_a_kind_that_there_is_not(world, client_for, kind):
    assert client_for(world.own.hub).get(url(world, "clause_library"), {"jenis": kind}).status_code == 404


def test_it_is_shown_with_an_example_or_with_an_agreement_of_the_school(world, client_for, library):
    agreement = drafted(world.own, subject="Pramuka Bersama")
    client = client_for(world.own.hub)
    assert "Puskesmas Melati" in text(client.get(url(world, "clause_library")))
    page = text(client.get(url(world, "clause_library"), {"dengan": agreement.pk}))
    assert "Pramuka Bersama" in page
    foreign = drafted(world.other, subject="Rahasia Sekolah Lain")
    page = client.get(url(world, "clause_library"), {"dengan": foreign.pk})
    assert "Rahasia Sekolah Lain" not in text(page)


def test_the_schools_own_word_for_the_parties_is_in_the_preview(world, client_for, library):
    school = School.objects.get(pk=world.own.school.pk)
    edit_school(
        by=world.own.as_("operator"),
        now=NOW,
        school=school,
        changes={"party_ordinal": "pertama"},
        version=school.version,
    )
    page = text(client_for(world.own.hub).get(url(world, "clause_library")))
    assert "PIHAK PERTAMA" in page
    assert "PIHAK KESATU" not in page
    assert drafted(world.own).ordinal == "pertama"


def test_rewording_and_the_preview_before_it(world, client_for, library):
    clause, client = library.get(key="pembiayaan"), client_for(world.own.hub)
    address = url(world, "clause_template", clause.pk)
    tried = client.post(address, words(clause, body="Biaya {nama_sekolah} dibagi rata.", preview="1"))
    assert f"Biaya {world.own.school.name} dibagi rata." in text(tried)
    assert library.get(key="pembiayaan").body == clause.body
    sent = words(clause, body="Biaya {nama_sekolah} dibagi rata.", version=clause.version)
    assert client.post(address, sent).status_code == 302
    page = text(client.get(address))
    assert "Bunyi sebelumnya" in page
    assert "Kembalikan bunyi bawaan" in page


def test_an_unknown_field_is_an_error_at_the_field_with_the_nearest_known_one(world, client_for, library):
    clause = library.get(key="pembiayaan")
    answer = client_for(world.own.hub).post(
        url(world, "clause_template", clause.pk), words(clause, body="Biaya {nama_skolah}.")
    )
    assert answer.status_code == 422
    assert "Mungkin maksudnya {nama_sekolah}?" in " ".join(map(str, answer.context["form"].errors["body"]))


def test_the_core_is_visibly_locked(world, client_for, library):
    clause = library.get(key="hak_kewajiban")
    page = text(client_for(world.own.hub).get(url(world, "clause_template", clause.pk)))
    assert "terkunci" in page
    assert "<textarea" not in page
    assert client_for(world.own.hub).post(url(world, "clause_template", clause.pk), words(clause)).status_code == 409


def test_the_principal_opens_the_core(world, client_for, library):
    clause, client = library.get(key="hak_kewajiban"), client_for(world.own.principal)
    assert "Buka pasal inti" in text(client.get(url(world, "clause_template", clause.pk)))
    sent = {"locked": "no", "comment": "Permintaan yayasan."}
    assert client.post(url(world, "clause_template_lock", clause.pk), sent).status_code == 302
    assert not library.get(key="hak_kewajiban").locked


def test_an_own_article_is_added_moved_and_removed(world, client_for, library):
    client = client_for(world.own.hub)
    sent = {"title": "Keselamatan", "body": "Guru mendampingi.", "optional": "on", "included": "on"}
    client.post(url(world, "clause_template_add", "pks"), sent)
    own = library.get(title="Keselamatan")
    before = list(library.values_list("key", flat=True))
    client.post(url(world, "clause_template_move", own.pk), {"direction": "up"})
    assert list(library.all().values_list("key", flat=True)).index(own.key) == before.index(own.key) - 1
    assert client.post(url(world, "clause_template_remove", own.pk)).status_code == 302
    assert not library.filter(pk=own.pk).exists()


def test_restoring(world, client_for, library):
    clause, client = library.get(key="pembiayaan"), client_for(world.own.hub)
    edit_template(
        by=world.own.as_("hub"), now=NOW, clause=clause, title="Biaya", body="Satu.", optional=False, included=True
    )
    client.post(url(world, "clause_template_restore", clause.pk))
    assert library.get(key="pembiayaan").title == "Pembiayaan"


def test_another_schools_article_does_not_exist(world, client_for, library):
    pk = library.first().pk
    assert (
        client_for(world.other.hub).get(school_url(world.other.school, "partnerships:clause_template", pk)).status_code
        == 404
    )


def test_more_articles_cost_no_more_queries(world, client_for, library, django_assert_max_num_queries):
    client = client_for(world.own.hub)

    def cost():
        client.get(url(world, "clause_library"))
        with django_assert_max_num_queries(60) as counted:
            client.get(url(world, "clause_library"))
        return len(counted)

    first = cost()
    for number in range(3):
        add_template(
            by=world.own.as_("hub"), now=NOW, school=world.own.school, kind="pks", title=f"Pasal {number}",
            body="Isi.", optional=True, included=True,
        )  # fmt: skip
    assert cost() == first
