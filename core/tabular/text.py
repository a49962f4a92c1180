"""Delimited text: which encoding, which separator, and its records."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from core.spoken import gettext as _
from core.tabular.refusal import MIB, TableRefused

SEPARATORS = ",;\t|"
_SAMPLE_LINES = 200
_SAMPLE_RECORDS = 40
_PIECE = 64 * 1024
_LONGEST_LINE = 2 * MIB


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as Windows-1252: many lists hold a few such bytes among good text."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in wrong), error.end


codecs.register_error("windows-1252", _as_windows_1252)


@dataclass
class TextSource:
    """A delimited file: its ``encoding``, its ``separator``, remarks for the person, and ``records()``."""

    file: BinaryIO
    encoding: str
    separator: str
    notes: list[str] = field(default_factory=list)

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Number (counted like the rows of a spreadsheet, from 1) and cells of each record that is not blank."""
        lines = _LastLine(_lines(self.file, self.encoding))
        cells: list[str] = []
        try:
            for number, cells in enumerate(csv.reader(lines, delimiter=self.separator), start=1):
                if number == 1 and _names_separator(cells, self.separator):
                    continue
                if any(map(str.strip, cells)):
                    yield number, cells
        except csv.Error as error:
            raise _unclosed_quote(lines.number) from error
        if cells and "\n" in cells[-1] and not lines.text.rstrip().endswith('"'):
            raise _unclosed_quote(lines.number)


def open_text(file: BinaryIO) -> TextSource:
    """Find out encoding and separator of ``file``. The whole file is decoded once, in small pieces."""
    encoding, notes = _encoding_of(file)
    sample: list[str] = []
    for line in _lines(file, encoding):
        sample.append(line)
        if len(sample) == _SAMPLE_LINES:
            break
    return TextSource(file, encoding, _separator_of(sample), notes)


def _encoding_of(file: BinaryIO) -> tuple[str, list[str]]:
    file.seek(0)
    mark = file.read(3)
    if mark.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", []
    encoding = "utf-8-sig" if mark == codecs.BOM_UTF8 else "utf-8"
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while piece := file.read(1024 * 1024):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "windows-1252", [
            _("Huruf khusus di berkas ini tersimpan dengan cara lama. Periksa nama yang memuatnya.")
        ]
    return encoding, []


def _lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    """The lines of ``file``, each with its end, decoded piece by piece; ``file`` stays open."""
    codec, errors = ("utf-8-sig", "windows-1252") if encoding == "windows-1252" else (encoding, "replace")
    decoder = codecs.getincrementaldecoder(codec)(errors)
    rest, place = "", file.seek(0)
    while True:
        file.seek(place)
        piece = file.read(_PIECE)
        place += len(piece)
        text = io.StringIO(rest + decoder.decode(piece, final=not piece), newline="")
        rest = ""
        for line in text:
            if piece and not line.endswith("\n"):
                rest += line
                continue
            yield rest + line
            rest = ""
        if len(rest) > _LONGEST_LINE:
            raise TableRefused(_("Berkas ini berisi baris yang terlalu panjang."))
        if not piece:
            return


def _separator_of(lines: list[str]) -> str:
    first = lines[0].strip().lower() if lines else ""
    if first.startswith("sep=") and len(first) == 5 and first[4] in SEPARATORS:
        return first[4]
    return max(SEPARATORS, key=lambda separator: _fit(lines, separator))


def _fit(lines: list[str], separator: str) -> tuple[bool, float]:
    """How well ``separator`` cuts the lines into records of one width; best when the heading has it too."""
    widths: list[int] = []
    try:
        for record in csv.reader(lines, delimiter=separator):
            if any(record):
                widths.append(len(record))
            if len(widths) == _SAMPLE_RECORDS:
                break
    except csv.Error:
        return False, 0
    if not widths:
        return False, 0
    width, times = Counter(widths).most_common(1)[0]
    return width > 1 and widths[0] == width, (width - 1) * times / len(widths)


def _names_separator(cells: list[str], separator: str) -> bool:
    """Whether the first line is the "sep=;" by which Excel is told the separator."""
    return separator.join(cells).strip().lower() == f"sep={separator}".strip()


def _unclosed_quote(line: int) -> TableRefused:
    return TableRefused(
        _("Ada tanda kutip yang tidak ditutup atau isi yang terlalu panjang sebelum baris %(line)s.") % {"line": line}
    )


class _LastLine:
    """Hands lines on and remembers the last one."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.text = ""
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.text = line
            self.number += 1
            yield line
