"""Files that are no tables, lie about what they are, or would hurt: refused with a sentence."""

import io
import os
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from core.tabular import Limits, TableRefused, read_table, stream_table

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def small_workbook():
    book = Workbook()
    book.active.append(["nama", "kelas"])
    for number in range(30):
        book.active.append([f"Siswa {number}", 10])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def repacked(**parts):
    """A workbook in which the named parts have other content ("sheet", "types", extra entries by path)."""
    paths = {"sheet": "xl/worksheets/sheet1.xml", "workbook": "xl/workbook.xml"}
    parts = {paths.get(key, key): content for key, content in parts.items()}
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(small_workbook())) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            target.writestr(entry.filename, parts.pop(entry.filename, source.read(entry)))
        for path, content in parts.items():
            target.writestr(path, content)
    return file.getvalue()


def sheet_xml(body):
    return f'<worksheet xmlns="{SHEET}"><sheetData>{body}</sheetData></worksheet>'


def sentence(content, name, **limits):
    with pytest.raises(TableRefused) as refusal:
        read_table(content, name, **limits)
    return refusal.value.sentence


def plain_zip(names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "part"),
    [
        (b"", "a.csv", "kosong"),
        (b" \r\n \n", "a.csv", "kosong"),
        (b"\xef\xbb\xbf\r\n,,\r\n", "a.csv", "tidak berisi satu baris pun"),
        (b"%PDF-1.7\n%\xe2\xe3", "siswa.csv", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "siswa.csv", "gambar"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "siswa.xlsx", "gambar"),
        (b"\x1f\x8b\x08\x00abc", "siswa.csv", "arsip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "siswa.xls", "berformat lama"),
        (b"<html><table><tr><td>1</td></tr></table>", "siswa.xls", "halaman web"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "siswa.csv", "halaman web"),
        (b"a\x00,\x00b\x00\n\x00" * 50, "siswa.csv", "bukan tabel"),
        (bytes(range(32)) * 20, "siswa.csv", "bukan tabel"),
        (b"nama,kelas\nBudi,X\n", "siswa.xlsx", "bukan berkas Excel"),
        (plain_zip(["surat.docx"]), "siswa.xlsx", "bukan berkas Excel"),
        (plain_zip(["word/document.xml", "[Content_Types].xml"]), "siswa.csv", "bukan berkas Excel"),
        (b"PK\x03\x04 potongan", "siswa.xlsx", "rusak"),
        (small_workbook(), "siswa.csv", "Ganti akhiran"),
        (small_workbook()[:-300], "siswa.xlsx", "rusak"),
        (repacked(**{"xl/vbaProject.bin": b"x"}), "siswa.xlsm", "makro"),
        (repacked(sheet="<worksheet"), "siswa.xlsx", "rusak"),
        (repacked(sheet=sheet_xml('<row r="1"><c r="A1"><v>x</v></c></row>')), "siswa.xlsx", "rusak"),
        (repacked(sheet=sheet_xml('<row r="1"><c r="A1" t="s"><v>999</v></c></row>')), "siswa.xlsx", "rusak"),
        (repacked(workbook="<workbook/>"), "siswa.xlsx", "tidak berisi satu baris pun"),
        (repacked(workbook="<workbook><sheets>"), "siswa.xlsx", "rusak"),
        (b'nama,alamat\nBudi,"Jl. A\nAni,Jl. B\nCici,Jl. C\n', "siswa.csv", "tanda kutip"),
        (b'nama,alamat\nBudi,"' + b"x" * 200_000, "siswa.csv", "tanda kutip"),
        (b"a\n" + b"x" * 3_000_000, "siswa.csv", "baris yang terlalu panjang"),
        (b"a\n" + b"x" * 40_000 + b"\n", "siswa.csv", "terlalu panjang"),
        (b"," * 600 + b"x\n", "siswa.csv", "500 kolom"),
    ],
)  # fmt: skip
def test_what_is_no_readable_table_is_refused_with_a_sentence(content, name, part):
    assert part in sentence(content, name)


