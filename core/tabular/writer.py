"""Tables that leave the application: no cell can run as a formula (reliability.md T20).

CSV has no types, so a text that begins like a formula gets an apostrophe before it; the reader
takes it away again. In XLSX every text is written as text, whatever it looks like.

`local` writes days and decimals as an Indonesian spreadsheet reads them (21/09/2026; 1500,5); otherwise they stand in the ISO form
and with a point, which every program reads.
"""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from django.utils.translation import gettext as _

from core.tabular.cells import FORMULA_LEADS

Value = str | int | float | Decimal | bool | date | datetime | None

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_CHUNK = 64 * 1024
_CELL_LIMIT = 32_767
_MEMORY = 2 * 1024 * 1024


_LEADS = re.escape(FORMULA_LEADS)
_BLANK = r"[ \u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\"]*"
"""Blanks, what nobody sees, and quotation marks: programs drop them before they look what kind of cell it is."""
_FORMULA = re.compile(f"{_BLANK}[{_LEADS}]")
_INNER = re.compile(rf"(?<=[,;\t\r\n])({_BLANK})(?=[=＝]|[+\-@＋－＠]\w+[(|!])")
"""A formula behind a separator: a program that expects another one begins a cell there."""


def neutralise(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet could take it for a formula."""
    return f"'{text}" if text.strip() and _FORMULA.match(text) else text


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[Value]], *, separator: str = ",") -> Iterator[bytes]:
    """The table as UTF-8 with a byte order mark, in pieces (for a streaming answer).

    Dates are written in the ISO form, which no spreadsheet reads the wrong way round.
    """
    buffer = io.StringIO(newline="")
    table = CsvFile(buffer, headers, separator=separator)
    for row in rows:
        table.add(row)
        if buffer.tell() > _CHUNK:
            yield _drained(buffer)
    yield _drained(buffer)


class CsvFile:
    """A CSV table that is written row by row into an open text file (newline="", UTF-8), beginning with its mark."""

    def __init__(self, file: IO[str], headers: Sequence[str], *, separator: str = ",", local: bool = False) -> None:
        file.write("\ufeff")
        self._writer = csv.writer(file, delimiter=separator)
        self._cell = _local_cell if local else _csv_cell
        self.add(headers)

    def add(self, row: Sequence[Value]) -> None:
        """Write one row."""
        self._writer.writerow([self._cell(value) for value in row])


def write_xlsx(
    headers: Sequence[str], rows: Iterable[Sequence[Value]], *, title: str = "Data", iso: bool = False
) -> IO[bytes]:
    """The table as a workbook with one sheet, in a temporary file at its start; the caller closes it.

    Rows are written as they come and not kept. Numbers and dates stay numbers and dates; days show as 21/09/2026, or with `iso`
    as 2026-09-21.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\']", " ", _CONTROL.sub("", title)).strip()[:31] or "Data")
    sheet.freeze_panes = "A2"
    for position, heading in enumerate(headers, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = min(50, max(12, len(heading) + 4))
    heading_cells = [_xlsx_cell(sheet, heading, WriteOnlyCell) for heading in headers]
    for cell in heading_cells:
        cell.font = Font(bold=True)
    sheet.append(heading_cells)
    for row in rows:
        sheet.append([_xlsx_cell(sheet, value, WriteOnlyCell, iso=iso) for value in row])
    with ExitStack() as until_saved:
        file: IO[bytes] = until_saved.enter_context(tempfile.SpooledTemporaryFile(max_size=_MEMORY))
        book.save(file)
        file.seek(0)
        until_saved.pop_all()
    return file


def _csv_cell(value: Value) -> str:
    if isinstance(value, str):
        return neutralise(_INNER.sub(r"\1'", _CONTROL.sub("", value)))
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Ya") if value else _("Tidak")
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _local_cell(value: Value) -> str:
    """As `_csv_cell`, with the day first and a decimal comma."""
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, (Decimal, float)):
        return format(value, "f").replace(".", ",")
    return _csv_cell(value)


def _xlsx_cell(sheet: Any, value: Value, cell_class: Any, *, iso: bool = False) -> Any:
    if isinstance(value, bool):
        value = _("Ya") if value else _("Tidak")
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
    if not isinstance(value, str):
        cell = cell_class(sheet, value)
        if isinstance(value, date) and not iso:
            cell.number_format = "dd/mm/yyyy hh:mm" if isinstance(value, datetime) else "dd/mm/yyyy"
        elif isinstance(value, Decimal):
            cell.number_format = "#,##0" if value == value.to_integral_value() else "#,##0.00"
        return cell
    text = _CONTROL.sub("", value)[:_CELL_LIMIT]
    cell = cell_class(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = neutralise(text) != text
    return cell


def _drained(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode("utf-8")
    buffer.seek(0)
    buffer.truncate()
    return piece
