"""Bring a table in: preview every row, write all that is accepted or nothing, take it back.

Apps describe what they import with an `Importer` (which columns, how a row is cleaned, found and saved) and wrap these
functions in their own actions, which ask their policy first. Nothing here knows what the rows are about.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils.translation import gettext as _

from core import audit
from core.models import ImportBatch, ImportRow
from core.policy import Actor, NotNow, Refusal, check_same_tenant
from core.subjects import model_of, subject_of
from core.tabular import Mend, TableRefused, read_table

MAX_ROWS = 5_000
_CHUNK = 500
_TOLD = 20  # how many rows a refusal names
_JUDGED = ("key", "cleaned", "before", "outcome", "notes")

Outcome = ImportRow.Outcome
State = ImportBatch.State
Values = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """One column that an importer knows: its `name` in code, its `label`, other headings under which it occurs.

    A `required` column must be present in the table; whether its cells may be empty is for `clean_row` to say.
    """

    name: str
    label: Any
    aliases: tuple[str, ...] = ()
    required: bool = False


class RowRefused(ValueError):
    """A row that cannot be written; `sentences` say why, for the person who brought it."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = list(sentences)


@dataclass
class Cleaned:
    """What an importer made of a row: the `key` by which it is found again, its values, and what it mended."""

    key: str
    values: Values
    notes: list[str] = field(default_factory=list)


class RowAsked(RowRefused):
    """A row that waits for an answer of the person who brought it; `sentences` are the questions."""


class Cells(dict[str, str]):
    """The cells of one row by column name; `others` are those of headings that mean no column, `line` is the row's number."""

    def __init__(self, cells: Mapping[str, str], others: Mapping[str, str], line: int) -> None:
        super().__init__(cells)
        self.others = dict(others)
        self.line = line


class Importer:
    """What an app tells about its rows. An instance works for one school.

    `values` are plain JSON everywhere (dates as ISO texts, decimals as texts), with the same keys in all methods.

    `adjustable`: the person may say which heading means which column and correct cells in the preview, so that a table without
    a required column is shown instead of refused. `updates`: rows that are there already are written anew; otherwise they are
    left alone. `undo_each`: undoing keeps the rows that somebody worked on, and says so; otherwise it is all or nothing.
    """

    kind: str
    columns: Sequence[Column]
    adjustable = False
    updates = True
    undo_each = False

    def begin(self, batch: ImportBatch, rows: Sequence[Cells]) -> None:
        """Look at the choices of the batch and at all its rows before the first one is cleaned."""

    def clean_row(self, cells: Mapping[str, str]) -> Cleaned:
        """Make values of the cells, by column name; absent columns are empty. Raises `RowRefused`."""
        raise NotImplementedError

    def complete(self, values: Values, before: Values | None) -> Values:
        """What will be written: a cell that the table leaves empty erases nothing, and takes a default in a new object."""
        return keeping(values, before)

    def existing(self, wanted: Mapping[str, Values]) -> Mapping[str, models.Model]:
        """Key -> the object that a row with this key and these values means, with one query."""
        raise NotImplementedError

    def known(self, obj: models.Model) -> str:
        """The sentence about a row that is there already and stays as it is (`updates` is False)."""
        return _("Sudah tercatat: %(what)s.") % {"what": obj}

    def current(self, obj: models.Model) -> Values:
        """The values that the object has now."""
        raise NotImplementedError

    def save_row(self, obj: models.Model | None, values: Values, *, by: Actor, now: datetime) -> models.Model:
        """Write the values into `obj`, or into a new object. Raises a `Refusal` when a rule forbids it."""
        raise NotImplementedError

    def take_made(self) -> list[Any]:
        """What else the last `save_row` brought into being, as plain JSON; it comes back in `undo_made`."""
        return []

    def check_untouched(self, obj: models.Model, row: ImportRow) -> None:
        """Raise `NotNow` when the object is no longer what the row made of it."""
        if _plain(self.current(obj)) != row.cleaned:
            raise NotNow(_("sudah diubah setelah diimpor."))

    def undo_row(self, obj: models.Model, before: Values | None, *, by: Actor, now: datetime) -> None:
        """Give the object its former values; delete it when it was new. Raises `NotNow` when that cannot be."""
        raise NotImplementedError

    def undo_made(self, made: list[Any], *, by: Actor, now: datetime) -> list[str]:
        """Remove what `take_made` listed; sentences about what stays."""
        return []


