"""Stage 5: what is done together, and who put in what."""

from datetime import date, timedelta

import pytest

from core.keyset import PAGE
from core.models import AuditEvent, HistoryEntry
from core.policy import Denied, NotNow
from core.versions import Conflict
from partnerships.actions import activities as act
from partnerships.models import Activity
from partnerships.queries.activities import activity_page, section
from partnerships.sections import alone
from tests.clock import NOW
from tests.factories import implementation as make
from tests.factories.partnerships import at_agreement

TODAY = date(2026, 9, 21)


@pytest.fixture
def partnership(world):
    return make.underway(world.own)


@pytest.fixture
def planned(world, partnership):
    return make.planned(world.own, partnership)


def hold(side, activity, role="hub", *, now=NOW):
    return act.hold_activity(by=side.as_(role), now=now, activity=activity, participants=30, result="Lancar.")


def cancel(side, activity, reason="Hujan."):
    return act.cancel_activity(by=side.as_("hub"), now=NOW, activity=activity, reason=reason)


class TestPlan:
    def test_an_activity_is_planned(self, world, planned):
        assert (planned.state, planned.in_charge, planned.starts_on) == ("planned", world.own.hub, TODAY)
        assert AuditEvent.objects.filter(verb="activity.planned", subject_id=planned.pk).exists()

    def test_not_before_anything_is_agreed(self, world):
        with pytest.raises(NotNow, match="selama kemitraan berjalan, pada tahap 5 dan 6"):
            make.planned(world.own, at_agreement(world.own))

    def test_somebody_of_the_school_is_in_charge(self, world, partnership):
        for stranger in (world.other.teacher, world.outsider):
            with pytest.raises(Denied):
                make.planned(world.own, partnership, in_charge=stranger)

    @pytest.mark.parametrize("role", ["principal", "operator", "teacher", "coach", "partner"])
    def test_readers_plan_nothing(self, world, partnership, role):
        with pytest.raises(Denied):
            act.plan_activity(
                by=world.own.as_(role),
                now=NOW,
                partnership=partnership,
                title="x",
                starts_on=TODAY,
                in_charge=world.own.hub,
            )


class TestHold:
    def test_what_took_place_has_a_result(self, world, planned):
        hold(world.own, planned)
        assert (planned.state, planned.participants, planned.result, planned.held_at) == ("held", 30, "Lancar.", NOW)
        assert HistoryEntry.objects.get(workflow="activity", subject_id=planned.pk).transition == "hold"

    def test_not_before_its_day(self, world, partnership):
        later = make.planned(world.own, partnership, starts_on=TODAY + timedelta(days=1))
        with pytest.raises(NotNow):
            hold(world.own, later)
        hold(world.own, later, now=NOW + timedelta(days=1))

    def test_the_day_is_the_schools_own(self, world):
        """23.30 in Jakarta on the day before is half past midnight in Makassar, where it may be recorded."""
        late_evening = NOW.replace(hour=16, minute=30)
        activity = make.planned(world.other, starts_on=TODAY + timedelta(days=1))
        hold(world.other, activity, now=late_evening)
        assert activity.state == "held"

    def test_it_takes_place_once(self, world, planned):
        hold(world.own, planned)
        with pytest.raises(NotNow):
            hold(world.own, planned)


class TestCancel:
    def test_needs_a_reason(self, world, planned):
        with pytest.raises(NotNow):
            cancel(world.own, planned, " ")
        assert Activity.objects.get(pk=planned.pk).state == "planned"

    def test_keeps_it(self, world, planned):
        cancel(world.own, planned)
        assert (planned.state, planned.cancelled_reason) == ("cancelled", "Hujan.")

    def test_what_was_called_off_is_not_changed(self, world, planned):
        cancel(world.own, planned)
        with pytest.raises(NotNow):
            act.edit_activity(by=world.own.as_("hub"), now=NOW, activity=planned, title="Lain")
        with pytest.raises(NotNow):
            make.contributed(world.own, planned)

    def test_what_took_place_is_not_called_off(self, world, planned):
        hold(world.own, planned)
        with pytest.raises(NotNow):
            cancel(world.own, planned)


def test_a_stale_edit_is_told(world, planned):
    act.edit_activity(by=world.own.as_("hub"), now=NOW, activity=planned, expected=1, place="Lapangan")
    with pytest.raises(Conflict):
        act.edit_activity(by=world.own.as_("hub"), now=NOW, activity=planned, expected=1, place="Kelas")


class TestReads:
    def test_pages_go_on_where_the_last_one_ended(self, world, partnership):
        made = [
            make.planned(world.own, partnership, title=f"Kegiatan {n}", starts_on=TODAY + timedelta(days=n // 3))
            for n in range(PAGE + 4)
        ]
        first, more = activity_page(partnership.activities.all(), TODAY)
        rest, end = activity_page(partnership.activities.all(), TODAY, more)
        newest_first = sorted(made, key=lambda a: (a.starts_on, a.pk), reverse=True)
        assert [row.activity for row in (*first, *rest)] == newest_first
        assert end == ""

    def test_a_position_that_is_not_ours_begins_at_the_beginning(self, world, partnership, planned):
        (row,), _after = activity_page(partnership.activities.all(), TODAY, "987654")
        assert row.activity == planned

    def test_the_record_shows_them_once_there_can_be_some(self, world, partnership):
        assert alone(section(at_agreement(world.own), world.own.as_("hub"), TODAY)) is None
        assert alone(section(partnership, world.own.as_("hub"), TODAY)) == {"activities": [], "unrecorded": 0}
