"""On which devices somebody is signed in, and which browsers have been seen before (product PL6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ua_parser import parse

from schools.models import User

KNOWN = "perangkat"
"""The cookie by which a browser is known again; it says which accounts signed in here, and opens nothing."""
KNOWN_FOR = timedelta(days=365)
SALT = "schools.devices"
ACCOUNTS_PER_BROWSER = 20
"""A computer in the staff room serves many people; beyond these the longest unseen is new again."""


@dataclass(frozen=True)
class Device:
    """One open session: what browser it is in, from which network address and since when."""

    pk: int
    name: str
    address: str
    since: datetime
    is_current: bool


def device_name(user_agent: str) -> str:
    """A browser in words: "Chrome di Android"; where it does not say, "Perangkat lain"."""
    known = parse(user_agent)
    browser = known.user_agent.family if known.user_agent else ""
    system = known.os.family if known.os else ""
    if browser and system:
        return _("%(browser)s di %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Perangkat lain")


def devices_of(user: User, current_key: str) -> list[Device]:
    """The person's open sessions, this one first, then the newest. Two queries; deletes nothing, so that looking changes nothing."""
    rows = list(UserSession.objects.filter(user=user).order_by("-created_at", "-pk"))
    keys = [row.session_key for row in rows]
    alive = set(
        Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now()).values_list("pk", flat=True)
    )
    found = [
        Device(row.pk, device_name(row.user_agent), row.ip, row.created_at, row.session_key == current_key)
        for row in rows
        if row.session_key in alive
    ]
    return sorted(found, key=lambda device: not device.is_current)


def is_known(request: HttpRequest, user: User) -> bool:
    """Whether this browser was used for this account within the last year."""
    return user.pk in _accounts(request)


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Let the browser be known again for this account."""
    accounts = [user.pk, *(pk for pk in _accounts(request) if pk != user.pk)][:ACCOUNTS_PER_BROWSER]
    response.set_cookie(
        KNOWN, signing.dumps(accounts, salt=SALT), max_age=KNOWN_FOR, httponly=True, samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )  # fmt: skip


def _accounts(request: HttpRequest) -> list[int]:
    try:
        found = signing.loads(request.COOKIES.get(KNOWN, ""), salt=SALT, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return []
    return list(found)
