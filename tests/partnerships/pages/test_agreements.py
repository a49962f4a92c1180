"""Pages of agreements: what they say, what they refuse, and to whom they exist."""

import uuid
from datetime import date, timedelta

import pytest

from core.models import Document
from partnerships.actions.agreements import edit_agreement
from partnerships.actions.signatures import attach_scan, confirm_scan
from partnerships.models import Agreement
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import agreements as make
from tests.factories.implementation import photo
from tests.factories.partnerships import approved, at_agreement

pytestmark = pytest.mark.django_db


def url(world, name: str, *args) -> str:
    return school_url(world.own.school, f"partnerships:{name}", *args)


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def head(agreement, **changes) -> dict:
    """What the form of the head sends when nothing is changed but `changes`."""
    agreement.refresh_from_db()
    names = ["subject", "ordinal", "signed_on", "signing_place", "starts_on", "ends_on", "review_on", "financial_form", "amount",
             "clearance_number", "clearance_by", "clearance_on", "recitals", "legal_basis", "witnesses", "acknowledged_by"]  # fmt: skip
    values = {name: getattr(agreement, name) for name in names} | {"version": agreement.version}
    if agreement.amount:
        values["amount"] = f"{agreement.amount:.0f}"
    values |= changes
    return {name: "" if value is None else str(value) for name, value in values.items()}


class TestDraft:
    def test_the_form_is_filled_in(self, hub, world):
        partnership = at_agreement(world.own)
        page = hub.get(url(world, "agreement_draft", partnership.pk))
        form = page.context["form"]
        assert page.status_code == 200
        assert (form.initial["subject"], form.initial["years"]) == (partnership.title, 3)
        assert form.initial["starts_on"].day == 1

    def test_a_double_click_drafts_once(self, hub, world):
        partnership = at_agreement(world.own)
        sent = {"kind": "pks", "subject": "UKS", "starts_on": "2026-10-01", "years": "2", "form_key": str(uuid.uuid4())}
        first, second = (hub.post(url(world, "agreement_draft", partnership.pk), sent) for _ in range(2))
        agreement = partnership.agreements.get()
        assert first.url == second.url == url(world, "agreement", agreement.pk)
        assert agreement.ends_on == date(2028, 9, 30)

    def test_nonsense_is_refused_at_its_field_and_kept(self, hub, world):
        partnership = at_agreement(world.own)
        page = hub.post(
            url(world, "agreement_draft", partnership.pk),
            {"kind": "pks", "subject": "UKS", "starts_on": "0026-10-01", "years": "0"},
        )
        assert page.status_code == 422
        assert {"starts_on", "years"} <= set(page.context["form"].errors)
        assert 'value="UKS"' in page.content.decode()

    def test_before_stage_four_it_says_when(self, hub, world):
        partnership = approved(world.own).partnership
        page = hub.get(url(world, "agreement_draft", partnership.pk))
        assert page.status_code == 409
        assert "tahap negosiasi" in page.content.decode()


