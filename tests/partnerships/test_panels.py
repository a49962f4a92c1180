"""What partnerships put on the home page: for whom, when, with how many queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import kept
from core.lines import UNDATED, coming, tasks_of, written
from core.registry import registry
from partnerships import panels
from partnerships.actions.partnerships import edit_partnership
from partnerships.models import Obligation, Partnership
from schools.actions.people import end_membership
from tests.clock import NOW
from tests.factories import agreements
from tests.factories import implementation as make
from tests.factories import partnerships as early
from tests.factories.schools import make_invitation
from tests.memory import remembered
from tests.schools.pages import at, queries_of, text_of

TODAY = NOW.date()


def titles(panel, side, role, now=NOW):
    return [task.title for task in tasks_of(panel(side.as_(role), now))]


def due(partnership, days):
    Partnership.objects.filter(pk=partnership.pk).update(
        stage_due=None if days is None else TODAY + timedelta(days=days)
    )
    return partnership


class TestMustDo:
    def test_the_lead_sees_the_next_step(self, world):
        partnership = early.make_partnership(world.own, lead=world.own.teacher)
        (task,) = tasks_of(panels.must_do(world.own.as_("teacher"), NOW))
        assert task.title == partnership.title
        assert "Mulai penjajakan mitra" in task.context
        assert titles(panels.must_do, world.own, "staff") == []

    def test_the_principal_sees_decisions(self, world):
        submitted = early.submitted(world.own).partnership
        reviewed = make.informal_at_review(world.own)
        said = titles(panels.must_do, world.own, "principal")
        assert any(submitted.title in title for title in said)
        assert any(reviewed.title in title for title in said)

    def test_what_lies_with_the_principal_is_no_work_of_the_lead(self, world):
        submitted = early.submitted(world.own)
        assert submitted.partnership.title not in titles(panels.must_do, world.own, "hub")

    @pytest.mark.parametrize(("days", "asked"), [(0, 1), (30, 1), (31, 0), (200, 0)])
    def test_what_is_due_in_half_a_year_is_nothing_to_do_today(self, world, days, asked):
        due(early.make_partnership(world.own), days)
        assert len(titles(panels.must_do, world.own, "hub")) == asked

    def test_many_late_steps_do_not_hide_those_that_are_due(self, world, monkeypatch):
        monkeypatch.setattr(panels, "MOST", 2)
        monkeypatch.setattr(kept, "_forms", {})  # else other tests would be asked with so few
        for days in (-3, -2, -1):
            due(early.make_partnership(world.own), days)
        soon = due(early.make_partnership(world.own), 1)
        assert titles(panels.must_do, world.own, "hub") == [soon.title]

    def test_each_line_is_sorted_by_its_own_day(self, world):
        """What stands in the question is what stands on the line."""
        for days in (-3, 1, None):
            due(early.make_partnership(world.own), days)
        make.informal_at_review(world.own)
        early.submitted(world.own)
        agreements.ready(world.own)
        compared = 0
        for panel in registry.panels:
            for role in ("principal", "hub", "teacher"):
                for lines in coming(panel.collect(world.own.as_(role), NOW)):
                    days = [one.day for one in lines]
                    assert days == [task.due.isoformat()[:10] if task.due else UNDATED for task in written(lines)]
                    compared += len(lines)
        assert compared > 8

    def test_closed_ones_ask_nothing(self, world):
        partnership = early.make_partnership(world.own)
        Partnership.objects.filter(pk=partnership.pk).update(stage="cancelled")
        assert titles(panels.must_do, world.own, "hub") == []

    def test_the_hub_hears_of_leads_who_left(self, world):
        partnership = early.make_partnership(world.own, lead=world.own.teacher)
        end_membership(
            by=world.own.as_("principal"), now=NOW, school=world.own.school, user=world.own.teacher, reason="Pindah."
        )
        (task,) = tasks_of(panels.must_do(world.own.as_("hub"), NOW))
        assert "Tunjuk penanggung jawab baru" in task.title
        assert world.own.teacher.name in task.context
        edit_partnership(by=world.own.as_("hub"), now=NOW, partnership=partnership, lead=world.own.staff)
        assert titles(panels.must_do, world.own, "hub") == []


class TestLate:
    def test_an_overdue_step_moves_from_one_list_to_the_other(self, world):
        partnership = due(early.make_partnership(world.own), -1)
        assert titles(panels.late, world.own, "hub") == [partnership.title]
        assert titles(panels.must_do, world.own, "hub") == []
        due(partnership, 0)
        assert titles(panels.late, world.own, "hub") == []

    def test_overdue_duties_are_seen_by_lead_hub_and_principal(self, world):
        partnership = make.underway(world.own, lead=world.own.teacher)
        Obligation.objects.filter(partnership=partnership).update(due_on=TODAY - timedelta(days=1))
        for role in ("teacher", "hub", "principal"):
            assert len(titles(panels.late, world.own, role)) == 3, role
        for role in ("staff", "committee", "parent", "partner"):
            assert titles(panels.late, world.own, role) == [], role


class TestWaiting:
    def test_the_lead_waits_for_approval_and_signatures(self, world):
        early.submitted(world.own, lead=world.own.teacher)
        ready = agreements.ready(world.own, early.at_agreement(world.own, lead=world.own.teacher))
        tasks = tasks_of(panels.waiting(world.own.as_("teacher"), NOW))
        assert next(task.who for task in tasks) == "Kepala sekolah"
        assert all(party.institution in tasks[1].who for party in ready.parties.all())


class TestWeek:
    def test_seven_days_and_no_further(self, world):
        partnership = make.underway(world.own)
        for days in (-1, 0, 7, 8):
            make.planned(world.own, partnership, title=f"Dalam {days}", starts_on=TODAY + timedelta(days=days))
        assert titles(panels.week, world.own, "teacher") == ["Dalam 0", "Dalam 7"]

    def test_each_sees_the_own_share(self, world):
        make.planned(world.own)
        assert titles(panels.week, world.own, "committee") != []
        for role in ("parent", "partner"):
            assert titles(panels.week, world.own, role) == []
        assert titles(panels.week, world.other, "teacher") == []


@remembered
def something_for_each_panel(side):
    early.submitted(side)
    early.make_partnership(side, lead=side.teacher)
    due(early.make_partnership(side), -1)
    agreements.ready(side)
    make.planned(side)
    make.informal_at_review(side)
    Obligation.objects.filter(due_on=TODAY + timedelta(days=30)).update(due_on=TODAY + timedelta(days=2))


@pytest.mark.parametrize("role", ["principal", "hub", "teacher", "partner", "parent"])
@pytest.mark.parametrize("panel", panels.PANELS, ids=lambda panel: panel.key)
def test_a_panel_asks_as_often_for_one_as_for_three(world, panel, role):
    def asked():
        something_for_each_panel(world.own)
        with CaptureQueriesContext(connection) as captured:
            tasks_of(panel.collect(world.own.as_(role), NOW))
        return len(captured)

    tasks_of(panel.collect(world.own.as_(role), NOW))  # a session of PostgreSQL plans it
    one = asked()
    asked()
    assert asked() == one


def test_the_home_page_draws_them(world, client_for):
    client = client_for(world.own.hub)
    partnership = early.make_partnership(world.own)
    assert partnership.title in text_of(client.get(at(world.own, "home")))
    queries_of(client, at(world.own, "home"))
    one = queries_of(client, at(world.own, "home"))
    for _number in (2, 3):
        early.make_partnership(world.own)
    assert queries_of(client, at(world.own, "home")) == one


def test_a_principal_with_much_to_do_asks_fifteen_questions_at_most(world, client_for):
    """P6 of performance.md. One question is left for the second factor, which the tests do not ask for."""
    client = client_for(world.own.principal)
    lines = []
    for _time in range(3):
        for _more in range(2):
            something_for_each_panel(world.own)
            early.make_partnership(world.own, now=NOW - timedelta(days=400))
            make_invitation(world.own.school, now=NOW - timedelta(days=400))
        Partnership.objects.update(silent_from=TODAY - timedelta(days=1))
        asked = queries_of(client, at(world.own, "home"))
        lines.append(sum(len(one.tasks) + one.hidden for one in client.get(at(world.own, "home")).context["lists"]))
        assert asked <= 14
    assert lines[0] < lines[1] < lines[2]
