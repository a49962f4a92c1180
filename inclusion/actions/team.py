"""Put the team around a pupil together [IN3]."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from core import audit
from core.policy import Actor
from inclusion.models import Pupil, TeamMember
from inclusion.policy.common import check_support
from schools.models import User


@transaction.atomic
def join_team(
    *, by: Actor, now: datetime, pupil: Pupil, role: str, user: User | None = None, name: str = "", part: str = "",
    is_coordinator: bool = False, is_cleared: bool = False,
) -> TeamMember:  # fmt: skip
    """Take somebody onto the team: a person with an account, or somebody from outside by `name`."""
    check_support(by, pupil)
    member = TeamMember.objects.create(
        pupil=pupil, user=user, name=name or (user.display_name if user else ""), role=role, part=part,
        is_coordinator=is_coordinator, is_cleared=is_cleared, joined_on=pupil.school.local_date(now),
    )  # fmt: skip
    audit.record(by, "pupil.team_joined", pupil, now, member=member.pk, role=role, cleared=is_cleared)
    return member