class TestRecord:
    def test_a_bare_draft_says_what_is_missing_and_where(self, hub, world):
        agreement = make.bare(world.own)
        body = hub.get(url(world, "agreement", agreement.pk)).content.decode()
        assert "Tanggal penandatanganan." in body
        assert url(world, "agreement_edit", agreement.pk) in body
        assert "Belum dapat dilakukan" not in body
        assert f'href="{url(world, "agreement_edit", agreement.pk)}">Lengkapi naskah</a>' in body

    def test_a_complete_draft_offers_to_prepare(self, hub, world):
        agreement = make.drafted(world.own)
        page = hub.get(url(world, "agreement", agreement.pk))
        assert page.context["next"].post
        moved = hub.post(url(world, "agreement_move", agreement.pk), {"name": "prepare"})
        agreement.refresh_from_db()
        assert (moved.status_code, agreement.state) == (302, "ready")

    def test_once_signed_it_leads_on_to_the_partnership_that_still_negotiates(self, hub, world):
        agreement = make.signed(world.own)
        by = world.own.as_("hub")
        scan = attach_scan(by=by, now=NOW, agreement=agreement, upload=photo())
        confirm_scan(by=by, now=NOW, agreement=agreement, attachment_id=scan.pk)
        agreement.parties.filter(number="").update(number="445/12/IX/2026")
        page = hub.get(url(world, "agreement", agreement.pk))
        assert page.context["next"].action == "Lanjutkan kemitraan ini ke pelaksanaan"
        assert page.context["next"].url == url(world, "partnership", agreement.partnership_id)

    def test_ready_names_who_signs_next_and_says_that_papers_are_on_their_way(self, hub, world):
        agreement = make.ready(world.own)
        page = hub.get(url(world, "agreement", agreement.pk))
        body = page.content.decode()
        assert url(world, "agreement_signature", agreement.parties.first().pk) in body
        assert body.count("Sedang disiapkan") == 2
        part = hub.get(
            url(world, "agreement", agreement.pk), headers={"HX-Request": "true", "HX-Target": "agreement-papers"}
        )
        assert part.content.decode().strip().startswith("<section")
        assert "every 3s" in part.content.decode()

    def test_a_failed_paper_leads_to_its_page(self, hub, world):
        agreement = make.ready(world.own)
        Document.objects.of(agreement).update(state="failed", error="Dokumen tiga kali gagal dibuat.")
        body = hub.get(url(world, "agreement", agreement.pk)).content.decode()
        assert "tiga kali gagal" in body
        assert "every 3s" not in body

    def test_a_signed_one_offers_no_change_of_its_text(self, hub, world):
        agreement = make.signed(world.own)
        body = hub.get(url(world, "agreement", agreement.pk)).content.decode()
        assert url(world, "agreement_edit", agreement.pk) not in body
        assert url(world, "agreement_clauses", agreement.pk) not in body
        assert "Sudah ditandatangani" in body

    def test_a_refused_move_draws_the_record_again(self, hub, world):
        agreement = make.bare(world.own)
        page = hub.post(url(world, "agreement_move", agreement.pk), {"name": "prepare"})
        assert page.status_code == 409
        assert "Tanggal penandatanganan." in page.content.decode()

    def test_a_move_that_needs_a_reason_keeps_the_page_without_it(self, hub, world):
        agreement = make.ready(world.own)
        page = hub.post(url(world, "agreement_move", agreement.pk), {"name": "reopen", "comment": " "})
        assert page.status_code == 409
        assert "alasan" in page.content.decode()

    @pytest.mark.parametrize("name", ["sign", "explode", ""])
    def test_there_is_no_button_for_other_moves(self, hub, world, name):
        assert hub.post(url(world, "agreement_move", make.ready(world.own).pk), {"name": name}).status_code == 404

    def test_readers_see_it_without_buttons(self, world, client_for):
        agreement = make.ready(world.own)
        body = client_for(world.own.teacher).get(url(world, "agreement", agreement.pk)).content.decode()
        assert agreement.subject in body
        assert url(world, "agreement_signature", agreement.parties.first().pk) not in body

    def test_the_number_of_queries_does_not_grow_with_the_parties(self, hub, world, django_assert_max_num_queries):
        two, five = (make.ready(world.own, at_agreement(world.own, partners=n)) for n in (1, 4))
        hub.get(url(world, "agreement", two.pk))
        with django_assert_max_num_queries(100) as few:
            hub.get(url(world, "agreement", two.pk))
        with django_assert_max_num_queries(100) as many:
            hub.get(url(world, "agreement", five.pk))
        assert len(few) == len(many) <= 35


class TestPreview:
    def test_a_draft_is_marked_and_filled_in(self, hub, world):
        body = hub.get(url(world, "agreement_preview", make.bare(world.own).pk)).content.decode()
        assert "DRAF" in body
        assert "………………" in body
        assert "landasan bagi PARA PIHAK" in body

    def test_a_mistake_is_told_by_its_article(self, hub, world):
        agreement = make.drafted(world.own)
        agreement.clauses.filter(key="ruang_lingkup").update(body="{tidak_ada}")
        body = hub.get(url(world, "agreement_preview", agreement.pk)).content.decode()
        assert "Isian {tidak_ada} tidak dikenal" in body

    def test_a_frozen_text_is_shown_as_it_was_frozen(self, hub, world):
        agreement = make.ready(world.own)
        agreement.clauses.all().delete()
        body = hub.get(url(world, "agreement_preview", agreement.pk)).content.decode()
        assert "landasan bagi PARA PIHAK" in body
        assert "DRAF" not in body


