"""The evidence pack: the chain, its gaps, its chapters, who reads it; the ZIP, what is in it and for how long."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import translation

from core import bundles, files
from core.documents import render_document
from core.files import attach
from core.models import Attachment, AuditEvent, Bundle, Document
from core.policy import Hidden
from core.sweep import sweep
from partnerships.actions.evidence import request_evidence
from partnerships.actions.signatures import attach_scan
from partnerships.models import Partnership
from partnerships.papers.evidence import build, pack_of, request_pack, told
from partnerships.papers.proposal import request_proposal
from schools.models import Membership
from tests.clock import NOW
from tests.core.papers_made import alternatives_of, pages_of, tags_of
from tests.factories import implementation as make
from tests.factories import partnerships as early
from tests.partnerships.at import at
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def hub(world):
    return world.own.as_("hub")


@pytest.fixture
def whole(world):
    """A partnership with something in every link: a scan, a photo, a proof, a gift, a duty that recurs."""
    side = world.own
    partnership = make.underway(side)
    attach_scan(by=side.as_("hub"), now=NOW, agreement=partnership.agreements.get(), upload=make.photo("pindaian.jpg"))
    make.recurring(side, partnership)
    duty = partnership.obligations.filter(series=None).first()
    attach(by=side.as_("hub"), now=NOW, subject=duty, upload=make.photo("bukti.jpg"), purpose="evidence")
    make.documented(side, make.held(side, partnership), "foto.jpg", "foto.jpg")
    make.given(side, partnership)
    return make.at_review(side, partnership)


def packed(bundle):
    assert bundles.pack_bundle(bundle.pk, NOW)
    bundle.refresh_from_db()
    with bundle.file.open() as stored:
        return zipfile.ZipFile(io.BytesIO(stored.read()))


def contents(archive):
    text = archive.read(bundles.CONTENTS).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


class TestPaper:
    def test_every_link_is_there_and_the_gap_is_said(self, world, whole):
        links = {one.link: one for one in told(whole, TODAY)}
        assert list(links) == [
            "Kebutuhan", "Mitra", "Proposal", "Perjanjian", "Kegiatan", "Kewajiban", "Evaluasi", "Keputusan",
        ]  # fmt: skip
        assert [name for name, one in links.items() if not one.reached] == ["Kewajiban", "Keputusan"]
        assert "Rp9.000.000" in links["Kegiatan"].words

    def test_the_page_tells_it_in_its_readers_language(self, world, whole):
        empty = early.make_partnership(world.own, needs=0)
        with translation.override("en"):
            said = {one.link: one.words for one in told(empty, TODAY)}
            assert said == {
                "Needs": "Not linked yet", "Partners": "Not chosen yet", "Proposal": "No proposal", "Agreements": "No text yet",
                "Activities": "Not yet", "Obligations": "Not on record yet", "Evaluations": "Not evaluated yet",
                "Decision": "Not reviewed yet",
            }  # fmt: skip
            assert "Rp9,000,000" in str([one.words for one in told(whole, TODAY)])
        assert "Rp9.000.000" in str(build(whole, TODAY).chain)

    def test_chapters_hold_what_happened(self, world, whole):
        words = str(build(whole, TODAY))
        for said in (
            "Sepertiga siswa kelas VIII", "Pemeriksaan kesehatan kelas VII", "setiap bulan pada tanggal", "Belum ada keputusan",
            "Semua siswa kelas VII diperiksa", "Peralatan: 2 unit",
        ):  # fmt: skip
            assert said in words

    def test_a_partnership_at_its_beginning_has_a_pack_as_well(self, world):
        assert "Belum ada naskah" in str(build(early.make_partnership(world.own), TODAY))

    def test_the_pdf_is_tagged_numbered_and_told_to_who_cannot_see_the_chain(self, world, whole, hub):
        document = request_pack(by=hub, now=NOW, partnership=whole)
        assert render_document(document.pk, NOW)
        document.refresh_from_db()
        with document.file.open() as stored:
            content = stored.read()
        assert {"H1", "H2", "Table", "TH", "Figure"} <= tags_of(content)
        assert any("1. Kebutuhan:" in words for words in alternatives_of(content))
        pages = pages_of(content)
        assert "Rangkaian kemitraan" in pages[0]
        assert all(f"Halaman {number} dari {len(pages)}" in words for number, words in enumerate(pages, 1))

    def test_the_same_state_is_one_paper(self, world, whole, hub):
        assert request_pack(by=hub, now=NOW, partnership=whole) == request_pack(by=hub, now=NOW, partnership=whole)

    def test_partners_read_the_partnership_but_not_the_pack(self, world, whole, hub):
        early.give_account(world.own, whole.parties.get(order=2).partner)
        partner = world.own.as_("partner")
        assert Partnership.objects.visible_to(partner).filter(pk=whole.pk).exists()
        with pytest.raises(Hidden):
            request_pack(by=partner, now=NOW, partnership=whole)
        assert not files.readable(partner, request_pack(by=hub, now=NOW, partnership=whole))
        assert files.readable(world.own.as_("committee"), Document.objects.of(pack_of(whole)).get())


class TestZip:
    def test_papers_scans_and_proofs_lie_in_their_folders(self, world, whole, hub):
        render_document(request_proposal(by=hub, now=NOW, proposal=whole.proposal).pk, NOW)
        archive = packed(request_evidence(by=hub, now=NOW, partnership=whole))
        names = archive.namelist()
        assert archive.testzip() is None
        assert {name.partition("/")[0] for name in names if "/" in name} == {
            "03 Proposal", "04 Perjanjian", "05 Kegiatan", "06 Kewajiban",
        }  # fmt: skip
        for name in (
            "04 Perjanjian/pindaian.jpg",
            "05 Kegiatan/foto.jpg",
            "05 Kegiatan/foto (2).jpg",
            "06 Kewajiban/bukti.jpg",
        ):
            assert name in names
        assert archive.read(names[0]).startswith(b"%PDF-")

    def test_the_list_of_contents_names_every_file_with_its_fingerprint(self, world, whole, hub):
        archive = packed(request_evidence(by=hub, now=NOW, partnership=whole))
        listed = contents(archive)
        assert {row["Berkas"] for row in listed} == set(archive.namelist()) - {bundles.CONTENTS}
        assert all(len(row["SHA-256"]) == 64 for row in listed)

    def test_names_lead_nowhere_else(self, world, whole, hub):
        Attachment.objects.filter(name="bukti.jpg").update(name="../../=HYPERLINK(1).jpg")
        archive = packed(request_evidence(by=hub, now=NOW, partnership=whole))
        assert not [name for name in archive.namelist() if ".." in name or name.startswith("/") or "\\" in name]

    def test_what_was_removed_meanwhile_is_left_out_and_said(self, world, whole, hub):
        bundle = request_evidence(by=hub, now=NOW, partnership=whole)
        files.remove(Attachment.objects.get(name="bukti.jpg"), by=hub, now=NOW)
        archive = packed(bundle)
        assert "06 Kewajiban/bukti.jpg" not in archive.namelist()
        assert bundle.left_out == 1
        (row,) = [row for row in contents(archive) if row["Berkas"].endswith("bukti.jpg")]
        assert "sudah dihapus" in row["Catatan"]

    def test_who_may_not_read_any_more_gets_nothing(self, world, whole, hub):
        bundle = request_evidence(by=hub, now=NOW, partnership=whole)
        Membership.objects.filter(school=world.own.school, user=world.own.hub).update(is_active=False, ended_at=NOW)
        assert not bundles.pack_bundle(bundle.pk, NOW)
        bundle.refresh_from_db()
        assert bundle.is_failed

    def test_the_sweep_packs_it_and_throws_it_away_after_a_week(self, world, whole, hub):
        bundle = request_evidence(by=hub, now=NOW, partnership=whole)
        sweep(NOW)
        bundle.refresh_from_db()
        assert bundle.is_ready
        name = bundle.file.name
        sweep(NOW + timedelta(days=8))
        assert not Bundle.objects.filter(pk=bundle.pk).exists()
        assert not default_storage.exists(name)
        assert AuditEvent.objects.filter(verb="bundle.packed").exists()

    def test_it_is_packed_once(self, world, whole, hub):
        bundle = request_evidence(by=hub, now=NOW, partnership=whole)
        assert [bundles.pack_bundle(bundle.pk, NOW) for _worker in range(2)] == [True, False]

    def test_it_belongs_to_whoever_asked(self, world, whole, hub):
        bundle = request_evidence(by=hub, now=NOW, partnership=whole)
        assert not Bundle.objects.visible_to(world.own.as_("principal")).filter(pk=bundle.pk).exists()


class TestPages:
    def test_asked_for_once_shown_on_the_way_and_handed_out(self, world, whole, client_for):
        client, url = client_for(world.own.hub), at(world.own, "evidence", whole.pk)
        sent = keyed()
        for _click in range(2):
            assert client.post(at(world.own, "evidence_zip", whole.pk), sent)["Location"] == url
        (bundle,) = Bundle.objects.all()
        assert "Sedang disiapkan" in text_of(client.get(url))
        bundles.pack_bundle(bundle.pk, NOW)
        page = client.get(url).content.decode()
        address = at(world.own, "evidence_file", whole.pk, bundle.pk)
        assert address in page
        answer = client.get(address)
        assert answer["Content-Disposition"].startswith("attachment")
        assert zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).testzip() is None

    def test_the_record_shows_the_way_to_the_schools_people(self, world, whole, client_for):
        record = at(world.own, "partnership", whole.pk)
        early.give_account(world.own, whole.parties.get(order=2).partner)
        assert at(world.own, "evidence", whole.pk) in client_for(world.own.coach).get(record).content.decode()
        assert at(world.own, "evidence", whole.pk) not in client_for(world.own.partner).get(record).content.decode()
