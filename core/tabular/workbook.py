"""Workbooks (.xlsx): the first visible sheet with rows in it, each cell as the text a person sees."""

import lzma
import math
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from core.spoken import gettext as _
from core.tabular.refusal import Limits, TableRefused

# What openpyxl and the libraries under it raise for a damaged or hostile file (found by feeding them such files).
_DAMAGE = (
    AttributeError, IndexError, KeyError, OSError, OverflowError, ParseError, SyntaxError, TypeError,
    ValueError, EOFError, RuntimeError, zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError,
)  # fmt: skip


@dataclass
class WorkbookSource:
    """An opened workbook: remarks for the person, and ``records()``."""

    file: BinaryIO
    limits: Limits
    encoding: str = "xlsx"
    separator: str = ""
    notes: list[str] = field(default_factory=list)

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Row number and cells of each row that is not blank.

        Only the cells that are really there count: the used range that a sheet claims (1,013 columns
        for one real one, measured) is ignored.
        """
        book = self._opened()
        try:
            for sheet in book.worksheets:
                if sheet.sheet_state != "visible":
                    continue
                found = False
                for record in self._rows(sheet):
                    if not found:
                        self._tell_which_sheet(book, sheet)
                        found = True
                    yield record
                if found:
                    return
        finally:
            book.close()

    def _opened(self) -> Any:
        from openpyxl import load_workbook

        self.file.seek(0)
        try:
            with _without_warnings():
                return load_workbook(self.file, read_only=True, data_only=True, keep_links=False)
        except _DAMAGE as error:
            raise _damaged() from error

    def _rows(self, sheet: Any) -> Iterator[tuple[int, list[str]]]:
        sheet.reset_dimensions()
        rows = enumerate(sheet.iter_rows(max_col=self.limits.columns), start=1)
        while True:
            try:
                with _without_warnings():
                    number, row = next(rows)
                cells = [_as_text(cell) if cell.value is not None else "" for cell in row]
            except StopIteration:
                return
            except _DAMAGE as error:
                raise _damaged() from error
            yield number, cells

    def _tell_which_sheet(self, book: Any, sheet: Any) -> None:
        if len(book.worksheets) > 1:
            self.notes.append(
                _("Berkas ini berisi %(count)s lembar; yang dibaca lembar “%(title)s”.")
                % {"count": len(book.worksheets), "title": sheet.title}
            )


def _as_text(cell: Any) -> str:
    value = cell.value
    if isinstance(value, str):
        return "" if cell.data_type == "e" else value
    if isinstance(value, bool):
        return _("Ya") if value else _("Tidak")
    if isinstance(value, int | float):
        return _figures(value, cell.number_format)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(value)


def _figures(value: float, number_format: str) -> str:
    """A number cell as text: identifiers without ".0", and with the leading zeros that their format shows."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        if not value.is_integer():
            return format(value, ".15g") if 1e-4 <= abs(value) < 1e15 else format(value, "f")
        value = int(value)
    digits = str(value)
    if number_format and set(number_format) == {"0"}:
        digits = digits.zfill(len(number_format))
    return digits


@contextmanager
def _without_warnings() -> Iterator[None]:
    """openpyxl warns of what it does not read (styles, validations, odd dates); nobody here can act on that."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


def _damaged() -> TableRefused:
    return TableRefused(_("Berkas Excel ini rusak. Buka di Excel, lalu simpan ulang."))
