"""Dates of their own: who plans, what is on record, what may not be."""

from __future__ import annotations

from datetime import timedelta

import pytest

from collaboration import scheduling
from collaboration.actions.calendar import call_off_event, change_event
from collaboration.models import Event
from collaboration.panels.calendar import week
from collaboration.recurrence import Every, Rule
from collaboration.terms import Practice
from core.lines import tasks_of
from core.models import AuditEvent
from core.policy import Denied, Hidden, NotNow
from core.versions import Conflict
from tests.clock import NOW
from tests.factories import calendar as make
from tests.factories import teaching

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(world):
    return world.own


@pytest.mark.parametrize("role", ["hub", "teacher", "staff", "special_needs_teacher", "counsellor"])
def test_hub_and_teachers_plan_and_it_is_on_record(own, role):
    event = make.planned(own, role)
    assert event.organiser == getattr(own, role)
    assert AuditEvent.objects.filter(verb="event.planned", subject_id=event.pk).count() == 1


@pytest.mark.parametrize("role", ["principal", "operator", "coach", "supervisor", "committee", "parent", "partner"])
def test_others_do_not(own, role):
    with pytest.raises(Hidden if role in ("parent", "partner") else Denied):
        make.planned(own, role)
    with pytest.raises(Denied):
        make.recurring(own, role)
    assert not Event.objects.exists()


@pytest.mark.parametrize("practice", [Practice.OBSERVATION, Practice.MENTORING])
def test_a_closed_circle_is_planned_on_its_own_page(own, practice):
    with pytest.raises(NotNow):
        make.planned(own, practice=practice)
    event = make.planned(own)
    with pytest.raises(NotNow):
        change_event(by=own.as_("hub"), now=NOW, event=event, slot=make.slot(own), title="x", practice=practice)


def test_nobody_of_another_school_is_put_into_a_date(world):
    own, other = world.own, world.other
    for facts in (
        {"people": (other.teacher,)},
        {"people": (world.outsider,)},
        {"class_groups": (teaching.make_class(other.school),)},
        {"room": teaching.make_room(other.school)},
    ):
        with pytest.raises(Denied):
            make.planned(own, when=make.slot(own, **facts))
    event = make.planned(own)
    with pytest.raises(Denied):
        call_off_event(by=other.as_("hub"), now=NOW, event=event, reason="x")


def test_the_date_of_a_record_is_changed_there_alone(own):
    event = scheduling.put_on(
        school=own.school,
        now=NOW,
        practice=Practice.PROTOCOL_MEETING,
        title="Pertemuan",
        slot=make.slot(own),
        subject=own.school,
    )
    with pytest.raises(Denied):
        call_off_event(by=own.as_("hub"), now=NOW, event=event, reason="x")


def test_backwards_and_endless_dates_are_refused(own):
    with pytest.raises(NotNow):
        make.planned(own, when=make.slot(own, start=14, end=13))
    long = make.slot(own)
    with pytest.raises(NotNow):
        make.planned(own, when=scheduling.Slot(long.starts_at, long.starts_at + timedelta(days=32)))
    with pytest.raises(NotNow, match="perlu akhir"):
        make.recurring(own, rule=Rule(Every.WEEK, make.DAY))


def test_a_stale_change_is_a_conflict_and_a_date_is_called_off_once_with_a_reason(own):
    event = make.planned(own)
    given = {"by": own.as_("hub"), "now": NOW, "event": event, "slot": make.slot(own), "practice": Practice.OTHER}
    change_event(**given, title="Pertama", expected=event.version)
    with pytest.raises(Conflict):
        change_event(**given, title="Kedua", expected=1)
    with pytest.raises(NotNow):
        call_off_event(by=own.as_("hub"), now=NOW, event=event, reason=" ")
    call_off_event(by=own.as_("hub"), now=NOW, event=event, reason="Hujan")
    with pytest.raises(NotNow):
        call_off_event(by=own.as_("hub"), now=NOW, event=event, reason="Hujan lagi")
    assert change_event(**given, title="Jadi lagi").state == Event.State.PLANNED


def test_the_home_page_tells_of_own_dates_of_the_week(own):
    make.planned(own, title="Saya hadir", when=make.slot(own, people=(own.teacher,)))
    make.planned(own, title="Nanti", when=make.slot(own, make.DAY + timedelta(days=20), people=(own.teacher,)))
    make.planned(own, title="Orang lain", when=make.slot(own, people=(own.staff,)))
    assert [task.title for task in tasks_of(week(own.as_("teacher"), NOW))] == ["Saya hadir"]
