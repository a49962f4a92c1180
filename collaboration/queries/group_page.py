"""The page of one learning group: what those who read it see beside its purpose and members."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from collaboration.models import GroupMeeting, GroupNote, LearningGroup
from collaboration.policy.groups import check_read_group
from collaboration.queries.groups import coming, meeting_page, next_step, open_items, running_cycle
from core.policy import Actor, allowed
from schools.item_pages import item_lines

RECENT = 12
"""How many dates somebody sees who may know that meetings took place, and no more."""


def group_page(actor: Actor, group: LearningGroup, now: datetime, position: str = "") -> dict[str, Any]:
    """What the page shows: everything to its readers, the dates to the supervisor, and nothing more to other colleagues."""
    if not allowed(check_read_group, actor, group):
        return {"step": next_step(actor, group, [], now), "dates": _dates(actor, group)}
    upcoming = coming(actor, group, now)
    meetings = meeting_page(actor, group, position)
    today = group.school.local_date(now)
    return {
        "step": next_step(actor, group, upcoming, now),
        "upcoming": upcoming,
        "meetings": meetings.rows,
        "after": meetings.after,
        "cycle": running_cycle(group),
        "past_cycles": group.cycles.filter(stage="done"),
        "items": item_lines(open_items(group), today),
        "notes": GroupNote.objects.visible_to(actor).filter(group=group)[:RECENT],
        "today": today,
        "now": now,
    }


def _dates(actor: Actor, group: LearningGroup) -> list[datetime]:
    held = GroupMeeting.objects.dates_for(actor).filter(group=group, state=GroupMeeting.State.HELD)
    return [row["starts_at"] for row in held.order_by("-starts_at")[:RECENT]]
