"""The two worlds stand, and everybody in them may only see their own."""

from schools.models import Membership
from schools.roles import Role


def test_each_side_has_one_person_per_role(world):
    for side in (world.own, world.other):
        held = Membership.objects.active().filter(school=side.school).values_list("role", "user__email")
        assert sorted(held) == sorted((role, user.email) for role, user in side.everyone.items())
        assert len(side.everyone) == len(Role)


def test_the_sides_share_nobody(world):
    assert not {u.pk for u in world.own.everyone.values()} & {u.pk for u in world.other.everyone.values()}
    assert not Membership.objects.filter(user=world.outsider).exists()


def test_actors_carry_their_role(world):
    assert world.own.as_("hub").roles == {"hub"}
    assert world.other.as_("hub").tenant_id == world.other.school.pk
