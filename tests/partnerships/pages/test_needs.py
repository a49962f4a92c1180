"""The needs register in the browser: ideas, evidence, the indicator picker, what answers a need and with what result."""

from datetime import timedelta
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from core.models import Attachment
from partnerships.actions.evaluations import measure
from partnerships.models import Need
from partnerships.terms import Resource
from schools.links import school_url
from tests.access.asking import let_go
from tests.clock import NOW
from tests.factories import partnerships as make
from tests.factories.implementation import photo, underway
from tests.partnerships.at import at


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


SENT = {"title": "Les membaca", "category": "academic", "priority": "3", "evidence": "Rapor merah."}


def record(client, side, **more):
    return client.post(at(side, "need_create"), {**SENT, **more})


class TestRecording:
    def test_a_teachers_need_is_an_idea(self, world, client_for, hub):
        teacher = client_for(world.own.teacher)
        page = text_of(teacher.get(record(teacher, world.own).url))
        assert "Usulan terkirim." in page
        assert "Tarik usulan" in page
        assert "Terima usulan" not in page
        need = Need.objects.get(title="Les membaca")
        page = text_of(hub.get(at(world.own, "need", need.pk)))
        assert "Terima usulan" in page
        assert "Kemitraan dapat dibuka setelah usulan ini diterima." in page

    def test_an_indicator_is_picked_from_the_list_with_its_name(self, world, hub):
        record(hub, world.own, indicator="D.10")
        need = Need.objects.get(title="Les membaca")
        assert need.report_indicator == "D.10 Iklim inklusivitas"
        assert '<option value="D.10" selected>' in text_of(hub.get(at(world.own, "need_edit", need.pk)))

    def test_or_written_freely_but_not_both(self, world, hub):
        record(hub, world.own, other_indicator="F.9 Indikator daerah")
        need = Need.objects.get(title="Les membaca")
        assert need.report_indicator == "F.9 Indikator daerah"
        assert 'value="F.9 Indikator daerah"' in text_of(hub.get(at(world.own, "need_edit", need.pk)))
        assert record(hub, world.own, indicator="A.1", other_indicator="Lain").status_code == 422
        assert record(hub, world.own, indicator="Z.1").status_code == 422

    def test_photos_and_papers_come_along(self, world, hub):
        record(hub, world.own, evidence_files=[photo("satu.jpg"), photo("dua.jpg")])
        need = Need.objects.get(title="Les membaca")
        page = text_of(hub.get(at(world.own, "need", need.pk)))
        assert "satu.jpg" in page
        assert "dua.jpg" in page

    def test_a_file_that_may_not_come_in_is_said_and_nothing_is_recorded(self, world, hub):
        bad = photo("foto.pdf")
        assert record(hub, world.own, evidence_files=[photo("baik.jpg"), bad]).status_code == 422
        assert not Need.objects.exists()
        many = [photo(f"{n}.jpg") for n in range(11)]
        assert "Paling banyak 10 berkas" in text_of(record(hub, world.own, evidence_files=many))


class TestEvidence:
    def test_added_downloaded_and_removed(self, world, hub, client_for):
        need = make.make_need(world.own)
        hub.post(at(world.own, "need_evidence", need.pk), {"evidence_files": [photo("a.jpg"), photo("b.jpg")]})
        first, second = Attachment.objects.of(need)
        reader = client_for(world.own.committee)
        page = text_of(reader.get(at(world.own, "need", need.pk)))
        assert "a.jpg" in page
        assert "Tambahkan bukti" not in page
        answer = reader.get(school_url(world.own.school, "core:file", first.pk))
        assert b"".join(answer.streaming_content)[:2] == b"\xff\xd8"
        let_go(answer)
        assert client_for(world.own.parent).get(school_url(world.own.school, "core:file", first.pk)).status_code == 404
        hub.post(at(world.own, "need_evidence_remove", need.pk, first.pk))
        assert list(Attachment.objects.of(need)) == [second]
        assert hub.post(at(world.own, "need_evidence_remove", need.pk, first.pk)).status_code == 404

    def test_nothing_chosen_is_said_on_the_page(self, world, hub):
        need = make.make_need(world.own)
        answer = hub.post(at(world.own, "need_evidence", need.pk))
        assert answer.status_code == 422
        assert "Pilih sekurang-kurangnya satu berkas." in text_of(answer)

    def test_a_closed_need_offers_no_change(self, world, hub):
        need = make.make_need(world.own)
        hub.post(at(world.own, "need_move", need.pk, "meet"), {"comment": "Dua puluh siswa lancar."})
        page = text_of(hub.get(at(world.own, "need", need.pk)))
        assert "Dua puluh siswa lancar." in page
        assert "Tambahkan bukti" not in page
        assert hub.post(at(world.own, "need_evidence", need.pk), {"evidence_files": photo("a.jpg")}).status_code == 409
        assert hub.get(at(world.own, "need_edit", need.pk)).status_code == 409, "said before anything is typed"


