"""The monthly school forum: call it, bring a group's observation, write what the school takes from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration import scheduling
from collaboration.actions.groups import check_running
from collaboration.emails.dates import telling
from collaboration.models import ForumShare, GroupMember, LearningGroup, SchoolForum
from collaboration.policy.groups import check_forum_stands, check_lead_forum, check_write_group
from collaboration.scheduling import Slot
from collaboration.terms import Practice
from core import audit
from core.policy import Actor, NotNow
from core.versions import save_version
from schools.models import School, User

State = SchoolForum.State


def _everybody(school: School) -> tuple[User, ...]:
    """The members of all groups at work."""
    rows = GroupMember.objects.filter(group__in=LearningGroup.objects.filter(school=school).running(), left_at=None)
    return tuple(User.objects.filter(pk__in=rows.values("user_id"), is_active=True))


@transaction.atomic
def call_forum(*, by: Actor, now: datetime, school: School, title: str, slot: Slot) -> SchoolForum:
    """Put a forum into the calendar of everybody who belongs to a group."""
    check_lead_forum(by)
    forum = SchoolForum.objects.create(
        school=school, title=title, starts_at=slot.starts_at, ends_at=slot.ends_at, created_at=now, updated_at=now
    )
    scheduling.put_on(
        school=school, now=now, practice=Practice.LEARNING_GROUP, title=title, slot=replace(slot, people=_everybody(school)),
        subject=forum, organiser=User.objects.filter(pk=by.user_id or 0).first(),
    )  # fmt: skip
    audit.record(by, "forum.called", forum, now, starts=str(slot.starts_at))
    return forum


def _lock(forum: SchoolForum) -> SchoolForum:
    return SchoolForum.objects.select_for_update(of=("self",)).select_related("school").get(pk=forum.pk)


@transaction.atomic
def edit_forum(
    *, by: Actor, now: datetime, forum: SchoolForum, title: str, slot: Slot, expected: int | None = None
) -> SchoolForum:
    """Another theme, time or place, before it took place. Raises `Conflict` for a stale version."""
    row = _lock(forum)
    check_lead_forum(by, row)
    if row.state != State.PLANNED:
        raise NotNow(_("Forum ini sudah terlaksana atau dibatalkan."))
    changes = {"title": title, "starts_at": slot.starts_at, "ends_at": slot.ends_at, "updated_at": now}
    save_version(forum, expected, changes)
    whole = replace(slot, people=_everybody(row.school))
    with telling(scheduling.dates_of(row), by=by, now=now):
        for event in scheduling.dates_of(row):
            scheduling.put_off(event, now=now, slot=whole, title=title)
    audit.record(by, "forum.edited", forum, now)
    return forum


@transaction.atomic
def share_at_forum(
    *, by: Actor, now: datetime, forum: SchoolForum, group: LearningGroup, observation: str, offer: str = "",
    expected: int | None = None,
) -> ForumShare:  # fmt: skip
    """Bring what the group observed; brought again, it is reworded. Raises `Conflict` for a stale version."""
    row = _lock(forum)
    check_write_group(by, group)
    check_running(group)
    check_forum_stands(row)
    words = {"observation": observation, "offer": offer, "written_by_label": by.label}
    share, fresh = ForumShare.objects.get_or_create(
        forum=row, group=group, defaults={**words, "created_at": now, "updated_at": now}
    )
    if not fresh:
        save_version(share, expected if expected is not None else share.version, {**words, "updated_at": now})
    audit.record(by, "forum.shared", row, now, group=group.pk)
    return share


@transaction.atomic
def conclude_forum(
    *, by: Actor, now: datetime, forum: SchoolForum, summary: str, expected: int | None = None
) -> SchoolForum:
    """Say that it took place, and what the school takes from it; said again, it is reworded."""
    row = _lock(forum)
    check_lead_forum(by, row)
    check_forum_stands(row)
    if row.starts_at > now:
        raise NotNow(_("Forum ini belum dimulai."))
    changes = {"summary": summary, "state": State.HELD, "held_at": row.held_at or now, "updated_at": now}
    save_version(forum, expected, changes)
    scheduling.mark_held(scheduling.dates_of(row), now=now)
    audit.record(by, "forum.concluded", forum, now)
    return forum


@transaction.atomic
def cancel_forum(*, by: Actor, now: datetime, forum: SchoolForum, reason: str) -> SchoolForum:
    """Strike a planned forum out, with the reason."""
    row = _lock(forum)
    check_lead_forum(by, row)
    if row.state != State.PLANNED:
        raise NotNow(_("Forum ini sudah terlaksana atau dibatalkan."))
    if not reason.strip():
        raise NotNow(_("Tuliskan alasannya terlebih dahulu."))
    SchoolForum.objects.filter(pk=row.pk).update(state=State.CANCELLED, updated_at=now, version=row.version + 1)
    with telling(scheduling.dates_of(row), by=by, now=now, reason=reason.strip()):
        scheduling.call_off(scheduling.dates_of(row), now=now, reason=reason)
    audit.record(by, "forum.cancelled", row, now)
    forum.refresh_from_db()
    return forum
