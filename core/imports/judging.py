"""Judging the rows of a preview: refused, asked, skipped, or what each would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db import models

from core.imports.importer import Cells, Importer, RowAsked, RowRefused, Values, missing_columns, plain
from core.models import ImportBatch, ImportRow
from core.spoken import gettext as _
from core.spoken import listed, spoken
from core.tabular import Mend

CHUNK = 500
Outcome = ImportRow.Outcome


def judge(importer: Importer, batch: ImportBatch, rows: Sequence[ImportRow]) -> None:
    """Find the outcome of every row and count them; the objects of a chunk are looked up together."""
    labels = {column.name: spoken(str, column.label) for column in importer.columns}
    headings: Mapping[str, str] = batch.options["columns"]
    lacking = missing_columns(importer.columns, headings)
    cells = [_cells(row, headings, labels) for row in rows]
    importer.begin(batch, cells)
    first_at: dict[str, tuple[int, Values]] = {}
    for chunk in in_chunks(zip(rows, cells, strict=True)):
        for row, found in chunk:
            _clean(importer, row, found, headings, labels, lacking)
        there = importer.existing({row.key: row.cleaned for row, _cells in chunk if row.outcome == Outcome.NEW})
        for row, _found in chunk:
            if row.outcome != Outcome.NEW:
                continue
            if row.key in first_at:
                _judge_repetition(row, *first_at[row.key])
                continue
            first_at[row.key] = row.line, row.cleaned
            _compare(importer, row, there.get(row.key))
    batch.counts = dict(Counter(str(row.outcome) for row in rows))


def _cells(row: ImportRow, headings: Mapping[str, str], labels: Mapping[str, str]) -> Cells:
    known = {name: row.raw.get(heading, "") for heading, name in headings.items()}
    typed = {name: text for name, text in row.edits.get("cells", {}).items() if name in labels}
    others = {heading: text for heading, text in row.raw.items() if heading not in headings}
    return Cells(dict.fromkeys(labels, "") | known | typed, others, row.line)


def _clean(
    importer: Importer, row: ImportRow, cells: Cells, headings: Mapping[str, str], labels: Mapping[str, str],
    lacking: Sequence[str],
) -> None:  # fmt: skip
    """The row cleaned by its importer: refused, asked, skipped, or NEW for an outcome still to be found."""
    row.outcome, row.key, row.cleaned, row.before = Outcome.NEW, "", {}, None
    row.notes = [
        Mend(column, kind).sentence(labels[headings[column]]) for column, kind in row.mends if column in headings
    ]
    try:
        if row.edits.get("skip"):
            row.outcome, row.notes = Outcome.SKIPPED, [_("Anda melewati baris ini.")]
            return
        if lacking:
            raise RowRefused(_("Pilih dahulu kolom untuk: %(columns)s.") % {"columns": listed(lacking)})
        if row.surplus and not row.edits.get("cells"):
            raise RowRefused(_("Isi baris ini lebih banyak daripada kolomnya. Periksa tanda pemisah di dalam isi."))
        cleaned = importer.clean_row(cells)
    except RowAsked as asked:
        row.outcome, row.notes = Outcome.ASKED, asked.sentences
    except RowRefused as refusal:
        row.outcome, row.notes = Outcome.REFUSED, refusal.sentences
    else:
        row.key = f"{cleaned.key}#{row.line}" if row.edits.get("separate") else cleaned.key
        row.cleaned = plain(cleaned.values)
        row.notes += cleaned.notes


def _compare(importer: Importer, row: ImportRow, obj: models.Model | None) -> None:
    """New, or what it changes in the object that is there."""
    if obj is not None and not importer.updates:
        row.outcome, row.notes = Outcome.UNCHANGED, [importer.known(obj)]
        return
    row.before = plain(importer.current(obj)) if obj is not None else None
    row.cleaned = plain(importer.complete(row.cleaned, row.before))
    row.outcome = _outcome(row)


def _judge_repetition(row: ImportRow, line: int, values: Values) -> None:
    if row.cleaned == values:
        row.outcome = Outcome.UNCHANGED
        row.notes = [_("Baris ini mengulang baris %(line)s.") % {"line": line}]
    else:
        row.outcome = Outcome.REFUSED
        row.notes = [
            _("Baris ini tentang hal yang sama dengan baris %(line)s, tetapi isinya berbeda.") % {"line": line}
        ]


def _outcome(row: ImportRow) -> str:
    if row.before == row.cleaned:
        return Outcome.UNCHANGED
    if row.notes:
        return Outcome.MENDED
    return Outcome.NEW if row.before is None else Outcome.CHANGED


def in_chunks(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """The rows in pieces that fit into one query."""
    remaining = iter(rows)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
