"""The record page, its moves, the forms for opening and editing."""

import uuid
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Document
from core.subjects import subject_of
from partnerships.models import Partnership
from schools.links import school_url
from schools.roles import Role
from tests.clock import REAL as NOW
from tests.factories import agreements
from tests.factories import partnerships as make
from tests.factories.schools import make_member

READERS = [
    "principal",
    "hub",
    "operator",
    "teacher",
    "staff",
    "special_needs_teacher",
    "counsellor",
    "coach",
    "supervisor",
]


def url(side, name, *args):
    return school_url(side.school, f"partnerships:{name}", *args)


def text_of(response):
    return " ".join(response.content.decode().split())


class TestWhoReads:
    def test_an_address_that_only_looks_like_a_contact_s_opens_nothing(self, world, client_for):
        """To LIKE, with which SQLite compares, an underscore is any letter. The first who asks has none, the second has."""
        partnership = make.chosen(world.own, now=NOW)
        contact = partnership.parties.exclude(partner=None).first().partner.contacts.first()
        type(contact).objects.filter(pk=contact.pk).update(email="budias@mitra.test")
        for email, status in (("budias@mitra.test", 200), ("budi_s@mitra.test", 404)):
            person = make_member(world.own.school, Role.PARTNER, email=email)
            answer = client_for(person).get(url(world.own, "partnership", partnership.pk))
            assert answer.status_code == status

    @pytest.mark.parametrize("role", READERS)
    def test_the_school_reads_every_record(self, world, client_for, role):
        partnership = make.make_partnership(world.own, now=NOW)
        assert (
            client_for(getattr(world.own, role)).get(url(world.own, "partnership", partnership.pk)).status_code == 200
        )

    def test_the_committee_reads_what_runs_or_ran(self, world, client_for):
        client = client_for(world.own.committee)
        early, running = make.make_partnership(world.own, now=NOW), make.informal_underway(world.own, now=NOW)
        assert client.get(url(world.own, "partnership", early.pk)).status_code == 404
        assert client.get(url(world.own, "partnership", running.pk)).status_code == 200

    @pytest.mark.parametrize("role", [Role.PARENT, Role.PARTNER])
    def test_others_find_nothing(self, world, client_for, role):
        partnership = make.chosen(world.own, now=NOW)
        for name in ("partnership", "candidates", "proposal", "understanding", "partnership_edit"):
            assert client_for(getattr(world.own, role)).get(url(world.own, name, partnership.pk)).status_code == 404

    def test_another_schools_record_does_not_exist(self, world, client_for):
        foreign = make.with_proposal(world.other, now=NOW).partnership
        candidate = foreign.candidates.first()
        client = client_for(world.own.hub)
        for name in ("partnership", "partnership_edit", "candidates", "understanding", "proposal", "proposal_edit"):
            assert client.get(url(world.own, name, foreign.pk)).status_code == 404
        for name in ("partnership_move", "candidate_add", "proposal_move", "proposal_paper", "understanding_paper"):
            assert client.post(url(world.own, name, foreign.pk), {"name": "explore"}).status_code == 404
        for name in ("candidate", "candidate_choose", "candidate_decline"):
            assert client.post(url(world.own, name, candidate.pk), {"comment": "X"}).status_code == 404

    def test_a_partner_reads_the_own_record_without_the_schools_thoughts(self, world, client_for):
        partnership = make.exploring(world.own, now=NOW)
        make.give_account(world.own, partnership.candidates.first().partner)
        make.choose_all(world.own, partnership, now=NOW)
        make.move(world.own, partnership, "back_to_needs", comment="Kami meragukan mitra ini.", now=NOW)
        page = text_of(client_for(world.own.partner).get(url(world.own, "partnership", partnership.pk)))
        assert partnership.title in page
        for hidden in (
            "Kami meragukan",
            "Kebutuhan yang dijawab",
            "Riwayat",
            "Bandingkan",
            "Lihat calon",
            "Langkah lain",
        ):
            assert hidden not in page
        assert client_for(world.own.partner).get(url(world.own, "candidates", partnership.pk)).status_code == 404

    def test_a_partner_reads_the_proposal_once_it_is_approved(self, world, client_for):
        partnership = make.at_proposal(world.own, now=NOW)
        make.give_account(world.own, partnership.candidates.first().partner)
        proposal = make.write_proposal(world.own, partnership, goals="Rencana rahasia", now=NOW)
        client, address = client_for(world.own.partner), url(world.own, "proposal", partnership.pk)
        assert "Rencana rahasia" not in text_of(client.get(address))
        make.judge(world.own, make.judge(world.own, proposal, "submit", by="hub", now=NOW), "approve", now=NOW)
        assert "Rencana rahasia" in text_of(client.get(address))


