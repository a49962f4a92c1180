"""Who may do what with partnerships, rule by rule: the rows of product.md section 1 (every address: tests/access)."""

import pytest

from core.policy import Denied, Hidden, reason
from partnerships import policy
from partnerships.models import Agreement, Partnership
from schools.roles import Role
from tests.factories import implementation
from tests.factories import partnerships as make
from tests.factories.schools import add_membership

READERS = [Role.PRINCIPAL, Role.HUB, Role.OPERATOR, Role.TEACHER, Role.STAFF, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR, Role.COACH,
           Role.SUPERVISOR]  # fmt: skip
ALL = list(Role)


def visible(side, role, manager=Partnership.objects):
    return set(manager.visible_to(side.as_(role)))


class TestWhoSeesWhich:
    @pytest.fixture
    def early(self, world):
        return make.exploring(world.own)

    @pytest.fixture
    def running(self, world):
        return implementation.underway(world.own)

    @pytest.mark.parametrize("role", READERS)
    def test_the_schools_people_and_the_supervisor_see_all(self, world, early, running, role):
        assert visible(world.own, role) == {early, running}

    def test_the_committee_sees_active_and_past_ones(self, world, early, running):
        assert visible(world.own, Role.COMMITTEE) == {running}
        Partnership.objects.filter(pk=running.pk).update(stage="ended")
        assert visible(world.own, Role.COMMITTEE) == {running}
        Partnership.objects.filter(pk=running.pk).update(stage="cancelled")
        assert visible(world.own, Role.COMMITTEE) == set()

    def test_a_partner_sees_the_own_ones(self, world, early, running):
        assert visible(world.own, Role.PARTNER) == set()
        running.parties.get(order=2).partner.contacts.create(name="Suparman", user=world.own.partner)
        assert visible(world.own, Role.PARTNER) == {running}
        assert visible(world.own, Role.PARTNER, Agreement.objects) == {running.agreements.get()}

    def test_parents_see_none(self, world, early, running):
        assert visible(world.own, Role.PARENT) == set()

    @pytest.mark.parametrize("role", ALL)
    def test_nobody_sees_those_of_another_school(self, world, early, running, role):
        assert visible(world.other, role) == set()

    def test_rights_add_up(self, world, early, running):
        add_membership(world.own.committee, world.own.school, Role.TEACHER)
        assert visible(world.own, Role.COMMITTEE) == {early, running}


class TestWhoWrites:
    @pytest.mark.parametrize("role", [Role.TEACHER, Role.STAFF])
    def test_teachers_and_staff_where_they_lead(self, world, role):
        person = getattr(world.own, role)
        policy.check_write(world.own.as_(role), make.make_partnership(world.own, lead=person))
        with pytest.raises(Denied):
            policy.check_write(world.own.as_(role), make.make_partnership(world.own))

    def test_the_hub_everywhere(self, world):
        policy.check_write(world.own.as_(Role.HUB), make.make_partnership(world.own, lead=world.own.teacher))

    @pytest.mark.parametrize("role", [r for r in ALL if r not in (Role.HUB, Role.TEACHER, Role.STAFF)])
    def test_nobody_else_even_as_lead(self, world, role):
        """The role was taken away, the partnership still names them: the table decides."""
        partnership = make.make_partnership(world.own)
        Partnership.objects.filter(pk=partnership.pk).update(lead=getattr(world.own, role))
        partnership.refresh_from_db()
        with pytest.raises(Denied):
            policy.check_write(world.own.as_(role), partnership)

    def test_the_same_right_holds_for_every_part(self, world):
        running = implementation.underway(world.own, lead=world.own.teacher)
        held = implementation.held(world.own, running)
        opened = implementation.opened_round(world.own, running)
        for part in (
            running.obligations.first(),
            held,
            opened,
            opened.responses.first(),
            running.agreements.get(),
            running.indicators.first(),
        ):
            policy.check_write(world.own.as_(Role.TEACHER), part)
            with pytest.raises(Denied):
                policy.check_write(world.own.as_(Role.STAFF), part)
            with pytest.raises(Denied):
                policy.check_write(world.other.as_(Role.HUB), part)

    @pytest.mark.parametrize("role", ALL)
    def test_the_principal_alone_approves(self, world, role):
        partnership = make.make_partnership(world.own)
        assert bool(reason(policy.check_approve, world.own.as_(role), partnership)) == (role != Role.PRINCIPAL)

    def test_calling_off_is_for_workers_and_the_principal(self, world):
        partnership = make.make_partnership(world.own, lead=world.own.teacher)
        may = {role for role in ALL if not reason(policy.check_write_or_approve, world.own.as_(role), partnership)}
        assert may == {Role.PRINCIPAL, Role.HUB, Role.TEACHER}


@pytest.mark.parametrize(
    ("check", "hidden_from"),
    [
        (policy.check_see_partnerships, {Role.PARENT}),
        (policy.check_see_directory, {Role.PARENT}),
        (policy.check_see_needs, {Role.PARENT, Role.PARTNER}),
        (policy.check_see_workings, {Role.PARENT, Role.PARTNER}),
        (policy.check_raise_need, {Role.PARENT, Role.PARTNER}),
        (policy.check_write_directory, {Role.PARENT}),
        (policy.check_import_partners, {Role.PARENT}),
        (policy.check_open_partnership, {Role.PARENT}),
    ],
)
def test_what_the_table_leaves_empty_does_not_exist(world, check, hidden_from):
    """ "–" in the table is `Hidden`, which is answered 404; everything else that is refused is told."""

    def is_hidden(role):
        try:
            check(world.own.as_(role))
        except Hidden:
            return True
        except Denied:
            return False
        return False

    assert {role for role in ALL if is_hidden(role)} == hidden_from


def test_a_proposal_is_shown_to_partners_once_it_is_approved(world):
    for proposal, seen in (
        (make.with_proposal(world.own), False),
        (make.submitted(world.own), False),
        (make.approved(world.own), True),
    ):
        assert (not reason(policy.check_see_proposal, world.own.as_(Role.PARTNER), proposal)) == seen
        assert not reason(policy.check_see_proposal, world.own.as_(Role.COMMITTEE), proposal)
