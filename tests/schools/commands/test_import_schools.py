"""`manage.py import_schools`: what it says, and the report it leaves."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from schools.models import SchoolListing

pytestmark = pytest.mark.django_db
LIST = Path(__file__).parents[2] / "data" / "sekolah_2019_contoh.csv"


def run(*arguments):
    out = StringIO()
    call_command("import_schools", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_it_sums_up_what_became_of_the_list():
    said = run(LIST)
    assert said.splitlines() == [
        "26 baris dibaca",
        "  Baru: 6",
        "  Berubah: 0",
        "  Tidak berubah: 0",
        "  Diperbaiki: 16",
        "  Ditolak: 4",
        "Direktori: 22 sekolah baru, 0 sekolah berubah.",
    ]
    assert SchoolListing.objects.count() == 22
    assert "Direktori: 0 sekolah baru, 0 sekolah berubah." in run(LIST)


def test_the_report_tells_each_row(tmp_path):
    report = tmp_path / "laporan.csv"
    run(LIST, "--report", report)
    with report.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 26
    assert rows[0] == {
        "baris": "2", "npsn": "99000001", "nama": "SD NEGERI MEKAR SARI", "hasil": "Baru", "catatan": "",
    }  # fmt: skip
    assert rows[21]["hasil"] == "Ditolak"
    assert "isi yang berbeda" in rows[21]["catatan"]
    assert [path.name for path in tmp_path.iterdir()] == ["laporan.csv"]


def test_a_trial_says_so_and_keeps_nothing(tmp_path):
    said = run(LIST, "--dry-run", "--report", tmp_path / "laporan.csv")
    assert "tidak ada yang disimpan" in said
    assert not SchoolListing.objects.exists()
    assert (tmp_path / "laporan.csv").exists()


def test_files_that_cannot_be_read_are_named_in_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "tidak-ada.csv")
    letter = tmp_path / "surat.csv"
    letter.write_bytes(b"%PDF-1.7 surat")
    with pytest.raises(CommandError, match="PDF"):
        run(letter, "--report", tmp_path / "laporan.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["surat.csv"]


def test_the_source_can_be_named():
    run(LIST, "--source", "Daftar contoh 2019")
    assert set(SchoolListing.objects.values_list("source", flat=True)) == {"Daftar contoh 2019"}
