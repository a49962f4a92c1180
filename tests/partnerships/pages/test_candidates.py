"""Comparing candidates in the browser, and the half page of the informal path."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.dates import add_months
from core.models import Document
from schools.links import school_url
from tests.clock import REAL as NOW
from tests.factories import partnerships as make

TODAY = NOW.astimezone(ZoneInfo("Asia/Jakarta")).date()  # where the school is


def url(side, name, *args):
    return school_url(side.school, f"partnerships:{name}", *args)


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


class TestCandidates:
    def test_partners_that_offer_what_is_needed_are_at_hand(self, world, hub):
        partnership = make.exploring(world.own, now=NOW, partners=0)
        fitting = make.make_partner(world.own, "Puskesmas Cocok")
        make.make_partner(
            world.own, "Bengkel Lain", offers=[{"category": "academic", "resource": "money", "capacity": ""}]
        )
        page = text_of(hub.get(url(world.own, "candidates", partnership.pk)))
        assert "Puskesmas Cocok" in page
        assert "Bengkel Lain" not in page
        found = text_of(hub.get(url(world.own, "candidates", partnership.pk) + "?q=bengkel"))
        assert "Bengkel Lain" in found
        response = hub.post(url(world.own, "candidate_add", partnership.pk), {"partner": fitting.pk})
        assert response.url == url(world.own, "candidate", partnership.candidates.get().pk)

    def test_an_unknown_partner_is_not_added(self, world, hub):
        partnership, foreign = make.exploring(world.own, now=NOW, partners=0), make.make_partner(world.other)
        for value in (foreign.pk, "0", "abc", "9" * 30, ""):
            assert hub.post(url(world.own, "candidate_add", partnership.pk), {"partner": value}).status_code == 404

    def test_note_then_choose(self, world, hub):
        partnership = make.exploring(world.own, now=NOW, partners=1)
        candidate = partnership.candidates.get()
        address = url(world.own, "candidates", partnership.pk)
        assert "Catat dahulu minat dan sumber dayanya." in text_of(hub.get(address))
        early = hub.post(url(world.own, "candidate_choose", candidate.pk))
        assert early.status_code == 409
        assert "Catatan minat mitra." in text_of(early)
        sent = {"interest": "Ada", "resources": "Dua perawat", "version": candidate.version}
        assert hub.post(url(world.own, "candidate", candidate.pk), sent).url == address
        response = hub.post(url(world.own, "candidate_choose", candidate.pk), follow=True)
        assert f"{candidate.partner.name} dipilih dan menjadi pihak" in text_of(response)
        assert partnership.parties.count() == 2
        assert "Lanjut ke langkah berikutnya" not in text_of(early)
        assert "Lanjut ke langkah berikutnya" in text_of(response)

    def test_half_a_note_is_asked_for_and_kept(self, world, hub):
        candidate = make.exploring(world.own, now=NOW).candidates.first()
        sent = {"interest": "Sangat berminat", "resources": "", "version": 1}
        response = hub.post(url(world.own, "candidate", candidate.pk), sent)
        assert response.status_code == 422
        assert "Sangat berminat" in text_of(response)

    def test_a_stale_note_shows_both(self, world, hub):
        candidate = make.exploring(world.own, now=NOW).candidates.first()
        address = url(world.own, "candidate", candidate.pk)
        hub.post(address, {"interest": "Pertama", "resources": "Satu", "version": 1})
        response = hub.post(address, {"interest": "Kedua", "resources": "Dua", "version": 1})
        assert response.status_code == 409
        assert all(word in text_of(response) for word in ("Pertama", "Kedua"))

    def test_declining_asks_why(self, world, hub):
        candidate = make.chosen(world.own, now=NOW).candidates.first()
        address = url(world.own, "candidate_decline", candidate.pk)
        assert hub.post(address, {"comment": ""}).status_code == 409
        assert hub.post(address, {"comment": "Terlalu jauh."}).status_code == 302
        page = text_of(hub.get(url(world.own, "candidates", candidate.partnership_id)))
        assert "Terlalu jauh." in page

    def test_a_settled_choice_explains_itself(self, world, hub):
        partnership = make.at_agreement(world.own, now=NOW)
        page = text_of(hub.get(url(world.own, "candidates", partnership.pk)))
        assert "Mitra dipilih sebelum negosiasi." in page
        assert "Jadikan calon" not in page

    @pytest.mark.parametrize("role", ["principal", "operator", "teacher", "supervisor"])
    def test_readers_compare_but_do_not_choose(self, world, client_for, role):
        partnership = make.exploring(world.own, now=NOW)
        client = client_for(getattr(world.own, role))
        assert client.get(url(world.own, "candidates", partnership.pk)).status_code == 200
        assert client.post(url(world.own, "candidate_choose", partnership.candidates.first().pk)).status_code == 403

    def test_three_candidates_cost_as_many_queries_as_one(self, world, hub):
        make.make_partner(world.own)

        def cost(count):
            address = url(world.own, "candidates", make.exploring(world.own, now=NOW, partners=count).pk)
            hub.get(address)
            with CaptureQueriesContext(connection) as seen:
                hub.get(address)
            return len(seen)

        assert cost(1) == cost(3)


class TestUnderstanding:
    def sent(self, world, partnership, **changes):
        return {
            "understanding": "Saling berkunjung.",
            "understood_on": TODAY.isoformat(),
            "lead": world.own.hub.pk,
            "review_on": (TODAY + timedelta(days=300)).isoformat(),
            "evaluation_note": "Kesan siswa.",
            "version": partnership.version,
            **changes,
        }

    def test_half_a_page_opens_the_short_path(self, world, hub):
        partnership = make.chosen(world.own, now=NOW, form="informal", partners=1)
        address = url(world.own, "understanding", partnership.pk)
        assert hub.get(address).status_code == 200
        home = url(world.own, "partnership", partnership.pk)
        assert hub.post(address, self.sent(world, partnership)).url == home
        page = text_of(hub.get(home))
        assert 'value="start_informally"' in page
        assert "Saling berkunjung." in page

    def test_the_review_is_offered_a_year_from_now(self, world, hub):
        partnership = make.chosen(world.own, now=NOW, form="informal", partners=1)
        form = hub.get(url(world.own, "understanding", partnership.pk)).context["form"]
        assert form["review_on"].value() == add_months(TODAY, 12)

    def test_dates_in_the_wrong_order_are_said_at_the_field(self, world, hub):
        partnership = make.chosen(world.own, now=NOW, form="informal", partners=1)
        sent = self.sent(world, partnership, review_on=TODAY.isoformat())
        response = hub.post(url(world.own, "understanding", partnership.pk), sent)
        assert response.status_code == 422
        assert "Peninjauan harus sesudah tanggal kesepahaman." in text_of(response)
        assert "Saling berkunjung." in text_of(response)

    def test_readers_read_it(self, world, client_for):
        partnership = make.informal_underway(world.own, now=NOW)
        response = client_for(world.own.committee).get(url(world.own, "understanding", partnership.pk))
        assert response.status_code == 200
        assert "Saling berkunjung dua kali setahun." in text_of(response)
        assert client_for(world.own.committee).post(url(world.own, "understanding", partnership.pk)).status_code == 403

    def test_a_formal_one_says_why_there_is_none(self, world, hub):
        partnership = make.make_partnership(world.own, now=NOW)
        assert "bertumpu pada perjanjian" in text_of(hub.get(url(world.own, "understanding", partnership.pk)))

    def test_it_is_printed(self, world, hub):
        partnership = make.informal_underway(world.own, now=NOW)
        response = hub.post(url(world.own, "understanding_paper", partnership.pk))
        paper = Document.objects.get(kind="understanding")
        assert response.url == school_url(world.own.school, "core:document", paper.pk)
        assert paper.payload["points"] == ["Saling berkunjung dua kali setahun."]
        hub.post(url(world.own, "understanding_paper", partnership.pk))
        assert Document.objects.filter(kind="understanding").count() == 1, "the same text is the same paper"

    def test_an_empty_one_is_not_printed(self, world, hub):
        partnership = make.make_partnership(world.own, now=NOW, form="informal")
        assert hub.post(url(world.own, "understanding_paper", partnership.pk)).status_code == 409
