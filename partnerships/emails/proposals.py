"""Who hears of a proposal's moves: the principals when it is submitted, the person in charge when it comes back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from core import mail
from core.models import HistoryEntry
from core.policy import Actor
from partnerships.models import Proposal
from schools.links import school_url
from schools.models import Membership, School, User
from schools.roles import Role

TOLD = {"submit": "submitted", "return": "returned", "approve": "approved"}


def principals(school: School) -> list[User]:
    """Everybody who holds the role of principal at the school now."""
    rows = Membership.objects.holding(school, Role.PRINCIPAL).select_related("user")
    return list({row.user_id: row.user for row in rows}.values())


def tell(proposal: Proposal, entry: HistoryEntry, *, by: Actor, now: datetime) -> None:
    """Queue the message that belongs to the move `entry`; most moves have none. Nobody is told of what they did themselves."""
    word = TOLD.get(entry.transition)
    if word is None:
        return
    partnership = proposal.partnership
    to: Iterable[User] = principals(partnership.school) if word == "submitted" else [partnership.lead]
    for user in to:
        if user.pk == by.user_id:
            continue
        mail.queue(
            tenant=partnership.school,
            to_user=user,
            kind=f"partnerships.proposal_{word}",
            template=f"emails/partnerships/proposal_{word}",
            context={
                "title": partnership.title,
                "by": by.label,
                "comment": entry.comment,
                "due_on": partnership.stage_due,
            },
            url=school_url(partnership.school, "partnerships:proposal", partnership.pk),
            now=now,
            dedupe_key=f"proposal:{entry.pk}",
        )
