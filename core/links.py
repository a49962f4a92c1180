"""Scoped links: issue, open, hold, revoke (reliability T4).

A link carries 256 random bits; the database keeps only their SHA-256, bound to purpose, object and recipient. Opening it puts
the link's public id into the session and leads to an address without the token, so that nothing secret stays in histories.
Opening changes no data (mail scanners open links): every act behind a link is a POST.
"""

from __future__ import annotations

import hashlib
import secrets
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import ScopedLink
from core.policy import Actor, Refusal
from core.registry import registry
from core.subjects import subject_of, tenant_of

SESSION_KEY = "scoped_links"


class LinkRefused(Refusal):
    """The link does not work (any more); the sentence says what the holder can do."""


class LinkOver(LinkRefused):
    """A known link that works no more: revoked, or past its time."""

    def __init__(self, sentence: Any, link: ScopedLink) -> None:
        super().__init__(sentence)
        self.link = link

    @property
    def leftovers(self) -> str:
        """The template of what a phone may still hold from its page; '' for most purposes."""
        kind = registry.link_purposes.get(self.link.purpose)
        return kind.leftovers if kind else ""


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _token(seed: str) -> str:
    """256 random bits; from a `seed` always the same ones, which nobody can work out without our secret key."""
    if not seed:
        return secrets.token_urlsafe(32)
    return urlsafe_b64encode(salted_hmac("core.links", seed, algorithm="sha256").digest()).rstrip(b"=").decode()


def issue(
    *, by: Actor, now: datetime, purpose: str, subject: Model, recipient_label: str, recipient_email: str = "", days: int | None = None,
    seed: str = "",
) -> tuple[ScopedLink, str]:  # fmt: skip
    """Create a link for one recipient and return it with its token, which is never stored.

    `days` overrides the life time of the purpose. The same `seed` (`core.web.seed_of`) leads to the same link: a second click
    gives no second one. Raises KeyError for a purpose that nobody registered.
    """
    kind = registry.link_purposes[purpose]
    token = _token(seed)
    subject_type, subject_id = subject_of(subject)
    fields = {
        "tenant_id": tenant_of(subject),
        "public_id": uuid.uuid4(),
        "purpose": kind.key,
        "subject_type": subject_type,
        "subject_id": subject_id,
        "recipient_label": recipient_label,
        "recipient_email": recipient_email,
        "created_at": now,
        "created_by_label": by.label,
        "expires_at": now + timedelta(days=kind.days if days is None else days),
    }
    link, is_new = ScopedLink.objects.get_or_create(token_hash=_hash(token), defaults=fields)
    if is_new:
        audit.record(by, "link.issued", link, now, purpose=purpose, about=f"{subject_type}/{subject_id}")
    return link, token


def standing(subjects: Iterable[Model], now: datetime) -> list[ScopedLink]:
    """The links about these objects that work at this moment, newest first. One query; the objects are of one model."""
    about = [subject_of(subject) for subject in subjects]
    rows = ScopedLink.objects.filter(revoked_at=None, expires_at__gt=now).order_by("-pk")
    return list(rows.filter(subject_type=about[0][0], subject_id__in=[pk for _type, pk in about])) if about else []


def check_usable(link: ScopedLink, now: datetime) -> None:
    """Raise `LinkOver` when the link was revoked or is past its time."""
    if link.revoked_at is not None:
        raise LinkOver(_("Tautan ini sudah dicabut. Mintalah tautan baru kepada sekolah."), link)
    if now >= link.expires_at:
        raise LinkOver(_("Tautan ini sudah kedaluwarsa. Mintalah tautan baru kepada sekolah."), link)


def resolve(token: str, now: datetime) -> ScopedLink:
    """The usable link behind a token. Raises `LinkRefused` with a sentence for an unknown, revoked or expired one."""
    link = ScopedLink.objects.filter(token_hash=_hash(token)).first()
    if link is None:
        raise LinkRefused(
            _("Tautan ini tidak dikenal. Periksa apakah alamatnya tersalin lengkap, atau mintalah tautan baru.")
        )
    check_usable(link, now)
    return link


def hold(request: HttpRequest, link: ScopedLink) -> None:
    """Remember in the session that this browser opened the link."""
    held = [h for h in request.session.get(SESSION_KEY, []) if h != str(link.public_id)]
    request.session[SESSION_KEY] = [*held[-9:], str(link.public_id)]


def is_held(request: HttpRequest, link: ScopedLink) -> bool:
    """This browser opened the link earlier."""
    return str(link.public_id) in request.session.get(SESSION_KEY, [])


def held(request: HttpRequest, public_id: uuid.UUID, purpose: str, now: datetime) -> ScopedLink:
    """The usable link that this browser opened earlier, for this purpose.

    Raises `LinkRefused` when it was not opened here, is of another purpose, was revoked or has expired.
    """
    if str(public_id) not in request.session.get(SESSION_KEY, []):
        raise LinkRefused(_("Bukalah kembali tautan dari pesan yang Anda terima."))
    link = ScopedLink.objects.filter(public_id=public_id, purpose=purpose).first()
    if link is None:
        raise LinkRefused(_("Bukalah kembali tautan dari pesan yang Anda terima."))
    check_usable(link, now)
    return link


def actor_of(link: ScopedLink) -> Actor:
    """The holder of a link, as an actor: no roles, only the link itself."""
    return Actor(label=link.recipient_label, tenant_id=link.tenant_id, link_id=link.pk, email=link.recipient_email)


def revoke(link: ScopedLink, *, by: Actor, now: datetime) -> None:
    """Make the link useless at once. Revoking twice changes nothing."""
    if ScopedLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now):
        link.revoked_at = now
        audit.record(by, "link.revoked", link, now)
