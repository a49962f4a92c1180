"""Ask a party once more about a text of which it has said nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from core import audit, links
from core.policy import Actor
from core.reminders import may_write
from core.reminders.rules import NOT_SENT_AFTER
from partnerships.emails import negotiation as emails
from partnerships.models import TextReview
from partnerships.text_policy import REVIEW_TEXT, SILENT_AFTER

AT_ONCE = 200


def remind_silent_parties(*, by: Actor, now: datetime) -> int:
    """Mail every silent party of every school its text once more, with a link that works; for the sweep. Returns how many mails.

    Once for each distance of `SILENT_AFTER`, from seven in the morning on the school's clock; after an outage only the newest
    one, and none that is two weeks late. Who has no address is left to the person in charge, who is reminded as well.
    """
    old_enough = now - timedelta(days=min(SILENT_AFTER) - 1)
    rows = TextReview.objects.silent().filter(version__created_at__lte=old_enough)
    sent = 0
    for review in rows.order_by("pk")[:AT_ONCE]:
        with transaction.atomic():
            sent += _remind(review, by=by, now=now)
    return sent


def _remind(review: TextReview, *, by: Actor, now: datetime) -> int:
    school = review.version.agreement.school
    days = (school.local_date(now) - school.local_date(review.version.created_at)).days
    passed = [distance for distance in SILENT_AFTER if distance <= days]
    if not passed or days - passed[-1] > NOT_SENT_AFTER.days or not may_write(school, now):
        return 0
    given = links.standing([review], now)
    people = dict.fromkeys((link.recipient_label, link.recipient_email) for link in given if link.recipient_email)
    machine = replace(by, tenant_id=school.pk)
    return sum(_mail(review, passed[-1], *person, by=machine, now=now) for person in people)


def _mail(review: TextReview, distance: int, label: str, email: str, *, by: Actor, now: datetime) -> int:
    """The same distance and address give the same link, and so one mail only, however often the sweep comes by."""
    link, token = links.issue(
        by=by, now=now, purpose=REVIEW_TEXT, subject=review, recipient_label=label, recipient_email=email,
        seed=f"text-reminder:{review.pk}:{distance}:{email.lower()}",
    )  # fmt: skip
    if link.created_at != now:
        return 0
    emails.remind(link, token, review.version, now=now)
    audit.record(by, "agreement.text_reminded", review.version.agreement, now, party=review.party_id, days=distance)
    return 1
