"""Who hears of a text under negotiation: the parties of a new version, the person in charge of what a party says."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from core import mail
from core.models import ScopedLink
from core.policy import Actor
from partnerships.models import TextReview, TextVersion
from partnerships.text_policy import REVIEW_TEXT
from schools.links import school_url
from schools.models import School


def invite(link: ScopedLink, token: str, version: TextVersion, *, now: datetime) -> None:
    """Mail the link of one recipient; the token is in no other row than the message's own."""
    _mail_link(link, token, version, "text_shared", now=now)


def remind(link: ScopedLink, token: str, version: TextVersion, *, now: datetime) -> None:
    """Ask the same person once more, with a fresh link."""
    _mail_link(link, token, version, "text_reminder", now=now)


def _mail_link(link: ScopedLink, token: str, version: TextVersion, template: str, *, now: datetime) -> None:
    agreement = version.agreement
    school = School.objects.get(pk=agreement.school_id)
    mail.queue(
        tenant=school, to_email=link.recipient_email, kind=f"partnerships.{REVIEW_TEXT}",
        template=f"emails/partnerships/{template}",
        context={
            "recipient": link.recipient_label, "what": agreement.subject, "school": school.name, "number": version.number,
            "until": school.local_date(link.expires_at), "shared": school.local_date(version.created_at),
        },
        url=reverse("core:open_link", args=[token]), now=now, secret=True, dedupe_key=f"link:{link.pk}",
    )  # fmt: skip


def _tell_lead(review: TextReview, template: str, dedupe_key: str, *, by: Actor, now: datetime, **words: str) -> None:
    agreement = review.version.agreement
    lead, school = agreement.partnership.lead, agreement.school
    if lead.pk == by.user_id:
        return
    facts = {"title": agreement.subject, "party": review.party.name, "number": review.version.number, "by": by.label}
    mail.queue(
        tenant=school, to_user=lead, kind=f"partnerships.{template}", template=f"emails/partnerships/{template}",
        context={**facts, **words}, url=school_url(school, "partnerships:text_version", review.version_id), now=now,
        dedupe_key=dedupe_key,
    )  # fmt: skip


def tell_of_stance(review: TextReview, *, by: Actor, now: datetime) -> None:
    """A party agrees, or objects: the person in charge hears of it each time."""
    _tell_lead(
        review, "text_stance", f"text-stance:{review.pk}:{now.isoformat()}", by=by, now=now, stance=review.stance,
        note=review.note[:500],
    )  # fmt: skip


def tell_of_comment(review: TextReview, *, by: Actor, now: datetime) -> None:
    """The first comment of a party on a version; ten comments are one message."""
    _tell_lead(review, "text_comment", f"text-comment:{review.pk}", by=by, now=now)
