"""The agenda of a protocol meeting: items, their order, and the list of proposals behind it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from collaboration.actions._meeting import lock
from collaboration.models import AgendaItem, AgendaProposal, Meeting, MeetingSeries
from collaboration.policy.meetings import (
    check_agenda_open,
    check_cleared,
    check_keep_meetings,
    check_may_know,
    check_propose,
)
from core import audit
from core.policy import Actor, Denied, NotNow
from core.versions import save_version

P = AgendaProposal.State


def _check_item(by: Actor, meeting: Meeting, facts: dict[str, Any]) -> None:
    """Whoever keeps the agenda; a confidential item is presented by somebody who may know of it."""
    check_keep_meetings(by, meeting)
    check_agenda_open(meeting)
    if facts.get("is_confidential"):
        check_cleared(by)
        if facts.get("presenter") is not None:
            check_may_know(facts["presenter"], meeting.school_id)


@transaction.atomic
def add_item(*, by: Actor, now: datetime, meeting: Meeting, **facts: Any) -> AgendaItem:
    """Add an item at the end. `facts`: kind, title, detail, duration, presenter, presenter_label, is_confidential."""
    row = lock(meeting)
    _check_item(by, row, facts)
    last = row.agenda.aggregate(last=Max("order"))["last"] or 0
    added = AgendaItem.objects.create(
        school=row.school, meeting=row, order=last + 1, created_at=now, updated_at=now, **facts
    )
    audit.record(by, "meeting.item_added", added, now)
    return added


@transaction.atomic
def edit_item(*, by: Actor, now: datetime, item: AgendaItem, expected: int | None = None, **changes: Any) -> AgendaItem:
    """Change an item until the minutes go round. Raises `Conflict` for a stale version."""
    meeting = lock(item.meeting)
    kept = {"presenter": item.presenter, "is_confidential": item.is_confidential}
    _check_item(by, meeting, {**kept, **changes})
    if changes.get("is_confidential") and not item.is_confidential:
        _check_owners_may_know(item)
    save_version(item, expected, {**changes, "updated_at": now})
    audit.record(by, "meeting.item_edited", item, now, fields=sorted(changes))
    return item


def _check_owners_may_know(item: AgendaItem) -> None:
    """An item becomes confidential only while nobody else works on what came out of it."""
    for outcome in item.outcomes.exclude(action=None).select_related("action__owner"):
        owner = outcome.action.owner if outcome.action is not None else None
        if owner is not None:
            check_may_know(owner, item.school_id)


@transaction.atomic
def remove_item(*, by: Actor, now: datetime, item: AgendaItem) -> None:
    """Take an item off the agenda while nothing was written under it; its proposal waits again."""
    meeting = lock(item.meeting)
    check_keep_meetings(by, meeting)
    check_agenda_open(meeting)
    if item.minutes or item.outcomes.exists() or item.points.exists():
        raise NotNow(_("Acara ini sudah ada notulennya, jadi tidak dapat dihapus."))
    audit.record(by, "meeting.item_removed", meeting, now)
    AgendaProposal.objects.filter(item=item).update(state=P.OPEN, updated_at=now)
    AgendaItem.objects.filter(pk=item.pk).delete()


@transaction.atomic
def shift_item(*, by: Actor, now: datetime, item: AgendaItem, up: bool) -> None:
    """Move an item one place up or down. At the end of the list nothing happens."""
    meeting = lock(item.meeting)
    check_keep_meetings(by, meeting)
    check_agenda_open(meeting)
    rows = list(meeting.agenda.order_by("order", "pk"))
    here = next(n for n, row in enumerate(rows) if row.pk == item.pk)
    there = here - 1 if up else here + 1
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
    for order, row in enumerate(rows, 1):
        row.order = order
    AgendaItem.objects.bulk_update(rows, ["order"])
    audit.record(by, "meeting.agenda_ordered", meeting, now)


@transaction.atomic
def propose(
    *, by: Actor, now: datetime, series: MeetingSeries, title: str, why: str = "", duration: int = 15,
    is_confidential: bool = False,
) -> AgendaProposal:  # fmt: skip
    """Propose an item for one of the next meetings. A confidential one only by those who may know of such."""
    check_propose(by, series)
    if is_confidential:
        check_cleared(by)
    made = AgendaProposal.objects.create(
        school_id=series.school_id, series=series, title=title, why=why, duration=duration, is_confidential=is_confidential,
        proposed_by_id=by.user_id, proposed_by_label=by.label, created_at=now, updated_at=now,
    )  # fmt: skip
    audit.record(by, "meeting.item_proposed", made, now)
    return made


def _lock_proposal(proposal: AgendaProposal) -> AgendaProposal:
    rows = AgendaProposal.objects.select_for_update(of=("self",)).select_related("series__school")
    row = rows.get(pk=proposal.pk)
    if row.state not in (P.OPEN, P.PUT_OFF):
        raise NotNow(_("Usulan ini sudah berstatus “%(state)s”.") % {"state": row.get_state_display()})
    return row


@transaction.atomic
def take_proposal(*, by: Actor, now: datetime, proposal: AgendaProposal, meeting: Meeting) -> AgendaItem:
    """Put a proposal on the agenda of a meeting of its series. It stays confidential when it was."""
    row, wanted = lock(meeting), _lock_proposal(proposal)
    if row.series_id != wanted.series_id:
        raise Denied(_("Usulan ini milik rangkaian pertemuan lain."))
    item = add_item(
        by=by, now=now, meeting=row, title=wanted.title, detail=wanted.why, duration=wanted.duration,
        is_confidential=wanted.is_confidential, presenter=_presenter(wanted),
        presenter_label="" if wanted.is_carried else wanted.proposed_by_label[:160],
    )  # fmt: skip
    AgendaProposal.objects.filter(pk=wanted.pk).update(state=P.TAKEN, item=item, reason="", updated_at=now)
    audit.record(by, "meeting.proposal_taken", wanted, now, meeting=row.pk)
    return item


def _presenter(proposal: AgendaProposal) -> Any:
    if proposal.carried_item is not None:
        return proposal.carried_item.presenter
    return None if proposal.is_carried else proposal.proposed_by


@transaction.atomic
def put_off_proposal(*, by: Actor, now: datetime, proposal: AgendaProposal, reason: str) -> AgendaProposal:
    """Not this time, with the reason; it waits for a later meeting."""
    row = _lock_proposal(proposal)
    check_keep_meetings(by, row)
    if not reason.strip():
        raise NotNow(_("Tuliskan alasannya terlebih dahulu."), [_("Alasan")])
    AgendaProposal.objects.filter(pk=row.pk).update(state=P.PUT_OFF, reason=reason.strip()[:250], updated_at=now)
    audit.record(by, "meeting.proposal_put_off", row, now)
    row.refresh_from_db()
    return row


@transaction.atomic
def withdraw_proposal(*, by: Actor, now: datetime, proposal: AgendaProposal) -> AgendaProposal:
    """Take a proposal back: whoever made it, or the hub."""
    row = _lock_proposal(proposal)
    if by.user_id is None or by.user_id != row.proposed_by_id:
        check_keep_meetings(by, row)
    AgendaProposal.objects.filter(pk=row.pk).update(state=P.WITHDRAWN, updated_at=now)
    audit.record(by, "meeting.proposal_withdrawn", row, now)
    row.refresh_from_db()
    return row
