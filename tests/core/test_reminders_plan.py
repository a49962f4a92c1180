"""The ledger: what is planned, for which local day, once; what an outage swallowed is on record (reliability F11)."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core import heartbeat
from core.models import OutgoingMessage, Reminder
from core.reminders import Address, Due, ReminderRule, plan
from tests.core.reminding import Agenda, at, only_rules

State, Channel = Reminder.State, OutgoingMessage.Channel
DUE = date(2026, 12, 31)


def ledger(**wanted):
    """(days before, state) of each row, the earliest reminder first, one channel only."""
    rows = Reminder.objects.filter(channel=Channel.EMAIL, **wanted).order_by("-offset_days", "id")
    return [(row.offset_days, row.state) for row in rows]


def test_a_reminder_is_planned_on_its_day_and_not_before(world, agenda):
    agenda.add(world.own.school, DUE, world.own.hub)
    assert plan(at(date(2026, 11, 30))) == 0
    assert ledger() == []
    assert plan(at(date(2026, 12, 1))) == 2
    row = Reminder.objects.get(channel=Channel.EMAIL)
    assert (row.offset_days, row.due_on, row.send_on) == (30, DUE, date(2026, 12, 1))
    assert (row.recipient, row.recipient_user, row.state) == (f"user:{world.own.hub.pk}", world.own.hub, State.PLANNED)
    assert Reminder.objects.filter(channel=Channel.INBOX, state=State.PLANNED).count() == 1


def test_planning_again_changes_nothing(world, agenda):
    agenda.add(world.own.school, DUE, world.own.hub, "mitra@puskesmas.test")
    now = at(date(2026, 12, 1))
    plan(now)
    before = list(Reminder.objects.order_by("id").values())
    assert plan(now) == 0
    assert plan(now + timedelta(hours=1)) == 0
    assert list(Reminder.objects.order_by("id").values()) == before


def test_each_distance_has_its_turn(world, agenda):
    agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    for day in (date(2026, 12, 1), date(2026, 12, 24), DUE):
        plan(at(day))
        Reminder.objects.filter(state=State.PLANNED).update(state=State.SENT, queued_at=at(day), closed_at=at(day))
    assert ledger() == [(30, State.SENT), (7, State.SENT), (0, State.SENT)]


def test_after_an_outage_only_the_newest_distance_is_sent(world, agenda):
    agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    plan(at(date(2026, 12, 26)))
    assert ledger() == [(30, State.SUPERSEDED), (7, State.PLANNED)]
    plan(at(date(2027, 1, 2)))
    assert ledger() == [(30, State.SUPERSEDED), (7, State.SUPERSEDED), (0, State.PLANNED)]


@pytest.mark.parametrize(("days", "state"), [(14, State.PLANNED), (15, State.MISSED), (59, State.MISSED)])
def test_what_is_more_than_fourteen_days_late_is_recorded_as_missed(world, agenda, days, state):
    agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    plan(at(DUE + timedelta(days=days)))
    assert ledger()[-1] == (0, state)
    assert Reminder.objects.missed(world.own.school.pk).count() == (state == State.MISSED)


def test_a_planned_reminder_that_nobody_sent_for_too_long_is_missed(world, agenda):
    agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    plan(at(DUE))
    agenda.dues.clear()
    plan(at(DUE + timedelta(days=15)))
    assert ledger()[-1] == (0, State.MISSED)


def test_reminders_after_the_date_have_negative_distances(world, db):
    agenda = Agenda(offsets=(0, -3))
    agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    with only_rules(agenda.rule()):
        plan(at(DUE + timedelta(days=3)))
    assert ledger() == [(0, State.SUPERSEDED), (-3, State.PLANNED)]
    assert Reminder.objects.get(offset_days=-3).send_on == DUE + timedelta(days=3)


def test_the_window_of_a_rule_holds_every_date_that_can_matter():
    rule = ReminderRule(key="x", label="x", offsets=(30, 0, -3), find=lambda tenant, today: [])
    first, last = rule.window(DUE)
    assert last == DUE + timedelta(days=30)
    assert first == DUE - timedelta(days=63)


@pytest.mark.parametrize(
    ("zone", "utc_hour", "local_day"),
    [
        ("Asia/Jakarta", 16, date(2026, 12, 31)),
        ("Asia/Jakarta", 17, date(2027, 1, 1)),
        ("Asia/Makassar", 15, date(2026, 12, 31)),
        ("Asia/Makassar", 16, date(2027, 1, 1)),
        ("Asia/Jayapura", 14, date(2026, 12, 31)),
        ("Asia/Jayapura", 15, date(2027, 1, 1)),
    ],
)
def test_each_school_lives_on_its_own_day(world, agenda, zone, utc_hour, local_day):
    world.own.school.timezone = zone
    world.own.school.save(update_fields=["timezone"])
    plan(at(date(2026, 12, 31), utc_hour, 59, ZoneInfo("UTC")) - timedelta(minutes=59))
    assert agenda.days[world.own.school.pk] == [local_day]


def test_the_twenty_ninth_of_february_counts(world, agenda):
    agenda.add(world.own.school, date(2028, 3, 7), "mitra@puskesmas.test")
    plan(at(date(2028, 2, 29)))
    assert ledger() == [(30, State.SUPERSEDED), (7, State.PLANNED)]


def test_what_is_done_meanwhile_is_cancelled_and_what_comes_back_is_planned_again(world, agenda):
    due = agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    plan(at(DUE, 5))
    agenda.dues.clear()
    plan(at(DUE, 6))
    assert ledger()[-1] == (0, State.CANCELLED)
    agenda.dues[world.own.school.pk] = [due]
    plan(at(DUE, 6, 30))
    assert ledger()[-1] == (0, State.PLANNED)


def test_a_moved_date_is_a_new_reminder(world, agenda):
    agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    plan(at(DUE, 5))
    agenda.dues.clear()
    agenda.add(world.own.school, DUE + timedelta(days=7), "mitra@puskesmas.test")
    plan(at(DUE, 6))
    assert [s for _o, s in ledger(due_on=DUE)] == [State.SUPERSEDED, State.SUPERSEDED, State.CANCELLED]
    assert ledger(due_on=DUE + timedelta(days=7))[-1] == (7, State.PLANNED)


def test_a_new_owner_is_told_what_was_told_to_the_old_one(world, agenda):
    agenda.add(world.own.school, DUE, world.own.hub)
    plan(at(date(2026, 12, 1)))
    Reminder.objects.update(state=State.SENT, queued_at=at(DUE), closed_at=at(DUE))
    agenda.dues.clear()
    agenda.add(world.own.school, DUE, world.own.teacher)
    plan(at(date(2026, 12, 5)))
    assert ledger(recipient_user=world.own.teacher) == [(30, State.PLANNED)]
    assert ledger(recipient_user=world.own.hub) == [(30, State.SENT)]


def test_people_who_left_are_not_reminded(world, agenda):
    world.own.hub.is_active = False
    agenda.add(world.own.school, DUE, world.own.hub)
    assert plan(at(DUE)) == 0


def test_each_recipient_reads_the_own_language_and_no_links(world, agenda):
    world.own.hub.language = "en"
    recipients = [world.own.hub, world.own.teacher, Address("partner@ngo.test", language="en")]
    agenda.add(
        world.own.school, DUE, *recipients, headline=lambda: _("Bahasa Indonesia"), detail="lihat www.jahat.test"
    )
    plan(at(DUE))
    rows = Reminder.objects.filter(channel=Channel.EMAIL, offset_days=0)
    assert {row.recipient: row.language for row in rows} == {
        f"user:{world.own.hub.pk}": "en", f"user:{world.own.teacher.pk}": "id", "email:partner@ngo.test": "en",
    }  # fmt: skip
    assert {row.detail for row in rows if row.language == "id"} == {"lihat (tautan dihapus)"}


@pytest.mark.parametrize(
    ("silence", "catch_up"),
    [(None, True), (timedelta(minutes=5), False), (timedelta(hours=6), False), (timedelta(hours=6, seconds=1), True)],
)
def test_a_silent_sweep_makes_a_digest_of_what_it_finds(world, agenda, silence, catch_up):
    now = at(DUE)
    if silence is not None:
        heartbeat.beat(heartbeat.SWEEP, now - silence)
    agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    plan(now)
    assert set(Reminder.objects.values_list("catch_up", flat=True)) == {catch_up}


def test_schools_do_not_share_reminders(world, agenda):
    agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    agenda.add(world.other.school, DUE, "mitra@puskesmas.test", subject=world.own.school)
    plan(at(DUE))
    assert ledger(tenant=world.own.school) == ledger(tenant=world.other.school)
    assert Reminder.objects.filter(state=State.PLANNED).count() == 2


def test_a_broken_rule_stops_no_other_and_is_heard_of(world, agenda):
    def broken(tenant, today):
        raise ZeroDivisionError("rule is broken")

    agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    before, after = (ReminderRule(key=key, label="Rusak", offsets=(0,), find=broken) for key in ("tests.a", "tests.z"))
    with only_rules(before, agenda.rule(), after), pytest.raises(ZeroDivisionError):
        plan(at(DUE))
    assert ledger()[-1] == (0, State.PLANNED)


def test_the_same_row_twice_is_refused_by_the_database(world, agenda):
    agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    plan(at(DUE))
    row = Reminder.objects.get(state=State.PLANNED)
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "sent"},
        {"state": "queued"},
        {"state": "missed"},
        {"queued_at": at(DUE)},
        {"send_on": date(2027, 1, 1)},
    ],
)
def test_the_database_keeps_state_and_stamps_together(world, agenda, broken):
    agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    plan(at(DUE))
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.filter(state=State.PLANNED).update(**broken)


def test_the_ledger_of_one_object(world, agenda):
    due = agenda.add(world.own.school, DUE, "mitra@puskesmas.test", subject=world.own.hub)
    plan(at(DUE))
    assert isinstance(due, Due)
    told = Reminder.objects.about("schools.user", world.own.hub.pk)
    assert [row.offset_days for row in told] == [0, 7, 30]


def test_many_reminders_cost_few_statements(world, agenda, django_assert_max_num_queries):
    for n in range(600):
        agenda.add(world.own.school, DUE, f"mitra{n}@puskesmas.test")
    with django_assert_max_num_queries(60):
        plan(at(DUE))
    assert Reminder.objects.filter(state=State.PLANNED).count() == 600
    with django_assert_max_num_queries(12):
        plan(at(DUE))
