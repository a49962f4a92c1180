"""The pages of addenda: begin one, write what changes, read what is in force."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships import chain
from partnerships.models import Agreement, ArticleChange
from tests.clock import REAL
from tests.factories import addenda, agreements
from tests.factories import implementation as running
from tests.partnerships.at import at
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def base(world):
    """Signed in real time, so that it is in force while the pages look."""
    today = world.own.school.local_date(REAL)
    return agreements.signed(world.own, now=REAL, starts_on=today - timedelta(days=30), signed_on=today)


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def draft(world, hub, base, **sent):
    given = {"what": ["extend"], "starts_on": world.own.school.local_date(REAL).isoformat(), "reasons": "", **sent}
    return hub.post(at(world.own, "addendum_draft", base.pk), keyed(**given))


def longer(base, days=365):
    return (base.ends_on + timedelta(days=days)).isoformat()


class TestDraft:
    def test_the_agreement_offers_it_and_lists_it(self, world, hub, base):
        page = hub.get(at(world.own, "agreement", base.pk))
        assert at(world.own, "addendum_draft", base.pk) in page.content.decode()
        answer = draft(world, hub, base, ends_on=longer(base))
        addendum = base.addenda.get()
        assert answer["Location"] == at(world.own, "agreement", addendum.pk)
        words = text_of(hub.get(at(world.own, "agreement", base.pk)))
        assert "Adendum I" in words
        assert (
            at(world.own, "addendum_draft", base.pk)
            not in hub.get(at(world.own, "agreement", base.pk)).content.decode()
        )

    @pytest.mark.parametrize(
        ("sent", "field"),
        [
            ({"what": []}, "what"),
            ({"ends_on": ""}, "ends_on"),
            ({"what": ["articles"]}, "articles"),
            ({"what": ["articles"], "articles": ["Pasal 99"]}, "articles"),
        ],
    )
    def test_what_is_chosen_needs_its_words(self, world, hub, base, sent, field):
        page = draft(world, hub, base, **sent)
        assert page.status_code == 422
        assert field in page.context["form"].errors
        assert not base.addenda.exists()

    def test_only_what_can_change_is_offered(self, world, hub, base):
        fields = hub.get(at(world.own, "addendum_draft", base.pk)).context["form"].fields
        assert [value for value, _label in fields["what"].choices] == ["extend", "articles", "add"]
        today = world.own.school.local_date(REAL)
        facts = {"years": None, "evergreen": True, "starts_on": today, "signed_on": today}
        forever = agreements.signed(world.own, now=REAL, **facts)
        fields = hub.get(at(world.own, "addendum_draft", forever.pk)).context["form"].fields
        assert [value for value, _label in fields["what"].choices] == ["articles", "add"]

    def test_a_second_one_waits(self, world, hub, base):
        draft(world, hub, base, ends_on=longer(base))
        answer = hub.get(at(world.own, "addendum_draft", base.pk))
        assert answer.status_code == 409
        assert "Adendum I" in text_of(answer)


class TestWords:
    @pytest.fixture
    def addendum(self, world, hub, base):
        answer = draft(world, hub, base, what=["articles"], articles=["Pasal 3"])
        addendum = base.addenda.get()
        assert answer["Location"] == at(world.own, "addendum_changes", addendum.pk)
        return addendum

    def test_old_and_new_words_stand_side_by_side(self, world, hub, addendum):
        change = addendum.article_changes.get()
        url = at(world.own, "addendum_change", change.pk)
        version = hub.get(url).context["form"]["version"].value()
        sent = keyed(title="Pelaksanaan", body="Dilaksanakan setiap bulan.", version=version)
        assert hub.post(url, sent).status_code == 302
        page = hub.get(at(world.own, "addendum_changes", addendum.pk))
        words = text_of(page)
        assert "Dilaksanakan setiap bulan." in words
        assert "rencana kerja" in words
        assert "Dilaksanakan setiap bulan." in text_of(hub.get(at(world.own, "agreement_preview", addendum.pk)))

    def test_merge_fields_are_not_for_addenda(self, world, hub, addendum):
        url = at(world.own, "addendum_change", addendum.article_changes.get().pk)
        page = hub.post(url, keyed(title="Pelaksanaan", body="{nama_sekolah} melaksanakan.", version=1))
        assert "body" in page.context["form"].errors

    def test_articles_come_and_go(self, world, hub, addendum):
        sent = keyed(article="Pasal 4", title="Beasiswa", body="Mitra memberi beasiswa.")
        hub.post(at(world.own, "addendum_article_add", addendum.pk), sent)
        hub.post(at(world.own, "addendum_article_remove", addendum.pk), keyed(article="Pasal 5"))
        taken = hub.post(at(world.own, "addendum_article", addendum.pk), keyed(article="Pasal 7"))
        change = addendum.article_changes.get(article="Pasal 7")
        assert taken["Location"] == at(world.own, "addendum_change", change.pk)
        hub.post(at(world.own, "addendum_change_drop", change.pk), keyed(drop="1"))
        kinds = {(c.kind, c.article) for c in addendum.article_changes.all()}
        assert kinds == {("change", "Pasal 3"), ("add", "Pasal 4"), ("remove", "Pasal 5")}
        words = text_of(hub.get(at(world.own, "addendum_changes", addendum.pk)))
        assert "Pasal 4A Beasiswa" in words

    def test_what_is_taken_up_already_is_not_offered_twice(self, world, hub, addendum):
        form = hub.get(at(world.own, "addendum_article_remove", addendum.pk)).context["form"]
        assert "Pasal 3" not in [label for label, _words in form.fields["article"].choices]

    def test_the_articles_page_of_an_addendum_is_its_page_of_changes(self, world, hub, addendum):
        answer = hub.get(at(world.own, "agreement_clauses", addendum.pk))
        assert answer["Location"] == at(world.own, "addendum_changes", addendum.pk)

    def test_the_head_is_edited_on_the_known_page(self, world, hub, addendum, base):
        url = at(world.own, "agreement_edit", addendum.pk)
        form = hub.get(url).context["form"]
        sent = keyed(signing_place="Bandung", ends_on=base.ends_on.isoformat(), version=form["version"].value())
        assert "ends_on" in hub.post(url, sent).context["form"].errors
        assert hub.post(url, {**sent, "ends_on": longer(base)}).status_code == 302
        assert Agreement.objects.get(pk=addendum.pk).ends_on > base.ends_on

    def test_an_agreement_has_no_page_of_changes(self, world, hub, base):
        assert hub.get(at(world.own, "addendum_changes", base.pk)).status_code == 409


class TestInForce:
    def test_each_article_names_the_addendum_that_worded_it(self, world, hub, base):
        addendum = addenda.drafted(
            world.own, base, now=REAL, ends_on=date.fromisoformat(longer(base)), articles=["Pasal 3"]
        )
        ArticleChange.objects.filter(addendum=addendum).update(body="Dilaksanakan setiap bulan.")
        agreements.sign(world.own, agreements.move(world.own, addendum, "prepare"), now=REAL)
        page = hub.get(at(world.own, "agreement_in_force", base.pk))
        words = text_of(page)
        assert "Dilaksanakan setiap bulan." in words
        assert words.count("Menurut Adendum I") == 1
        assert page.context["now"].last_day == date.fromisoformat(longer(base))
        record = text_of(hub.get(at(world.own, "agreement", base.pk)))
        assert "Diperpanjang dengan Adendum I" in record

    def test_what_begins_later_is_not_counted_yet(self, world, hub, base):
        tomorrow = world.own.school.local_date(REAL) + timedelta(days=1)
        addenda.signed(world.own, base, now=REAL, starts_on=tomorrow, articles=["Pasal 3"])
        page = hub.get(at(world.own, "agreement_in_force", base.pk))
        assert [row.by for row in page.context["now"].articles if row.by] == []
        assert "belum dihitung" in text_of(page)

    def test_an_addendum_leads_to_the_whole(self, world, hub, base):
        addendum = addenda.drafted(world.own, base, now=REAL)
        answer = hub.get(at(world.own, "agreement_in_force", addendum.pk))
        assert answer["Location"] == at(world.own, "agreement_in_force", base.pk)

    def test_the_verification_page_speaks_of_the_addendum(self, world, hub, base):
        addendum = addenda.signed(world.own, base, now=REAL, articles=["Pasal 3"])
        from partnerships.papers.facts import agreement_facts
        from partnerships.queries.agreements import AgreementRecord

        paper = AgreementRecord(addendum, world.own.school.local_date(REAL)).papers[0]
        facts = agreement_facts(paper)
        assert facts.title.startswith("Adendum I atas Perjanjian Kerja Sama antara")
        assert facts.state == "Berlaku"


class TestLists:
    def test_the_register_shows_the_end_that_stands(self, world, hub, base):
        addenda.signed(world.own, base, now=REAL, ends_on=base.ends_on.replace(year=base.ends_on.year + 1))
        month = f"{base.ends_on.year + 1}-{base.ends_on.month:02d}"
        page = hub.get(at(world.own, "agreement_list"), {"ends": month})
        assert [row.agreement for row in page.context["rows"]] == [base]

    def test_one_addendum_or_three_cost_the_same(self, world, hub, base):
        def cost(url):
            with CaptureQueriesContext(
                connection,
            ) as made:
                assert hub.get(url).status_code == 200
            return len(made)

        urls = [
            at(world.own, "agreement", base.pk),
            at(world.own, "agreement_list"),
            at(world.own, "agreement_in_force", base.pk),
        ]
        addenda.signed(world.own, base, now=REAL, articles=["Pasal 3"])
        one = [cost(url) for url in urls]
        for label in ("Pasal 4", "Pasal 5"):
            addenda.signed(world.own, Agreement.objects.get(pk=base.pk), now=REAL, articles=[label])
        assert [cost(url) for url in urls] == one


class TestParents:
    def test_a_child_is_listed_and_warned_about_when_it_outlasts(self, world, hub):
        today = world.own.school.local_date(REAL)
        partnership = running.at_agreement(world.own, now=REAL)
        facts = {"now": REAL, "starts_on": today, "signed_on": today}
        mou = agreements.signed(world.own, partnership, kind="mou", years=1, subject="Kerja sama umum", **facts)
        page = hub.get(at(world.own, "agreement_draft", partnership.pk))
        assert mou in page.context["form"].fields["parent"].queryset
        sent = keyed(
            kind="pks", subject="PKS turunan", parent=mou.pk, starts_on=today.isoformat(), duration="years", years=3
        )
        answer = hub.post(at(world.own, "agreement_draft", partnership.pk), sent)
        child = partnership.agreements.get(subject="PKS turunan")
        assert (answer.status_code, child.parent) == (302, mou)
        parent_page = text_of(hub.get(at(world.own, "agreement", mou.pk)))
        assert "Naskah turunan" in parent_page
        agreements.signed(world.own, partnership, kind="ia", parent=mou, years=1, subject="Rencana semester", **facts)
        badges = hub.get(at(world.own, "agreement", mou.pk)).context["record"].children
        assert [(row.agreement.subject, row.status) for row in badges] == [
            ("PKS turunan", "draft"),
            ("Rencana semester", "in_force"),
        ]
        assert "Nota Kesepahaman (MoU) · Berlaku" in text_of(hub.get(at(world.own, "agreement_draft", partnership.pk)))
        assert "berlaku lebih lama" in parent_page
        assert "berlaku lebih lama" in text_of(hub.get(at(world.own, "agreement", child.pk)))

    def test_not_every_kind_stands_under_every_other(self, world, hub):
        partnership = running.at_agreement(world.own)
        pks = agreements.drafted(world.own, partnership)
        sent = keyed(kind="pks", subject="x", parent=pks.pk, starts_on="2026-10-01", duration="years", years=1)
        page = hub.post(at(world.own, "agreement_draft", partnership.pk), sent)
        assert "parent" in page.context["form"].errors
        work_plan = hub.post(
            at(world.own, "agreement_draft", partnership.pk), {**sent, "kind": "ia", "subject": "Rencana"}
        )
        assert work_plan.status_code == 302


def test_the_draft_form_offers_a_text_without_an_end(world, hub):
    partnership = running.at_agreement(world.own)
    sent = keyed(kind="pks", subject="Tanpa akhir", starts_on="2026-10-01", duration="evergreen", years="")
    assert hub.post(at(world.own, "agreement_draft", partnership.pk), sent).status_code == 302
    drafted = partnership.agreements.get()
    assert (drafted.evergreen, drafted.ends_on) == (True, None)
    assert "terus sampai diakhiri" in text_of(hub.get(at(world.own, "agreement", drafted.pk)))
    half = hub.post(at(world.own, "agreement_draft", partnership.pk), {**sent, "duration": "years"})
    assert "years" in half.context["form"].errors


def test_as_text_is_the_inverse_of_paragraphs():
    from partnerships.clause_text import paragraphs
    from partnerships.documents import Article

    text = "Satu:\n- huruf; dan\n-- angka;\n-- angka lain.\nDua."
    assert chain.as_text(Article("Pasal 1", "x", paragraphs(text))) == text


def test_an_addendum_is_not_begun_as_a_text_of_its_own(world, hub):
    partnership = running.at_agreement(world.own)
    sent = keyed(kind="addendum", subject="x", starts_on="2026-10-01", duration="years", years=1)
    assert "kind" in hub.post(at(world.own, "agreement_draft", partnership.pk), sent).context["form"].errors
