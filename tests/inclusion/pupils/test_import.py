"""The register comes in from dirty tables: mended and said, refused with a sentence, or taken back as a whole."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from core.policy import NotNow
from core.tabular import TableRefused
from inclusion.imports import pupils as acts
from inclusion.models import Guardian, Pupil
from schools.links import school_url
from tests.clock import NOW
from tests.factories import inclusion as make
from tests.readers import check_readers

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(world):
    make.class_of(world.own)
    return {"by": world.own.as_("operator"), "now": NOW, "school": world.own.school}


def csv(text: str) -> BytesIO:
    return BytesIO(text.encode())


def preview(given, text):
    return acts.preview_pupils(**given, file=csv(text), name="siswa.csv")


def said(batch) -> list[str]:
    return [f"{row.outcome}: {' '.join(row.notes)}" for row in batch.rows.order_by("line")]


def test_a_list_of_dapodik_comes_in(given):
    """Numbers that Excel counted have lost their zeros; needs, numbers of identity and income are not even stored."""
    book = Workbook()
    sheet = book.active
    sheet.append(
        ["Nama", "NIPD", "JK", "NISN", "Tanggal Lahir", "NIK", "Rombel Saat Ini", "Nama Ibu", "HP", "Kebutuhan Khusus"]
    )
    sheet.append(
        ["Anisa Rahma", 2601, "P", 91234567, "2009-04-05", 3404123456789012, "VIII-A", "Rini", "081234567890", "C,H"]
    )
    sheet.append(["Bagus", "0026", "Laki-laki", "0091234568", "30 Aug 2009", None, "viii a", "-", "", "Tidak ada"])
    file = BytesIO()
    book.save(file)
    batch = acts.preview_pupils(**given, file=BytesIO(file.getvalue()), name="dapodik.xlsx")
    assert "ditulis 0091234567" in said(batch)[0]
    stored = str(list(batch.rows.values_list("raw", flat=True)))
    assert "C,H" not in stored
    assert "3404" not in stored
    acts.apply_pupils(**given, batch=batch)
    first, second = Pupil.objects.order_by("name")
    assert (first.nisn, first.nis, first.sex, first.placements.get().class_group.name) == (
        "0091234567",
        "2601",
        "P",
        "VIII-A",
    )
    assert [(row.name, row.relation, row.phone) for row in first.guardians.all()] == [
        ("Rini", "mother", "081234567890")
    ]
    assert (second.nis, second.birth_date.isoformat(), second.guardians.count()) == ("0026", "2009-08-30", 0)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (";0091234567;;", "refused: Nama siswa kosong."),
        (f"{'D' * 151};;;", "refused: Nama siswa lebih panjang dari 150 huruf."),
        ("Dian;12345;;", "refused: NISN “12345” tidak terdiri atas 10 angka."),
        ("Dian;98-1234567;;", "refused: NISN"),
        ("Dian;;XI-Z;", "refused: Kelas “XI-Z” belum tercatat"),
        ("Dian;;;31-12-2100", "refused: Tanggal lahir tidak boleh di masa depan."),
        ("Dian;;;1900-01-01", "mended: Tanggal lahir 1900-01-01 berarti tidak diketahui"),
        ("Dian;;;kemarin", "mended:"),
        ("Dian;'0091234567;;", "mended:"),
        ("Dian;9.1234567E7;;", "mended: NISN 91234567 kehilangan nol"),
    ],
)
def test_each_row_says_what_is_wrong_with_it(given, row, told):
    batch = preview(given, f"Nama;NISN;Kelas;Tanggal lahir\n{row}\n")
    assert said(batch)[0].startswith(told)
    assert not Pupil.objects.exists()


def test_nothing_is_half_imported(given):
    """The number was given to somebody else after the preview: no row is written."""
    batch = preview(given, "Nama;NISN\nAnisa;0091234567\nBagus;0091234568\n")
    Pupil.objects.create(school=given["school"], name="Orang lain", nisn="0091234568", created_at=NOW, updated_at=NOW)
    with pytest.raises(NotNow):
        acts.apply_pupils(**given, batch=batch)
    assert Pupil.objects.count() == 1


def test_a_second_import_moves_classes_and_erases_nothing(given, world):
    pupil = make.registered(world.own, nisn="0091234567", nis="77")
    make.class_of(world.own, "VIII-B")
    batch = preview(given, "Nama;NISN;NIS;Kelas;Nama ayah\nBayu Pratama;0091234567;;VIII-B;Joko\n")
    acts.apply_pupils(**given, batch=batch)
    pupil.refresh_from_db()
    assert pupil.nis == "77"
    assert pupil.placements.get(ends_on=None).class_group.name == "VIII-B"
    assert pupil.guardians.count() == 2
    again = preview(given, "Nama;NISN;Kelas;Nama ayah\nBayu Pratama;0091234567;VIII-B;Joko\n")
    assert said(again) == ["unchanged: "]
    acts.undo_pupils(**given, batch=batch)
    assert pupil.guardians.count() == 1
    assert pupil.placements.get(ends_on=None).class_group.name == "VIII-A"


def test_an_import_is_taken_back_as_a_whole_or_not_at_all(given, world):
    batch = acts.apply_pupils(**given, batch=preview(given, "Nama;Nama ibu\nAnisa;Rini\nBagus;Sri\n"))
    make.consented(world.own, Pupil.objects.get(name="Anisa"))
    with pytest.raises(NotNow) as refused:
        acts.undo_pupils(**given, batch=batch)
    assert "sudah dipakai" in str(refused.value.missing)
    assert Pupil.objects.count() == 2


def test_an_unused_import_goes_again(given):
    batch = acts.apply_pupils(**given, batch=preview(given, "Nama;Nama ibu\nAnisa;Rini\nBagus;Sri\n"))
    acts.undo_pupils(**given, batch=batch)
    assert not Pupil.objects.exists()
    assert not Guardian.objects.exists()


def test_after_the_import_only_what_was_read_is_kept(given):
    batch = acts.apply_pupils(**given, batch=preview(given, "Nama;Catatan guru\nAnisa;sering sakit\n"))
    assert "sering sakit" not in str(list(batch.rows.values_list("raw", flat=True)))


def test_who_left_is_not_brought_back_by_a_table(given, world):
    make.registered(world.own, nisn="0091234567")
    Pupil.objects.update(left_on=NOW.date())
    assert "tercatat keluar" in said(preview(given, "Nama;NISN\nBayu Pratama;0091234567\n"))[0]


def test_something_else_than_a_table_is_refused(given):
    with pytest.raises(TableRefused):
        acts.preview_pupils(**given, file=BytesIO(b"\x89PNG\r\n\x1a\n"), name="siswa.xlsx")


def test_the_operator_imports_on_the_page(world, client_for, given):
    client = client_for(world.own.operator)
    file = csv("Siapa;NISN\nAnisa Rahma;0091234567\nBayu Salah;12\n")
    file.name = "siswa.csv"
    shown = client.post(school_url(world.own.school, "inclusion:pupil_import"), {"file": file}, follow=True)
    batch = shown.context["batch"]
    assert "Pilih kolomnya" in shown.content.decode()
    columns = school_url(world.own.school, "inclusion:pupil_import_columns", batch.pk)
    preview = client.post(columns, {"name": "Siapa", "nisn": "NISN"}, follow=True).content.decode()
    assert "Anisa Rahma" in preview
    assert "Bayu Salah" in preview, "a refused row says whose it is"
    for act, count in (("terapkan", 1), ("batalkan", 0)):
        client.post(school_url(world.own.school, "inclusion:pupil_import_act", batch.pk, act))
        assert Pupil.objects.count() == count


def test_each_reader_reads_the_preview_in_the_own_language(given):
    check_readers(
        lambda: preview(
            given,
            "Nama;JK;NISN;Kelas;Tanggal lahir;HP;Kolom\n"
            "Anisa;?;91234567;VIII-A;31/02/2010;08;x\n"
            ";P;;VIII-A;;;\n"
            "Bagus;L;12;VIII-A;;;\n"
            "Citra;P;;IX-Z;1900-01-01;;\n",
        )
    )
