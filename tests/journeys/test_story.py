"""The whole story of a partnership, from the need to the renewal, by people at their browsers (issue of the foundation)."""

from __future__ import annotations

import hashlib
import io
from datetime import datetime, time, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from core.dates import inclusive_end
from core.models import Document
from core.sweep import sweep
from partnerships.models import Agreement, EvaluationRound, Need, Obligation, Partner, Partnership
from partnerships.terms import Factor
from schools.models import School
from tests.journeys.conftest import PHONE
from tests.journeys.people import Person, deliver, link_for, people
from tests.journeys.story_opening import SOURCES, Source, import_partners, join, need_and_opening, proposal

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def opened(request, browser, live_server, settings):
    """The platform's operator loads the directory and opens the school; everybody has joined (step 1)."""
    settings.SITE_URL = live_server.url
    source: Source = request.param
    call_command("import_schools", source.schools)
    call_command("create_school", source.npsn, operator="operator@sekolah.test", name="Siska Amelia")
    school = School.objects.get(npsn=source.npsn)
    with people(browser, live_server.url, "operator", "hub", "teacher", "committee", "principal") as present:
        yield source, f"/{school.slug}", present


@pytest.mark.parametrize("opened", SOURCES[1:], indirect=True, ids=lambda source: source.npsn)
def test_a_real_school_begins_with_real_partners(opened):
    """Steps 1 and 2 with the lists of the country, where they are present."""
    source, here, (operator, hub, teacher, committee, principal) = opened
    join(operator, here, hub, teacher, committee, principal)
    import_partners(operator, here, source)
    need_and_opening(hub, here, source)


@pytest.mark.parametrize("opened", SOURCES[:1], indirect=True, ids=lambda source: source.npsn)
def test_from_the_need_to_the_renewal(opened, browser, live_server):
    source, here, (operator, hub, teacher, committee, principal) = opened
    join(operator, here, hub, teacher, committee, principal)
    import_partners(operator, here, source)
    need_and_opening(hub, here, source)
    proposal(hub, principal, here)
    _agreement(hub, here)
    _implementation(hub, here, browser, live_server.url, source)
    _evaluation(hub, here, browser, live_server.url)
    _renewal(hub, principal, here)
    _informal(hub, principal, here, browser, live_server.url)
    _reminders(hub, here)
    for person in (operator, hub, teacher, committee, principal):
        assert person.complaints == []


def _agreement(hub: Person, here: str) -> None:
    """Step 4: a text from the library, three parties, signatures one by one, PDFs in two sizes, the public page."""
    record = f"{here}/kemitraan/{Partnership.objects.get().pk}/"
    today = timezone.localdate()
    hub.go(record)
    hub.reads("Langkah berikutnya", "Susun naskah perjanjian")
    hub.go(f"{record}perjanjian/baru/")
    hub.fill(starts_on=today.isoformat(), years="1")
    hub.press("Susun draf")
    agreement = Agreement.objects.get()
    paper = f"{here}/perjanjian/{agreement.pk}/"
    hub.go(f"{paper}ubah/")
    hub.fill(signed_on=today.isoformat(), signing_place="Suka Makmur")
    hub.press("Simpan")
    assert Agreement.objects.get().ends_on == inclusive_end(today, 1)
    hub.go(f"{paper}pihak/")
    hub.reads("PIHAK KESATU")
    hub.page.locator('[name$="signatory_name"]:visible').first.fill("Orang principal, S.Pd.")
    hub.page.locator('[name$="signatory_position"]:visible').first.fill("Kepala Sekolah")
    hub.press("Simpan")
    hub.go(f"{paper}pasal/")
    hub.go(f"{paper}naskah/")
    hub.reads("PARA PIHAK", "Pasal 1", "PIHAK KETIGA")
    hub.go(paper)
    hub.press("Siapkan untuk ditandatangani")
    for party in agreement.parties.all():
        hub.go(f"{here}/perjanjian/tanda-tangan/{party.pk}/")
        hub.fill(
            initialled_on=today.isoformat(), signed_on=today.isoformat(), duty_stamp="physical", original_held=True
        )
        hub.fill(original_place="Lemari arsip TU")
        hub.press("Simpan")
    deliver()
    hub.go(paper)
    hub.reads("Berlaku", "Sudah ditandatangani")
    _papers(hub, paper, agreement)
    hub.go(f"{record}kewajiban/")
    for name in ("SMAN", "Puskesmas", "Universitas"):
        _obligation(hub, record, name, today + timedelta(days=10))
    hub.go(record)
    hub.press("Mulai pelaksanaan")
    hub.reads("Implementasi")


def _obligation(hub: Person, record: str, party: str, due) -> None:
    hub.go(f"{record}kewajiban/baru/")
    words = hub.page.locator('[name="party"] option').all_inner_texts()
    [label] = [word for word in words if word.startswith(party)] or words[:1]
    hub.fill(party=label, description=f"Tugas {label}", due_on=due.isoformat())
    hub.press("Simpan")