def test_sizes_have_limits():
    assert "lebih dari 10 baris" in sentence(b"a\n" + b"1\n" * 11, "a.csv", max_rows=10)
    assert "lebih besar dari 1 MB" in sentence(b"a\n" + b"1\n" * 600_000, "a.csv", max_bytes=1024 * 1024)
    assert len(read_table(b"a\n" + b"1\n" * 10, "a.csv", max_rows=10).rows) == 10


def bomb(megabytes):
    row = '<row><c t="inlineStr"><is><t>' + "A" * 100 + "</t></is></c></row>"
    return repacked(sheet=sheet_xml(row * (megabytes * 1024 * 1024 // len(row))))


@pytest.mark.parametrize("megabytes", [3, 96])
def test_a_workbook_packed_too_tightly_is_refused_before_it_is_unpacked(megabytes):
    content = bomb(megabytes)
    assert len(content) < 1024 * 1024
    started = time.monotonic()
    assert "terlalu besar untuk dibuka" in sentence(content, "siswa.xlsx")
    assert time.monotonic() - started < 0.5


def test_a_workbook_of_too_many_parts_is_refused():
    parts = {f"xl/media/image{number}.txt": "x" for number in range(250)}
    assert "terlalu besar" in sentence(repacked(**parts), "siswa.xlsx")


def test_a_loosely_packed_large_workbook_is_refused_by_its_size():
    noise = os.urandom(21 * 1024 * 1024)
    assert "lebih besar dari 15 MB" in sentence(repacked(**{"xl/media/a.bin": noise}), "siswa.xlsx")
    with pytest.raises(TableRefused) as refusal:
        stream_table(repacked(**{"xl/media/a.bin": noise}), "siswa.xlsx", limits=Limits(bytes=50 * 1024 * 1024))
    assert "terlalu besar untuk dibuka" in refusal.value.sentence


def test_an_encrypted_part_is_refused():
    content = bytearray(small_workbook())
    start = 0
    while (start := content.find(b"PK\x01\x02", start)) >= 0:
        content[start + 8] |= 1
        start += 4
    assert "kata sandi" in sentence(bytes(content), "siswa.xlsx")


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_are_never_expanded(doctype):
    body = sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>')
    assert "rusak" in sentence(repacked(sheet=doctype + body), "siswa.xlsx")


def test_a_row_that_claims_a_huge_number_ends_in_time():
    sheet = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="999999999"><c r="A999999999"><v>1</v></c></row>')
    with pytest.raises(TableRefused) as refusal:
        list(stream_table(repacked(sheet=sheet), "a.xlsx", limits=Limits(seconds=1)).rows)
    assert "terlalu lama" in refusal.value.sentence


def test_rows_that_begin_far_to_the_right_are_narrowed():
    sheet = sheet_xml(
        "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 2000))
    )
    started = time.monotonic()
    assert len(read_table(repacked(sheet=sheet), "a.xlsx").rows) == 1998
    assert time.monotonic() - started < 5


WORKBOOK = small_workbook()
with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as _archive:
    PARTS = {name: _archive.read(name) for name in _archive.namelist() if not name.startswith("docProps")}


def with_changes(content, changes):
    changed = bytearray(content)
    for place, byte in changes:
        changed[place % len(changed)] = byte
    return bytes(changed)


PLACES = st.integers(min_value=4, max_value=20_000)


@settings(deadline=None)
@given(st.sampled_from(sorted(PARTS)), st.lists(st.tuples(PLACES, st.integers(32, 126)), min_size=1, max_size=12))
def test_a_damaged_workbook_gives_a_table_or_a_sentence(path, changes):
    """Bytes of the unpacked parts are changed, so that the damage reaches the XML readers."""
    with suppress(TableRefused):
        assert read_table(repacked(**{path: with_changes(PARTS[path], changes)}), "a.xlsx").headers


@settings(deadline=None)
@given(st.lists(st.tuples(PLACES, st.integers(0, 255)), min_size=1, max_size=30))
def test_a_workbook_damaged_on_its_way_gives_a_table_or_a_sentence(changes):
    """Bytes of the packed file itself are changed, as a broken transfer would."""
    with suppress(TableRefused):
        assert read_table(WORKBOOK[:4] + with_changes(WORKBOOK[4:], changes), "a.xlsx").headers
