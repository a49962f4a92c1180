"""Reads of the communication log, shaped as pages need them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.keyset import slice_after
from core.models import Attachment
from core.policy import Actor, allowed
from core.subjects import subject_type
from partnerships.models import Conversation, Partnership
from partnerships.policy import check_see_workings
from partnerships.rhythm import contact_of

ORDER = ("-happened_on", "-pk")


@dataclass(frozen=True)
class Talk:
    """One talk of the timeline: who took part, its files, what it said before it was corrected."""

    conversation: Conversation
    school_side: Sequence[str]
    partner_side: Sequence[str]
    files: Sequence[Attachment]
    earlier: Sequence[Conversation]


def _dressed(rows: Any) -> Any:
    return rows.prefetch_related("people", "contacts__partner")


def _talk(row: Conversation, files: Mapping[int, list[Attachment]], replaced: Mapping[int, Conversation]) -> Talk:
    earlier, before = [], replaced.get(row.corrects_id or 0)
    while before is not None:
        earlier.append(before)
        before = replaced.get(before.corrects_id or 0)
    partner_side = [f"{contact.name}, {contact.partner.name}" for contact in row.contacts.all()]
    held = [file for one in (row, *earlier) for file in files.get(one.pk, [])]
    people = [user.display_name for user in row.people.all()]
    return Talk(row, people, [*partner_side, *([row.others] if row.others else [])], held, earlier)


def talks(partnership: Partnership, position: str = "", limit: int | None = None) -> tuple[list[Talk], str]:
    """One page of the timeline, the newest first, and the position from which to go on. Six queries however many there are."""
    found = slice_after(_dressed(partnership.conversations.current()), ORDER, position, **_size(limit))
    replaced = {row.pk: row for row in partnership.conversations.exclude(corrected_by=None)}
    keys = [row.pk for row in found] + list(replaced)
    files: dict[int, list[Attachment]] = {}
    kind = subject_type(Conversation)
    for file in Attachment.objects.present().filter(subject_type=kind, subject_id__in=keys).order_by("pk"):
        files.setdefault(file.subject_id, []).append(file)
    return [_talk(row, files, replaced) for row in found], found.after


def _size(limit: int | None) -> dict[str, int]:
    return {} if limit is None else {"size": limit}


def section(partnership: Partnership, actor: Actor, today: date) -> Mapping[str, Any] | None:
    """The last talks for the partnership's page; None for partners, and before there is anybody to talk with."""
    if not allowed(check_see_workings, actor) or partnership.stage == Partnership.Stage.NEEDS:
        return None
    contact = contact_of(partnership)
    shown, _after = talks(partnership, limit=3)
    return {"talks": shown, "contact": contact, "quiet": contact.quiet(today), "late": contact.late(today)}
