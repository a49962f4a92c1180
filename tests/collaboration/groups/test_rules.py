"""What may be done with a group and its cycle, in every state; and who reads what."""

from __future__ import annotations

from datetime import timedelta

import pytest

from collaboration.models import GroupCycle, GroupMeeting, GroupMember, GroupNote, LearningGroup
from collaboration.policy.groups import check_read_group
from collaboration.queries.groups import overview
from collaboration.workflow.group import CYCLE, GROUP
from core.policy import Actor, NotNow, allowed
from schools.roles import Role
from tests.clock import NOW
from tests.factories import groups as make

pytestmark = pytest.mark.django_db
CASES = [pytest.param(flow, state, id=f"{flow.name}-{state}") for flow in (GROUP, CYCLE) for state in flow.states]


@pytest.mark.parametrize(("flow", "state"), CASES)
def test_each_move_starts_from_its_sources_and_nowhere_else(world, flow, state):
    side = world.own
    group = make.running(side)
    row = group if flow is GROUP else make.cycle(side, group)
    setattr(row, flow.state_field, state)
    everybody = Actor(label="Semua", tenant_id=side.school.pk, user_id=side.teacher.pk, roles=frozenset(Role))
    for move in flow.transitions:
        if state in move.sources and not move.gate(row):
            flow.check(everybody, row, move.name)
        else:
            with pytest.raises(NotNow):
                flow.check(everybody, row, move.name)


@pytest.mark.parametrize("role", list(Role))
def test_minutes_are_read_by_principal_hub_coach_and_members_alone(world, role):
    side = world.own
    group = make.running(side)
    meeting = make.met(side, group)
    note, row = make.question(side, group), make.cycle(side, group)
    reads = role in (Role.PRINCIPAL, Role.HUB, Role.COACH, Role.TEACHER)
    actor = side.as_(role)
    assert GroupMeeting.objects.visible_to(actor).filter(pk=meeting.pk).exists() is reads
    assert GroupCycle.objects.visible_to(actor).filter(pk=row.pk).exists() is reads
    assert GroupNote.objects.visible_to(actor).filter(pk=note.pk).exists() is reads
    assert allowed(check_read_group, actor, group) is reads


def test_the_supervisor_learns_dates_and_no_word(world):
    side = world.own
    make.met(side, make.running(side))
    (row,) = GroupMeeting.objects.dates_for(side.as_("supervisor"))
    assert set(row) == {"pk", "group_id", "starts_at", "state"}


@pytest.mark.parametrize("role", ["operator", "committee", "parent", "partner"])
def test_others_do_not_even_learn_that_there_is_a_group(world, role):
    side = world.own
    make.met(side, make.running(side))
    assert not LearningGroup.objects.visible_to(side.as_(role)).exists()
    assert not GroupMeeting.objects.dates_for(side.as_(role))


def test_the_other_school_sees_nothing(world):
    make.met(world.own, make.running(world.own))
    for role in Role:
        actor = world.other.as_(role)
        assert not LearningGroup.objects.visible_to(actor).exists()
        assert not GroupMeeting.objects.visible_to(actor).exists()


def test_who_left_reads_no_more(world):
    side = world.own
    group = make.running(side, members=[side.teacher, side.counsellor])
    meeting = make.met(side, group)
    counsellor = side.as_("counsellor")
    assert meeting in GroupMeeting.objects.visible_to(counsellor)
    GroupMember.objects.filter(group=group, user=side.counsellor).update(left_at=NOW)
    assert meeting not in GroupMeeting.objects.visible_to(counsellor)


def test_a_member_who_is_also_a_supervisor_of_no_teaching_reads_by_membership_only_as_teacher(world):
    """Membership counts for those who teach; a row in the list of members opens nothing to a committee member."""
    side = world.own
    group = make.running(side)
    meeting = make.met(side, group)
    GroupMember.objects.create(group=group, user=side.committee, joined_at=NOW)
    assert meeting not in GroupMeeting.objects.visible_to(side.as_("committee"))


def test_the_overview_knows_groups_and_days_and_no_person(world):
    side = world.own
    group = make.running(side)
    make.met(side, group)
    make.met(side, group, NOW - timedelta(days=7))
    seen = overview(side.as_("supervisor"), side.school, side.school.local_date(NOW))
    (line,) = seen.lines
    assert [len(cell.days) for cell in line.cells] == [1, 1, 0, 0, 0, 0, 0, 0]
    assert set(vars(line)) == {"group", "cells", "count"}


def test_an_action_plan_is_whole_before_it_is_carried_out(world):
    side = world.own
    row = make.cycle(side, make.running(side))
    row.stage = "planning"
    (*_rest, last) = CYCLE.get("carry_out").gate(row)
    assert str(last) == "Sedikitnya satu langkah bertanggal"
    assert CYCLE.get("carry_out").gate(make.whole_plan(side, row)) == []
