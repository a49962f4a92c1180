"""Who hears of a need: hub and principal of an idea, the person who raised it of what becomes of it."""

from __future__ import annotations

from datetime import datetime

from core import mail
from core.models import HistoryEntry
from core.policy import Actor
from partnerships.models import Need
from schools.links import school_url
from schools.models import Membership, User
from schools.roles import Role

TOLD = {
    "accept": "accepted", "decline": "declined", "answer": "answered", "meet": "met", "drop": "dropped", "reopen": "reopened",
}  # fmt: skip


def _queue(need: Need, user: User, word: str, *, by: Actor, now: datetime, comment: str, key: str) -> None:
    mail.queue(
        tenant=need.school,
        to_user=user,
        kind=f"partnerships.need_{word}",
        template="emails/partnerships/need_raised" if word == "raised" else "emails/partnerships/need_moved",
        context={"title": need.title, "by": by.label, "comment": comment, "word": word},
        url=school_url(need.school, "partnerships:need", need.pk),
        now=now,
        dedupe_key=key,
    )


def tell_of_idea(need: Need, *, by: Actor, now: datetime) -> None:
    """Tell the hub and the principals that somebody proposed a need."""
    rows = Membership.objects.holding(need.school, Role.HUB, Role.PRINCIPAL).select_related("user")
    for user in {row.user_id: row.user for row in rows}.values():
        if user.pk != by.user_id:
            _queue(need, user, "raised", by=by, now=now, comment="", key=f"need-raised:{need.pk}:{user.pk}")


def tell(need: Need, entry: HistoryEntry, *, by: Actor, now: datetime) -> None:
    """Tell the person who raised the need of the move `entry`; nobody is told of what they did themselves."""
    word, person = TOLD.get(entry.transition), need.raised_by
    if word and person is not None and person.pk != by.user_id:
        _queue(need, person, word, by=by, now=now, comment=entry.comment, key=f"need:{entry.pk}")
