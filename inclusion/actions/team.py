"""Put the team around a pupil together [IN3]: join, change, clear for assessments, leave."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, NotNow
from inclusion.emails.pupils import tell_of_team
from inclusion.models import Pupil, TeamMember
from inclusion.policy.common import check_consent, check_support
from inclusion.policy.team import check_inside
from schools.models import User


@transaction.atomic
def join_team(
    *, by: Actor, now: datetime, pupil: Pupil, role: str, user: User | None = None, name: str = "", part: str = "",
    is_coordinator: bool = False, is_cleared: bool = False,
) -> TeamMember:  # fmt: skip
    """Take somebody onto the team: a person with an account, or somebody from outside by `name`. Who joins is told by inbox."""
    pupil = _lock(pupil)
    check_support(by, pupil)
    check_consent(pupil, now)
    check_inside(pupil, user)
    if user is not None and pupil.team.current().filter(user=user).exists():
        raise NotNow(_("Orang ini sudah menjadi anggota tim."))
    if is_coordinator:
        pupil.team.current().update(is_coordinator=False)
    member = TeamMember.objects.create(
        pupil=pupil, user=user, name=name or (user.display_name if user else ""), role=role, part=part,
        is_coordinator=is_coordinator, is_cleared=is_cleared and user is not None, joined_on=pupil.school.local_date(now),
    )  # fmt: skip
    audit.record(by, "pupil.team_joined", pupil, now, member=member.pk, role=role, cleared=member.is_cleared)
    if user is not None:
        tell_of_team(pupil, user, "joined", by=by, now=now, key=str(member.pk))
    return member


@transaction.atomic
def change_member(
    *, by: Actor, now: datetime, member: TeamMember, role: str, part: str = "", is_coordinator: bool = False, is_cleared: bool = False
) -> TeamMember:  # fmt: skip
    """Change role, part, coordination and clearance of a member. Clearance given or taken is an event of its own."""
    pupil = _lock(member.pupil)
    check_support(by, pupil)
    row = _present(member)
    cleared = is_cleared and row.user_id is not None
    if is_coordinator:
        pupil.team.current().exclude(pk=row.pk).update(is_coordinator=False)
    if cleared != row.is_cleared:
        verb = "pupil.clearance_given" if cleared else "pupil.clearance_taken"
        audit.record(by, verb, pupil, now, member=row.pk)
    if cleared and not row.is_cleared and row.user is not None:
        tell_of_team(pupil, row.user, "cleared", by=by, now=now, key=f"{row.pk}:{now:%Y%m%d%H%M%S}")
    row.role, row.part, row.is_coordinator, row.is_cleared = role, part, is_coordinator, cleared
    row.save(update_fields=["role", "part", "is_coordinator", "is_cleared"])
    audit.record(by, "pupil.team_changed", pupil, now, member=row.pk, role=role)
    return row


@transaction.atomic
def leave_team(*, by: Actor, now: datetime, member: TeamMember) -> TeamMember:
    """The member leaves: what the team reads is closed to them from now on."""
    pupil = _lock(member.pupil)
    check_support(by, pupil)
    row = _present(member)
    row.left_on = max(pupil.school.local_date(now), row.joined_on)
    row.is_coordinator = False
    row.save(update_fields=["left_on", "is_coordinator"])
    audit.record(by, "pupil.team_left", pupil, now, member=row.pk)
    if row.user is not None:
        tell_of_team(pupil, row.user, "left", by=by, now=now, key=str(row.pk))
    return row


def _lock(pupil: Pupil) -> Pupil:
    return Pupil.objects.select_for_update(of=("self",)).select_related("school").get(pk=pupil.pk)


def _present(member: TeamMember) -> TeamMember:
    row = TeamMember.objects.select_related("user").get(pk=member.pk)
    if row.left_on is not None:
        raise NotNow(_("Orang ini sudah keluar dari tim."))
    return row
