"""Writing, submitting, returning and approving a proposal; the messages; the indicators."""

from decimal import Decimal

import pytest

from core.models import AuditEvent, OutgoingMessage
from core.policy import Denied, NotNow
from core.versions import Conflict
from partnerships.actions.evaluations import measure
from partnerships.models import Indicator, Objective, Proposal
from tests.clock import NOW
from tests.factories import partnerships as make


def mails(kind):
    return list(OutgoingMessage.objects.filter(kind=kind, channel="email").order_by("to_email"))


def facts_of(objective, **changes):
    names = ("statement", "measure", "unit", "baseline", "target", "due_on", "achievable", "relevance")
    return make.objective(**{**{name: getattr(objective, name) for name in names}, "pk": objective.pk, **changes})


def test_the_first_save_creates_it(world):
    partnership = make.at_proposal(world.own)
    proposal = make.write_proposal(world.own, partnership)
    assert (proposal.state, proposal.version) == ("draft", 1)
    assert [o.order for o in proposal.objectives.all()] == [1]
    assert proposal.party_roles.count() == partnership.parties.count() == 3
    assert AuditEvent.objects.filter(verb="proposal.edited", subject_id=proposal.pk).count() == 1


def test_two_people_who_begin_at_once_see_both_texts(world):
    partnership = make.at_proposal(world.own)
    make.write_proposal(world.own, partnership, goals="Tujuan pertama")
    with pytest.raises(Conflict) as conflict:
        make.write_proposal(world.own, partnership, goals="Tujuan kedua", objectives=[])
    assert (conflict.value.mine["goals"], conflict.value.theirs["goals"]) == ("Tujuan kedua", "Tujuan pertama")
    assert conflict.value.mine["sasaran"] == ""
    assert "Semua siswa kelas VII" in conflict.value.theirs["sasaran"]
    assert Proposal.objects.get(partnership=partnership).goals == "Tujuan pertama"


def test_a_stale_save_changes_no_row(world):
    proposal = make.with_proposal(world.own)
    make.write_proposal(world.own, proposal.partnership, expected=1, goals="Baru")
    with pytest.raises(Conflict):
        make.write_proposal(world.own, proposal.partnership, expected=1, objectives=[], roles={})
    assert proposal.objectives.count() == 1
    assert proposal.party_roles.count() == 3


def test_objectives_are_reworded_in_place_added_and_dropped(world):
    proposal = make.with_proposal(world.own)
    first = proposal.objectives.get()
    rows = [make.objective(statement="Sasaran baru"), facts_of(first, statement="Kata lain")]
    make.write_proposal(world.own, proposal.partnership, expected=1, objectives=rows)
    assert [o.statement for o in proposal.objectives.all()] == ["Sasaran baru", "Kata lain"]
    assert proposal.objectives.get(statement="Kata lain").pk == first.pk
    make.write_proposal(world.own, proposal.partnership, expected=2, objectives=rows[1:])
    assert [o.pk for o in proposal.objectives.all()] == [first.pk]


def test_an_objective_of_another_proposal_is_never_touched(world):
    foreign = make.with_proposal(world.other).objectives.get()
    proposal = make.with_proposal(world.own)
    make.write_proposal(world.own, proposal.partnership, expected=1, objectives=[facts_of(foreign, statement="Rebut")])
    assert Objective.objects.get(pk=foreign.pk).statement == foreign.statement
    assert [o.statement for o in proposal.objectives.all()] == ["Rebut"]


def test_a_party_of_another_partnership_gets_no_role(world):
    proposal = make.with_proposal(world.own)
    stranger = make.make_partnership(world.own).parties.get()
    with pytest.raises(Denied):
        make.write_proposal(world.own, proposal.partnership, expected=1, roles={stranger.pk: ("Tamu", "Melihat")})


@pytest.mark.parametrize("role", ["principal", "operator", "teacher", "committee"])
def test_only_those_who_work_on_it_write(world, role):
    partnership = make.at_proposal(world.own)
    with pytest.raises(Denied):
        make.edit_proposal(
            by=world.own.as_(role), now=NOW, partnership=partnership, goals="", background="", evaluation_plan="",
            objectives=[], roles={},
        )  # fmt: skip


@pytest.mark.parametrize("reach", [make.submitted, make.approved])
def test_it_stands_while_it_is_judged_and_after(world, reach):
    proposal = reach(world.own)
    with pytest.raises(NotNow):
        make.write_proposal(world.own, proposal.partnership, expected=1)