def _papers(hub: Person, paper: str, agreement: Agreement) -> None:
    """The PDF in A4 and F4 with its hash, and the public page behind the QR."""
    documents = list(Document.objects.of(agreement))
    assert {one.paper for one in documents} == {"a4", "f4"}
    for one in documents:
        assert one.is_ready, one.error
        content = hub.context.request.get(f"{hub.base}{paper.split('/perjanjian')[0]}/dokumen/{one.pk}/").body()
        assert hashlib.sha256(content).hexdigest() == one.sha256
        hub.go(f"/v/{one.public_code}/")
        hub.reads(one.sha256, agreement.subject)


def _implementation(hub: Person, here: str, browser, url: str, source: Source) -> None:
    """Step 5: two activities with contributions; a partner confirms an obligation by link on a phone, with a photo."""
    record = f"{here}/kemitraan/{Partnership.objects.get().pk}/"
    today = timezone.localdate()
    for title, kind, quantity in (("Penjaringan kesehatan", "hours", "24"), ("Pelatihan kader", "money", "1500000")):
        hub.go(f"{record}kegiatan/baru/")
        hub.fill(title=title, starts_on=today.isoformat(), place="Aula")
        hub.press("Simpan")
        hub.press("Catat sebagai terlaksana")
        hub.fill(participants="120", result="Semua siswa kelas X hadir.")
        hub.press("Simpan")
        hub.press("Tambah kontribusi")
        hub.fill(kind=kind, quantity=quantity)
        hub.press("Simpan")
    hub.go(f"{record}kegiatan/")
    hub.reads("Penjaringan kesehatan", "Pelatihan kader")
    hub.go(f"{record}kontribusi/")
    hub.reads("1.500.000", "24")
    duty = Obligation.objects.get(party__partner__name=source.health_centre)
    hub.go(f"{here}/kewajiban/{duty.pk}/tautan/")
    hub.fill(recipient_email="services@mitra.test")
    hub.press("Buat tautan")
    deliver()
    with people(browser, url, "partner", window=PHONE) as (partner,):
        partner.go(link_for("services@mitra.test"))
        partner.reads(duty.description)
        partner.page.set_input_files(
            '[name="photo"]', {"name": "bukti.png", "mimeType": "image/png", "buffer": _picture()}
        )
        partner.press("Kirim konfirmasi")
        partner.reads("Terima kasih")
        assert partner.complaints == []
    hub.go(f"{here}/kewajiban/{duty.pk}/")
    hub.reads("Terpenuhi", "lewat tautan", "bukti")


def _picture() -> bytes:
    image = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(image, "PNG")
    return image.getvalue()


def _evaluation(hub: Person, here: str, browser, url: str) -> None:
    """Step 6: measured, evaluated by both sides on six principles and five factors, side by side, as PDF with charts."""
    record = f"{here}/kemitraan/{Partnership.objects.get().pk}/"
    hub.go(f"{record}indikator/")
    hub.press("Catat hasil pengukuran")
    hub.fill(value="97")
    hub.press("Simpan")
    hub.reads("Tercapai")
    hub.go(record)
    _other_move(hub, "Masuk ke tahap evaluasi")
    hub.go(f"{record}evaluasi/")
    hub.press("Buka evaluasi")
    hub.press("Buka evaluasi")
    opened = EvaluationRound.objects.get()
    sheet = f"{here}/evaluasi/{opened.pk}/"
    for number, response in enumerate(opened.responses.select_related("party__partner")):
        if response.party.is_school:
            hub.go(f"{sheet}pihak/{response.party_id}/")
            _answer(hub, 4)
            continue
        hub.go(f"{sheet}pihak/{response.party_id}/tautan/")
        hub.fill(recipient_email=f"mitra{number}@mitra.test")
        hub.press("Buat tautan")
        deliver()
        with people(browser, url, "partner", window=PHONE) as (partner,):
            partner.go(link_for(f"mitra{number}@mitra.test"))
            _answer(partner, 2)
            partner.reads("Terima kasih")
    hub.go(sheet)
    hub.reads("Bicarakan pada pertemuan berikutnya", "Sangat kuat", "Mulai terlihat")
    hub.press("Tutup evaluasi")
    hub.press("Buat laporan PDF")
    deliver()
    [report] = Document.objects.of(opened)
    assert report.is_ready, report.error
    hub.go(record)
    _other_move(hub, "Ajukan peninjauan")


def _other_move(hub: Person, words: str) -> None:
    """A move that is the next step, or one of the others in the fold."""
    if not hub.page.get_by_role("button", name=words, exact=True).first.is_visible():
        hub.unfold("Langkah lain")
    hub.press(words)


def _answer(person: Person, level: int) -> None:
    for factor in Factor:
        person.choose(f"level_{factor}", str(level))
    person.fill(recommendations="Tetapkan hari tetap untuk konseling.", benefit_support=True)
    person.press("Kirim jawaban")


