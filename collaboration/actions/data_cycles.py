"""Work from data: begin a cycle, write its stages, go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration.models import DataCycle, DataSource
from collaboration.policy.cockpit import check_steer, check_work_on_data
from collaboration.workflow.cockpit import DATA_CYCLE
from core import audit, files
from core.models import Attachment, HistoryEntry
from core.policy import Actor, Denied, NotNow
from core.subjects import subject_of
from core.uploads import CheckedFile
from core.versions import save_version
from schools.models import School


@transaction.atomic
def start_data_cycle(*, by: Actor, now: datetime, school: School, **facts: Any) -> DataCycle:
    """Begin with the goal. `facts`: title, goal, responsible, related_url."""
    check_steer(by)
    cycle = DataCycle.objects.create(school=school, created_at=now, updated_at=now, **facts)
    audit.record(by, "data_cycle.started", cycle, now)
    return cycle


def lock_cycle(cycle: DataCycle) -> DataCycle:
    """The row as it is now, held until the transaction ends."""
    return DataCycle.objects.select_for_update(of=("self",)).select_related("school").get(pk=cycle.pk)


def check_cycle_open(cycle: DataCycle) -> None:
    """Raise `NotNow` for one that is done."""
    if cycle.stage == DataCycle.Stage.DONE:
        raise NotNow(_("Siklus data ini sudah selesai."))


@transaction.atomic
def edit_data_cycle(
    *, by: Actor, now: datetime, cycle: DataCycle, sources: Sequence[Mapping[str, Any]] | None = None,
    expected: int | None = None, **changes: Any,
) -> DataCycle:  # fmt: skip
    """Write texts of the stages; `sources` take the place of the sets of data. Raises `Conflict` for a stale version."""
    row = lock_cycle(cycle)
    check_work_on_data(by, row)
    check_cycle_open(row)
    save_version(cycle, expected, {**changes, "updated_at": now})
    if sources is not None:
        row.sources.all().delete()
        DataSource.objects.bulk_create(DataSource(cycle=row, **source) for source in sources)
    audit.record(by, "data_cycle.edited", cycle, now, fields=sorted(changes))
    return cycle


@transaction.atomic
def move_data_cycle(*, by: Actor, now: datetime, cycle: DataCycle, name: str, comment: str = "") -> HistoryEntry:
    """Go on to the next stage, or back to gathering with a reason."""
    row = lock_cycle(cycle)
    entry = DATA_CYCLE.move(row, name, by=by, now=now, comment=comment)
    DataCycle.objects.filter(pk=row.pk).update(updated_at=now)
    cycle.refresh_from_db()
    return entry


@transaction.atomic
def attach_data(*, by: Actor, now: datetime, cycle: DataCycle, uploads: Sequence[CheckedFile]) -> list[Attachment]:
    """Hang tables and pictures on the cycle, all or none of them."""
    row = lock_cycle(cycle)
    check_work_on_data(by, row)
    check_cycle_open(row)
    return [files.attach(by=by, now=now, subject=row, upload=upload, purpose="data") for upload in uploads]


@transaction.atomic
def remove_data(*, by: Actor, now: datetime, cycle: DataCycle, attachment: Attachment) -> None:
    """Take a file away."""
    row = lock_cycle(cycle)
    check_work_on_data(by, row)
    check_cycle_open(row)
    if (attachment.subject_type, attachment.subject_id) != subject_of(row):
        raise Denied(_("Berkas ini milik catatan lain."))
    files.remove(attachment, by=by, now=now)
