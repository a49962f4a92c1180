"""Reads in the shape of pages: people with their roles, open invitations, the audit trail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from core.filters import FewChoicesField
from core.kept import kept
from core.models import AuditEvent, HistoryEntry, OutgoingMessage
from core.subjects import subject_type
from schools.models import Invitation, Membership, School, SchoolYear, User

T = TypeVar("T")
PAGE = 50


@dataclass(frozen=True)
class Slice(Generic[T]):
    """Some rows of a list, and the key after which the next ones begin ('' at the end)."""

    rows: Sequence[T]
    after: str


def _cut(rows: list[Any], key: Any) -> Slice[Any]:
    """`rows` holds one more than a page when there are more."""
    return Slice(rows[:PAGE], str(key(rows[PAGE - 1])) if len(rows) > PAGE else "")


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def people_of(school: School, *, role: str = "", search: str = "", after: str = "") -> Slice[User]:
    """Active people of a school by name, each with `held`: their active memberships there. Two queries.

    `role` and `search` (name or address) narrow the list; `after` is the id of the last person of the page before.
    """
    active = Membership.objects.active().filter(school=school)
    chosen = active.filter(role=role) if role else active
    people = User.objects.filter(pk__in=chosen.values("user_id"))
    if search:
        people = people.filter(Q(name__icontains=search) | Q(email__icontains=search))
    last = User.objects.filter(pk=_whole(after) or 0).values("name", "pk").first() if after else None
    if last:
        people = people.filter(Q(name__gt=last["name"]) | Q(name=last["name"], pk__gt=last["pk"]))
    held = Prefetch("memberships", queryset=active.order_by("pk"), to_attr="held")
    return _cut(list(people.order_by("name", "pk").prefetch_related(held)[: PAGE + 1]), lambda user: user.pk)


def counts_by_role(school: School) -> dict[str, int]:
    """How many active people hold each role. One query."""
    rows = Membership.objects.active().filter(school=school).values("role").annotate(n=Count("pk")).order_by("role")
    return {row["role"]: row["n"] for row in rows}


def pending_invitations(school: School) -> list[Invitation]:
    """Neither accepted nor revoked, expired ones among them, newest first. One query."""
    standing = Invitation.objects.filter(school=school, accepted_at=None, revoked_at=None)
    return list(standing.select_related("invited_by")[:200])


def audit_trail(school: School, *, after: str = "", actor_id: str = "") -> Slice[AuditEvent]:
    """Events of a school, newest first; `after` is the id of the last event of the page before. One query."""
    events = AuditEvent.objects.filter(tenant=school).order_by("-id")
    if _whole(after) is not None:
        events = events.filter(id__lt=_whole(after))
    if _whole(actor_id) is not None:
        events = events.filter(actor_id=_whole(actor_id))
    return _cut(list(events[: PAGE + 1]), lambda event: event.pk)


@dataclass(frozen=True)
class Former:
    """Somebody who left: the roles they held last, when that ended, and the reason that was given."""

    user: User
    rows: Sequence[Membership]
    reason: str


def former_people(school: School, *, after: str = "") -> Slice[Former]:
    """People whose every membership at the school has ended, by name. Three queries."""
    here = Membership.objects.filter(school=school)
    people = User.objects.filter(pk__in=here.values("user_id")).exclude(
        Exists(here.filter(user=OuterRef("pk"), is_active=True))
    )
    last = User.objects.filter(pk=_whole(after) or 0).values("name", "pk").first() if after else None
    if last:
        people = people.filter(Q(name__gt=last["name"]) | Q(name=last["name"], pk__gt=last["pk"]))
    held = Prefetch("memberships", queryset=here.order_by("-ended_at", "pk"), to_attr="held")
    found = list(people.order_by("name", "pk").prefetch_related(held)[: PAGE + 1])
    ids = [row.pk for user in found for row in user.held]
    entries = HistoryEntry.objects.filter(
        workflow="membership", subject_type=subject_type(Membership), subject_id__in=ids
    )
    reasons = {entry.subject_id: entry.comment for entry in entries.order_by("id")}
    former = [Former(user, user.held, reasons.get(user.held[0].pk, "")) for user in found]
    return _cut(former, lambda one: one.user.pk)


def years_of(school: School) -> list[SchoolYear]:
    """School years, the latest first. One query."""
    return list(school.years.all())


def _before(messages: Any, after: str) -> Slice[OutgoingMessage]:
    if _whole(after) is not None:
        messages = messages.filter(id__lt=_whole(after))
    return _cut(list(messages[: PAGE + 1]), lambda message: message.pk)


def inbox_of(user_id: int, school: School, *, after: str = "") -> Slice[OutgoingMessage]:
    """A person's inbox at a school, newest first. One query."""
    return _before(OutgoingMessage.objects.inbox_of(user_id, school.pk), after)


def undelivered_mail(school: School, *, after: str = "") -> Slice[OutgoingMessage]:
    """E-mail of the school that was refused, given up or held back, newest first. One query."""
    return _before(OutgoingMessage.objects.undelivered(school.pk), after)


def late_mail(school: School, now: datetime) -> int:
    """How much e-mail of the school has been on its way for more than an hour."""
    return OutgoingMessage.objects.filter(tenant=school).overdue(now).count()


def offer_people(field: FewChoicesField, keys: Sequence[int]) -> None:
    """The people whom a list can be narrowed to, by their keys."""
    field.queryset, field.asked = User.objects.filter(pk__in=keys), kept(_named, None, of=keys)
    field.label_from_instance = lambda person: person.display_name


def _named(_anybody: None, of: Sequence[int]) -> QuerySet[User]:
    return User.objects.filter(pk__in=of).only(*User.NAMED)
