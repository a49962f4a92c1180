"""The record of reads of one pupil, in words: by day, by person, what was opened [IN7, promise 3]."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.keyset import Slice, slice_after
from core.models import AuditEvent
from core.policy import Actor
from inclusion.models import Guardian, Pupil, TeamMember
from schools.models import Membership, School
from schools.roles import Role

PAGE = 100


@dataclass
class Opened:
    """One kind of thing that a person opened on one day."""

    what: str
    times: list[datetime] = field(default_factory=list)


@dataclass
class Reader:
    """One person on one day."""

    who: str
    role: str
    is_self: bool
    opened: dict[str, Opened] = field(default_factory=dict)

    @property
    def lines(self) -> list[Opened]:
        """What was opened, in the order in which it happened last."""
        return list(self.opened.values())


@dataclass
class Day:
    """One day, the people in the order in which they came last."""

    on: date
    readers: dict[Any, Reader] = field(default_factory=dict)

    @property
    def people(self) -> list[Reader]:
        return list(self.readers.values())


def reads_page(
    pupil: Pupil, school: School, viewer: Actor, words: Mapping[str, Any], *, own: bool, position: str
) -> tuple[list[Day], str]:
    """Days of the record, the latest first, and the position of the next ones. Four queries.

    `words` are the verbs that count as reads, with what they are called. `own` shows one's own reads as well.
    """
    rows: QuerySet[AuditEvent] = AuditEvent.objects.filter(
        tenant_id=pupil.school_id, subject_type="inclusion.pupil", subject_id=pupil.pk, verb__in=list(words)
    )
    if not own:
        rows = of_others(rows, viewer)
    found: Slice = slice_after(rows, ("-pk",), position, size=PAGE)
    return _by_day(found.rows, pupil, school, viewer, words), found.after


def of_others(rows: QuerySet[AuditEvent], viewer: Actor) -> QuerySet[AuditEvent]:
    """Without what the viewer opened, signed in or behind this link. Events of links have no account, and the other way round."""
    if viewer.user_id is not None:
        return rows.exclude(actor_id=viewer.user_id)
    return rows.exclude(link_id=viewer.link_id) if viewer.link_id is not None else rows


def _is_own(event: AuditEvent, viewer: Actor) -> bool:
    mine = (viewer.user_id, viewer.link_id)
    return mine != (None, None) and (event.actor_id, event.link_id) == mine


def _by_day(
    events: Iterable[AuditEvent], pupil: Pupil, school: School, viewer: Actor, words: Mapping[str, Any]
) -> list[Day]:
    events = list(events)
    roles = _roles(pupil, school, {event.actor_id for event in events if event.actor_id})
    days: dict[date, Day] = {}
    for event in events:
        at = event.at.astimezone(school.zone)
        day = days.setdefault(at.date(), Day(at.date()))
        key = (event.actor_id, event.link_id, event.actor_label)
        role = _("lewat tautan") if event.link_id else roles.get(event.actor_id or 0, "")
        reader = day.readers.setdefault(key, Reader(event.actor_label, role, _is_own(event, viewer)))
        opened = reader.opened.setdefault(event.verb, Opened(str(words[event.verb])))
        opened.times.append(at)
    return list(days.values())


def _roles(pupil: Pupil, school: School, people: set[int]) -> dict[int, str]:
    """What each of these people is: to the pupil as guardian, on the team, else at the school."""
    found: dict[int, list[str]] = {}
    for row in Membership.objects.filter(school=school, user_id__in=people).order_by("pk"):
        found.setdefault(row.user_id, []).append(str(Role(row.role).label))
    words = {person: ", ".join(roles) for person, roles in found.items()}
    for member in TeamMember.objects.filter(pupil=pupil, user_id__in=people).order_by("pk"):
        if member.user_id is not None:
            words[member.user_id] = str(member.get_role_display())
    for guardian in Guardian.objects.filter(pupil=pupil, user_id__in=people):
        if guardian.user_id is not None:
            words[guardian.user_id] = str(guardian.get_relation_display())
    return words
