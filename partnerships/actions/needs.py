"""Record what the school needs, and what becomes of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import HistoryEntry
from core.policy import Actor, NotNow
from core.versions import save_version
from partnerships.models import Need
from partnerships.policy import check_edit_need, check_raise_need
from partnerships.workflow import NEED
from schools.models import School


@transaction.atomic
def record_need(*, by: Actor, now: datetime, school: School, **facts: Any) -> Need:
    """Record a need with its evidence. `facts`: title, category, resource, priority, description, evidence, report_indicator."""
    check_raise_need(by)
    recorded = Need.objects.create(school=school, raised_by_id=by.user_id, created_at=now, updated_at=now, **facts)
    audit.record(by, "need.recorded", recorded, now, category=recorded.category, priority=recorded.priority)
    return recorded


@transaction.atomic
def edit_need(*, by: Actor, now: datetime, need: Need, expected: int | None = None, **changes: Any) -> Need:
    """Reword a need that is still open. Raises `Conflict` for a stale version."""
    check_edit_need(by, need)
    if need.state in NEED.final:
        raise NotNow(_("Kebutuhan ini sudah ditutup. Buka kembali lebih dahulu bila perlu diubah."))
    save_version(need, expected, {**changes, "updated_at": now})
    audit.record(by, "need.edited", need, now, fields=sorted(changes))
    return need


@transaction.atomic
def move_need(*, by: Actor, now: datetime, need: Need, name: str, comment: str = "") -> HistoryEntry:
    """Make the transition `name` of the need's workflow."""
    row = Need.objects.select_for_update().get(pk=need.pk)
    entry = NEED.move(row, name, by=by, now=now, comment=comment)
    need.refresh_from_db()
    return entry
