"""Names in a ZIP: whatever a person called a file, every program can unpack it, and no file takes the place of another."""

import zipfile
from io import BytesIO

import pytest

from core.bundles import entries
from core.models import Attachment, Document

NASTY = (
    "../../etc/passwd.pdf", "..\\..\\windows.pdf", "C:\\boot.pdf", "/akar.pdf", "a\x00b.pdf", "\u202efdp.exe.pdf", "...", "", " . ",
    "tanpa akhiran", "x" * 500 + ".pdf", "\U0001f469" * 130 + ".pdf", "ꦲ" * 300 + ".pdf", "ꦲ" * 300, "CON.pdf", "nul", "a\r\nb.pdf", ".pdf",
)  # fmt: skip


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("folder", ["", "05 Kegiatan"])
def test_a_name_stays_inside_and_short(name, folder):
    made = entries([(folder, Attachment(pk=n, name=name), "") for n in range(3)])
    paths = [entry.path for entry in made]
    assert len({path.casefold() for path in paths}) == 3
    for path in paths:
        parts = path.split("/")
        assert len(parts) == (2 if folder else 1)
        assert not folder or parts[0] == folder
        assert parts[-1] not in ("", ".", "..")
        assert not {"\\", "\x00", "\n"} & set(path)
        assert len(parts[-1].encode()) <= 255
        assert parts[-1].partition(".")[0].upper() not in ("CON", "NUL")
    with zipfile.ZipFile(BytesIO(), "w") as archive:
        for path in paths:
            archive.writestr(path, b"")
        assert archive.namelist() == paths


def test_a_number_in_a_title_does_not_swallow_the_title():
    (made,) = entries([("", Document(pk=1, title="Perjanjian 421.3/118/2026: Gizi/UKS"), "")])
    assert made.path == "Perjanjian 421.3-118-2026 - Gizi-UKS.pdf"


def test_a_long_title_ends_after_a_whole_word_and_shows_that_it_goes_on():
    title = "Perjanjian Kerja Sama antara SMA Negeri 3 Tirtamaya dan UPTD Puskesmas Tirtamaya tentang Program Sekolah Sehat Jiwa"
    (made,) = entries([("", Document(pk=1, title=f"{title} dan Raga"), "")])
    assert made.path == f"{title}….pdf"
    (made,) = entries([("", Document(pk=1, title="x" * 250), "")])
    assert len(made.path) == 120


def test_nothing_takes_the_place_of_the_list_of_contents():
    (made,) = entries([("", Attachment(pk=1, name="Daftar-Isi.csv"), "")])
    assert made.path != "Daftar-Isi.csv"
