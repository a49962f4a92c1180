"""The steps of importing an old register, each behind the policy."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from core import imports
from core.models import ImportBatch
from core.policy import Actor
from partnerships.imports.register import RegisterImporter
from partnerships.policy import check_import_register
from schools.models import School, User

MAX_ROWS = 1_000
"""Written in one transaction; a school's register is far smaller."""


@transaction.atomic
def preview_register(
    *, by: Actor, now: datetime, school: School, lead: User, kind: str, file: Any, name: str
) -> ImportBatch:
    """Read a register and say row by row what would be written. Raises `TableRefused` for a file that is no table."""
    check_import_register(by)
    options = {"lead": lead.pk, "kind": kind}
    return imports.preview(_importer(school, now), file, name, by=by, now=now, max_rows=MAX_ROWS, options=options)


@transaction.atomic
def adjust_register(*, by: Actor, now: datetime, school: School, batch: ImportBatch, **changes: Any) -> ImportBatch:
    """Judge the preview again with other columns, answers or corrected cells; see `core.imports.adjust`."""
    check_import_register(by)
    return imports.adjust(_importer(school, now), batch, by=by, now=now, **changes)


@transaction.atomic
def apply_register(*, by: Actor, now: datetime, school: School, batch: ImportBatch) -> ImportBatch:
    """Write all accepted rows, or none."""
    check_import_register(by)
    return imports.apply(_importer(school, now), batch, by=by, now=now)


@transaction.atomic
def undo_register(*, by: Actor, now: datetime, school: School, batch: ImportBatch) -> ImportBatch:
    """Take the import back, except what somebody worked on."""
    check_import_register(by)
    return imports.undo(_importer(school, now), batch, by=by, now=now)


@transaction.atomic
def discard_register(*, by: Actor, now: datetime, school: School, batch: ImportBatch) -> ImportBatch:
    """Close a preview without writing anything."""
    check_import_register(by)
    return imports.discard(_importer(school, now), batch, by=by, now=now)


def _importer(school: School, now: datetime) -> RegisterImporter:
    return RegisterImporter(school, school.local_date(now))
