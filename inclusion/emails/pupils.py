"""Mail of the part "pupils": to guardians about consents, to colleagues about teams. No pupil is named in any of them."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from core import mail
from core.models import OutgoingMessage, ScopedLink
from core.policy import Actor
from inclusion.models import ConsentRequest, Guardian, Pupil
from schools.links import school_url
from schools.models import School, User

INBOX = (OutgoingMessage.Channel.INBOX,)


def send_consent_link(link: ScopedLink, token: str, school: School, *, by: Actor, now: datetime) -> None:
    """The link with which a guardian reads what is asked, gives and withdraws. The token is in no other row than the mail's own."""
    mail.queue(
        tenant=school, to_email=link.recipient_email, kind="inclusion.consent_link", template="emails/inclusion/consent_link",
        context={"recipient": link.recipient_label, "school": school.name, "until": school.local_date(link.expires_at)},
        url=reverse("core:open_link", args=[token]), now=now, secret=True, dedupe_key=f"link:{link.pk}",
    )  # fmt: skip


def tell_of_request(request: ConsentRequest, guardian: Guardian, *, by: Actor, now: datetime) -> None:
    """A guardian with an account hears that the school asks for a consent."""
    if guardian.user is None:
        return
    school = request.school
    mail.queue(
        tenant=school, to_user=guardian.user, kind="inclusion.consent_asked", template="emails/inclusion/consent_asked",
        context={"school": school.name, "by": by.label}, url=school_url(school, "inclusion:consents", request.pupil_id), now=now,
        dedupe_key=f"consent-asked:{request.pk}",
    )  # fmt: skip


def tell_of_team(pupil: Pupil, person: User, word: str, *, by: Actor, now: datetime, key: str) -> None:
    """Somebody joined the team of a pupil, left it, or may now read assessments: by inbox alone, without the name."""
    if person.pk == by.user_id:
        return
    url = "" if word == "left" else school_url(pupil.school, "inclusion:pupil", pupil.pk)
    mail.queue(
        tenant=pupil.school, to_user=person, kind=f"inclusion.team_{word}", template=f"emails/inclusion/team_{word}",
        context={"by": by.label}, url=url or None, now=now, channels=INBOX, dedupe_key=f"team-{word}:{key}",
    )  # fmt: skip