class TestWhatItSays:
    def test_what_is_missing_leads_to_where_it_is_mended(self, world, client_for):
        partnership = make.exploring(world.own, now=NOW)
        page = text_of(client_for(world.own.hub).get(url(world.own, "partnership", partnership.pk)))
        assert "Langkah berikutnya" in page
        assert "Belum dapat dilakukan. Yang belum ada:" not in page
        link = url(world.own, "candidates", partnership.pk)
        assert f'href="{link}">Bandingkan dan pilih</a>' in page
        assert f'<a href="{link}">Sekurang-kurangnya satu mitra yang dipilih.</a>' in page

    def test_without_a_need_the_way_leads_over_the_register_and_back(self, world, client_for):
        partnership = make.make_partnership(world.own, now=NOW, needs=0)
        page = text_of(client_for(world.own.hub).get(url(world.own, "partnership", partnership.pk)))
        back = quote(url(world.own, "partnership_edit", partnership.pk), safe="")
        assert f'href="{url(world.own, "need_create")}?kembali={back}">Catat kebutuhan</a>' in page

    def test_what_another_is_to_do_is_said_without_a_button(self, world, client_for):
        partnership = make.exploring(world.own, now=NOW)
        page = text_of(client_for(world.own.principal).get(url(world.own, "partnership", partnership.pk)))
        assert "Bandingkan calon mitra, lalu pilih" in page
        assert ">Bandingkan dan pilih</a>" not in page

    def test_a_partner_without_a_contact_asks_for_one(self, world, client_for):
        partnership = make.chosen(world.own, now=NOW)
        partner = partnership.parties.get(order=2).partner
        client, address = client_for(world.own.hub), url(world.own, "partnership", partnership.pk)
        link = f'href="{url(world.own, "partner_edit", partner.pk)}#id_contacts-0-name"'
        assert link not in text_of(client.get(address))
        partner.contacts.all().delete()
        assert link in text_of(client.get(address))

    def test_a_possible_step_is_a_button_for_those_whose_turn_it_is(self, world, client_for):
        partnership = make.make_partnership(world.own, now=NOW)
        address = url(world.own, "partnership", partnership.pk)
        press = 'name="name" value="explore"'
        assert press in text_of(client_for(world.own.hub).get(address))
        assert press not in text_of(client_for(world.own.principal).get(address))

    def test_the_principal_is_led_to_the_proposal(self, world, client_for):
        proposal = make.submitted(world.own, now=NOW)
        address = url(world.own, "partnership", proposal.partnership_id)
        assert "Buka dan putuskan" in text_of(client_for(world.own.principal).get(address))
        for_hub = text_of(client_for(world.own.hub).get(address))
        assert "Setujui proposal atau kembalikan" in for_hub
        assert "Buka dan putuskan" not in for_hub

    def test_history_tells_who_when_and_why_of_record_and_proposal(self, world, client_for):
        proposal = make.returned(world.own, now=NOW, comment="Sasaran belum terukur.")
        page = text_of(client_for(world.own.hub).get(url(world.own, "partnership", proposal.partnership_id)))
        assert "Sasaran belum terukur." in page
        assert world.own.principal.display_name in page

    def test_the_short_path_shows_what_it_left_out(self, world, client_for):
        partnership = make.informal_underway(world.own, now=NOW)
        page = text_of(client_for(world.own.hub).get(url(world.own, "partnership", partnership.pk)))
        assert page.count("(dilewati)") == 2

    def test_a_closed_one_offers_nothing_more(self, world, client_for):
        partnership = make.move(
            world.own, make.make_partnership(world.own, now=NOW), "cancel", comment="Mundur.", now=NOW
        )
        page = text_of(client_for(world.own.hub).get(url(world.own, "partnership", partnership.pk)))
        assert "Kemitraan ini sudah selesai: Dibatalkan." in page
        assert url(world.own, "partnership_move", partnership.pk) not in page

    def test_more_parties_and_entries_cost_no_more_queries(self, world, client_for):
        client = client_for(world.own.hub)

        def cost(partnership):
            address = url(world.own, "partnership", partnership.pk)
            client.get(address)
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address).status_code == 200
            return len(seen)

        small, large = (
            make.approved(world.own, now=NOW, partners=1),
            make.returned(world.own, now=NOW, partners=4, needs=3),
        )
        for name, by in (("submit", "hub"), ("return", "principal"), ("submit", "hub"), ("approve", "principal")):
            make.judge(world.own, large, name, by=by, comment="Perbaiki.", now=NOW)
        assert cost(large.partnership) == cost(small.partnership)


