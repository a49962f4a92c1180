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
from typing import Any, BinaryIO, Protocol

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils.translation import gettext as _

from core import audit
from core.models import ImportBatch, ImportRow
from core.policy import Actor, NotNow, Refusal, check_same_tenant
from core.subjects import model_of, subject_of
from core.tabular import Row, TableRefused, read_table

MAX_ROWS = 5_000
_CHUNK = 500
_TOLD = 20  # how many rows a refusal names

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


class Importer(Protocol):
    """What an app tells about its rows. An instance works for one school.

    `values` are plain JSON everywhere (dates as ISO texts, decimals as texts), with the same keys in all methods.
    """

    kind: str
    columns: Sequence[Column]

    def clean_row(self, cells: Mapping[str, str]) -> Cleaned:
        """Make values of the cells, by column name; absent columns are empty. Raises `RowRefused`."""

    def complete(self, values: Values, before: Values | None) -> Values:
        """What will be written: a cell that the table leaves empty erases nothing, and takes a default in a new object."""

    def existing(self, wanted: Mapping[str, Values]) -> Mapping[str, models.Model]:
        """Key -> the object that a row with this key and these values means, with one query."""

    def current(self, obj: models.Model) -> Values:
        """The values that the object has now."""

    def save_row(self, obj: models.Model | None, values: Values, *, by: Actor, now: datetime) -> models.Model:
        """Write the values into `obj`, or into a new object. Raises a `Refusal` when a rule forbids it."""

    def undo_row(self, obj: models.Model, before: Values | None, *, by: Actor, now: datetime) -> None:
        """Give the object its former values; delete it when it was new. Raises `NotNow` when that cannot be."""


def keeping(values: Values, before: Values | None) -> Values:
    """The values, each empty one as it was `before`. For `Importer.complete`."""
    return {
        name: value if value not in ("", None) or before is None else before[name] for name, value in values.items()
    }


def match_columns(columns: Sequence[Column], headers: Iterable[str]) -> dict[str, str]:
    """Heading -> column name, ignoring case, blanks and signs. Raises `TableRefused` naming the columns that are missing."""
    known = {_folded(name): column.name for column in columns for name in _names(column)}
    found: dict[str, str] = {}
    for heading in headers:
        name = known.get(_folded(heading))
        if name and name not in found.values():
            found[heading] = name
    missing = [str(column.label) for column in columns if column.required and column.name not in found.values()]
    if missing:
        raise TableRefused(
            _("Kolom yang wajib ada tetapi tidak ditemukan: %(columns)s. Periksa kepala tabel di baris pertama.")
            % {"columns": ", ".join(missing)}
        )
    return found


@transaction.atomic
def preview(
    importer: Importer, file: BinaryIO | bytes, name: str, *, by: Actor, now: datetime, max_rows: int = MAX_ROWS
) -> ImportBatch:
    """Read the table and judge every row against what is there, without changing any of it.

    Raises `TableRefused` when the file is no readable table or lacks a required column.
    """
    table = read_table(file, name, max_rows=max_rows)
    headings = match_columns(importer.columns, table.headers)
    if not table.rows:
        raise TableRefused(_("Tabel ini hanya berisi kepala kolom, belum ada barisnya."))
    batch = ImportBatch.objects.create(
        tenant_id=by.tenant_id, kind=importer.kind, file_name=name[-150:], notes=table.notes,
        created_by_id=by.user_id, created_by_label=by.label, created_at=now,
    )  # fmt: skip
    counts: Counter[str] = Counter()
    for judged in _judged(importer, table.rows, headings):
        for row in judged:
            row.batch, row.tenant_id = batch, batch.tenant_id
            counts[str(row.outcome)] += 1
        ImportRow.objects.bulk_create(judged)
    batch.counts = dict(counts)
    batch.save(update_fields=["counts"])
    audit.record(by, "import.previewed", batch, now, kind=importer.kind, counts=batch.counts)
    return batch