def keeping(values: Values, before: Values | None) -> Values:
    """The values, each empty one as it was `before`. For `Importer.complete`."""
    return {
        name: value if value not in ("", None) or before is None else before[name] for name, value in values.items()
    }


def match_columns(columns: Sequence[Column], headers: Iterable[str]) -> dict[str, str]:
    """Heading -> column name, ignoring case, blanks and signs. Raises `TableRefused` naming the columns that are missing."""
    found = guess_columns(columns, headers)
    missing = missing_columns(columns, found)
    if missing:
        raise TableRefused(
            _("Kolom yang wajib ada tetapi tidak ditemukan: %(columns)s. Periksa kepala tabel di baris pertama.")
            % {"columns": ", ".join(missing)}
        )
    return found


def missing_columns(columns: Sequence[Column], headings: Mapping[str, str]) -> list[str]:
    """The labels of required columns for which no heading was named."""
    return [str(column.label) for column in columns if column.required and column.name not in headings.values()]


def guess_columns(columns: Sequence[Column], headers: Iterable[str]) -> dict[str, str]:
    """Heading -> column name, as far as headings are known, ignoring case, blanks and signs."""
    known = {_folded(name): column.name for column in columns for name in _names(column)}
    found: dict[str, str] = {}
    for heading in headers:
        name = known.get(_folded(heading))
        if name and name not in found.values():
            found[heading] = name
    return found


@transaction.atomic
def preview(
    importer: Importer, file: BinaryIO | bytes, name: str, *, by: Actor, now: datetime, max_rows: int = MAX_ROWS,
    options: Values | None = None,
) -> ImportBatch:  # fmt: skip
    """Read the table and judge every row against what is there, without changing any of it.

    Raises `TableRefused` when the file is no readable table or lacks a required column that nobody can name afterwards.
    """
    table = read_table(file, name, max_rows=max_rows)
    guess = guess_columns if importer.adjustable else match_columns
    chosen = {**(options or {}), "headings": table.headers, "columns": guess(importer.columns, table.headers)}
    if not table.rows:
        raise TableRefused(_("Tabel ini hanya berisi kepala kolom, belum ada barisnya."))
    batch = ImportBatch.objects.create(
        tenant_id=by.tenant_id, kind=importer.kind, file_name=name[-150:], notes=table.notes, options=chosen,
        created_by_id=by.user_id, created_by_label=by.label, created_at=now,
    )  # fmt: skip
    rows = [
        ImportRow(
            batch=batch, tenant_id=batch.tenant_id, line=row.number, raw=row.values, surplus=row.surplus,
            mends=[[mend.column, mend.kind] for mend in row.mends],
        )
        for row in table.rows
    ]  # fmt: skip
    _judge(importer, batch, rows)
    ImportRow.objects.bulk_create(rows, batch_size=_CHUNK)
    batch.save(update_fields=["options", "counts"])
    audit.record(by, "import.previewed", batch, now, kind=importer.kind, counts=batch.counts)
    return batch


@transaction.atomic
def adjust(
    importer: Importer, batch: ImportBatch, *, by: Actor, now: datetime, options: Values | None = None,
    line: int | None = None, edits: Values | None = None,
) -> ImportBatch:  # fmt: skip
    """Judge a preview again: with other choices, or with what a person corrected in the row `line`.

    `edits` = {"cells": {column: text}, "skip": bool, "separate": bool}. Raises `NotNow` when the batch is no fresh preview.
    """
    batch = _locked(importer, batch, State.PREVIEWED, by)
    batch.options = {**batch.options, **(options or {})}
    rows = list(batch.rows.order_by("line"))
    for row in rows:
        if row.line == line:
            row.edits = dict(edits or {})
    _judge(importer, batch, rows)
    ImportRow.objects.bulk_update(rows, ["edits", *_JUDGED], batch_size=_CHUNK)
    batch.save(update_fields=["options", "counts"])
    audit.record(by, "import.adjusted", batch, now, kind=importer.kind, line=line, options=sorted(options or {}))
    return batch


