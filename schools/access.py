"""From a signed-in person and an address to an actor: the one place where memberships turn into rights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from core.kept import kept, read
from core.policy import Actor
from schools.models import Membership, School, User


def actor_for(user: User, school: School) -> Actor | None:
    """The person as an actor at `school`, or None without an active membership there. One query."""
    held = read(kept(_held, None, user=user.pk))
    roles = frozenset(role for pk, role in held if pk == school.pk)
    if not roles:
        return None
    actor = Actor(label=user.display_name, tenant_id=school.pk, user_id=user.pk, roles=roles, email=user.email)
    object.__setattr__(actor, "_is_elsewhere", any(pk != school.pk for pk, _role in held))
    return actor


def _held(_anybody: None, user: int) -> QuerySet[Any]:
    return Membership.objects.active().filter(user=user).order_by().values_list("school_id", "role")


def school_at(slug: str) -> School | None:
    """The school whose addresses begin with `slug`. One query."""
    return next(iter(read(kept(_called, None, slug=slug))), None)


def _called(_anybody: None, slug: str) -> QuerySet[School]:
    return School.objects.filter(slug=slug).order_by()[:1]


def is_elsewhere(actor: Actor) -> bool:
    """Whether the person is active at other schools as well, as far as `actor_for` has found out."""
    return bool(vars(actor).get("_is_elsewhere", True))


def remember_school(actor: Actor, school: School) -> Actor:
    """The actor, who from now on knows the school at which they act: `school_of` need not look it up."""
    object.__setattr__(actor, "_school", school)
    return actor


def school_of(actor: Actor) -> School:
    """The school at which somebody acts, looked up once for each actor, who lives as long as a request. For reading alone."""
    found: School | None = vars(actor).get("_school")
    if found is None:
        found = School.objects.get(pk=actor.tenant_id or 0)
        remember_school(actor, found)
    return found


def find_actor(user_id: int, school_id: int) -> Actor | None:
    """The person as an actor at the school, by their numbers, for work that goes on after the request. Three queries."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    school = School.objects.filter(pk=school_id).first()
    return actor_for(user, school) if user and school else None


def personal_actor(user: User) -> Actor:
    """The person outside any school: good for their own profile and for accepting invitations, for nothing else."""
    return Actor(label=user.display_name, user_id=user.pk, email=user.email)


def schools_of(user: User) -> list[School]:
    """The schools at which the person is active, by name. One query."""
    held = Membership.objects.active().filter(user=user).values("school_id")
    return list(School.objects.filter(pk__in=held))


@dataclass(frozen=True)
class Place:
    """A school of a person, with the roles held there."""

    school: School
    memberships: tuple[Membership, ...]

    @property
    def roles(self) -> frozenset[str]:
        """Codes of the roles held at this school."""
        return frozenset(row.role for row in self.memberships)


def roles_by_school(user: User) -> list[Place]:
    """The person's schools by name, each with the roles held there. One query."""
    rows = (
        Membership.objects.active()
        .filter(user=user)
        .select_related("school")
        .order_by("school__name", "school_id", "pk")
    )
    held: dict[int, list[Membership]] = {}
    for row in rows:
        held.setdefault(row.school_id, []).append(row)
    return [Place(rows[0].school, tuple(rows)) for rows in held.values()]