def _renewal(hub: Person, principal: Person, here: str) -> None:
    """Step 7: the principal renews; the successor is linked; the first agreement stays as it was signed."""
    record = f"{here}/kemitraan/{Partnership.objects.get().pk}/"
    first = Agreement.objects.get()
    before = (first.payload, first.state, first.signed_at, first.ends_on, first.version)
    principal.go(f"{here}/")
    principal.reads("Putuskan kelanjutan: Sekolah Sehat Jiwa Raga")
    principal.go(f"{record}peninjauan/")
    principal.choose("decision", "renew")
    principal.fill(reasons="Target tercapai dan semua pihak bersedia.")
    principal.press("Simpan keputusan")
    first.refresh_from_db()
    assert (first.payload, first.state, first.signed_at, first.ends_on, first.version) == before
    successor = Agreement.objects.exclude(pk=first.pk).get()
    assert successor.predecessor_id == first.pk
    assert successor.starts_on == first.ends_on + timedelta(days=1)
    hub.go(f"{here}/perjanjian/{first.pk}/")
    hub.reads("Diperbarui oleh")
    hub.go(record)
    hub.reads("Negosiasi dan perjanjian", "Perbarui dengan perjanjian lanjutan")


def _informal(hub: Person, principal: Person, here: str, browser, url: str) -> None:
    """Step 8: exchange visits with another school, by the short path: half a page, owner, review date, evaluation."""
    today = timezone.localdate()
    hub.go(f"{here}/mitra/baru/")
    hub.fill(name="SMA Negeri 1 Karangjati", kind="school")
    hub.page.locator('[name="offers-0-DELETE"]').check()
    hub.page.locator('[name="contacts-0-DELETE"]').check()
    hub.press("Simpan mitra")
    partner = Partner.objects.get(name="SMA Negeri 1 Karangjati")
    need = Need.objects.get()
    hub.go(f"{here}/kemitraan/baru/?need={need.pk}&partner={partner.pk}")
    hub.fill(title="Saling kunjung guru", form="informal")
    hub.press("Buka kemitraan")
    hub.press("Mulai penjajakan mitra")
    partnership = Partnership.objects.get(title="Saling kunjung guru")
    record = f"{here}/kemitraan/{partnership.pk}/"
    hub.go(f"{record}calon-mitra/")
    hub.press("Catat minat dan sumber daya")
    hub.fill(interest="Ingin belajar projek bersama.", resources="Contoh modul.")
    hub.press("Simpan")
    hub.press("Pilih mitra ini")
    hub.go(f"{record}kesepahaman/")
    hub.fill(
        understanding="Guru saling berkunjung dua kali setahun.",
        understood_on=today.isoformat(),
        review_on=(today + timedelta(days=180)).isoformat(),
        evaluation_note="Kesan tertulis setelah setiap kunjungan.",
    )
    hub.press("Simpan")
    hub.go(record)
    hub.press("Mulai dengan kesepahaman informal")
    hub.go(f"{record}kegiatan/baru/")
    hub.fill(title="Kunjungan pertama", starts_on=today.isoformat())
    hub.press("Simpan")
    hub.press("Catat sebagai terlaksana")
    hub.fill(participants="6", result="Enam guru belajar bersama.")
    hub.press("Simpan")
    hub.go(record)
    _other_move(hub, "Masuk ke tahap evaluasi")
    hub.go(f"{record}evaluasi/baru/")
    hub.press("Buka evaluasi")
    opened = EvaluationRound.objects.get(partnership=partnership)
    for response in opened.responses.all():
        hub.go(f"{here}/evaluasi/{opened.pk}/pihak/{response.party_id}/")
        _answer(hub, 3)
    hub.go(f"{here}/evaluasi/{opened.pk}/")
    hub.press("Tutup evaluasi")
    hub.go(record)
    _other_move(hub, "Ajukan peninjauan")
    principal.go(f"{record}peninjauan/")
    principal.choose("decision", "extend")
    principal.fill(reasons="Berguna bagi kedua sekolah.")
    principal.press("Simpan keputusan")
    principal.reads("Implementasi")


def _reminders(hub: Person, here: str) -> None:
    """Step 9: the review of the informal partnership is announced once, at seven in the school's morning, and on record."""
    partnership = Partnership.objects.get(title="Saling kunjung guru")
    school = School.objects.get(pk=partnership.school_id)
    day = partnership.review_on - timedelta(days=30)
    morning = datetime.combine(day, time(7, 5), tzinfo=school.zone)
    sweep(morning - timedelta(hours=1))
    mail.outbox.clear()
    sweep(morning - timedelta(minutes=30))
    assert not [message for message in mail.outbox if "Saling kunjung guru" in message.subject + message.body]
    sweep(morning)
    sweep(morning + timedelta(minutes=5))
    told = [message.to[0] for message in mail.outbox if "Saling kunjung guru" in message.subject + message.body]
    assert sorted(told) == ["hub@sekolah.test", "principal@sekolah.test"]
    hub.go(f"{here}/kotak-masuk/")
    hub.reads("hal memerlukan perhatian Anda")  # after months of silence: one digest, not one mail each