@transaction.atomic
def apply(importer: Importer, batch: ImportBatch, *, by: Actor, now: datetime) -> ImportBatch:
    """Write every accepted row of a previewed batch, all of them or, when one fails, none.

    Raises `NotNow` when the batch is not a fresh preview, when data changed since, or when a rule forbids a row; `missing`
    then names the rows.
    """
    batch = _locked(importer, batch, State.PREVIEWED, by)
    if batch.rows.filter(outcome=Outcome.ASKED).exists():
        raise NotNow(_("Masih ada baris yang menunggu jawaban Anda."))
    obstacles: list[str] = []
    importer.begin(batch, [])
    for rows in _in_chunks(batch.rows.filter(outcome__in=ImportRow.WRITTEN).order_by("line").iterator(_CHUNK)):
        there = importer.existing({row.key: row.cleaned for row in rows})
        for row in rows:
            try:
                saved = _save(importer, row, there.get(row.key), by=by, now=now)
            except (Refusal, ValidationError) as refusal:
                obstacles += _about(row, refusal)
            else:
                row.object_type, row.object_id = subject_of(saved)
                row.made = importer.take_made()
        ImportRow.objects.bulk_update(rows, ["object_type", "object_id", "made"])
    if obstacles:
        raise NotNow(_("Tidak satu baris pun diimpor. Perbaiki berkasnya, lalu unggah sekali lagi."), obstacles[:_TOLD])
    batch.applied_at = now
    return _moved(batch, State.APPLIED, by=by, now=now)


@transaction.atomic
def undo(importer: Importer, batch: ImportBatch, *, by: Actor, now: datetime) -> ImportBatch:
    """Take an applied batch back: new objects go, changed ones get their former values. Objects that are gone are passed over.

    As a whole: raises `NotNow`, naming the rows, when something was changed or put to use since. An importer that undoes each
    row by itself keeps those instead and says why in their notes; `NotNow` then means that nothing could go.
    """
    batch = _locked(importer, batch, State.APPLIED, by)
    importer.begin(batch, [])
    obstacles: list[str] = []
    gone = 0
    for row in batch.rows.filter(object_id__isnull=False).order_by("-line").iterator(_CHUNK):
        reasons = _taken_back(importer, row, by=by, now=now)
        gone += not reasons
        if reasons and importer.undo_each:
            row.outcome, row.notes = Outcome.KEPT, reasons
            row.save(update_fields=["outcome", "notes"])
        obstacles += [_("Baris %(line)s: %(reason)s") % {"line": row.line, "reason": reason} for reason in reasons]
    if obstacles and not (importer.undo_each and gone):
        raise NotNow(_("Impor ini tidak dapat dibatalkan lagi."), obstacles[:_TOLD])
    batch.closed_at = now
    batch.counts = dict(batch.rows.order_by().values_list("outcome").annotate(models.Count("pk")))
    batch.save(update_fields=["counts"])
    return _moved(batch, State.UNDONE, by=by, now=now)


def _taken_back(importer: Importer, row: ImportRow, *, by: Actor, now: datetime) -> list[str]:
    """Undo one row; the reasons why it stays, if it does."""
    obj = model_of(row.object_type)._default_manager.filter(pk=row.object_id).first()
    try:
        with transaction.atomic():
            if obj is not None:
                importer.check_untouched(obj, row)
                importer.undo_row(obj, row.before, by=by, now=now)
            stays = importer.undo_made(row.made, by=by, now=now)
    except models.ProtectedError:
        return [_("sudah dipakai di tempat lain.")]
    except Refusal as refusal:
        return [refusal.sentence, *map(str, refusal.missing)]
    if stays:
        row.notes = [*row.notes, *stays]
        row.save(update_fields=["notes"])
    return []