class TestAnswers:
    def test_stage_partner_and_measured_result(self, world, hub):
        partnership = underway(world.own)
        need, indicator = partnership.needs.first(), partnership.indicators.first()
        page = text_of(hub.get(at(world.own, "need", need.pk)))
        assert "Belum ada hasil yang diukur." in page
        for value, days in ((50, 2), (92, 1)):
            measure(
                by=world.own.as_("hub"), now=NOW, indicator=indicator, value=Decimal(value),
                measured_on=NOW.date() - timedelta(days=days),
            )  # fmt: skip
        page = text_of(hub.get(at(world.own, "need", need.pk)))
        assert f"{indicator.name}: 92 persen, target 90 persen tercapai." in page
        assert partnership.parties.get(order=2).name in page
        assert "Implementasi" in page

    def test_more_partnerships_cost_no_more_queries(self, world, hub):
        need = make.make_need(world.own)

        def cost():
            with CaptureQueriesContext(connection) as seen:
                hub.get(at(world.own, "need", need.pk))
            return len(seen)

        make.at_proposal(world.own).needs.add(need)
        underway(world.own).needs.add(need)
        hub.get(at(world.own, "need", need.pk))
        before = cost()
        for _ in range(2):
            underway(world.own).needs.add(need)
        assert cost() == before


class TestNobody:
    def test_the_ways_on_when_nobody_offers_it(self, world, hub):
        need = make.make_need(world.own, resource=Resource.SCHOLARSHIP)
        page = text_of(hub.get(at(world.own, "need", need.pk)))
        directory = at(world.own, "partner_list")
        assert f'href="{directory}?resource=scholarship"' in page
        assert f'href="{directory}?category=student_support"' in page
        asked = {"kembali": at(world.own, "need", need.pk), "category": "student_support", "resource": "scholarship"}
        link = f"{at(world.own, 'partner_create')}?{urlencode(asked)}"
        assert f'href="{escape(link)}">Catat mitra baru</a>' in page
        offers = hub.get(link).context["offers"]
        assert (offers[0]["category"].value(), offers[0]["resource"].value()) == ("student_support", "scholarship")

    def test_neighbours_are_shown_as_what_they_are(self, world, hub):
        make.make_partner(world.own, "Tetangga")
        need = make.make_need(world.own, resource=Resource.SCHOLARSHIP)
        page = text_of(hub.get(at(world.own, "need", need.pk)))
        assert "Belum ada mitra yang menawarkan persis yang dicari." in page
        assert "Bukan persis yang dicari" in page

    def test_readers_who_keep_no_directory_are_not_sent_there(self, world, client_for):
        need = make.make_need(world.own, resource=Resource.SCHOLARSHIP)
        page = text_of(client_for(world.own.committee).get(at(world.own, "need", need.pk)))
        assert at(world.own, "partner_create") not in page


class TestFilters:
    def listed(self, client, side, query):
        page = text_of(client.get(at(side, "need_list") + query))
        return {need.title for need in Need.objects.all() if f">{need.title}<" in page}

    def test_by_indicator_state_and_who_raised_it(self, world, hub, client_for):
        make.make_need(world.own, title="Satu", report_indicator="A.1 Kemampuan literasi")
        make.make_need(world.own, title="Dua", report_indicator="A.1")
        make.make_need(world.own, title="Tiga", report_indicator="D.10 Iklim inklusivitas")
        make.make_need(world.own, title="Empat", report_indicator="D.1 Kualitas pembelajaran")
        teacher = client_for(world.own.teacher)
        record(teacher, world.own)
        assert self.listed(hub, world.own, "?indicator=A.1") == {"Satu", "Dua"}
        assert self.listed(hub, world.own, "?indicator=D.1") == {"Empat"}
        assert self.listed(hub, world.own, "?state=idea") == {"Les membaca"}
        assert self.listed(teacher, world.own, "?raised=me") == {"Les membaca"}
