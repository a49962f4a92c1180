"""Every state × every transition of every workflow: from its sources it is offered, from anywhere else it is refused."""

import pytest

from core.policy import Actor, Denied, NotNow
from partnerships.models import Activity, Agreement, EvaluationRound, Risk
from partnerships.workflow import ALL, PARTNERSHIP
from schools.roles import Role
from tests.clock import NOW
from tests.factories import partnerships as make

CASES = [pytest.param(workflow, state, id=f"{workflow.name}-{state}") for workflow in ALL for state in workflow.states]


def subject(workflow, side):
    """A row of the workflow's model whose permissions the hub and the principal hold."""
    if workflow.name == "need":
        return make.make_need(side)
    if workflow.name == "proposal":
        return make.with_proposal(side)
    partnership = make.at_proposal(side)
    if workflow.name == "partnership":
        return partnership
    stamps = {"school": side.school, "partnership": partnership, "created_at": NOW, "updated_at": NOW}
    today = side.school.local_date(NOW)
    if workflow.name == "agreement":
        return Agreement.objects.create(subject="Sekolah sehat", **stamps)
    if workflow.name == "activity":
        return Activity.objects.create(title="Penyuluhan", starts_on=today, in_charge=side.hub, **stamps)
    if workflow.name == "risk":
        return Risk.objects.create(kind="other", what="Dana habis", owner=side.hub, answer="Cari hibah.", **stamps)
    assert workflow.name == "round"
    return EvaluationRound.objects.create(
        title="Semester 1", period_from=today, period_to=today, due_on=today, **stamps
    )


def everybody(side) -> Actor:
    """One person with every role: permissions never stand in the way here."""
    return Actor(label="Semua", tenant_id=side.school.pk, user_id=side.hub.pk, roles=frozenset(Role))


def refusal_of(workflow, actor, obj, name) -> NotNow | None:
    """How the table refuses the move, or None."""
    try:
        workflow.check(actor, obj, name)
    except NotNow as refusal:
        return refusal
    return None


@pytest.mark.parametrize(("workflow", "state"), CASES)
def test_each_transition_starts_from_its_sources_and_nowhere_else(world, workflow, state):
    obj = subject(workflow, world.own)
    setattr(obj, workflow.state_field, state)
    for transition in workflow.transitions:
        refusal = refusal_of(workflow, everybody(world.own), obj, transition.name)
        if state in transition.sources:
            missing = [str(item) for item in transition.gate(obj)]
            assert [str(item) for item in (refusal.missing if refusal else [])] == missing, transition.name
        else:
            assert refusal is not None, transition.name
            assert str(workflow.states[state]) in str(refusal)
            assert not refusal.missing


@pytest.mark.parametrize("workflow", ALL, ids=lambda w: w.name)
def test_a_table_holds_together(workflow):
    names = [t.name for t in workflow.transitions]
    assert len(names) == len(set(names))
    for transition in workflow.transitions:
        assert set(transition.sources) <= set(workflow.states)
        assert transition.target in workflow.states
        assert transition.target not in transition.sources
        assert not workflow.final & set(transition.sources) or workflow.name == "need"
    reached = {workflow.initial} | {t.target for t in workflow.transitions}
    assert reached == set(workflow.states), "a state that nothing leads to"


@pytest.mark.parametrize("workflow", ALL, ids=lambda w: w.name)
def test_going_back_needs_a_reason(workflow):
    assert all(t.needs_comment for t in workflow.transitions if t.backward)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.HUB, Role.PRINCIPAL}))
def test_only_workers_and_the_principal_move_a_partnership(world, role):
    partnership = make.make_partnership(world.own)
    for transition in PARTNERSHIP.transitions:
        with pytest.raises(Denied):
            transition.permission(world.own.as_(role), partnership)


def test_a_teacher_who_leads_moves_it_but_does_not_approve(world):
    partnership = make.make_partnership(world.own, lead=world.own.teacher)
    teacher = world.own.as_("teacher")
    PARTNERSHIP.check(teacher, partnership, "explore")
    with pytest.raises(Denied):
        PARTNERSHIP.get("end").permission(teacher, partnership)


def test_a_move_is_on_record_with_who_when_and_why(world):
    partnership = make.exploring(world.own)
    entry = make.move_partnership(
        by=world.own.as_("hub"), now=NOW, partnership=partnership, name="back_to_needs", comment="Kebutuhan berubah."
    )
    assert (entry.source, entry.target, entry.comment, entry.at) == ("exploration", "needs", "Kebutuhan berubah.", NOW)
    assert entry.actor_label == world.own.hub.display_name
    with pytest.raises(NotNow):
        make.move(world.own, make.move(world.own, partnership, "explore"), "back_to_needs", comment="  ")
