"""Two worlds: two complete schools that must never see each other.

    def test_teacher_reads(world, client_for):
        client = client_for(world.own.teacher)
        assert client.get(school_url(world.own.school, "schools:home")).status_code == 200
        assert client.get(school_url(world.other.school, "schools:home")).status_code == 404

* `world.own` and `world.other` are sides: `.school`, and one user per role under the role's code name (`.principal`, `.hub`,
  `.operator`, `.teacher`, `.staff`, `.special_needs_teacher`, `.counsellor`, `.coach`, `.committee`, `.supervisor`,
  `.parent`, `.partner`); `.everyone` maps each role to its user.
* `side.actor(side.hub)` is that person as an `Actor` at that school, for actions: `action(by=world.own.actor(world.own.hub), now=NOW)`.
  `world.own.as_("hub")` is short for it.
* `world.outsider` has an account and no school.
* `client_for(user)` is a signed-in test client; `client_for(None)` an anonymous one.
* Everybody's password is `tests.factories.schools.PASSWORD`; the clock is `tests.clock.NOW`.

The data is built once per test process, by the real actions, before the first database test, and committed; each test then works
in a transaction of its own. After a test with a real database (`transactional_db`, `live_server`) emptied the tables, the fixture
builds it again. The outbox is empty at the start; the audit trail is not.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection, transaction

from core.models import OutgoingMessage
from core.policy import Actor
from schools.access import actor_for
from schools.models import School, User
from schools.roles import Role
from tests.clock import NOW
from tests.factories.schools import PASSWORD, make_member, make_school

OWN, OTHER = "smp-negeri-2-sukamaju", "sma-tunas-bangsa-makassar"
OUTSIDER = "luar@orang.test"
NAMES = {
    Role.PRINCIPAL: "Siti Rahmawati",
    Role.HUB: "Made Wirawan",
    Role.OPERATOR: "Joko Prasetyo",
    Role.TEACHER: "Dewi Lestari",
    Role.STAFF: "Rina Kusuma",
    Role.SPECIAL_NEEDS_TEACHER: "Yohana Tambunan",
    Role.COUNSELLOR: "Agus Salim",
    Role.COACH: "Ratna Sari",
    Role.COMMITTEE: "Hendra Gunawan",
    Role.SUPERVISOR: "Bambang Sutrisno",
    Role.PARENT: "Nur Aini",
    Role.PARTNER: "Suparman",
}


@dataclass(frozen=True)
class Side:
    """One school with one user per role."""

    school: School
    principal: User
    hub: User
    operator: User
    teacher: User
    staff: User
    special_needs_teacher: User
    counsellor: User
    coach: User
    committee: User
    supervisor: User
    parent: User
    partner: User

    @property
    def everyone(self) -> dict[str, User]:
        """Role code -> its user, in the order of product.md."""
        return {role.value: getattr(self, role.value) for role in Role}

    def actor(self, user: User) -> Actor:
        """`user` as an actor at this school."""
        found = actor_for(user, self.school)
        assert found is not None, f"{user} is no member of {self.school}"
        return found

    def as_(self, role: str) -> Actor:
        """The holder of `role` as an actor at this school."""
        return self.actor(getattr(self, role))


@dataclass(frozen=True)
class World:
    """Both sides, and somebody who belongs to neither."""

    own: Side
    other: Side
    outsider: User


def email_of(role: str, slug: str) -> str:
    """The address of a side's holder of `role`: "hub@smp-negeri-2-sukamaju.test"."""
    return f"{role.replace('_', '-')}@{slug}.test"


@transaction.atomic
def build() -> None:
    """Make both schools and all people, and leave the outbox empty, with nobody to ring for."""
    facts = {
        OWN: {"npsn": "69000001", "name": "SMP Negeri 2 Sukamaju", "level": "SMP"},
        OTHER: {
            "npsn": "69000002", "name": "SMA Tunas Bangsa Makassar", "is_private": True, "timezone": School.Zone.WITA,
            "regency": "Kota Makassar", "province": "Sulawesi Selatan",
        },
    }  # fmt: skip
    for slug, given in facts.items():
        school = make_school(**given)
        assert school.slug == slug
        for role, name in NAMES.items():
            make_member(school, role, email=email_of(role.value, slug), name=name, position=str(role.label))
    User.objects.create_user(OUTSIDER, PASSWORD, name="Orang Luar", date_joined=NOW)
    OutgoingMessage.objects.all().delete()
    connection.run_on_commit.clear()


def standing() -> bool:
    """Is the world there? A test with a real database may have emptied the tables."""
    return School.objects.filter(slug__in=[OWN, OTHER]).count() == 2


def load() -> World:
    """The world with fresh objects from the database."""
    users = {user.email: user for user in User.objects.filter(email__endswith=".test")}
    schools = {school.slug: school for school in School.objects.filter(slug__in=[OWN, OTHER])}

    def side(slug: str) -> Side:
        people = {role.value: users[email_of(role.value, slug)] for role in Role}
        return Side(school=schools[slug], **people)

    return World(own=side(OWN), other=side(OTHER), outsider=users[OUTSIDER])