def test_it_is_not_written_before_or_after_its_stage(world):
    for partnership in (make.make_partnership(world.own), make.at_agreement(world.own)):
        with pytest.raises(NotNow, match="tahap pengembangan proposal"):
            make.write_proposal(world.own, partnership, expected=1)


def test_submitting_tells_the_principal_once(world):
    proposal = make.submitted(world.own)
    assert proposal.state == "submitted"
    assert proposal.submitted_at == NOW
    (message,) = mails("partnerships.proposal_submitted")
    assert message.to_email == world.own.principal.email
    assert proposal.partnership.title in message.subject
    assert message.url.endswith(f"/kemitraan/{proposal.partnership_id}/proposal/")


def test_returning_needs_a_reason_and_tells_the_person_in_charge_why(world):
    proposal = make.submitted(world.own, lead=world.own.teacher)
    with pytest.raises(NotNow):
        make.judge(world.own, proposal, "return")
    make.judge(world.own, proposal, "return", comment="Sasaran belum terukur.")
    (message,) = mails("partnerships.proposal_returned")
    assert message.to_email == world.own.teacher.email
    assert "Sasaran belum terukur." in message.body_text
    make.write_proposal(world.own, proposal.partnership, expected=1, goals="Diperbaiki")
    assert make.judge(world.own, proposal, "submit", by="hub").state == "submitted"


def test_approval_is_stamped_told_and_fills_the_indicators(world):
    proposal = make.approved(world.own)
    assert (proposal.state, proposal.approved_at, proposal.approved_by) == ("approved", NOW, world.own.principal)
    objective, indicator = proposal.objectives.get(), Indicator.objects.get(partnership=proposal.partnership)
    assert indicator.objective == objective
    assert (indicator.name, indicator.unit, indicator.target) == ("Siswa yang diperiksa", "persen", Decimal(90))
    assert (indicator.baseline, indicator.target_on) == (Decimal(40), objective.due_on)
    assert [m.to_email for m in mails("partnerships.proposal_approved")] == [world.own.hub.email]


@pytest.mark.parametrize("role", ["hub", "operator", "teacher", "committee", "supervisor"])
def test_only_the_principal_decides(world, role):
    proposal = make.submitted(world.own)
    for name in ("approve", "return"):
        with pytest.raises(Denied):
            make.judge(world.own, proposal, name, by=role, comment="Alasan.")


def test_the_principal_of_another_school_decides_nothing(world):
    with pytest.raises(Denied):
        make.judge(world.other, make.submitted(world.own), "approve")


def test_reopening_and_approving_again_doubles_no_indicator(world):
    proposal = make.approved(world.own)
    first = proposal.objectives.get()
    make.judge(world.own, proposal, "revise", by="hub", comment="Targetnya berubah.")
    assert (proposal.state, proposal.approved_by, proposal.approved_at) == ("draft", None, None)
    rows = [facts_of(first, target=Decimal(95)), make.objective(measure="Kader terlatih")]
    make.write_proposal(world.own, proposal.partnership, expected=proposal.version, objectives=rows)
    make.judge(world.own, make.judge(world.own, proposal, "submit", by="hub"), "approve")
    indicators = Indicator.objects.filter(partnership=proposal.partnership)
    assert [(i.name, i.target) for i in indicators] == [
        ("Siswa yang diperiksa", Decimal(95)),
        ("Kader terlatih", Decimal(90)),
    ]


def test_a_dropped_objective_takes_its_indicator_along_unless_it_was_measured(world):
    proposal = make.approved(world.own)
    indicator = Indicator.objects.get(partnership=proposal.partnership)
    measure(by=world.own.as_("hub"), now=NOW, indicator=indicator, measured_on=NOW.date(), value=Decimal(50))
    make.judge(world.own, proposal, "revise", by="hub", comment="Diganti.")
    make.write_proposal(
        world.own, proposal.partnership, expected=proposal.version, objectives=[make.objective(measure="Lain")]
    )
    assert Indicator.objects.get(pk=indicator.pk).objective is None
    make.judge(world.own, make.judge(world.own, proposal, "submit", by="hub"), "approve")
    make.judge(world.own, proposal, "revise", by="hub", comment="Diganti lagi.")
    make.write_proposal(world.own, proposal.partnership, expected=proposal.version, objectives=[])
    assert [i.pk for i in Indicator.objects.filter(partnership=proposal.partnership)] == [indicator.pk]
