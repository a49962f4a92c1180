"""Reading delimited text and workbooks in the states in which schools bring them."""

import csv
import io
from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from core.tabular import Limits, TableRefused, read_table, stream_table

MORNING = datetime.fromisoformat("2026-09-21 09:30")  # workbooks know no zones


def workbook(rows, **formats):
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for place, number_format in formats.items():
        sheet[place].number_format = number_format
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def values(content, name="data.csv"):
    return [list(row.values.values()) for row in read_table(content, name).rows]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_each_separator_is_found(separator):
    text = f"npsn{separator}nama{separator}alamat\n20404180{separator}SMA 1{separator}Jl. A\n"
    table = read_table(text.encode(), "sekolah.csv")
    assert (table.headers, table.separator) == (["npsn", "nama", "alamat"], separator)
    assert table.rows[0].values == {"npsn": "20404180", "nama": "SMA 1", "alamat": "Jl. A"}


def test_a_separator_inside_the_values_does_not_win():
    rows = "".join(f'{n};"Jl. A, RT {n}, Kota B";1,5\n' for n in range(30))
    table = read_table(f"no;alamat;nilai\n{rows}".encode(), "a.csv")
    assert table.separator == ";"
    assert table.rows[3].values["alamat"] == "Jl. A, RT 3, Kota B"


def test_the_separator_line_of_excel_is_obeyed():
    table = read_table(b"sep=;\r\na;b\r\n1,5;2,5\r\n", "a.csv")
    assert table.headers == ["a", "b"]
    assert table.rows[0].values == {"a": "1,5", "b": "2,5"}


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1252", "windows-1252"),
     ("latin-1", "windows-1252")],
)  # fmt: skip
def test_each_encoding_is_found(encoding, found):
    table = read_table("nama;kota\nJosé Pérez;Atambua\n".encode(encoding), "orang.csv")
    assert table.encoding == found
    assert table.headers == ["nama", "kota"]
    assert table.rows[0].values["nama"] == "José Pérez"
    assert bool(table.notes) == (found == "windows-1252")


def test_a_few_wrong_bytes_do_not_spoil_good_text():
    table = read_table("nama\nSMA “Harapan”\nPKBM ".encode() + b"Caf\xe9\nLKP \x93X\x94\n", "a.csv")
    assert [row.values["nama"] for row in table.rows] == ["SMA “Harapan”", "PKBM Café", "LKP “X”"]
    assert any("cara lama" in note for note in table.notes)


def test_quoted_line_breaks_and_quotes_are_kept():
    content = b'nama,alamat\r\n"PT ""Maju""","Jl. A\r\nKota B"\r\nCV "X" Jaya,Jl. C\r\n'
    assert values(content) == [['PT "Maju"', "Jl. A\nKota B"], ['CV "X" Jaya', "Jl. C"]]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them():
    content = b'a,b\n"x\ny",1\n\n,\nz,2\n'
    assert [row.number for row in read_table(content, "a.csv").rows] == [2, 5]


def test_short_rows_are_filled_and_surplus_cells_counted():
    table = read_table(b"a,b,c\n1\n1,2,3,,\n1,2,3,4,5\n", "a.csv")
    assert table.rows[0].values == {"a": "1", "b": "", "c": ""}
    assert [row.surplus for row in table.rows] == [0, 0, 2]
    assert any("di luar kolom" in note for note in table.notes)


def test_blank_and_repeated_headings_get_names():
    table = read_table(b" nama ,,Nama  Ibu,nama\n1,2,3,4\n", "a.csv")
    assert table.headers == ["nama", "Kolom 2", "Nama Ibu", "nama (2)"]
    assert len(table.notes) == 2


def test_title_rows_above_the_headings_are_passed_over():
    content = b"DAFTAR SISWA,,,\nSMA Contoh,,,\n\nno,nama,kelas,nisn\n1,Budi,X,0012345678\n2,Ani,X,\n"
    table = read_table(content, "a.csv")
    assert table.headers == ["no", "nama", "kelas", "nisn"]
    assert table.rows[0].number == 5
    assert any("Baris judul" in note for note in table.notes)


def test_headings_of_two_lines_are_read_together():
    upper = ["No", "Nama", "Nomor", None, "Masa berlaku", None]
    lower = [None, None, "Pihak I", "Pihak II", "Mulai", "Selesai"]
    table = read_table(workbook([upper, lower, [1, "SMK 1", "12/I", "-", "1/1/2024", "1/1/2025"]]), "a.xlsx")
    assert table.headers == [
        "No",
        "Nama",
        "Nomor Pihak I",
        "Nomor Pihak II",
        "Masa berlaku Mulai",
        "Masa berlaku Selesai",
    ]
    assert [list(row.values.values()) for row in table.rows] == [["1", "SMK 1", "12/I", "-", "1/1/2024", "1/1/2025"]]
    assert "Kepala tabel berisi dua baris; keduanya dibaca bersama." in table.notes


