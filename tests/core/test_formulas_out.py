"""Formulas that hide: behind blanks that nobody sees, behind quotation marks, behind a separator of another program."""

import csv
import io

import pytest
from openpyxl import load_workbook

from core.tabular import write_csv, write_xlsx

HIDDEN = [
    f"{before}=1+1"
    for before in ("\u2003", "\u3000", "\u200b", "\ufeff", "\u202e", "\u2060", "\u00ad", '"', ' "', "\u2028")
]
INNER = (
    "a,=1+1",
    "a;=1+1",
    "a\n=1+1",
    'a,"=1+1',
    "a\t=1+1",
    "a, =HYPERLINK(1)",
    "a;+cmd|x!A0",
    "a,-SUM(1)",
    "a,@SUM(1)",
)
HARMLESS = ("Budi, Ani", "- satu\n- dua", "IG: @sekolah, @komite", "a;-1", "0812,+62812", "1 + 1 = 2", '"kutip" biasa')


def cells(text, separator):
    return [cell for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in line]


def written(value, separator=";"):
    return b"".join(write_csv(["Nama"], [[value]], separator=separator)).decode("utf-8-sig")


@pytest.mark.parametrize("text", HIDDEN)
def test_blanks_and_quotes_hide_no_formula(text):
    (_heading, cell) = cells(written(text), ";")
    assert cell == f"'{text}"
    with write_xlsx(["Nama"], [[text]]) as file:
        cell = load_workbook(file).active["A2"]
        assert (cell.data_type, cell.quotePrefix) == ("s", True)


@pytest.mark.parametrize("text", INNER)
@pytest.mark.parametrize("read_with", [",", ";", "\t"])
def test_no_separator_begins_a_formula(text, read_with):
    """As a program reads it that takes no notice of quotation marks, or expects another separator."""
    for cell in written(text).replace("\n", read_with).replace("\r", read_with).split(read_with):
        assert cell.strip(' "')[:1] not in {"=", "+", "-", "@"}, cell


@pytest.mark.parametrize("text", HARMLESS)
def test_what_people_write_stays_as_it_is(text):
    (_heading, cell) = cells(written(text), ";")
    assert cell.removeprefix("'") == text
