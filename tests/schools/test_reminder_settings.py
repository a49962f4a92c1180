"""Reminders as the school and each person like them: hours, distances, summaries, the inbox alone (product PL2)."""

from datetime import date, time, timedelta

import pytest
from django.core import mail as sent_mail

from core.mail import deliver_waiting
from core.models import OutgoingMessage, Reminder
from core.policy import Denied, NotNow
from core.registry import registry
from core.reminders import plan, send_due, settle
from schools.access import personal_actor
from schools.actions.people import edit_profile
from schools.actions.schools import edit_reminders
from tests.clock import NOW
from tests.core.reminding import Agenda, at, only_rules
from tests.schools.pages import at as page_at
from tests.schools.pages import keyed, text_of

DUE = date(2026, 12, 31)


@pytest.fixture
def agenda():
    agenda = Agenda()
    with only_rules(agenda.rule()):
        yield agenda


def choose(world, **changes):
    return edit_reminders(by=world.own.as_("operator"), now=NOW, school=world.own.school, changes=changes)


def wish(user, how):
    edit_profile(by=personal_actor(user), now=NOW, user=user, changes={"reminder_mail": how})


def run(now):
    """One sweep; returns the subjects of the letters that it sent."""
    sent_mail.outbox.clear()
    plan(now, catching_up=False)
    send_due(now)
    deliver_waiting(now)
    settle(now)
    return [letter.subject for letter in sent_mail.outbox]


def test_a_school_s_own_distances_replace_those_of_the_rule(world, agenda):
    choose(world, reminder_offsets={"tests.agenda": [60, -5]})
    agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    agenda.add(world.other.school, DUE, "lain@puskesmas.test")
    plan(at(DUE - timedelta(days=60)), catching_up=False)
    assert [row.recipient_email for row in Reminder.objects.all()] == ["mitra@puskesmas.test"]
    plan(at(DUE - timedelta(days=30)), catching_up=False)
    assert sorted(Reminder.objects.values_list("recipient_email", "offset_days")) == [
        ("lain@puskesmas.test", 30), ("mitra@puskesmas.test", 60),
    ]  # fmt: skip


def test_a_rule_looks_as_far_ahead_as_the_school_asks(world, agenda):
    """Rules ask the database for a window of dates: the window must follow the choice, or nothing is found."""
    from core.reminders.rules import as_chosen_by

    rule = agenda.rule()
    school = choose(world, reminder_offsets={"tests.agenda": [200]})
    assert rule.window(NOW.date())[1] == NOW.date() + timedelta(days=30)
    with as_chosen_by(school):
        assert rule.window(NOW.date())[1] == NOW.date() + timedelta(days=200)


def test_nothing_leaves_in_the_quiet_hours(world, agenda):
    choose(world, reminders_from=time(9), reminders_until=time(15))
    agenda.add(world.own.school, DUE, "mitra@puskesmas.test")
    assert [run(at(DUE, hour)) != [] for hour in (8, 15, 20)] == [False, False, False]
    assert len(run(at(DUE, 9))) == 1


def test_one_summary_a_day_and_what_comes_later_waits_for_tomorrow(world, agenda):
    wish(world.own.hub, "daily")
    for n in range(2):
        agenda.add(
            world.own.school,
            DUE + timedelta(days=7),
            world.own.hub,
            headline=f"Hal {n}",
            subject=world.own.everyone["teacher"] if n else None,
        )
    assert len(run(at(DUE))) == 1
    agenda.add(
        world.own.school, DUE + timedelta(days=7), world.own.hub, subject=world.own.hub, headline="Baru, belum mendesak"
    )
    assert run(at(DUE, 11)) == []
    agenda.add(world.own.school, DUE, world.own.hub, subject=world.own.staff, headline="Jatuh tempo hari ini")
    assert run(at(DUE, 12)) == ["Jatuh tempo hari ini"]
    assert run(at(DUE + timedelta(days=1))) == ["Baru, belum mendesak"]


def test_the_inbox_alone_except_for_what_matters_most(world):
    soft, hard = Agenda(), Agenda()
    must = hard.rule("tests.must")
    from dataclasses import replace

    with only_rules(soft.rule("tests.soft"), replace(must, must_mail=True)):
        wish(world.own.hub, "inbox")
        soft.add(world.own.school, DUE, world.own.hub, headline="Boleh menunggu")
        hard.add(world.own.school, DUE, world.own.hub, headline="Perjanjian berakhir")
        assert run(at(DUE)) == ["Perjanjian berakhir"]
    inbox = OutgoingMessage.objects.inbox_of(world.own.hub.pk, world.own.school.pk)
    assert {note.subject for note in inbox} == {"Boleh menunggu", "Perjanjian berakhir"}
    assert set(
        Reminder.objects.filter(rule="tests.soft", channel="email", offset_days=0).values_list("state", flat=True)
    ) == {"cancelled"}


def test_what_a_school_must_not_miss_always_goes_by_mail():
    musts = {rule.key for rule in registry.reminder_rules.values() if rule.must_mail}
    assert musts == {"partnerships.agreement_ends", "partnerships.obligation", "inclusion.consent_ending"}


def test_the_page_keeps_what_differs_and_explains_what_it_refuses(world, client_for):
    client, url = client_for(world.own.operator), page_at(world.own, "settings_reminders")
    assert "Bawaan: 90 hari sebelumnya, 60 hari sebelumnya" in text_of(client.get(url))
    hours = {"reminders_from": "06:30", "reminders_until": "18:00", "version": world.own.school.version}
    refused = client.post(url, keyed(**hours, **{"rule-partnerships.review": "tiga puluh"}))
    assert refused.status_code == 422
    assert "Tulis angka hari" in text_of(refused)
    assert client.post(url, keyed(**{**hours, "reminders_until": "06:00"})).status_code == 422
    assert client.post(url, keyed(**hours, **{"rule-partnerships.review": "45; 7 0"})).status_code == 302
    world.own.school.refresh_from_db()
    assert world.own.school.reminder_offsets == {"partnerships.review": [45, 7, 0]}
    assert world.own.school.reminders_from == time(6, 30)
    assert 'value="45, 7, 0"' in client.get(url).content.decode()


def test_only_who_keeps_the_settings_and_only_what_can_be_kept(world):
    with pytest.raises(Denied):
        edit_reminders(by=world.own.as_("hub"), now=NOW, school=world.own.school, changes={"reminders_from": time(8)})
    for days in ([], [400], [-181], list(range(9))):
        with pytest.raises(NotNow):
            choose(world, reminder_offsets={"partnerships.review": days})
