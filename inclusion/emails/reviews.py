"""Who hears of a review: those who are invited. No mail names the pupil."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from core import dates, mail
from core.policy import Actor
from inclusion.emails.plans import room_of
from inclusion.models import PlanReview, ReviewInvitee
from schools.links import school_url
from schools.models import Membership

TEMPLATE = "emails/inclusion/review"


def when_words(review: PlanReview, language: str = "id") -> str:
    """ "Rabu, 14 Oktober 2026, pukul 13.00–15.00 WIB"."""
    school = review.plan.school
    start = review.starts_at.astimezone(school.zone)
    hours = dates.time_range(review.starts_at, review.ends_at, school.timezone, language)
    return f"{dates.day_and_date(start.date(), language)}, {hours}"


def tell_of_review(review: PlanReview, word: str, *, by: Actor, now: datetime, key: str, reason: str = "") -> None:
    """Tell those invited that something happened ("invited", "moved", "cancelled", "closed"). Parents without an account get a mail."""
    here = set(Membership.objects.active().filter(school=review.plan.school_id).values_list("user_id", flat=True))
    rows: Iterable[ReviewInvitee] = review.invitees.select_related("user", "guardian")
    for person in rows:
        user, guardian = person.user, person.guardian
        if user is not None and user.pk in here and user.pk != by.user_id:
            mail.queue(
                tenant=review.plan.school, to_user=user, kind=f"inclusion.review_{word}", template=TEMPLATE,
                context=_context(review, word, user.language or "id", reason),
                url=school_url(review.plan.school, "inclusion:review", review.pk), now=now,
                dedupe_key=f"review:{review.pk}:{word}:{key}",
            )  # fmt: skip
        elif user is None and guardian is not None and guardian.is_active and guardian.email and word != "closed":
            mail.queue(
                tenant=review.plan.school, to_email=guardian.email, kind=f"inclusion.review_{word}", template=TEMPLATE,
                context=_context(review, word, "id", reason) | {"guest": guardian.name}, now=now, language="id",
                dedupe_key=f"review:{review.pk}:{word}:{key}:{guardian.pk}",
            )  # fmt: skip


def _context(review: PlanReview, word: str, language: str, reason: str) -> dict[str, str]:
    return {
        "word": word, "when": when_words(review, language), "where": review.place, "room": room_of(review.plan), "reason": reason,
    }  # fmt: skip