class TestMoving:
    def test_a_press_moves_and_says_so(self, world, client_for):
        partnership = make.make_partnership(world.own, now=NOW)
        client = client_for(world.own.hub)
        response = client.post(url(world.own, "partnership_move", partnership.pk), {"name": "explore"}, follow=True)
        assert response.redirect_chain == [(url(world.own, "partnership", partnership.pk), 302)]
        assert "Tahap sekarang: Penjajakan dan identifikasi mitra." in text_of(response)

    def test_a_double_click_moves_once(self, world, client_for):
        partnership = make.make_partnership(world.own, now=NOW)
        client, sent = client_for(world.own.hub), {"name": "explore", "form_key": str(uuid.uuid4())}
        answers = [client.post(url(world.own, "partnership_move", partnership.pk), sent) for _ in range(2)]
        assert [a.status_code for a in answers] == [302, 302]
        assert answers[0].url == answers[1].url

    def test_too_early_draws_the_record_with_the_sentence_and_the_list(self, world, client_for):
        partnership = make.exploring(world.own, now=NOW)
        response = client_for(world.own.hub).post(
            url(world.own, "partnership_move", partnership.pk), {"name": "propose"}
        )
        assert response.status_code == 409
        page = text_of(response)
        assert "“Susun proposal” belum dapat dilakukan." in page
        assert f"<h1>{partnership.title}</h1>" in page
        partnership.refresh_from_db()
        assert partnership.stage == "exploration"

    def test_a_second_tab_learns_that_the_stage_changed(self, world, client_for):
        partnership = make.exploring(world.own, now=NOW)
        response = client_for(world.own.hub).post(
            url(world.own, "partnership_move", partnership.pk), {"name": "explore"}
        )
        assert response.status_code == 409
        assert "tidak tersedia saat statusnya" in text_of(response)

    def test_going_back_without_a_reason_asks_for_it(self, world, client_for):
        partnership = make.exploring(world.own, now=NOW)
        sent = {"name": "back_to_needs", "comment": "   "}
        response = client_for(world.own.hub).post(url(world.own, "partnership_move", partnership.pk), sent)
        assert response.status_code == 409
        assert "Tuliskan alasannya terlebih dahulu." in text_of(response)

    def test_a_reason_that_was_refused_is_still_there(self, world, client_for):
        partnership = make.at_agreement(world.own, now=NOW)
        sent = {"name": "back_to_proposal", "comment": "Alasan yang panjang"}
        agreements.ready(world.own, partnership)
        response = client_for(world.own.hub).post(url(world.own, "partnership_move", partnership.pk), sent)
        assert response.status_code == 409
        page = text_of(response)
        assert "yang dibuka kembali atau dibatalkan" in page
        assert "Alasan yang panjang" in page

    @pytest.mark.parametrize("reason", ["terlalu panjang " * 300, "tersembunyi \u202e di sini"])
    def test_a_reason_that_cannot_be_kept_says_why_and_stays(self, world, client_for, reason):
        partnership = make.exploring(world.own, now=NOW)
        sent = {"name": "back_to_needs", "comment": reason}
        response = client_for(world.own.hub).post(url(world.own, "partnership_move", partnership.pk), sent)
        assert response.status_code == 409
        assert reason.strip() in text_of(response)
        assert response.context["reopened"]

    @pytest.mark.parametrize("role", ["operator", "teacher", "committee", "supervisor", "coach"])
    def test_others_may_not(self, world, client_for, role):
        partnership = make.informal_underway(world.own, now=NOW)
        sent = {"name": "back_to_agreement", "comment": "Alasan"}
        client = client_for(getattr(world.own, role))
        assert client.post(url(world.own, "partnership_move", partnership.pk), sent).status_code == 403

    @pytest.mark.parametrize("name", ["", "tidak-ada", "renew", "extend", "end"])
    def test_a_name_that_is_no_button_here_does_not_exist(self, world, client_for, name):
        partnership = make.make_partnership(world.own, now=NOW)
        client = client_for(world.own.principal)
        assert client.post(url(world.own, "partnership_move", partnership.pk), {"name": name}).status_code == 404

    def test_looking_changes_nothing(self, world, client_for):
        partnership = make.make_partnership(world.own, now=NOW)
        assert client_for(world.own.hub).get(url(world.own, "partnership_move", partnership.pk)).status_code == 405