class TestHead:
    def test_saving_changes_it(self, hub, world):
        agreement = make.drafted(world.own)
        answer = hub.post(url(world, "agreement_edit", agreement.pk), head(agreement, subject="Klinik sekolah"))
        agreement.refresh_from_db()
        assert (answer.status_code, agreement.subject) == (302, "Klinik sekolah")

    def test_dates_that_end_before_they_begin(self, hub, world):
        agreement = make.drafted(world.own)
        page = hub.post(
            url(world, "agreement_edit", agreement.pk), head(agreement, ends_on="2026-09-30", subject="Yang diketik")
        )
        assert page.status_code == 422
        assert page.context["form"].errors["ends_on"] == [
            "Tanggal berakhir tidak boleh sebelum tanggal mulai (1 Oktober 2026)."
        ]
        assert "Yang diketik" in page.content.decode()

    def test_a_review_after_the_end(self, hub, world):
        agreement = make.drafted(world.own)
        page = hub.post(url(world, "agreement_edit", agreement.pk), head(agreement, review_on="2030-01-01"))
        assert "review_on" in page.context["form"].errors

    def test_a_loan_without_clearance_is_told_at_each_field_when_it_is_prepared(self, hub, world):
        agreement = make.drafted(world.own)
        sent = head(agreement, financial_form="loan", amount="Rp 60.000.000")
        assert hub.post(url(world, "agreement_edit", agreement.pk), sent).status_code == 302
        page = hub.post(url(world, "agreement_edit", agreement.pk), head(agreement, financial_form="loan", prepare="1"))
        assert page.status_code == 422
        assert {"clearance_number", "clearance_by", "clearance_on", "amount"} == set(page.context["form"].errors)
        assert "jadwal pengembalian" in page.context["form"].errors["amount"][0]

    def test_a_schedule_that_no_longer_adds_up(self, hub, world):
        agreement = make.lent(world.own)
        page = hub.post(url(world, "agreement_edit", agreement.pk), head(agreement, amount="70.000.000", prepare="1"))
        assert "selisihnya Rp10.000.000,00" in page.context["form"].errors["amount"][0]

    def test_preparing_from_here_refuses_with_the_list_and_keeps_what_was_typed(self, hub, world):
        agreement = make.drafted(world.own)
        agreement.parties.filter(order=2).update(signatory_name="")
        page = hub.post(url(world, "agreement_edit", agreement.pk), head(agreement, subject="Tetap ada", prepare="1"))
        assert page.status_code == 409
        assert "Nama dan jabatan penandatangan" in page.content.decode()
        assert "Tetap ada" in page.content.decode()
        agreement.refresh_from_db()
        assert agreement.subject == "Usaha Kesehatan Sekolah"

    def test_an_unknown_field_in_the_recitals(self, hub, world):
        agreement = make.drafted(world.own)
        page = hub.post(url(world, "agreement_edit", agreement.pk), head(agreement, recitals="mutu {sekolahku}"))
        assert "{sekolahku}" in page.context["form"].errors["recitals"][0]

    def test_a_stale_tab_sees_both_versions(self, hub, world):
        agreement = make.drafted(world.own)
        stale = head(agreement, subject="Tulisan saya")
        edit_agreement(by=world.own.as_("hub"), now=NOW, agreement=agreement, subject="Tulisan orang lain")
        page = hub.post(url(world, "agreement_edit", agreement.pk), stale)
        assert page.status_code == 409
        assert "Tulisan saya" in page.content.decode()
        assert "Tulisan orang lain" in page.content.decode()

    def test_a_signed_agreement_is_not_edited(self, hub, world):
        agreement = make.signed(world.own)
        for name in ("agreement_edit", "agreement_parties", "agreement_clause_add"):
            assert hub.get(url(world, name, agreement.pk)).status_code == 409
            assert hub.post(url(world, name, agreement.pk), head(agreement)).status_code == 409

    def test_an_mou_asks_for_no_money(self, hub, world):
        agreement = make.drafted(world.own, kind="mou")
        assert "amount" not in hub.get(url(world, "agreement_edit", agreement.pk)).context["form"].fields


