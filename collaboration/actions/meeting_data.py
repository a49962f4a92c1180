"""Achievement data at an agenda item: looked at first, then shown; replaced and taken back as a whole."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration.actions._meeting import lock
from collaboration.imports.meeting_data import read_data
from collaboration.models import AgendaItem, MeetingData
from collaboration.policy.meetings import check_cleared, check_keep_meetings, check_minutes_open
from core import audit
from core.policy import Actor, NotNow

S = MeetingData.State


def _check(by: Actor, item: AgendaItem) -> None:
    meeting = lock(item.meeting)
    check_keep_meetings(by, meeting)
    check_minutes_open(meeting)
    if item.is_confidential:
        check_cleared(by)


@transaction.atomic
def preview_data(
    *, by: Actor, now: datetime, item: AgendaItem, file: BinaryIO | bytes, file_name: str, title: str, unit: str = "",
    kind: str = MeetingData.Kind.BARS, replaces: MeetingData | None = None,
) -> MeetingData:  # fmt: skip
    """Read a table and keep it as a preview; nothing is shown yet. Raises `TableRefused` with the reason for a wrong table."""
    _check(by, item)
    grid = read_data(file, file_name, school=item.school)
    made = MeetingData.objects.create(
        school_id=item.school_id, item=item, title=title, unit=unit, kind=kind, label_heading=grid.heading[:60],
        labels=grid.labels, columns=grid.columns, values=grid.values, notes=grid.notes, file_name=file_name[-150:],
        replaces=replaces, created_by_label=by.label, created_at=now,
    )  # fmt: skip
    audit.record(by, "meeting.data_previewed", made, now, lines=len(grid.labels), columns=len(grid.columns))
    return made


@transaction.atomic
def show_data(*, by: Actor, now: datetime, data: MeetingData) -> MeetingData:
    """Show a preview at its item; what it replaces steps back."""
    _check(by, data.item)
    _move(data, S.PREVIEW, S.SHOWN)
    if data.replaces_id is not None:
        MeetingData.objects.filter(pk=data.replaces_id, state=S.SHOWN).update(state=S.REPLACED)
    audit.record(by, "meeting.data_shown", data, now)
    return data


@transaction.atomic
def remove_data(*, by: Actor, now: datetime, data: MeetingData) -> MeetingData:
    """Throw a preview away, or take back what is shown; what it had replaced is shown again."""
    _check(by, data.item)
    shown = data.state == S.SHOWN
    _move(data, S.SHOWN if shown else S.PREVIEW, S.REMOVED)
    if shown and data.replaces_id is not None:
        MeetingData.objects.filter(pk=data.replaces_id, state=S.REPLACED).update(state=S.SHOWN)
    audit.record(by, "meeting.data_removed", data, now)
    return data


def _move(data: MeetingData, source: str, target: str) -> None:
    if not MeetingData.objects.filter(pk=data.pk, state=source).update(state=target):
        raise NotNow(_("Data ini sudah diubah orang lain. Muat ulang halaman."))
    data.refresh_from_db()
