"""Reads of the consent register: of one pupil, what a guardian has to decide, what runs out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from core.looks import day
from core.models import Attachment, ScopedLink
from core.policy import Actor
from inclusion.documents.consent_notice import Notice, notice
from inclusion.models import Consent, ConsentRequest, Guardian, Pupil
from inclusion.models.consent import ConsentQuerySet
from inclusion.terms import DataKind, Purpose

STANDARD = (Purpose.SUPPORT, Purpose.ASSESSMENT)
"""What a guardian may give without having been asked; referral and handover need the words of a request."""
SOON = timedelta(days=60)


@dataclass(frozen=True)
class ConsentLine:
    """A consent as a page shows it."""

    consent: Consent
    state: str
    tone: str
    in_force: bool
    to: str
    covers: str
    scans: list[Attachment]


@dataclass(frozen=True)
class Ask:
    """One thing that a guardian may say yes to: an open request, or a purpose that nothing covers yet."""

    act: str
    key: str
    notice: Notice
    reason: str = ""
    asked_by: str = ""


def covers_words(codes: Iterable[str]) -> str:
    """Kinds of data in words."""
    return ", ".join(str(DataKind(code).label) for code in codes if code in DataKind.values)


def consent_lines(consents: QuerySet[Consent], today: date) -> list[ConsentLine]:
    """Consents with their state in words and their scans. Two queries."""
    rows = list(consents.select_related("given_by", "provider", "pupil"))
    scans: dict[int, list[Attachment]] = {}
    held = Attachment.objects.present().filter(
        subject_type="inclusion.consent", subject_id__in=[row.pk for row in rows]
    )
    for scan in held.order_by("pk"):
        scans.setdefault(scan.subject_id, []).append(scan)
    return [_line(row, today, scans.get(row.pk, [])) for row in rows]


def _line(row: Consent, today: date, scans: list[Attachment]) -> ConsentLine:
    in_force = row.is_in_force(today)
    if row.withdrawn_at is not None:
        state, tone = _("Dicabut"), "neutral"
    elif in_force:
        state, tone = _("Berlaku"), "good"
    else:
        state, tone = _("Sudah berakhir"), "warn"
    to = row.provider.name if row.provider else row.receiver
    return ConsentLine(row, state, tone, in_force, to, covers_words(row.covers), scans)


def asks_of(guardian: Guardian, pupil: Pupil, today: date) -> list[Ask]:
    """What this guardian may decide now: requests first, then the purposes that nothing covers. Two queries."""
    requests = list(ConsentRequest.objects.open().filter(guardian=guardian).select_related("provider").order_by("pk"))
    covered = set(Consent.objects.in_force(today).filter(pupil=pupil).values_list("purpose", flat=True))
    covered |= {row.purpose for row in requests}
    found = [_ask(row) for row in requests]
    return found + [Ask("give", purpose.value, notice(purpose)) for purpose in STANDARD if purpose not in covered]


def _ask(row: ConsentRequest) -> Ask:
    receiver = row.provider.name if row.provider else row.receiver
    words = notice(row.purpose, receiver=receiver, covers=row.covers, until=day(row.expires_on))
    return Ask("answer", str(row.pk), words, row.reason, row.asked_by_label)


def decisions(guardian: Guardian, pupil: Pupil, today: date) -> dict[str, Any]:
    """What the page of a guardian shows, in the account and behind a link."""
    lines = consent_lines(Consent.objects.filter(pupil=pupil), today)
    return {
        "guardian": guardian,
        "asks": asks_of(guardian, pupil, today),
        "in_force": [line for line in lines if line.in_force],
        "over": [line for line in lines if not line.in_force],
    }


def deciding_guardian(actor: Actor, pupil: Pupil) -> Guardian | None:
    """The guardian of this pupil as whom a signed-in parent decides."""
    rows = pupil.guardians.filter(user=actor.user_id or 0, is_active=True, may_consent=True)
    found = rows.first()
    if found is not None:
        found.pupil = pupil
    return found


def links_of(pupil: Pupil, purpose: str, now: Any) -> dict[int, ScopedLink]:
    """Links of this purpose that the pupil's guardians hold, by guardian. One query."""
    ids = list(pupil.guardians.values_list("pk", flat=True))
    rows = ScopedLink.objects.filter(
        purpose=purpose, subject_type="inclusion.guardian", subject_id__in=ids, revoked_at=None, expires_at__gt=now
    )
    return {row.subject_id: row for row in rows.order_by("pk")}


def running_out(rows: ConsentQuerySet, today: date) -> ConsentQuerySet:
    """In force, but not for long, and nothing follows: somebody has to ask again."""
    return rows.in_force(today).filter(expires_on__lte=today + SOON).without_successor()


def lately_over(rows: ConsentQuerySet, today: date) -> ConsentQuerySet:
    """Ran out within sixty days, and nothing followed."""
    return rows.filter(expires_on__lt=today, expires_on__gte=today - SOON, withdrawn_at=None).without_successor()


def listed(actor: Actor, school_id: int, shown: str, today: date) -> ConsentQuerySet:
    """The rows of the list of consents, of pupils who are still at the school."""
    rows = Consent.objects.visible_to(actor).filter(Q(pupil__left_on=None), school_id=school_id)
    if shown == "berakhir":
        return lately_over(rows, today)
    if shown == "dicabut":
        return rows.filter(withdrawn_at__isnull=False)
    return running_out(rows, today)
