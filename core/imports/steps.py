"""The steps of an import: preview, adjust, apply or discard, undo."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.db import models, transaction

from core import audit
from core.imports.importer import Importer, Values, guess_columns, match_columns, plain
from core.imports.judging import CHUNK, Outcome, in_chunks, judge
from core.models import ImportBatch, ImportRow
from core.policy import Actor, NotNow, Refusal, check_same_tenant
from core.spoken import gettext as _
from core.spoken import spoken
from core.subjects import model_of, subject_of
from core.tabular import TableRefused, read_table

MAX_ROWS = 5_000
_TOLD = 20  # how many rows a refusal names
_JUDGED = ("key", "cleaned", "before", "outcome", "notes")

State = ImportBatch.State
ONE_TRANSACTION = transaction.atomic(savepoint=False)
"""For what writes each row in a savepoint: SQLite keeps all that is changed in any of them for as long as another one is open around
them, and walks through it at each row (50,000 rows: 83 s, with a savepoint around all of them not at its end after 390)."""


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
    judge(importer, batch, rows)
    ImportRow.objects.bulk_create(rows, batch_size=CHUNK)
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
    judge(importer, batch, rows)
    ImportRow.objects.bulk_update(rows, ["edits", *_JUDGED], batch_size=CHUNK)
    batch.save(update_fields=["options", "counts"])
    audit.record(by, "import.adjusted", batch, now, kind=importer.kind, line=line, options=sorted(options or {}))
    return batch


@ONE_TRANSACTION
def apply(importer: Importer, batch: ImportBatch, *, by: Actor, now: datetime) -> ImportBatch:
    """Write every accepted row of a previewed batch, all of them or, when one fails, none; the caller's transaction ends with it.

    Raises `NotNow` when the batch is not a fresh preview, when data changed since, or when a rule forbids a row; `missing`
    then names the rows.
    """
    batch = _locked(importer, batch, State.PREVIEWED, by)
    if batch.rows.filter(outcome=Outcome.ASKED).exists():
        raise NotNow(_("Masih ada baris yang menunggu jawaban Anda."))
    obstacles: list[str] = []
    importer.begin(batch, [])
    for rows in in_chunks(batch.rows.filter(outcome__in=ImportRow.WRITTEN).order_by("line").iterator(CHUNK)):
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


@ONE_TRANSACTION
def undo(importer: Importer, batch: ImportBatch, *, by: Actor, now: datetime) -> ImportBatch:
    """Take an applied batch back: new objects go, changed ones get their former values. Objects that are gone are passed over.

    As a whole: raises `NotNow`, naming the rows, when something was changed or put to use since. An importer that undoes each
    row by itself keeps those instead and says why in their notes; `NotNow` then means that nothing could go.
    """
    batch = _locked(importer, batch, State.APPLIED, by)
    importer.begin_undo(batch, by=by, now=now)
    obstacles: list[str] = []
    gone = 0
    for row in batch.rows.filter(object_id__isnull=False).order_by("-line").iterator(CHUNK):
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
        return [spoken(str, one) for one in (refusal.sentence, *refusal.missing)]
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


def _save(importer: Importer, row: ImportRow, obj: models.Model | None, *, by: Actor, now: datetime) -> models.Model:
    if obj is not None and not importer.updates:
        raise NotNow(_("sudah dicatat orang lain setelah pratinjau."))
    if (plain(importer.current(obj)) if obj is not None else None) != row.before:
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
