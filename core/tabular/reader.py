"""One reader for every spreadsheet that people bring: XLSX or delimited text, whatever its state."""

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from statistics import median
from typing import BinaryIO

from django.utils.formats import number_format
from django.utils.translation import ngettext

from core.spoken import gettext as _
from core.spoken import spoken
from core.tabular.cells import Mend, clean_cell
from core.tabular.detect import Kind, kind_of
from core.tabular.refusal import Limits, TableRefused
from core.tabular.text import TextSource, open_text
from core.tabular.workbook import WorkbookSource

_LOOK_AHEAD = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its ``number`` in the file (heading = the row it stands in), its cells by heading, its mends.

    ``surplus`` counts filled cells beyond the last heading; their words stand under a heading of their own. In delimited
    text they mean that a stray separator has moved the row's values into wrong columns.
    """

    number: int
    values: dict[str, str]
    mends: tuple[Mend, ...] = ()
    surplus: int = 0


@dataclass
class TableStream:
    """A table being read: ``rows`` may be walked once; ``notes`` about the file grow while it is."""

    headers: list[str]
    rows: Iterator[Row]
    encoding: str
    separator: str
    notes: list[str] = field(default_factory=list)


@dataclass
class Table:
    """A table in memory. ``notes`` are sentences about the file as a whole."""

    headers: list[str]
    rows: list[Row]
    encoding: str
    separator: str
    notes: list[str] = field(default_factory=list)


def read_table(file: BinaryIO | bytes, name: str, *, max_rows: int = 50_000, max_bytes: int = Limits.bytes) -> Table:
    """Read an uploaded table whole. ``name`` is the file's name, used only to notice that it lies.

    Raises ``TableRefused`` with a sentence when the file is no readable table or too large.
    """
    stream = stream_table(file, name, limits=Limits(rows=max_rows, bytes=max_bytes))
    rows = list(stream.rows)
    return Table(stream.headers, rows, stream.encoding, stream.separator, stream.notes)


def stream_table(file: BinaryIO | bytes, name: str, *, limits: Limits) -> TableStream:
    """Read a table row by row, for files that should not be held in memory. Raises like ``read_table``."""
    handle = io.BytesIO(file) if isinstance(file, bytes) else file
    _check_size(handle, limits)
    source: TextSource | WorkbookSource
    kind = kind_of(handle, name, limits)
    source = open_text(handle) if kind is Kind.TEXT else WorkbookSource(handle, limits)
    records = _within_limits(source.records(), limits)
    ahead = list(islice(records, _LOOK_AHEAD))
    if not ahead:
        raise TableRefused(_("Berkas ini tidak berisi satu baris pun."))
    position = _heading_position(ahead)
    if position:
        source.notes.append(_("Baris judul di atas kepala tabel dilewati."))
    names, beneath = ahead[position][1], ahead[position + 1 :]
    if beneath and _names_the_gaps(names, beneath[0][1]):
        names = _two_lines(names, beneath.pop(0)[1])
        source.notes.append(_("Kepala tabel berisi dua baris; keduanya dibaca bersama."))
    headers = _headings(names, source.notes)
    rows = _rows(chain(beneath, records), headers, source.notes, strict=kind is Kind.TEXT)
    return TableStream(headers, _counted(rows, limits), source.encoding, source.separator, source.notes)


def _check_size(file: BinaryIO, limits: Limits) -> None:
    size = file.seek(0, io.SEEK_END)
    if size > limits.bytes:
        raise TableRefused(
            _("Berkas ini lebih besar dari %(limit)s MB. Bagi menjadi beberapa berkas.")
            % {"limit": limits.bytes // (1024 * 1024)}
        )


def _within_limits(records: Iterator[tuple[int, list[str]]], limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """Pass on the rows that hold something, as long as time and sizes allow."""
    ends = time.monotonic() + limits.seconds
    for number, cells in records:
        if time.monotonic() > ends:
            raise TableRefused(_("Berkas ini terlalu lama dibaca. Salin datanya saja ke berkas baru."))
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            continue
        if len(cells) > limits.columns:
            raise TableRefused(
                _("Baris %(line)s punya lebih dari %(limit)s kolom.") % {"line": number, "limit": limits.columns}
            )
        if max(map(len, cells)) > limits.cell:
            raise TableRefused(_("Baris %(line)s berisi teks yang terlalu panjang.") % {"line": number})
        yield number, cells


def _heading_position(ahead: list[tuple[int, list[str]]]) -> int:
    """Which of the first records names the columns: the first that is filled like most of them.

    Sheets often begin with a title in one merged cell.
    """
    filled = [sum(1 for cell in cells if cell.strip()) for _number, cells in ahead]
    usual = median(filled)
    return next(position for position, count in enumerate(filled) if count * 2 > usual)


def _names_the_gaps(upper: list[str], lower: list[str]) -> bool:
    """Whether the row beneath the headings is their second line: "Masa berlaku" in a merged cell, "Mulai" and "Selesai" under it.

    Such a row has words under merged cells, and nothing anywhere else.
    """
    filled = {place for place, cell in enumerate(lower) if cell.strip()}
    gaps = {place for place in range(max(len(upper), len(lower))) if not "".join(upper[place : place + 1]).strip()}
    merged = gaps | {place - 1 for place in gaps if place}
    words = all(any(sign.isalpha() for sign in lower[place]) for place in filled)
    return bool(filled & gaps) and filled <= merged and words


def _two_lines(upper: list[str], lower: list[str]) -> list[str]:
    """Headings of two lines as one: what stands beneath is named after the merged cell above it."""
    names, above = [], ""
    for place in range(max(len(upper), len(lower))):
        own, beneath = (" ".join(line[place : place + 1]).strip() for line in (upper, lower))
        above = own or above
        names.append(f"{above} {beneath}" if beneath else own)
    return names


def _headings(cells: list[str], notes: list[str]) -> list[str]:
    headers: list[str] = []
    for position, cell in enumerate(cells, start=1):
        heading = " ".join(clean_cell(cell)[0].split())
        if not heading:
            heading = _("Kolom %(number)s") % {"number": position}
            notes.append(_("Kepala kolom ke-%(number)s kosong.") % {"number": position})
        unique, repeat = heading, 1
        while unique in headers:
            repeat += 1
            unique = f"{heading} ({repeat})"
        if repeat > 1:
            notes.append(
                _("Kepala kolom “%(heading)s” muncul lebih dari sekali; yang ini dibaca sebagai “%(unique)s”.")
                % {"heading": heading, "unique": unique}
            )
        headers.append(unique)
    return headers


def _rows(
    records: Iterator[tuple[int, list[str]]], headers: list[str], notes: list[str], *, strict: bool
) -> Iterator[Row]:
    width, short, wide = len(headers), 0, 0
    for number, cells in records:
        surplus = sum(1 for cell in cells[width:] if cell.strip())
        short += strict and len(cells) < width
        wide += surplus > 0
        values: dict[str, str] = {}
        mends: list[Mend] = []
        for heading, cell in zip(headers, cells, strict=False):
            values[heading], kinds = clean_cell(cell)
            mends.extend(Mend(heading, kind) for kind in kinds)
        for heading in headers[len(cells) :]:
            values[heading] = ""
        if surplus:
            values[_("Di luar kolom berjudul")] = "; ".join(
                filter(None, (clean_cell(cell)[0] for cell in cells[width:]))
            )
        if any(values.values()) or surplus:
            yield Row(number, values, tuple(mends), surplus if strict else 0)
    if wide:
        notes.append(spoken(_count_of_wide, wide) % {"count": wide})


def _count_of_wide(count: int) -> str:
    return ngettext(
        "%(count)s baris punya isi di luar kolom yang berjudul.",
        "%(count)s baris punya isi di luar kolom yang berjudul.",
        count,
    )


def _counted(rows: Iterator[Row], limits: Limits) -> Iterator[Row]:
    for count, row in enumerate(rows, start=1):
        if count > limits.rows:
            raise TableRefused(
                _("Berkas ini berisi lebih dari %(limit)s baris. Bagi menjadi beberapa berkas.")
                % {"limit": number_format(limits.rows, force_grouping=True)}
            )
        yield row
