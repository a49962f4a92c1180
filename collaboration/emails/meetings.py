"""Who hears of a protocol meeting: those invited, by e-mail and inbox; guests without an account by their own link."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from collaboration.models import Invitee, Meeting
from core import dates, links, mail
from core.models import ScopedLink
from core.policy import Actor
from schools.links import school_url
from schools.models import Membership, User

GUEST = "meeting.guest"
TEMPLATE = "emails/collaboration/meeting"


def when_words(meeting: Meeting, language: str = "id") -> str:
    """ "Rabu, 14 Oktober 2026, pukul 13.00–15.00 WIB"."""
    zone = meeting.school.timezone
    start = meeting.starts_at.astimezone(meeting.school.zone)
    hours = dates.time_range(meeting.starts_at, meeting.ends_at, zone, language)
    return f"{dates.day_and_date(start.date(), language)}, {hours}"


def _context(meeting: Meeting, word: str, reason: str, language: str) -> dict[str, str]:
    return {
        "word": word, "title": meeting.title, "when": when_words(meeting, language), "where": meeting.where, "reason": reason,
    }  # fmt: skip


def tell(
    meeting: Meeting, word: str, people: Iterable[User], *, by: Actor, now: datetime, key: str, reason: str = ""
) -> None:
    """Tell people of the school that something happened ("invited", "moved", "cancelled", "circulated", "confirmed").

    Whoever left the school hears nothing; nobody is told of what they did themselves, except of an invitation.
    """
    here = set(Membership.objects.active().filter(school=meeting.school).values_list("user_id", flat=True))
    for user in people:
        if user.pk not in here or (user.pk == by.user_id and word != "invited"):
            continue
        mail.queue(
            tenant=meeting.school, to_user=user, kind=f"collaboration.meeting_{word}", template=TEMPLATE,
            context=_context(meeting, word, reason, user.language or "id"),
            url=school_url(meeting.school, "collaboration:meeting", meeting.pk), now=now,
            dedupe_key=f"meeting:{meeting.pk}:{key}:{user.pk}",
        )  # fmt: skip


def invite_guest(invitee: Invitee, word: str, *, by: Actor, now: datetime, key: str, reason: str = "") -> str:
    """Give a guest a link of their own, by e-mail when there is an address. Returns the link's path; the same `key` gives the same.

    The link lives until a month after the meeting, so that the guest can read and comment on the minutes.
    """
    meeting = invitee.meeting
    days = max((meeting.starts_at - now).days, 0) + 60
    _link, token = links.issue(
        by=by, now=now, purpose=GUEST, subject=invitee, recipient_label=invitee.name, recipient_email=invitee.email, days=days,
        seed=f"meeting-guest:{invitee.pk}:{key}",
    )  # fmt: skip
    path = reverse("core:open_link", args=[token])
    if invitee.email:
        mail.queue(
            tenant=meeting.school, to_email=invitee.email, kind=f"collaboration.meeting_{word}", template=TEMPLATE,
            context=_context(meeting, word, reason, "id") | {"guest": invitee.name}, url=path, now=now, language="id",
            dedupe_key=f"meeting:{meeting.pk}:{key}:guest:{invitee.pk}", secret=True,
        )  # fmt: skip
    return path


def links_of(invitee: Invitee, now: datetime) -> list[ScopedLink]:
    """The guest's links that work at this moment."""
    return links.standing([invitee], now)