class TestRegister:
    def test_it_finds_by_subject_partner_and_number(self, hub, world):
        one, two = make.drafted(world.own, subject="Kantin sehat"), make.drafted(world.own, subject="Perpustakaan")
        for words in ("kantin", one.parties.get(order=2).institution, one.parties.get(order=1).number):
            page = hub.get(url(world, "agreement_list"), {"q": words})
            assert [row.agreement for row in page.context["rows"]] == [one], words
        assert {row.agreement for row in hub.get(url(world, "agreement_list")).context["rows"]} == {one, two}

    def test_it_filters_by_what_the_agreement_is_today_and_by_month(self, hub, world):
        today = world.own.school.local_date(REAL)
        running = make.signed(world.own, starts_on=today - timedelta(days=200), years=1)
        make.drafted(world.own)
        for query in ({"status": "in_force"}, {"ends": f"{running.ends_on:%Y-%m}"}):
            assert [row.agreement for row in hub.get(url(world, "agreement_list"), query).context["rows"]] == [
                running
            ], query
        assert not hub.get(url(world, "agreement_list"), {"status": "renewed"}).context["rows"]

    @pytest.mark.parametrize("query", [{"status": "nonsense"}, {"ends": "2026-13"}, {"after": "x"}, {"kind": "'"}])
    def test_nonsense_in_the_address_filters_nothing(self, hub, world, query):
        make.drafted(world.own)
        page = hub.get(url(world, "agreement_list"), query)
        assert (page.status_code, len(page.context["rows"])) == (200, 1)

    def test_the_number_of_queries_does_not_grow(self, hub, world, django_assert_max_num_queries):
        partnership = at_agreement(world.own)
        make.drafted(world.own, partnership)
        hub.get(url(world, "agreement_list"))
        with django_assert_max_num_queries(30) as one:
            hub.get(url(world, "agreement_list"))
        make.drafted(world.own, partnership)
        make.drafted(world.own, partnership)
        with django_assert_max_num_queries(30) as three:
            hub.get(url(world, "agreement_list"))
        assert len(one) == len(three)

    def test_the_next_rows_follow_the_last(self, hub, world):
        partnership = at_agreement(world.own)
        made = [make.bare(world.own, partnership) for _ in range(27)]
        first = hub.get(url(world, "agreement_list"))
        second = hub.get(url(world, "agreement_list"), {"after": first.context["after"]})
        shown = [row.agreement.pk for row in (*first.context["rows"], *second.context["rows"])]
        assert shown == [agreement.pk for agreement in reversed(made)]

    def test_committee_members_see_what_runs(self, world, client_for):
        make.drafted(world.own)
        page = client_for(world.own.committee).get(url(world, "agreement_list"))
        assert (page.status_code, list(page.context["rows"])) == (200, [])


class TestTwoWorlds:
    GET = ("agreement", "agreement_edit", "agreement_preview", "agreement_parties", "agreement_clauses", "agreement_clause_add",
           "agreement_instalments", "agreement_number", "agreement_scan")  # fmt: skip

    @pytest.mark.parametrize("name", [*GET, "agreement_move", "agreement_scan_confirm"])
    def test_another_schools_agreement_does_not_exist(self, hub, world, name):
        foreign = make.drafted(world.other)
        send = hub.get if name in self.GET else hub.post
        assert send(url(world, name, foreign.pk)).status_code == 404

    @pytest.mark.parametrize("name", ["agreement_clause", "agreement_clause_include", "agreement_clause_move"])
    def test_nor_do_its_articles(self, hub, world, name):
        foreign = make.drafted(world.other).clauses.get(key="ruang_lingkup")
        assert hub.post(url(world, name, foreign.pk)).status_code == 404

    def test_nor_do_its_parties(self, hub, world):
        foreign = make.ready(world.other).parties.first()
        assert hub.get(url(world, "agreement_signature", foreign.pk)).status_code == 404

    def test_nor_does_its_partnership(self, hub, world):
        assert hub.get(url(world, "agreement_draft", at_agreement(world.other).pk)).status_code == 404

    def test_parents_get_no_further_than_the_door(self, world, client_for):
        agreement = make.drafted(world.own)
        assert client_for(world.own.parent).get(url(world, "agreement", agreement.pk)).status_code in (403, 404)

    @pytest.mark.parametrize("name", ["agreement_edit", "agreement_parties", "agreement_clause_add"])
    def test_readers_do_not_write(self, world, client_for, name):
        agreement = make.drafted(world.own)
        client = client_for(world.own.principal)
        assert client.post(url(world, name, agreement.pk), head(agreement)).status_code == 403
        assert Agreement.objects.get(pk=agreement.pk).version == agreement.version
