"""Who hears of a learning group: the principal of a proposal, the leader of being named, the group of what the principal says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from collaboration.models import GroupNote, LearningGroup
from core import mail
from core.policy import Actor
from schools.links import school_url
from schools.models import Membership, User
from schools.roles import Role


def members_of(group: LearningGroup) -> list[User]:
    """Who belongs to the group now, by name. One query."""
    return [row.user for row in group.members.filter(left_at=None).select_related("user")]


def _tell(
    group: LearningGroup, to: Iterable[User], word: str, key: str, *, by: Actor, now: datetime, text: str = ""
) -> None:
    for user in {person.pk: person for person in to if person.pk != by.user_id}.values():
        mail.queue(
            tenant=group.school, to_user=user, kind=f"collaboration.group_{word}", template=f"emails/collaboration/group_{word}",
            context={"group": group.name, "by": by.label, "text": text}, url=school_url(group.school, "collaboration:group", group.pk),
            now=now, dedupe_key=f"group-{word}:{key}",
        )  # fmt: skip


def tell_of_proposal(group: LearningGroup, *, by: Actor, now: datetime) -> None:
    """The principal names the leader: tell them that a group waits for one."""
    rows = Membership.objects.holding(group.school, Role.PRINCIPAL).select_related("user")
    _tell(group, [row.user for row in rows], "proposed", str(group.pk), by=by, now=now)


def tell_of_leader(group: LearningGroup, leader: User, *, by: Actor, now: datetime) -> None:
    """Tell the person who was named."""
    _tell(group, [leader], "leader", f"{group.pk}:{now:%Y%m%d%H%M%S}", by=by, now=now)


def tell_of_note(note: GroupNote, *, by: Actor, now: datetime) -> None:
    """Tell the members what the principal says to them."""
    _tell(note.group, members_of(note.group), "note", str(note.pk), by=by, now=now, text=note.text)


def tell_of_answer(note: GroupNote, *, by: Actor, now: datetime) -> None:
    """Tell the principals what the group answered."""
    rows = Membership.objects.holding(note.school_id, Role.PRINCIPAL).select_related("user")
    _tell(note.group, [row.user for row in rows], "answer", str(note.pk), by=by, now=now, text=note.answer)
