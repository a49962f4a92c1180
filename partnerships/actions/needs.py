"""Record what the school needs, with its evidence, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit, files
from core.models import Attachment, HistoryEntry
from core.policy import Actor, Denied, NotNow, allowed
from core.subjects import subject_of
from core.uploads import CheckedFile
from core.versions import save_version
from partnerships.emails.needs import tell, tell_of_idea
from partnerships.models import Need
from partnerships.policy import check_edit_need, check_raise_need
from partnerships.workflow import NEED
from schools.models import School
from schools.roles import Role

EVIDENCE = "evidence"


def check_open(need: Need) -> None:
    """Raise `NotNow` once it was met or dropped."""
    if need.state in NEED.final:
        raise NotNow(_("Kebutuhan ini sudah ditutup. Buka kembali lebih dahulu bila perlu diubah."))


@transaction.atomic
def record_need(
    *, by: Actor, now: datetime, school: School, evidence_files: Sequence[CheckedFile] = (), **facts: Any
) -> Need:
    """Record a need with its evidence. `facts`: title, category, resource, priority, description, evidence, report_indicator.

    The hub's needs are open at once; those of others are ideas until the hub or the principal accepts them, and both are told.
    """
    check_raise_need(by)
    state = Need.State.OPEN if by.has(Role.HUB) else Need.State.IDEA
    recorded = Need.objects.create(
        school=school, raised_by_id=by.user_id, state=state, created_at=now, updated_at=now, **facts
    )
    audit.record(by, "need.recorded", recorded, now, category=recorded.category, priority=recorded.priority)
    for upload in evidence_files:
        files.attach(by=by, now=now, subject=recorded, upload=upload, purpose=EVIDENCE)
    if state == Need.State.IDEA:
        tell_of_idea(recorded, by=by, now=now)
    return recorded


@transaction.atomic
def edit_need(*, by: Actor, now: datetime, need: Need, expected: int | None = None, **changes: Any) -> Need:
    """Reword a need that is not closed. Raises `Conflict` for a stale version."""
    check_edit_need(by, need)
    check_open(need)
    save_version(need, expected, {**changes, "updated_at": now})
    audit.record(by, "need.edited", need, now, fields=sorted(changes))
    return need


@transaction.atomic
def add_evidence(*, by: Actor, now: datetime, need: Need, uploads: Sequence[CheckedFile]) -> list[Attachment]:
    """Hang photos and PDFs on a need that is not closed, all or none of them."""
    check_edit_need(by, need)
    check_open(Need.objects.select_for_update().get(pk=need.pk))
    return [files.attach(by=by, now=now, subject=need, upload=upload, purpose=EVIDENCE) for upload in uploads]


@transaction.atomic
def remove_evidence(*, by: Actor, now: datetime, need: Need, attachment: Attachment) -> None:
    """Take a file away while the need is not closed."""
    check_edit_need(by, need)
    check_open(Need.objects.select_for_update().get(pk=need.pk))
    if (attachment.subject_type, attachment.subject_id) != subject_of(need):
        raise Denied(_("Berkas ini milik catatan lain."))
    files.remove(attachment, by=by, now=now)


@transaction.atomic
def move_need(*, by: Actor, now: datetime, need: Need, name: str, comment: str = "") -> HistoryEntry:
    """Make the transition `name` of the need's workflow; what met it is kept as its outcome. Who raised it is told."""
    row = Need.objects.select_for_update(of=("self",)).select_related("raised_by", "school").get(pk=need.pk)
    entry = NEED.move(row, name, by=by, now=now, comment=comment)
    outcome = {"meet": entry.comment, "reopen": ""}.get(name)
    stamps: dict[str, Any] = {"updated_at": now} | ({} if outcome is None else {"outcome": outcome})
    Need.objects.filter(pk=row.pk).update(**stamps)
    tell(row, entry, by=by, now=now)
    need.refresh_from_db()
    return entry


@transaction.atomic
def answer_needs(*, by: Actor, now: datetime, needs: Iterable[Need]) -> list[HistoryEntry]:
    """A partnership takes these needs up: those that wait become "being answered", as far as this person may say so."""
    waiting = [need for need in needs if need.state == Need.State.OPEN and allowed(check_edit_need, by, need)]
    return [move_need(by=by, now=now, need=need, name="answer") for need in waiting]
