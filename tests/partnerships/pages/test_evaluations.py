"""Pages of evaluations and indicators; the partner's answer sheet on a phone."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import Document
from partnerships.actions.evaluations import add_indicator, close_round
from partnerships.models import EvaluationResponse, EvaluationRound, Measurement
from partnerships.terms import Benefit, Factor
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import implementation as make
from tests.factories.partnerships import at_agreement
from tests.partnerships.at import at
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(world):
    return make.opened_round(world.own)


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def sheet(opened, order):
    return EvaluationResponse.objects.select_related("party").get(round=opened, party__order=order)


def answers(level=3, **changes):
    """A whole form as a person fills it in."""
    filled = {f"level_{factor}": str(level) for factor in Factor}
    return keyed(**{**filled, "respondent": "Dewi Lestari", "lessons": "Mulai lebih awal.", "version": "1", **changes})


class TestOpen:
    def test_usually_one_click(self, world, hub):
        partnership = make.underway(world.own)
        url = at(world.own, "round_open", partnership.pk)
        form = hub.get(url).context["form"]
        sent = keyed(
            **{name: str(form.fields[name].initial) for name in ("title", "period_from", "period_to", "due_on")}
        )
        first, second = (hub.post(url, sent)["Location"] for _click in range(2))
        opened = partnership.rounds.get()
        assert first == second == at(world.own, "round", opened.pk)
        assert opened.title == "Evaluasi ke-1"

    def test_before_the_partnership_runs_it_says_when(self, world, hub):
        early = at_agreement(world.own)
        answer = hub.get(at(world.own, "round_open", early.pk))
        assert answer.status_code == 409
        assert "evaluasi ada selama kemitraan berjalan" in text_of(answer)

    def test_a_period_does_not_end_before_it_begins(self, world, hub):
        partnership = make.underway(world.own)
        sent = {"title": "Semester 1", "period_from": "2026-12-31", "period_to": "2026-07-01", "due_on": "2027-01-31"}
        page = hub.post(at(world.own, "round_open", partnership.pk), sent)
        assert page.status_code == 422
        assert "Semester 1" in page.content.decode()


class TestAnswer:
    def test_a_draft_is_kept_and_filled_in_again(self, world, hub, opened):
        own = sheet(opened, 1)
        url = at(world.own, "response", opened.pk, own.party_id)
        sent = keyed(
            level_trust="4", evidence_trust="Saling kabar.", benefit_support="on", lessons="Belum lengkap.", version="1"
        )
        assert hub.post(url, sent).status_code == 302
        form = hub.get(url).context["form"]
        assert (form.initial["level_trust"], form.initial["evidence_trust"], form.initial["benefit_support"]) == (
            4,
            "Saling kabar.",
            True,
        )
        assert form.initial["lessons"] == "Belum lengkap."
        assert sheet(opened, 1).submitted_at is None

    def test_sending_names_each_question_that_was_left_out(self, world, hub, opened):
        own = sheet(opened, 1)
        sent = answers(submit="1", level_trust="", level_lawful="")
        page = hub.post(at(world.own, "response", opened.pk, own.party_id), sent)
        assert page.status_code == 422
        assert set(page.context["form"].errors) == {"level_trust", "level_lawful"}
        assert "Mulai lebih awal." in page.content.decode()
        assert sheet(opened, 1).submitted_at is None

    def test_evidence_of_a_benefit_counts_without_its_tick(self, world, hub, opened):
        own = sheet(opened, 1)
        hub.post(at(world.own, "response", opened.pk, own.party_id), answers(seen_learning="Nilai naik."))
        assert list(own.benefits.values_list("benefit", "evidence")) == [(Benefit.LEARNING, "Nilai naik.")]

    @pytest.mark.parametrize("submit", [{}, {"submit": "1"}])
    def test_evidence_without_a_step_is_asked_for_and_not_lost(self, world, hub, opened, submit):
        sent = answers(level_trust="", evidence_trust="Saling kabar.", **submit)
        page = hub.post(at(world.own, "response", opened.pk, sheet(opened, 1).party_id), sent)
        assert page.status_code == 422
        assert len(page.context["form"].errors["level_trust"]) == 1
        assert "Saling kabar." in page.content.decode()

    def test_what_was_sent_is_seen_by_all_and_not_changed(self, world, hub, opened):
        own = sheet(opened, 1)
        url = at(world.own, "response", opened.pk, own.party_id)
        hub.post(url, answers(submit="1"))
        assert sheet(opened, 1).submitted_at is not None
        assert "Mulai lebih awal." in text_of(hub.get(at(world.own, "round", opened.pk)))
        assert hub.get(url).status_code == 409

    def test_two_tabs_show_both(self, world, hub, opened):
        url = at(world.own, "response", opened.pk, sheet(opened, 1).party_id)
        hub.post(url, answers(lessons="Tab pertama."))
        stale = hub.post(url, answers(lessons="Tab kedua."))
        assert stale.status_code == 409
        assert {"Tab pertama.", "Tab kedua."} <= {
            word for word in ("Tab pertama.", "Tab kedua.") if word in text_of(stale)
        }

    @pytest.mark.parametrize("level", ["0", "5", "tinggi"])
    def test_the_scale_has_four_steps(self, world, hub, opened, level):
        page = hub.post(at(world.own, "response", opened.pk, sheet(opened, 1).party_id), answers(level_trust=level))
        assert page.status_code == 422
        assert "level_trust" in page.context["form"].errors

    def test_all_factors_and_benefits_are_asked_for(self, world, hub, opened):
        form = hub.get(at(world.own, "response", opened.pk, sheet(opened, 1).party_id)).context["form"]
        assert {f"level_{factor}" for factor in Factor} | {f"benefit_{benefit}" for benefit in Benefit} <= set(
            form.fields
        )


class TestSideBySide:
    def test_differences_are_pointed_out(self, world, hub, opened):
        make.answer(world.own, sheet(opened, 1), level=4)
        make.answer(world.own, sheet(opened, 2), level=1, lessons="Kami jarang diajak.")
        words = text_of(hub.get(at(world.own, "round", opened.pk)))
        assert "berbeda dua langkah" in words
        assert "Kami jarang diajak." in words
        assert "Belum mengirim jawaban" in words

    def test_a_draft_is_not_shown(self, world, hub, opened):
        make.answer(world.own, sheet(opened, 2), submit=False, lessons="Masih rahasia.")
        assert "Masih rahasia." not in text_of(hub.get(at(world.own, "round", opened.pk)))

    def test_as_many_queries_for_one_answer_as_for_two(self, world, hub, opened):
        url = at(world.own, "round", opened.pk)
        make.answer(world.own, sheet(opened, 1))
        queries_of(hub, url)
        one = queries_of(hub, url)
        make.answer(world.own, sheet(opened, 2))
        assert queries_of(hub, url) == one

    def test_the_paper_is_asked_for_once(self, world, hub, opened):
        sent = keyed()
        answers_ = {hub.post(at(world.own, "round_paper", opened.pk), sent)["Location"] for _click in range(2)}
        paper = Document.objects.of(opened).get()
        assert answers_ == {school_url(world.own.school, "core:document", paper.pk)}


class TestClose:
    def test_says_who_is_missing(self, world, hub, opened):
        answer = hub.post(at(world.own, "round_close", opened.pk), keyed())
        assert answer.status_code == 409
        assert sheet(opened, 2).party.name in text_of(answer)

    def test_with_a_word_about_why(self, world, hub, opened):
        assert (
            hub.post(at(world.own, "round_close", opened.pk), keyed(comment="Mitra pindah kantor.")).status_code == 302
        )
        assert EvaluationRound.objects.get(pk=opened.pk).closing_note == "Mitra pindah kantor."

    def test_the_page_of_a_closed_one_offers_nothing(self, world, hub):
        closed = make.closed_round(world.own)
        page = hub.get(at(world.own, "round", closed.pk)).content.decode()
        assert at(world.own, "round_close", closed.pk) not in page


def test_the_list_takes_as_many_queries_for_one_as_for_three(world, hub):
    partnership = make.underway(world.own)
    url = at(world.own, "round_list", partnership.pk)
    make.closed_round(world.own, partnership)
    queries_of(hub, url)
    one = queries_of(hub, url)
    for number in (2, 3):
        make.closed_round(world.own, partnership, title=f"Evaluasi ke-{number}")
    assert queries_of(hub, url) == one


class TestPartnerOnAPhone:
    @pytest.fixture
    def phone(self, world, opened):
        _link, token = make.answer_link(world.own, sheet(opened, 2), now=REAL)
        browser = Client()
        browser.page = browser.get(reverse("core:open_link", args=[token]))["Location"]
        return browser

    def test_keeps_a_draft_and_goes_on(self, opened, phone):
        phone.post(phone.page, keyed(level_trust="2", lessons="Sebagian dulu.", version="1"))
        form = phone.get(phone.page).context["form"]
        assert (form.initial["level_trust"], form.initial["lessons"]) == (2, "Sebagian dulu.")

    def test_is_addressed_by_name(self, phone):
        assert phone.get(phone.page).context["form"].initial["respondent"] == "dr. Ratna"

    def test_sends_once(self, opened, phone):
        sent = {**answers(submit="1"), "form_key": str(uuid.uuid4())}
        assert [phone.post(phone.page, sent).status_code for _tap in range(2)] == [302, 200]
        assert sheet(opened, 2).submitted_at is not None
        page = phone.get(phone.page)
        assert "Terima kasih" in text_of(page)
        assert "form" not in page.context

    def test_does_not_see_what_others_answered(self, world, opened, phone):
        make.answer(world.own, sheet(opened, 1), lessons="Catatan sekolah.")
        assert "Catatan sekolah." not in text_of(phone.get(phone.page))

    def test_a_round_closed_meanwhile_says_so(self, world, opened, phone):
        close_round(by=world.own.as_("hub"), now=NOW, round=opened, closing_note="Cukup.")
        page = phone.get(phone.page)
        assert "sudah ditutup" in text_of(page)
        assert phone.post(phone.page, answers(submit="1")).status_code == 200
        assert sheet(opened, 2).submitted_at is None


class TestIndicators:
    @pytest.fixture
    def partnership(self, opened):
        return opened.partnership

    def test_a_measure_is_added_and_read(self, world, hub, partnership):
        url = at(world.own, "indicator_create", partnership.pk)
        sent = keyed(name="Hari sakit", unit="hari", baseline="30", target="10")
        hub.post(url, sent)
        hub.post(url, sent)
        indicator = partnership.indicators.get(name="Hari sakit")
        hub.post(
            at(world.own, "measurement_create", partnership.pk, indicator.pk),
            keyed(measured_on=timezone.localdate().isoformat(), value="9.5"),
        )
        words = text_of(hub.get(at(world.own, "indicator_list", partnership.pk)))
        assert "9,5" in words
        assert "Tercapai" in words

    @pytest.mark.parametrize("value", ["", "NaN", "Infinity", "1e309", "banyak", "9" * 20])
    def test_a_value_is_a_number(self, world, hub, partnership, value):
        indicator = partnership.indicators.get()
        sent = {"measured_on": timezone.localdate().isoformat(), "value": value}
        page = hub.post(at(world.own, "measurement_create", partnership.pk, indicator.pk), sent)
        assert page.status_code == 422
        assert not Measurement.objects.exists()

    def test_not_tomorrow(self, world, hub, partnership):
        indicator = partnership.indicators.get()
        sent = {"measured_on": (timezone.localdate() + timedelta(days=2)).isoformat(), "value": "9"}
        page = hub.post(at(world.own, "measurement_create", partnership.pk, indicator.pk), sent)
        assert "measured_on" in page.context["form"].errors

    def test_the_list_takes_as_many_queries_for_one_as_for_three(self, world, hub, partnership):
        url = at(world.own, "indicator_list", partnership.pk)
        make.measured(world.own, partnership)
        queries_of(hub, url)
        one = queries_of(hub, url)
        for number in (2, 3):
            add_indicator(
                by=world.own.as_("hub"), now=NOW, partnership=partnership, name=f"Ukuran {number}", target=number
            )
        make.measured(world.own, partnership, value=7)
        assert queries_of(hub, url) == one


def test_a_second_click_on_sending_is_led_to_the_first_result(world, hub, opened):
    """The first click has fixed the sheet; the second one is not told off for it."""
    sent = answers(submit="1")
    url = at(world.own, "response", opened.pk, sheet(opened, 1).party_id)
    assert {hub.post(url, sent).get("Location") for _click in range(2)} == {at(world.own, "round", opened.pk)}
    assert hub.post(url, answers(submit="1")).status_code == 409
