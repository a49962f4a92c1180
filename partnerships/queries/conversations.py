"""Reads of the communication log, shaped as pages need them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from core.kept import kept, read
from core.keyset import slice_after
from core.models import Attachment
from core.policy import Actor, allowed
from core.subjects import subject_type
from partnerships.models import Conversation, Partnership
from partnerships.policy import check_see_workings
from partnerships.rhythm import contact_of
from partnerships.sections import Asked

ORDER = ("-happened_on", "-pk")
SHORTLIST = 3


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


def talks(partnership: Partnership, position: str = "") -> tuple[list[Talk], str]:
    """One page of the timeline, the newest first, and the position from which to go on. Six queries however many there are."""
    found = slice_after(_dressed(partnership.conversations.current()), ORDER, position)
    return _talks(found.rows, list(partnership.conversations.exclude(corrected_by=None))), found.after


def _talks(rows: Sequence[Conversation], corrected: Sequence[Conversation]) -> list[Talk]:
    """With their files, and with those of `corrected` that they took the place of. One query at most."""
    replaced = {row.pk: row for row in corrected}
    keys = [row.pk for row in rows] + list(replaced)
    files: dict[int, list[Attachment]] = {}
    for file in read(kept(_files, None, of=keys)):
        files.setdefault(file.subject_id, []).append(file)
    return [_talk(row, files, replaced) for row in rows]


def _files(_anybody: None, of: Sequence[int]) -> QuerySet[Attachment]:
    return (
        Attachment.objects.present().filter(subject_type=subject_type(Conversation), subject_id__in=of).order_by("pk")
    )


def section(partnership: Partnership, actor: Actor, today: date) -> Asked | None:
    """The last talks for the partnership's page; None for partners, and before there is anybody to talk with."""
    if not allowed(check_see_workings, actor) or partnership.stage == Partnership.Stage.NEEDS:
        return None
    contact = contact_of(partnership)

    def draw(last: list[Conversation], corrected: list[Conversation]) -> Mapping[str, Any]:
        talks = _talks(last, corrected)
        return {"talks": talks, "contact": contact, "quiet": contact.quiet(today), "late": contact.late(today)}

    here = partnership.pk
    return Asked((kept(_last, None, partnership=here), kept(_corrected, None, partnership=here)), draw)


def _last(_anybody: None, partnership: int) -> QuerySet[Any]:
    rows: QuerySet[Any] = _dressed(Conversation.objects.filter(partnership=partnership).current())
    return rows.order_by(*ORDER)[:SHORTLIST]


def _corrected(_anybody: None, partnership: int) -> QuerySet[Conversation]:
    return Conversation.objects.filter(partnership=partnership).exclude(corrected_by=None)