@transaction.atomic
def apply(importer: Importer, batch: ImportBatch, *, by: Actor, now: datetime) -> ImportBatch:
    """Write every accepted row of a previewed batch, all of them or, when one fails, none.

    Raises `NotNow` when the batch is not a fresh preview, when data changed since, or when a rule forbids a row; `missing`
    then names the rows.
    """
    batch = _locked(importer, batch, State.PREVIEWED, by)
    obstacles: list[str] = []
    for rows in _in_chunks(batch.rows.filter(outcome__in=ImportRow.WRITTEN).order_by("line").iterator(_CHUNK)):
        there = importer.existing({row.key: row.cleaned for row in rows})
        for row in rows:
            try:
                saved = _save(importer, row, there.get(row.key), by=by, now=now)
            except (Refusal, ValidationError) as refusal:
                obstacles += _about(row, refusal)
            else:
                row.object_type, row.object_id = subject_of(saved)
        ImportRow.objects.bulk_update(rows, ["object_type", "object_id"])
    if obstacles:
        raise NotNow(_("Tidak satu baris pun diimpor. Perbaiki berkasnya, lalu unggah sekali lagi."), obstacles[:_TOLD])
    batch.applied_at = now
    return _moved(batch, State.APPLIED, by=by, now=now)


@transaction.atomic
def undo(importer: Importer, batch: ImportBatch, *, by: Actor, now: datetime) -> ImportBatch:
    """Take an applied batch back as a whole: new objects go, changed ones get their former values.

    Raises `NotNow`, naming the rows, when something was changed or put to use since. Objects that are gone are passed over.
    """
    batch = _locked(importer, batch, State.APPLIED, by)
    obstacles: list[str] = []
    for row in batch.rows.filter(object_id__isnull=False).order_by("-line").iterator(_CHUNK):
        obj = model_of(row.object_type)._default_manager.filter(pk=row.object_id).first()
        if obj is None:
            continue
        try:
            if _plain(importer.current(obj)) != row.cleaned:
                raise NotNow(_("sudah diubah setelah diimpor."))
            with transaction.atomic():
                importer.undo_row(obj, row.before, by=by, now=now)
        except models.ProtectedError:
            obstacles.append(_("Baris %(line)s: sudah dipakai di tempat lain.") % {"line": row.line})
        except Refusal as refusal:
            obstacles += _about(row, refusal)
    if obstacles:
        raise NotNow(_("Impor ini tidak dapat dibatalkan lagi."), obstacles[:_TOLD])
    batch.closed_at = now
    return _moved(batch, State.UNDONE, by=by, now=now)


@transaction.atomic
def discard(importer: Importer, batch: ImportBatch, *, by: Actor, now: datetime) -> ImportBatch:
    """Close a preview without writing anything. Raises `NotNow` when it was applied or closed already."""
    batch = _locked(importer, batch, State.PREVIEWED, by)
    batch.closed_at = now
    return _moved(batch, State.DISCARDED, by=by, now=now)


def _judged(importer: Importer, rows: Iterable[Row], headings: Mapping[str, str]) -> Iterator[list[ImportRow]]:
    """The rows with their outcomes, in chunks; the objects of a chunk are looked up together."""
    labels = {column.name: str(column.label) for column in importer.columns}
    first_at: dict[str, tuple[int, Values]] = {}
    for chunk in _in_chunks(rows):
        judged = [_cleaned(importer, row, headings, labels) for row in chunk]
        there = importer.existing({row.key: row.cleaned for row in judged if row.outcome != Outcome.REFUSED})
        for row in judged:
            if row.outcome == Outcome.REFUSED:
                continue
            if row.key in first_at:
                _judge_repetition(row, *first_at[row.key])
                continue
            first_at[row.key] = row.line, row.cleaned
            obj = there.get(row.key)
            row.before = _plain(importer.current(obj)) if obj is not None else None
            row.cleaned = _plain(importer.complete(row.cleaned, row.before))
            row.outcome = _outcome(row)
        yield judged


def _cleaned(importer: Importer, row: Row, headings: Mapping[str, str], labels: Mapping[str, str]) -> ImportRow:
    """The row cleaned by its importer: refused, or with an outcome still to be found."""
    made = ImportRow(line=row.number, raw=row.values, outcome=Outcome.NEW)
    cells = dict.fromkeys(labels, "") | {name: row.values[heading] for heading, name in headings.items()}
    made.notes = [mend.sentence(labels[headings[mend.column]]) for mend in row.mends if mend.column in headings]
    try:
        if row.surplus:
            raise RowRefused(_("Isi baris ini lebih banyak daripada kolomnya. Periksa tanda pemisah di dalam isi."))
        cleaned = importer.clean_row(cells)
    except RowRefused as refusal:
        made.outcome, made.notes = Outcome.REFUSED, refusal.sentences
        return made
    made.key, made.cleaned = cleaned.key, _plain(cleaned.values)
    made.notes += cleaned.notes
    return made


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