class TestOpening:
    def facts(self, world, **changes):
        return {
            "title": "Sekolah sehat",
            "form": "formal",
            "scope": "both",
            "lead": world.own.hub.pk,
            "summary": "",
            **changes,
        }

    def test_need_and_partners_come_from_the_matching_page(self, world, client_for):
        need, partners = make.make_need(world.own), [make.make_partner(world.own) for _ in range(2)]
        address = (
            url(world.own, "partnership_open") + f"?need={need.pk}" + "".join(f"&partner={p.pk}" for p in partners)
        )
        page = text_of(client_for(world.own.hub).get(address))
        assert page.count(" checked") == 3

    def test_it_opens_with_them(self, world, client_for):
        need, partner = make.make_need(world.own), make.make_partner(world.own)
        sent = self.facts(world, needs=[need.pk], partners=[partner.pk])
        response = client_for(world.own.hub).post(url(world.own, "partnership_open"), sent)
        opened = Partnership.objects.get()
        assert response.url == url(world.own, "partnership", opened.pk)
        assert (list(opened.needs.all()), opened.candidates.get().partner) == ([need], partner)

    @pytest.mark.parametrize("changes", [{"title": ""}, {"form": "lain"}, {"lead": "0"}, {"title": "x" * 201}])
    def test_what_was_typed_stays_when_something_is_wrong(self, world, client_for, changes):
        sent = self.facts(world, summary="Yang sudah diketik", **changes)
        response = client_for(world.own.hub).post(url(world.own, "partnership_open"), sent)
        assert response.status_code == 422
        assert "Yang sudah diketik" in text_of(response)
        assert not Partnership.objects.exists()

    def test_rows_of_another_school_cannot_be_chosen(self, world, client_for):
        foreign = {"needs": [make.make_need(world.other).pk], "partners": [make.make_partner(world.other).pk]}
        make.make_partner(world.own)
        for changes in ({"needs": foreign["needs"]}, {"partners": foreign["partners"]}, {"lead": world.other.hub.pk}):
            sent = self.facts(world, **changes)
            client_for(world.own.hub).post(url(world.own, "partnership_open"), sent)
        assert all(not p.needs.exists() and not p.candidates.exists() for p in Partnership.objects.all())

    def test_nonsense_in_the_address_is_left_aside(self, world, client_for):
        address = url(world.own, "partnership_open") + "?need=abc&partner=99999999999999999999999&need=-1&partner="
        assert client_for(world.own.hub).get(address).status_code == 200

    @pytest.mark.parametrize("role", ["principal", "operator", "teacher", "committee"])
    def test_only_the_hub_opens(self, world, client_for, role):
        assert client_for(getattr(world.own, role)).get(url(world.own, "partnership_open")).status_code == 403


class TestEditing:
    def test_a_stale_tab_shows_both_versions(self, world, client_for):
        partnership = make.make_partnership(world.own, now=NOW, title="Judul awal")
        client, address = client_for(world.own.hub), url(world.own, "partnership_edit", partnership.pk)
        sent = {"form": "formal", "scope": "software", "lead": world.own.hub.pk, "summary": "", "version": 1}
        assert client.post(address, {**sent, "title": "Judul pertama"}).status_code == 302
        response = client.post(address, {**sent, "title": "Judul kedua"})
        assert response.status_code == 409
        page = text_of(response)
        assert "Judul pertama" in page
        assert "Judul kedua" in page

    def test_needs_are_chosen_here(self, world, client_for):
        partnership, need = make.make_partnership(world.own, now=NOW, needs=0), make.make_need(world.own)
        sent = {
            "title": "Judul", "form": "formal", "scope": "software", "lead": world.own.hub.pk, "needs": [need.pk], "version": 1,
        }  # fmt: skip
        client = client_for(world.own.hub)
        assert client.post(url(world.own, "partnership_edit", partnership.pk), sent).status_code == 302
        assert list(partnership.needs.all()) == [need]

    def test_the_form_is_fixed_after_negotiation_began(self, world, client_for):
        partnership = make.at_agreement(world.own, now=NOW)
        response = client_for(world.own.hub).get(url(world.own, "partnership_edit", partnership.pk))
        assert response.context["form"].fields["form"].disabled


def test_many_papers_draw_no_template_for_each(world, client_for):
    """What a record keeps for years must not make its page slow."""
    partnership = make.informal_underway(world.own, now=NOW)
    client, address = client_for(world.own.hub), url(world.own, "partnership", partnership.pk)

    def templates(papers):
        kind, pk = subject_of(partnership)
        Document.objects.bulk_create(
            Document(tenant=world.own.school, subject_type=kind, subject_id=pk, kind="partnership.understanding", payload={},
                     title=f"Kesepahaman {name}", payload_hash=name, created_at=NOW, created_by_label="Hub") for name in papers
        )  # fmt: skip
        client.get(address)
        page = client.get(address)
        assert all(f"Kesepahaman {name}" in page.content.decode() for name in papers)
        return len(page.templates)

    assert templates("ab") == templates("cdefghij")
