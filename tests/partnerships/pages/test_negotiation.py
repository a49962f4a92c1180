"""Pages of a text under negotiation, with and without an account."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from core import links
from core.documents import render_document
from core.models import Document, ScopedLink
from partnerships.actions.draft_papers import print_draft
from partnerships.actions.negotiation import share_again, state_stance
from partnerships.models import TextComment
from schools.links import school_url
from tests.clock import REAL
from tests.core.papers_made import pages_of
from tests.factories.agreements import drafted, move, ready
from tests.factories.implementation import confirmation_link
from tests.factories.negotiation import remark, review_link, reworded, shared, sheet_of
from tests.factories.partnerships import give_account

pytestmark = pytest.mark.django_db

NEW = "Biaya kegiatan dibagi rata.\nLaporan keuangan disampaikan setiap semester."
SECRET = "Kalimat yang hanya ada di versi berikutnya."


@pytest.fixture
def now():
    return REAL


@pytest.fixture
def agreement(world, now):
    return shared(world.own, now=now)


def text(response):
    return response.content.decode()


def url(world, route, *args):
    return school_url(world.own.school, f"partnerships:{route}", *args)


def next_version(world, agreement, words=NEW, now=None):
    reworded(world.own, agreement, "pembiayaan", words)
    return share_again(by=world.own.as_("hub"), now=now or REAL, agreement=agreement)


def opened(world, review):
    """A browser that opened a link for the sheet, and the page to which it led."""
    _link, token = review_link(world.own, review, now=REAL)
    visitor = Client()
    return visitor, visitor.get(reverse("core:open_link", args=[token]))["Location"]


class TestVersions:
    def test_the_list_says_what_changed_in_one_line(self, world, client_for, agreement):
        next_version(world, agreement)
        page = text(client_for(world.own.operator).get(url(world, "text_versions", agreement.pk)))
        assert "Versi pertama" in page
        assert "Pasal 5 diubah" in page

    def test_the_difference_is_marked_and_said(self, world, client_for, agreement):
        next_version(world, agreement)
        page = text(client_for(world.own.hub).get(url(world, "text_compare", agreement.pk)))
        assert "<ins>" in page
        assert "<del>" in page
        assert "[ditambah:" in page
        assert "Pembiayaan" in page
        assert "Yang tidak berubah" in page

    def test_any_two_versions(self, world, client_for, agreement):
        next_version(world, agreement)
        next_version(world, agreement, SECRET)
        client = client_for(world.own.hub)
        one_two = text(client.get(url(world, "text_compare", agreement.pk), {"dari": "1", "ke": "2"}))
        two_three = text(client.get(url(world, "text_compare", agreement.pk), {"dari": "2", "ke": "3"}))
        assert SECRET not in one_two.replace("</ins>", "")
        assert "berikutnya" in two_three

    @pytest.mark.parametrize("query", [{"dari": "x", "ke": "99"}, {"dari": "2", "ke": "1"}, {}])
    def test_odd_choices_are_answered(self, world, client_for, agreement, query):
        next_version(world, agreement)
        assert client_for(world.own.hub).get(url(world, "text_compare", agreement.pk), query).status_code == 200

    def test_before_the_first_version(self, world, client_for):
        client, draft = client_for(world.own.hub), drafted(world.own)
        assert "Belum ada versi" in text(client.get(url(world, "text_versions", draft.pk)))
        assert client.get(url(world, "text_compare", draft.pk)).status_code == 200

    @pytest.mark.parametrize("route", ["text_versions", "text_version"])
    def test_more_versions_and_comments_cost_no_more_queries(
        self, world, client_for, agreement, route, django_assert_num_queries, django_assert_max_num_queries
    ):
        client = client_for(world.own.hub)
        remark(world.own, sheet_of(agreement), "pembiayaan")

        def cost():
            pk = agreement.pk if route == "text_versions" else sheet_of(agreement).version_id
            address = url(world, route, pk)
            client.get(address)
            with django_assert_max_num_queries(80) as counted:
                client.get(address)
            return len(counted)

        first = cost()
        for words in (NEW, SECRET):
            next_version(world, agreement, words)
            for order in (2, 3, 2):
                remark(world.own, sheet_of(agreement, order), "pembiayaan")
        assert cost() == first

    def test_sharing_again_is_one_version_however_often_it_is_pressed(self, world, client_for, agreement):
        client = client_for(world.own.hub)
        reworded(world.own, agreement, "pembiayaan", NEW)
        key = {"form_key": "6f1d7c1e-5a51-4a0c-9a44-3c9d0f3b7a11"}
        for _press in range(2):
            assert client.post(url(world, "text_share", agreement.pk), key).status_code == 302
        assert agreement.text_versions.count() == 2


class TestVersionPage:
    def test_the_school_reads_every_comment_at_its_article(self, world, client_for, agreement):
        remark(world.own, sheet_of(agreement), "pembiayaan", body="Siapa membayar transpor?")
        page = text(client_for(world.own.hub).get(url(world, "text_version", sheet_of(agreement).version_id)))
        article = page[page.index('id="pasal-pembiayaan"') :]
        assert "Siapa membayar transpor?" in article[: article.index("</section>")]
        assert "Jawab" in article

    def test_a_partner_reads_its_own_comments_only(self, world, client_for, agreement):
        give_account(world.own, sheet_of(agreement, 2).party.partner)
        remark(world.own, sheet_of(agreement, 2), body="Catatan milik saya.")
        remark(world.own, sheet_of(agreement, 3), body="Catatan pihak lain.")
        remark(world.own, sheet_of(agreement, 1), body="Catatan sekolah.")
        page = text(client_for(world.own.partner).get(url(world, "text_version", sheet_of(agreement).version_id)))
        assert "Catatan milik saya." in page
        assert "Catatan pihak lain." not in page
        assert "Catatan sekolah." not in page

    def test_a_partner_speaks_on_its_own_page_and_not_on_anothers(self, world, client_for, agreement):
        give_account(world.own, sheet_of(agreement, 2).party.partner)
        client = client_for(world.own.partner)
        mine = url(world, "text_review", sheet_of(agreement, 2).pk)
        assert client.get(mine).status_code == 200
        assert client.get(url(world, "text_review", sheet_of(agreement, 3).pk)).status_code == 404
        assert client.post(mine, {"act": "stance", "stance": "agrees", "note": ""}).status_code == 302
        assert sheet_of(agreement, 2).stance == "agrees"

    def test_a_partner_that_cannot_read_it_yet_comes_first(self, world, client_for, agreement):
        client, address = client_for(world.own.hub), url(world, "agreement", agreement.pk)
        second, third = sheet_of(agreement, 2), sheet_of(agreement, 3)
        page = client.get(address)
        assert page.context["next"].action == f"Kirim naskah kepada {second.party.name} lewat tautan"
        assert page.context["next"].url == url(world, "text_review_link", second.pk)
        assert text(page).count("Belum diberi tautan untuk membacanya") == 2
        assert 'value="prepare"' in text(page), "it may be prepared all the same"
        review_link(world.own, second, now=REAL)
        assert third.party.name in client.get(address).context["next"].action
        give_account(world.own, third.party.partner)
        page = client.get(address)
        assert page.context["next"].value == "prepare"
        assert "Belum diberi tautan untuk membacanya" not in text(page)

    def test_the_record_warns_and_still_offers_to_prepare(self, world, client_for, agreement):
        remark(world.own, sheet_of(agreement))
        for order in (2, 3):
            review_link(world.own, sheet_of(agreement, order), now=REAL)
        page = text(client_for(world.own.hub).get(url(world, "agreement", agreement.pk)))
        assert "1 catatan para pihak belum dijawab." in page
        assert "belum menyatakan sikap atas versi 1" in page
        assert 'value="prepare"' in page
        card = page[page.index('class="next') : page.index("sec-dates")]
        assert "belum menyatakan sikap" in card


class TestByLink:
    def test_it_shows_this_version_and_nothing_else(self, world, agreement):
        visitor, page = opened(world, sheet_of(agreement))
        remark(world.own, sheet_of(agreement, 3), "pembiayaan", body="Rahasia pihak lain.")
        next_version(world, agreement, SECRET)
        answer = visitor.get(page)
        assert answer.status_code == 200
        assert "Pembiayaan" in text(answer)
        assert SECRET not in text(answer)
        assert "Rahasia pihak lain." not in text(answer)
        assert f"/{world.own.school.slug}/" not in text(answer)

    def test_an_older_version_can_be_read_but_not_answered(self, world, agreement):
        visitor, page = opened(world, sheet_of(agreement))
        next_version(world, agreement)
        answer = text(visitor.get(page))
        assert "sudah diganti oleh versi 2" in answer
        assert "<form" not in answer.partition("<main")[2].partition("</main>")[0]
        assert visitor.post(page, {"act": "stance", "stance": "agrees"}).status_code == 409

    def test_comment_on_an_article_with_new_wording(self, world, agreement):
        visitor, page = opened(world, sheet_of(agreement))
        sent = {"act": "comment", "article": "pembiayaan", "body": "Usul kami:", "proposal": NEW}
        answer = visitor.post(page, sent)
        assert answer.status_code == 302
        assert answer["Location"].endswith("#pasal-pembiayaan")
        comment = TextComment.objects.get()
        assert (comment.article, comment.proposal, comment.author_label) == ("pembiayaan", NEW, "dr. Ratna")
        assert "Usul kami:" in text(visitor.get(page))

    def test_wording_that_was_left_as_it_is_proposes_nothing(self, world, agreement):
        visitor, page = opened(world, sheet_of(agreement))
        form = visitor.get(page).context["rows"][4][1]
        sent = {
            "act": "comment",
            "article": form["article"].value(),
            "body": "Baik.",
            "proposal": form["proposal"].value(),
        }
        visitor.post(page, sent)
        assert TextComment.objects.get().proposal == ""

    def test_nothing_said_is_told_at_the_field(self, world, agreement):
        visitor, page = opened(world, sheet_of(agreement))
        answer = visitor.post(page, {"act": "comment", "article": "pembiayaan", "body": " ", "proposal": ""})
        assert answer.status_code == 422
        assert "Tuliskan catatan atau usulan bunyi barunya." in text(answer)

    def test_an_objection_needs_its_reason(self, world, agreement):
        visitor, page = opened(world, sheet_of(agreement))
        assert visitor.post(page, {"act": "stance", "stance": "objects", "note": ""}).status_code == 422
        assert visitor.post(page, {"act": "stance", "stance": "objects", "note": "Jadwal."}).status_code == 302
        assert sheet_of(agreement).stance == "objects"

    def test_a_double_click_is_one_comment(self, world, agreement):
        visitor, page = opened(world, sheet_of(agreement))
        sent = {
            "act": "comment", "article": "", "body": "Sekali saja.", "form_key": "6f1d7c1e-5a51-4a0c-9a44-3c9d0f3b7a12",
        }  # fmt: skip
        assert [visitor.post(page, sent).status_code for _press in range(2)] == [302, 302]
        assert TextComment.objects.count() == 1

    @pytest.mark.parametrize("sent", [{"act": "comment", "article": "tidak_ada", "body": "x"}])
    def test_an_article_that_there_is_not(self, world, agreement, sent):
        visitor, page = opened(world, sheet_of(agreement))
        assert visitor.post(page, sent).status_code == 404

    def test_a_browser_that_did_not_open_it(self, world, agreement):
        _visitor, page = opened(world, sheet_of(agreement))
        answer = Client().get(page)
        assert answer.status_code == 410
        assert agreement.subject not in text(answer)

    @pytest.mark.parametrize("end", ["revoked", "expired"])
    def test_a_link_that_ended_shows_nothing(self, world, agreement, end):
        visitor, page = opened(world, sheet_of(agreement))
        link = ScopedLink.objects.latest("pk")
        if end == "revoked":
            links.revoke(link, by=world.own.as_("hub"), now=REAL)
        else:
            ScopedLink.objects.filter(pk=link.pk).update(
                created_at=REAL - timedelta(days=40), expires_at=REAL - timedelta(days=1)
            )
        for answer in (visitor.get(page), visitor.post(page, {"act": "stance", "stance": "agrees"})):
            assert answer.status_code == 410
            assert agreement.subject not in text(answer)
        assert sheet_of(agreement).stance == ""

    def test_a_link_of_another_purpose_opens_nothing_here(self, world):
        link, token = confirmation_link(world.own, now=REAL)
        visitor = Client()
        visitor.get(reverse("core:open_link", args=[token]))
        assert visitor.get(reverse("partner_links:agreement_text", args=[link.public_id])).status_code == 410

    def test_a_cancelled_text_is_not_shown(self, world, agreement):
        visitor, page = opened(world, sheet_of(agreement))
        move(world.own, agreement, "cancel", comment="Batal.")
        assert agreement.subject not in text(visitor.get(page))

    def test_the_coordinator_takes_a_link_back(self, world, client_for, agreement):
        visitor, page = opened(world, sheet_of(agreement))
        link = ScopedLink.objects.latest("pk")
        client = client_for(world.own.hub)
        assert "dr. Ratna" in text(client.get(url(world, "text_version", sheet_of(agreement).version_id)))
        assert client.post(url(world, "link_revoke", link.pk)).status_code == 302
        assert visitor.get(page).status_code == 410

    def test_the_link_is_offered_to_whoever_is_known_at_the_partner(self, world, client_for, agreement):
        review, client = sheet_of(agreement), client_for(world.own.hub)
        address = url(world, "text_review_link", review.pk)
        contact, signs = review.party.partner.contacts.first(), agreement.parties.get(party=review.party)
        assert client.get(address).context["form"]["recipient_label"].value() == contact.name
        agreement.parties.filter(pk=signs.pk).update(signatory_name="dr. Wakil Kepala")
        review.party.partner.contacts.all().delete()
        assert client.get(address).context["form"]["recipient_label"].value() == "dr. Wakil Kepala"

    def test_the_coordinator_gives_a_link_and_sees_it_once(self, world, client_for, agreement):
        address = url(world, "text_review_link", sheet_of(agreement).pk)
        client = client_for(world.own.hub)
        sent = {"recipient_label": "Bu Sari", "recipient_email": "sari@puskesmas.test",
                "form_key": "6f1d7c1e-5a51-4a0c-9a44-3c9d0f3b7a13"}  # fmt: skip
        first, second = (text(client.post(address, sent)) for _press in range(2))
        assert "wa.me" in first
        assert ScopedLink.objects.filter(recipient_label="Bu Sari").count() == 1
        assert first.partition('type="url" value="')[2][:60] == second.partition('type="url" value="')[2][:60]


class TestAnswering:
    def test_a_proposal_is_offered_with_its_merge_fields_back_in_place(self, world, client_for, agreement):
        name = world.own.school.name
        proposal = f"Perjanjian ini bertujuan meningkatkan mutu layanan di {name} bersama orang tua."
        comment = remark(world.own, sheet_of(agreement), "maksud_tujuan", proposal=proposal)
        client, address = client_for(world.own.hub), url(world, "text_answer", comment.pk)
        form = client.get(address).context["form"]
        assert "{nama_sekolah} bersama orang tua." in form.initial["body"]
        sent = {"outcome": "taken", "answer": "", "body": form.initial["body"], "version": form.initial["version"]}
        assert client.post(address, sent).status_code == 302
        assert "bersama orang tua" in agreement.clauses.get(key="maksud_tujuan").body

    def test_a_reason_is_asked_for_at_its_field(self, world, client_for, agreement):
        comment = remark(world.own, sheet_of(agreement), "pembiayaan")
        client, address = client_for(world.own.hub), url(world, "text_answer", comment.pk)
        answer = client.post(address, {"outcome": "declined", "answer": ""})
        assert answer.status_code == 422
        assert "Tuliskan jawaban atau alasannya." in text(answer)

    def test_an_unknown_field_is_an_error_that_names_the_nearest(self, world, client_for, agreement):
        comment = remark(world.own, sheet_of(agreement), "pembiayaan", proposal=NEW)
        client, address = client_for(world.own.hub), url(world, "text_answer", comment.pk)
        answer = client.post(address, {"outcome": "taken", "answer": "", "body": "Oleh {nama_sekola}."})
        assert answer.status_code == 422
        assert "{nama_sekolah}" in text(answer)

    def test_the_core_offers_no_words(self, world, client_for, agreement):
        comment = remark(world.own, sheet_of(agreement), "hak_kewajiban", proposal="Tidak ada.")
        page = client_for(world.own.hub).get(url(world, "text_answer", comment.pk))
        assert "body" not in page.context["form"].fields
        assert "inti baku sekolah" in text(page)


class TestConcept:
    def test_a_draft_is_printed_as_a_paper_of_its_own(self, world, client_for, agreement):
        client = client_for(world.own.staff)
        answer = client.post(url(world, "text_concept", agreement.pk), {"paper": "f4"})
        paper = Document.objects.get(kind="agreement_draft")
        assert answer["Location"] == school_url(world.own.school, "core:document", paper.pk)
        assert (paper.paper, paper.public_code) == ("f4", None)
        assert paper.payload["mark"].startswith("KONSEP")
        assert paper.payload["initials"] == []
        assert paper.title not in text(client.get(url(world, "partnership", agreement.partnership_id)))

    def test_a_frozen_text_is_no_concept(self, world, client_for):
        agreement = ready(world.own)
        answer = client_for(world.own.hub).post(url(world, "text_concept", agreement.pk), {"paper": "a4"})
        assert answer.status_code == 409

    @pytest.mark.parametrize("size", ["a4", "f4"])
    def test_each_sheet_says_that_it_is_a_draft(self, world, agreement, size):
        paper = print_draft(by=world.own.as_("hub"), now=REAL, agreement=agreement, paper=size)
        assert render_document(paper.pk, REAL)
        paper.refresh_from_db()
        with paper.file.open() as stored:
            sheets = pages_of(stored.read())
        assert len(sheets) > 1
        assert all("BUKAN UNTUK DITANDATANGANI" in sheet for sheet in sheets)
        assert all("KONSEP" in sheet.replace("KONSEP, BUKAN", "") for sheet in sheets)
        assert not any("Periksa keaslian" in sheet or "Paraf" in sheet for sheet in sheets)

    def test_the_same_words_are_the_same_paper(self, world, agreement):
        made = [print_draft(by=world.own.as_("hub"), now=REAL, agreement=agreement, paper="a4") for _ in range(2)]
        assert made[0].pk == made[1].pk


def test_the_stance_of_each_party_is_on_the_record(world, client_for, agreement, now):
    state_stance(by=world.own.as_("hub"), now=now, review=sheet_of(agreement), stance="agrees")
    page = text(client_for(world.own.principal).get(url(world, "agreement", agreement.pk)))
    assert "Setuju dengan naskah ini" in page
    assert "Belum menyatakan sikap" in page


def test_the_home_page_asks_whose_turn_it_is(world, client_for, agreement):
    give_account(world.own, sheet_of(agreement).party.partner)
    remark(world.own, sheet_of(agreement, 3))
    home = text(client_for(world.own.hub).get(school_url(world.own.school, "schools:home")))
    assert f"Jawab catatan atas naskah: {agreement.subject}" in home
    partner = text(client_for(world.own.partner).get(school_url(world.own.school, "partnerships:portal")))
    assert f"Telaah naskah: {agreement.subject}" in partner


@pytest.mark.parametrize(("role", "shown"), [("hub", True), ("principal", True), ("teacher", False)])
def test_the_register_leads_to_the_library(world, client_for, role, shown):
    page = text(client_for(getattr(world.own, role)).get(url(world, "agreement_list")))
    assert (url(world, "clause_library") in page) == shown
