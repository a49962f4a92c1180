"""Tables of a data cycle out of a spreadsheet: looked at first, then shown, taken back as a whole."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration.actions.data_cycles import check_cycle_open, lock_cycle
from collaboration.imports.meeting_data import read_data
from collaboration.models import CycleTable, DataCycle
from collaboration.policy.cockpit import check_work_on_data
from core import audit
from core.policy import Actor, NotNow

S = CycleTable.State


def _check(by: Actor, cycle: DataCycle) -> DataCycle:
    row = lock_cycle(cycle)
    check_work_on_data(by, row)
    check_cycle_open(row)
    return row


@transaction.atomic
def preview_table(
    *, by: Actor, now: datetime, cycle: DataCycle, file: BinaryIO | bytes, file_name: str, title: str, about: str, unit: str = "",
    kind: str = CycleTable.Kind.BARS,
) -> CycleTable:  # fmt: skip
    """Read a table and keep it as a preview. Raises `TableRefused` with the reason for a wrong one, or one about persons."""
    row = _check(by, cycle)
    grid = read_data(file, file_name, school=row.school)
    made = CycleTable.objects.create(
        school=row.school, cycle=row, title=title, about=about, unit=unit, kind=kind, label_heading=grid.heading[:60],
        labels=grid.labels, columns=grid.columns, values=grid.values, notes=grid.notes, file_name=file_name[-150:],
        created_by_label=by.label, created_at=now,
    )  # fmt: skip
    audit.record(by, "data_cycle.table_previewed", row, now, table=made.pk, lines=len(grid.labels))
    return made


@transaction.atomic
def show_table(*, by: Actor, now: datetime, table: CycleTable) -> CycleTable:
    """Show a preview among the data of its cycle."""
    row = _check(by, table.cycle)
    _move(table, (S.PREVIEW,), S.SHOWN)
    DataCycle.objects.filter(pk=row.pk).update(updated_at=now)
    audit.record(by, "data_cycle.table_shown", row, now, table=table.pk)
    return table


@transaction.atomic
def remove_table(*, by: Actor, now: datetime, table: CycleTable) -> CycleTable:
    """Throw a preview away, or take back what is shown."""
    row = _check(by, table.cycle)
    _move(table, (S.PREVIEW, S.SHOWN), S.REMOVED)
    audit.record(by, "data_cycle.table_removed", row, now, table=table.pk)
    return table


def _move(table: CycleTable, sources: tuple[str, ...], target: str) -> None:
    if not CycleTable.objects.filter(pk=table.pk, state__in=sources).update(state=target):
        raise NotNow(_("Data ini sudah diubah orang lain. Muat ulang halaman."))
    table.refresh_from_db()
