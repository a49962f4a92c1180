"""Schools and people, made by the actions that make them in life: the platform opens a school, people are invited and join."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from core.policy import Actor
from schools.access import actor_for
from schools.actions.invitations import accept, invite, join
from schools.actions.schools import SchoolFacts, create_school
from schools.invitation_links import invitee
from schools.models import Invitation, School, User
from schools.roles import Role
from tests.clock import NOW
from tests.password import PASSWORD

_running = count(1)


def make_school(*, now: datetime = NOW, **facts) -> School:
    """An SMA in Bandung, opened by the platform. Any of `SchoolFacts` may be given; the NPSN is a new one each time."""
    number = next(_running)
    given = {
        "npsn": f"6{number:07}",
        "name": f"SMA Negeri {number} Sukamaju",
        "level": "SMA",
        "address": f"Jalan Merdeka Nomor {number}",
        "district": "Coblong",
        "regency": "Kota Bandung",
        "province": "Jawa Barat",
        **facts,
    }
    return create_school(by=Actor.system(), now=now, facts=SchoolFacts(**given))


def make_invitation(
    school: School, role: str = Role.TEACHER, *, by: Actor | None = None, now: datetime = NOW, **fields
) -> Invitation:
    """An open invitation, from the platform unless `by` is given."""
    number = next(_running)
    given = {"email": f"orang{number}@sekolah.test", "name": f"Orang {number}", **fields}
    by = by or Actor.system(school.pk)
    return invite(by=by, now=now, school=school, role=role, **given)


def make_member(school: School, *roles: str, now: datetime = NOW, **fields) -> User:
    """Somebody with `roles` (a teacher if none is named) at the school, who was invited and joined with PASSWORD.

    `fields`: email, name, position.
    """
    roles = roles or (Role.TEACHER,)
    first = make_invitation(school, roles[0], now=now, **fields)
    rest = [
        make_invitation(school, role, now=now, **{**fields, "email": first.email, "name": first.name})
        for role in roles[1:]
    ]
    del rest  # one click accepts every open invitation to the same address
    return join(by=invitee(first), now=now, invitation=first, name=first.name, password=PASSWORD)


def add_membership(user: User, school: School, role: str, *, now: datetime = NOW) -> User:
    """Somebody who has an account is invited to (another) school and accepts."""
    invitation = make_invitation(school, role, now=now, email=user.email, name=user.name)
    by = Actor(label=user.display_name, tenant_id=school.pk, user_id=user.pk, email=user.email)
    return accept(by=by, now=now, invitation=invitation, user=user)


def actor(user: User, school: School) -> Actor:
    """The person as an actor at the school. Fails for somebody who is no member."""
    found = actor_for(user, school)
    assert found is not None, f"{user} is no member of {school}"
    return found
