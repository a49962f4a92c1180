"""Bringing registers in, as tests do it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from core.models import ImportBatch
from partnerships.imports.register_acts import adjust_register, apply_register, preview_register, undo_register
from partnerships.models import Agreement
from tests.clock import NOW
from tests.world import Side

DATA = Path(__file__).parents[1] / "data"
DIRTY = DATA / "daftar_kerja_sama_kotor.csv"
"""A hundred invented rows with every kind of dirt that real registers hold [practice 1.2, 1.4, 1.6]."""


def previewed(side: Side, table: str | bytes, *, kind: str = "pks", now=NOW) -> ImportBatch:
    """The register, read and judged by the hub."""
    content = table.encode() if isinstance(table, str) else table
    return preview_register(
        by=side.as_("hub"),
        now=now,
        school=side.school,
        lead=side.hub,
        kind=kind,
        file=BytesIO(content),
        name="agenda.csv",
    )


def adjusted(side: Side, batch: ImportBatch, **changes) -> ImportBatch:
    """Judged again with other choices."""
    return adjust_register(by=side.as_("hub"), now=NOW, school=side.school, batch=batch, **changes)


def answered(side: Side, batch: ImportBatch, answer: int = 0) -> ImportBatch:
    """Every question answered with its first choice ("the same as"), or with the last one for -1 ("a new one")."""
    answers = {question["key"]: question["choices"][answer][0] for question in batch.options.get("questions", [])}
    return adjusted(side, batch, options={"partners": answers})


def applied(side: Side, batch: ImportBatch) -> ImportBatch:
    """All accepted rows written."""
    return apply_register(by=side.as_("hub"), now=NOW, school=side.school, batch=batch)


def undone(side: Side, batch: ImportBatch, now=NOW) -> ImportBatch:
    """Taken back."""
    return undo_register(by=side.as_("hub"), now=now, school=side.school, batch=batch)


def brought(side: Side, table: str | bytes, **options) -> Agreement:
    """The one agreement of a table with one row, written."""
    applied(side, previewed(side, table, **options))
    return Agreement.objects.get(school=side.school, imported=True)


def line(side: Side, table: str, number: int = 2):
    """One judged row of a table."""
    return previewed(side, table).rows.get(line=number)
