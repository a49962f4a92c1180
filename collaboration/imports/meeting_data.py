"""A spreadsheet of achievement data as lines and columns of numbers.

Two shapes are understood: one value per line under "Kelas", "Mata pelajaran" and "Nilai", which becomes classes × subjects; or a
first column of labels with one or more columns of numbers beside it. Everything is read, or the table is refused with the reason.
Lines that name persons are refused: data here is about classes and subjects, never a ranking of people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from django.utils.translation import gettext as _

from core.imports import Column, guess_columns
from core.tabular import Row, Table, TableRefused, read_table
from schools.models import School, User

MOST_LINES, MOST_COLUMNS = 60, 8
Value = float | None

CLASS, SUBJECT, VALUE = "class", "subject", "value"
LONG = (
    Column(CLASS, "Kelas", ("rombel", "rombongan belajar", "tingkat")),
    Column(SUBJECT, "Mata pelajaran", ("mapel", "pelajaran", "aspek", "indikator")),
    Column(VALUE, "Nilai", ("rata-rata", "rerata", "rata rata", "nilai rata-rata", "skor", "capaian", "persentase")),
)
COUNTERS = ("no", "nomor", "nourut")
OF_PERSONS = (
    "nama", "namaguru", "guru", "pengajar", "gurumapel", "namapengajar", "walikelas", "namawalikelas", "nip", "nuptk", "nik",
    "namasiswa", "namapesertadidik", "namamurid", "siswa", "pesertadidik", "murid", "nisn", "nis", "pegawai", "namapegawai",
)  # fmt: skip


@dataclass
class Grid:
    """What was read: the heading of the labels, the labels, the columns, and numbers (or nothing) where they meet."""

    heading: str
    labels: list[str]
    columns: list[str]
    values: list[list[Value]]
    notes: list[str] = field(default_factory=list)


def read_data(file: BinaryIO | bytes, name: str, *, school: School) -> Grid:
    """Read a table. Raises `TableRefused` with a sentence for one that is no data of classes and subjects."""
    table = read_table(file, name, max_rows=2_000)
    if not table.rows:
        raise TableRefused(_("Tabel ini hanya berisi kepala kolom, belum ada barisnya."))
    _refuse_persons(table)
    known = guess_columns(LONG, table.headers)
    grid = _by_class(table, {name: heading for heading, name in known.items()}) if len(known) == 3 else _by_label(table)
    _refuse_names(grid.labels, school)
    _refuse_sizes(grid)
    grid.notes = [*table.notes, *grid.notes]
    return grid


def number_in(text: str) -> Value:
    """72,5 and 72.5 and 1.250 and 85% as numbers; None for an empty cell or a dash. Raises ValueError for anything else."""
    bare = text.strip().removesuffix("%").strip()
    if bare in ("", "-", "–", "—"):
        return None
    if "," in bare:
        bare = bare.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3})+", bare):
        bare = bare.replace(".", "")
    if not re.fullmatch(r"-?\d{1,9}(\.\d{1,9})?", bare, re.ASCII):
        raise ValueError(text)
    return round(float(bare), 2)


def _folded(text: str) -> str:
    return re.sub(r"[^0-9a-z]+", "", text.casefold())


def _refuse_persons(table: Table) -> None:
    of_people = [heading for heading in table.headers if _folded(heading) in OF_PERSONS]
    if of_people:
        raise TableRefused(
            _(
                "Kolom “%(heading)s” berisi nama atau nomor orang. Data di sini tentang kelas dan mata pelajaran; orang tidak "
                "dibandingkan. Hapus kolom itu, lalu unggah kembali."
            )
            % {"heading": of_people[0]}
        )


def _refuse_names(labels: Sequence[str], school: School) -> None:
    people = User.objects.filter(memberships__school=school).distinct().values_list("name", flat=True)
    names = {_folded(name): name for name in people if len(_folded(name)) > 6}
    for label in labels:
        found = next((name for folded, name in names.items() if folded in _folded(label)), None)
        if found is not None:
            raise TableRefused(
                _(
                    "Baris “%(label)s” tampaknya nama orang. Data di sini tentang kelas dan mata pelajaran; orang tidak dibandingkan."
                )
                % {"label": label}
            )


def _refuse_sizes(grid: Grid) -> None:
    if len(grid.labels) > MOST_LINES or len(grid.columns) > MOST_COLUMNS:
        raise TableRefused(
            _(
                "Grafik ini memuat paling banyak %(lines)d baris dan %(columns)d kolom nilai. Ringkas tabelnya lebih dahulu."
            )
            % {"lines": MOST_LINES, "columns": MOST_COLUMNS}
        )


def _cell(row: Row, heading: str) -> Value:
    try:
        return number_in(row.values[heading])
    except ValueError as error:
        raise TableRefused(
            _("Baris %(line)s, kolom “%(heading)s”: “%(text)s” bukan angka. Tidak ada yang diimpor.")
            % {"line": row.number, "heading": heading, "text": row.values[heading][:40]}
        ) from error


def _by_class(table: Table, headings: dict[str, str]) -> Grid:
    """One value per line: classes become the lines, subjects the columns."""
    found: dict[tuple[str, str], Value] = {}
    for row in table.rows:
        place = (row.values[headings[CLASS]], row.values[headings[SUBJECT]])
        if not all(place):
            raise TableRefused(_("Baris %(line)s: kelas atau mata pelajarannya kosong.") % {"line": row.number})
        if place in found:
            raise TableRefused(
                _("Baris %(line)s: nilai %(subject)s kelas %(class)s sudah ada di atasnya.")
                % {"line": row.number, "class": place[0], "subject": place[1]}
            )
        found[place] = _cell(row, headings[VALUE])
    classes = list(dict.fromkeys(name for name, _subject in found))
    subjects = list(dict.fromkeys(subject for _name, subject in found))
    values = [[found.get((name, subject)) for subject in subjects] for name in classes]
    return Grid(headings[CLASS], classes, subjects, values)


def _by_label(table: Table) -> Grid:
    """A first column of labels, numbers beside it."""
    headings = [heading for heading in table.headers if _folded(heading) not in COUNTERS]
    if len(headings) < 2:
        raise TableRefused(
            _(
                "Tabel ini tidak punya kolom nilai. Yang dikenali: Kelas, Mata pelajaran, dan Nilai; atau satu kolom nama di kiri "
                "dengan satu kolom angka atau lebih di kanannya."
            )
        )
    first, *rest = headings
    _refuse_words(table, rest)
    unnamed = next((row.number for row in table.rows if not row.values[first]), None)
    if unnamed is not None:
        raise TableRefused(_("Baris %(line)s: kolom “%(heading)s” kosong.") % {"line": unnamed, "heading": first})
    values = [[_cell(row, heading) for heading in rest] for row in table.rows]
    return Grid(first, [row.values[first] for row in table.rows], rest, values)


def _refuse_words(table: Table, headings: Sequence[str]) -> None:
    """A column without a single number is no value: the person is told which ones, and what is known."""
    wordy = [heading for heading in headings if not any(_is_number(row.values[heading]) for row in table.rows)]
    if wordy:
        raise TableRefused(
            _(
                "Kolom ini tidak berisi angka: %(columns)s. Yang dikenali: Kelas, Mata pelajaran, dan Nilai; atau satu kolom nama di "
                "kiri dengan kolom angka di kanannya."
            )
            % {"columns": ", ".join(wordy)}
        )


def _is_number(text: str) -> bool:
    try:
        return number_in(text) is not None
    except ValueError:
        return False
