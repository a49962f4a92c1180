"""The pages that bring an old register in: choose, name columns, answer, mend a row, download, take over, take back."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from openpyxl import load_workbook

from core.models import ImportBatch
from partnerships.models import Agreement
from tests.factories.partnerships import make_partner
from tests.partnerships.at import at
from tests.partnerships.imports.registers import brought, previewed
from tests.schools.pages import keyed, queries_of, text_of

TABLE = "Mitra;Judul;Nomor;Mulai;Selesai;Sektor\nPolsek A;Aman;1/X/2025;1/7/2025;30/6/2027;Hukum\n;Tanpa mitra;;;;\n"


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def upload(world, hub, content=TABLE):
    table = SimpleUploadedFile("agenda.csv", content.encode(), content_type="text/csv")
    sent = keyed(file=table, kind="pks", lead=str(world.own.hub.pk))
    return hub.post(at(world.own, "register_import"), sent)["Location"]


def test_choose_look_take_over_take_back(world, hub):
    here = upload(world, hub)
    words = text_of(hub.get(here))
    assert "1 perjanjian akan dicatat" in words
    assert "1 baris belum dapat diambil" in words
    assert "Mitra baru: Polsek A" in words
    assert "Kolom yang disimpan apa adanya" in words
    assert not Agreement.objects.exists()
    batch = ImportBatch.objects.get()
    hub.post(at(world.own, "register_import_act", batch.pk, "terapkan"), keyed())
    agreement = Agreement.objects.get(imported=True)
    page = text_of(hub.get(at(world.own, "agreement", agreement.pk)))
    assert "Dari daftar lama" in page
    assert "Sektor: Hukum" in page
    assert "Aman" in text_of(hub.get(at(world.own, "agreement_list")))
    hub.post(at(world.own, "register_import_act", batch.pk, "batalkan"), keyed())
    assert not Agreement.objects.exists()


def test_the_columns_can_be_named(world, hub):
    here = upload(world, hub, "Siapa;Apa\nPolsek A;Aman\n")
    pk = ImportBatch.objects.get().pk
    assert "Siapa" in hub.get(at(world.own, "register_import_columns", pk)).content.decode()
    twice = hub.post(at(world.own, "register_import_columns", pk), keyed(partner="Siapa", subject="Siapa"))
    assert twice.status_code == 422
    hub.post(at(world.own, "register_import_columns", pk), keyed(partner="Siapa", subject="Apa"))
    assert "1 perjanjian akan dicatat" in text_of(hub.get(here))


@pytest.mark.parametrize("language", ["id", "en"])
def test_headings_are_known_whatever_language_the_reader_speaks(world, hub, language):
    with translation.override(language):
        batch = previewed(world.own, "Mitra;Tentang;Nomor\nPolsek A;Aman;1/X/2025\n")
    assert set(batch.options["columns"].values()) == {"partner", "subject", "number"}


def test_near_names_are_asked_on_the_page(world, hub):
    known = make_partner(world.own, "Universitas Cendekia Nusantara")
    here = upload(world, hub, "Mitra;Judul\nUniversitas Cendikia Nusantara;KKN\n")
    words = text_of(hub.get(here))
    assert "Jawab dahulu 1 pertanyaan" in words
    assert "(sebelum dicatat)" in words
    assert "Sama dengan Universitas Cendekia Nusantara" in words
    pk = ImportBatch.objects.get().pk
    assert hub.post(at(world.own, "register_import_act", pk, "terapkan"), keyed()).status_code == 409
    hub.post(at(world.own, "register_import_answers", pk), keyed(q0=f"pk:{known.pk}"))
    hub.post(at(world.own, "register_import_act", pk, "terapkan"), keyed())
    assert Agreement.objects.get().parties.last().party.partner == known


def test_an_answer_that_was_not_offered_is_not_taken(world, hub):
    foreign = make_partner(world.other, "Universitas Cendekia Nusantara")
    make_partner(world.own, "Universitas Cendekia Nusantara")
    upload(world, hub, "Mitra;Judul\nUniversitas Cendikia Nusantara;KKN\n")
    batch = ImportBatch.objects.get()
    hub.post(at(world.own, "register_import_answers", batch.pk), keyed(q0=f"pk:{foreign.pk}"))
    assert batch.rows.get().outcome == "asked"


def test_a_row_is_mended_in_the_preview(world, hub):
    here = upload(world, hub)
    pk = ImportBatch.objects.get().pk
    row = at(world.own, "register_import_row", pk, 3)
    assert "Nama mitra kosong" in text_of(hub.get(row))
    assert hub.post(row, keyed(partner="Koramil B", subject="Tanpa mitra"))["Location"] == f"{here}#baris-3"
    assert "2 perjanjian akan dicatat" in text_of(hub.get(here))


def test_what_cannot_be_taken_over_goes_out_again_with_the_reason(world, hub):
    upload(world, hub)
    answer = hub.get(at(world.own, "register_import_download", ImportBatch.objects.get().pk))
    rows = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
    assert rows[0] == ("Mitra", "Judul", "Nomor", "Mulai", "Selesai", "Sektor", "Catatan Guyub")
    assert (rows[1][1], len(rows)) == ("Tanpa mitra", 2)
    assert "Nama mitra kosong" in rows[1][-1]


@pytest.mark.parametrize("content", ["", "Mitra;Judul\n"])
def test_a_file_that_is_no_table_says_why_at_its_field(world, hub, content):
    table = SimpleUploadedFile("agenda.csv", content.encode() or b" ", content_type="text/csv")
    page = hub.post(at(world.own, "register_import"), keyed(file=table, kind="pks", lead=str(world.own.hub.pk)))
    assert page.status_code == 422
    assert page.context["form"].errors["file"]


def test_the_preview_takes_as_many_queries_for_one_row_as_for_three(world, hub):
    one = upload(world, hub, "Mitra;Judul\nPolsek A;Satu\n")
    three = upload(world, hub, "Mitra;Judul\nPolsek A;Satu\nPolsek A;Dua\nKoramil B;Tiga\n")
    queries_of(hub, one)
    assert queries_of(hub, one) == queries_of(hub, three)


def test_the_other_school_sees_nothing_of_it(world, hub, client_for):
    here = upload(world, hub)
    assert client_for(world.other.hub).get(here).status_code == 404
    pk = re.search(r"/(\d+)/$", here)[1]
    assert client_for(world.other.hub).get(at(world.other, "register_import_batch", pk)).status_code == 404


def test_missing_dates_are_filled_in_later(world, hub):
    agreement = brought(world.own, "Mitra;Judul\nPolsek A;Aman\n")
    page = text_of(hub.get(at(world.own, "agreement", agreement.pk)))
    assert "Masa berlaku belum jelas" in page
    url = at(world.own, "agreement_mend", agreement.pk)
    sent = {"kind": "pks", "subject": "Aman", "starts_on": "2025-07-01", "ends_on": "2027-06-30", "version": "1"}
    assert hub.post(url, keyed(**sent))["Location"] == at(world.own, "agreement", agreement.pk)
    assert "Berlaku" in text_of(hub.get(at(world.own, "agreement", agreement.pk)))


def test_a_partner_contact_does_not_read_the_schools_notes(world, client_for):
    agreement = brought(world.own, "Mitra;Judul;Catatan rahasia\nPolsek A;Aman;kepala cabangnya sulit\n")
    partner = agreement.parties.last().party.partner
    partner.contacts.create(name=world.own.partner.name, user=world.own.partner, email=world.own.partner.email)
    page = client_for(world.own.partner).get(at(world.own, "agreement", agreement.pk))
    assert page.status_code == 200
    assert "sulit" not in page.content.decode()