@pytest.mark.parametrize("first", [["1", "SMK 1", "catatan", "12/I"], ["", "", "2024", ""], ["2", "SMK 2", "", "13/I"]])
def test_a_row_of_values_is_no_second_line_of_headings(first):
    rows = [["No", "Nama", "", "Nomor"], first, ["3", "SMK 3", "", "14/I"]]
    assert values(workbook(rows), "a.xlsx") == [first, ["3", "SMK 3", "", "14/I"]]


def test_mends_are_reported_on_their_row():
    table = read_table(b"kode,nama\n01  ,SD  A\n02,SD B\n", "a.csv")
    assert [(mend.column, mend.kind) for mend in table.rows[0].mends] == [("kode", "trimmed"), ("nama", "spaces")]
    assert table.rows[1].mends == ()


def test_a_file_with_headings_only_has_no_rows():
    assert read_table(b"a,b\n", "a.csv").rows == []


def test_a_workbook_gives_its_cells_as_people_see_them():
    content = workbook(
        [["npsn", "nilai", "tanggal", "waktu", "jam", "aktif", "nik", "kode"],
         [20404180, 7.5, date(2026, 9, 21), MORNING, time(9), True, 3404012309050001, 123],
         [69900001.0, -0.25, None, None, None, False, None, "P9908517"]],
        H2="00000",
    )  # fmt: skip
    assert values(content, "data.xlsx") == [
        ["20404180", "7.5", "2026-09-21", "2026-09-21 09:30", "09:00", "Ya", "3404012309050001", "00123"],
        ["69900001", "-0.25", "", "", "", "Tidak", "", "P9908517"],
    ]


def test_a_claimed_range_of_a_thousand_columns_costs_nothing():
    book = Workbook()
    sheet = book.active
    sheet.append(["npsn"])
    for number in range(700):
        sheet.append([20000000 + number])
    sheet.cell(1, 1013).number_format = "0"
    for number in range(2, 702):
        sheet.cell(number, 1013).number_format = "0"
    file = io.BytesIO()
    book.save(file)
    table = read_table(file, "npsn.xlsx")
    assert table.headers == ["npsn"]
    assert len(table.rows) == 700
    assert table.rows[0].values == {"npsn": "20000000"}


def test_remarks_beside_a_workbook_table_stay_with_their_row():
    table = read_table(workbook([["a", "b"], [1, 2, "lunas"], [3, 4]]), "a.xlsx")
    assert [row.surplus for row in table.rows] == [0, 0]
    assert table.rows[0].values == {"a": "1", "b": "2", "Di luar kolom berjudul": "lunas"}
    assert any("di luar kolom" in note for note in table.notes)


def test_the_first_visible_sheet_with_rows_is_read():
    book = Workbook()
    book.active.title = "Kosong"
    hidden = book.create_sheet("Rahasia")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Siswa").append(["nama"])
    book["Siswa"].append(["Budi"])
    file = io.BytesIO()
    book.save(file)
    table = read_table(file, "a.xlsx")
    assert table.headers == ["nama"]
    assert any("“Siswa”" in note for note in table.notes)


def test_row_numbers_of_a_workbook_are_those_on_the_screen():
    table = read_table(workbook([["a"], [None], [1], [None], [2]]), "a.xlsx")
    assert [row.number for row in table.rows] == [3, 5]


def test_formulas_are_read_as_their_results_and_errors_as_nothing():
    content = workbook([["a", "b"], ["=1+1", "x"], ["#N/A", "y"]])
    assert values(content, "a.xlsx") == [["", "x"], ["", "y"]]


def test_streaming_gives_the_same_rows():
    content = b"a,b\n" + b"".join(b"%d,x  y\n" % number for number in range(100))
    stream = stream_table(io.BytesIO(content), "a.csv", limits=Limits())
    assert list(stream.rows) == read_table(content, "a.csv").rows


CELL = st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=8)


@given(st.lists(st.lists(CELL.map(lambda text: "x" + text), min_size=3, max_size=3), min_size=1, max_size=20),
       st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))  # fmt: skip
def test_every_well_formed_file_is_read_back(rows, separator, encoding):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(["satu", "dua", "tiga"])
    writer.writerows(rows)
    table = read_table(text.getvalue().encode(encoding), "a.csv")
    if table.separator == separator:
        assert [row.number for row in table.rows] == list(range(2, len(rows) + 2))
    assert table.encoding == encoding


@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_sentence(content):
    with suppress(TableRefused):
        assert read_table(content, "a.csv").headers
