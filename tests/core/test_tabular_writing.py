"""Tables that leave: nothing in them can run as a formula, and we can read them again."""

import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.tabular import read_table, write_csv, write_xlsx
from core.tabular.cells import FORMULA_LEADS

TRIGGERS = [f"{lead}1+1" for lead in FORMULA_LEADS] + ['=HYPERLINK("http://x")', "@SUM(1)", "#N/A"]


MIDNIGHT = datetime.fromisoformat("2026-09-21")  # workbooks know no zones


def csv_text(headers, rows, **options):
    return b"".join(write_csv(headers, rows, **options)).decode("utf-8-sig")


@pytest.mark.parametrize("trigger", TRIGGERS)
@pytest.mark.parametrize("column", range(3))
def test_no_cell_of_a_workbook_is_a_formula(trigger, column):
    row = ["a", "b", "c"]
    row[column] = trigger
    with write_xlsx(["satu", "dua", trigger], [row]) as file:
        sheet = load_workbook(file).active
        types = {cell.data_type for line in sheet.iter_rows() for cell in line}
        assert types == {"s"}
        assert sheet.cell(2, column + 1).value.strip() == trigger.strip()


@pytest.mark.parametrize("trigger", TRIGGERS[:-1])
def test_csv_cells_that_look_like_formulas_are_marked_as_text(trigger):
    lines = csv_text(["a", trigger], [[trigger, "x"]])
    assert lines.count("'" + trigger.rstrip()[:1]) == 2


def test_csv_is_utf8_with_a_mark_and_plain_values():
    content = b"".join(write_csv(["nama", "nilai"], [["José", 1], [None, Decimal("1E+3")]]))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == ["nama,nilai", "José,1", ",1000"]


def test_csv_values_by_type():
    row = [-5, 1.5, True, False, date(2026, 9, 21), datetime(2026, 9, 21, 9, 30, tzinfo=UTC), "a\x00b"]
    assert (
        csv_text(list("abcdefg"), [row], separator=";").splitlines()[1]
        == "-5;1.5;Ya;Tidak;2026-09-21;2026-09-21 09:30;ab"
    )


def test_csv_comes_in_pieces():
    pieces = list(write_csv(["a"], (["x" * 1000] for _row in range(1000))))
    assert len(pieces) > 10
    assert max(map(len, pieces)) < 100_000


def test_workbooks_keep_numbers_and_dates():
    row = [7, Decimal("1.5"), date(2026, 9, 21), datetime(2026, 9, 21, 9, 30, tzinfo=UTC), True, None, "a\x00b"]
    with write_xlsx(list("abcdefg"), [row], title="Mitra: [2026]/a*?") as file:
        sheet = load_workbook(file).active
        assert [cell.value for cell in sheet[2]] == [
            7, 1.5, MIDNIGHT, MIDNIGHT.replace(hour=9, minute=30), "Ya", None, "ab",
        ]  # fmt: skip
        assert sheet.freeze_panes == "A2"
        assert sheet.title == "Mitra   2026  a"


def test_a_text_longer_than_a_cell_is_cut():
    with write_xlsx(["a"], [["x" * 40_000]]) as file:
        assert len(load_workbook(file).active["A2"].value) == 32_767


# Letters of Western Europe are left out: pairs of them can be what a wrong decoding makes of others.
LETTERS = st.characters(codec="utf-8", categories=["L", "N"], exclude_characters="".join(map(chr, range(0x80, 0x180))))
TEXT = st.text(alphabet=LETTERS | st.sampled_from('=+-@ ,;"'), max_size=12)


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=10))
def test_what_we_write_we_read_again(rows):
    rows = [(f"x{first}x", f"{second}") for first, second in rows]
    content = b"".join(write_csv(["kolom a", "kolom b"], rows, separator=";"))
    found = [tuple(row.values.values()) for row in read_table(content, "a.csv").rows]
    assert found == [tuple(unicodedata.normalize("NFC", " ".join(text.split())) for text in row) for row in rows]
