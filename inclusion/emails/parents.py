"""What is told of a conversation between school and home: that there is something to read. No name, no word of it."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from core import links, mail
from core.models import ScopedLink
from core.policy import Actor
from inclusion.models import ChildLink, Guardian, ParentMessage, Pupil, TeamMember
from inclusion.policy.parents import CHILD
from schools.links import school_url
from schools.models import Membership

TEMPLATE = "emails/inclusion/parent_word"


def path_of(given: ChildLink, *, by: Actor, now: datetime) -> tuple[ScopedLink, str]:
    """The link of a guardian with its path; the same row leads to the same link."""
    link, token = links.issue(
        by=by, now=now, purpose=CHILD, subject=given, recipient_label=given.guardian.name, recipient_email=given.guardian.email,
        seed=f"inclusion-child:{given.pk}",
    )  # fmt: skip
    return link, reverse("core:open_link", args=[token])


def tell(message: ParentMessage, *, by: Actor, now: datetime) -> None:
    """Tell the other side that there is a message: the team of a message from home, the parents of one from school."""
    if message.from_home:
        _tell_team(message, now)
    else:
        for guardian in message.pupil.guardians.filter(is_active=True).select_related("user"):
            tell_guardian(guardian, "message", f"parent-message:{message.pk}", by=by, now=now)


def _tell_team(message: ParentMessage, now: datetime) -> None:
    here = Membership.objects.active().filter(school_id=message.school_id).values("user_id")
    team = TeamMember.objects.current().filter(pupil=message.pupil_id, user__in=here).select_related("user")
    for member in team:
        mail.queue(
            tenant=message.school, to_user=member.user, kind="inclusion.parent_message", template=TEMPLATE,
            context={"word": "home"}, now=now, url=school_url(message.school, "inclusion:messages", message.pupil_id),
            dedupe_key=f"parent-message:{message.pk}",
        )  # fmt: skip


def tell_guardian(guardian: Guardian, word: str, key: str, *, by: Actor, now: datetime) -> None:
    """Tell one guardian: by account, else by the link that was given before, while it works. Others hear by letter or telephone."""
    pupil: Pupil = guardian.pupil
    if guardian.user is not None:
        mail.queue(
            tenant=pupil.school, to_user=guardian.user, kind="inclusion.parent_message", template=TEMPLATE, context={"word": word},
            now=now, url=school_url(pupil.school, "inclusion:child", pupil.pk), dedupe_key=key,
        )  # fmt: skip
        return
    given = guardian.links.select_related("guardian").first()
    if given is None or not guardian.email or not links.standing([given], now):
        return
    _link, path = path_of(given, by=by, now=now)
    mail.queue(
        tenant=pupil.school, to_email=guardian.email, kind="inclusion.parent_message", template=TEMPLATE, context={"word": word},
        now=now, url=path, dedupe_key=key, secret=True,
    )  # fmt: skip