@transaction.atomic
def discard(importer: Importer, batch: ImportBatch, *, by: Actor, now: datetime) -> ImportBatch:
    """Close a preview without writing anything. Raises `NotNow` when it was applied or closed already."""
    batch = _locked(importer, batch, State.PREVIEWED, by)
    batch.closed_at = now
    return _moved(batch, State.DISCARDED, by=by, now=now)


def _judge(importer: Importer, batch: ImportBatch, rows: Sequence[ImportRow]) -> None:
    """Find the outcome of every row and count them; the objects of a chunk are looked up together."""
    labels = {column.name: str(column.label) for column in importer.columns}
    headings: Mapping[str, str] = batch.options["columns"]
    lacking = missing_columns(importer.columns, headings)
    cells = [_cells(row, headings, labels) for row in rows]
    importer.begin(batch, cells)
    first_at: dict[str, tuple[int, Values]] = {}
    for chunk in _in_chunks(zip(rows, cells, strict=True)):
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
            raise RowRefused(_("Pilih dahulu kolom untuk: %(columns)s.") % {"columns": ", ".join(lacking)})
        if row.surplus and not row.edits.get("cells"):
            raise RowRefused(_("Isi baris ini lebih banyak daripada kolomnya. Periksa tanda pemisah di dalam isi."))
        cleaned = importer.clean_row(cells)
    except RowAsked as asked:
        row.outcome, row.notes = Outcome.ASKED, asked.sentences
    except RowRefused as refusal:
        row.outcome, row.notes = Outcome.REFUSED, refusal.sentences
    else:
        row.key = f"{cleaned.key}#{row.line}" if row.edits.get("separate") else cleaned.key
        row.cleaned = _plain(cleaned.values)
        row.notes += cleaned.notes


def _compare(importer: Importer, row: ImportRow, obj: models.Model | None) -> None:
    """New, or what it changes in the object that is there."""
    if obj is not None and not importer.updates:
        row.outcome, row.notes = Outcome.UNCHANGED, [importer.known(obj)]
        return
    row.before = _plain(importer.current(obj)) if obj is not None else None
    row.cleaned = _plain(importer.complete(row.cleaned, row.before))
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


def _save(importer: Importer, row: ImportRow, obj: models.Model | None, *, by: Actor, now: datetime) -> models.Model:
    if obj is not None and not importer.updates:
        raise NotNow(_("sudah dicatat orang lain setelah pratinjau."))
    if (_plain(importer.current(obj)) if obj is not None else None) != row.before:
        raise NotNow(_("data ini berubah setelah pratinjau."))
    return importer.save_row(obj, row.cleaned, by=by, now=now)


def _about(row: ImportRow, refusal: Refusal | ValidationError) -> list[str]:
    reasons = refusal.messages if isinstance(refusal, ValidationError) else [refusal.sentence, *refusal.missing]
    return [_("Baris %(line)s: %(reason)s") % {"line": row.line, "reason": reason} for reason in reasons]


def _locked(importer: Importer, batch: ImportBatch, state: str, by: Actor) -> ImportBatch:
    """The batch, locked and read again, if it is of this importer, of the actor's tenant, and in the state."""
    check_same_tenant(by, batch)
    fresh = ImportBatch.objects.select_for_update().get(pk=batch.pk, kind=importer.kind)
    if fresh.state != state:
        raise NotNow(_("Impor ini sudah berstatus “%(state)s”.") % {"state": fresh.get_state_display()})
    return fresh


def _moved(batch: ImportBatch, state: ImportBatch.State, *, by: Actor, now: datetime) -> ImportBatch:
    batch.state = state
    batch.save(update_fields=["state", "applied_at", "closed_at"])
    audit.record(by, f"import.{state}", batch, now, kind=batch.kind, counts=batch.counts)
    return batch


def _in_chunks(rows: Iterable[Any]) -> Iterator[list[Any]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk


def _plain(values: Values) -> Values:
    """The values as they come back from a JSON column, so that old and new can be compared."""
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))


def _names(column: Column) -> tuple[str, ...]:
    return (column.name, str(column.label), *column.aliases)


def _folded(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", heading).casefold()
    return re.sub(r"[^0-9a-z]+", "", plain)
