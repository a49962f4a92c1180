"""Reports are made and sent by themselves, once, on their day, also after an outage."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from collaboration.actions.reports import keep_schedule, move_report, set_schedule
from collaboration.models import Report, ReportSchedule
from collaboration.queries.report_periods import Period
from core.models import Document, OutgoingMessage
from core.policy import Actor, Denied, NotNow
from core.registry import registry
from core.report_parts import ReportPart, Told
from schools.links import school_url
from tests.clock import NOW
from tests.factories import reports as make
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db
OCTOBER_1 = datetime(2026, 10, 1, 1, tzinfo=UTC)
OCTOBER_5 = datetime(2026, 10, 5, 1, tzinfo=UTC)


def swept(now) -> int:
    return keep_schedule(by=Actor.system(), now=now)


def mine(side):
    return Report.objects.filter(school=side.school).order_by("starts_on", "kind")


def test_a_month_that_is_over_is_prepared_and_then_sent_on_its_day_once(world):
    side = world.own
    make.took_place(side, on=date(2026, 9, 3))
    swept(OCTOBER_1)
    report = mine(side).get()
    assert (report.starts_on, report.send_on, report.state) == (date(2026, 9, 1), date(2026, 10, 5), "draft")
    ready = OutgoingMessage.objects.filter(kind="collaboration.report_prepared")
    assert set(ready.values_list("subject", flat=True)) == {"Laporan bulanan September 2026: siap dilihat"}
    assert swept(OCTOBER_1) == 0
    swept(OCTOBER_5)
    report.refresh_from_db()
    assert (report.state, report.sent_at) == ("sent", OCTOBER_5)
    assert swept(OCTOBER_5 + timedelta(days=1)) == 0
    to_committee = OutgoingMessage.objects.filter(kind="collaboration.report_sent", to_user=side.committee)
    assert sorted(to_committee.values_list("channel", flat=True)) == ["email", "inbox"]
    assert Document.objects.of(report).count() == 1


def test_the_school_s_own_midnight_decides(world):
    """In Makassar (WITA) it is already October when Sukamaju (WIB) still has September."""
    for side in (world.own, world.other):
        make.took_place(side, on=date(2026, 9, 3))
    swept(datetime(2026, 9, 30, 16, 30, tzinfo=UTC))
    assert not mine(world.own).filter(starts_on=date(2026, 9, 1)).exists()
    assert mine(world.other).filter(starts_on=date(2026, 9, 1)).exists()


def test_after_an_outage_what_was_missed_is_made_up_for(world):
    side = world.own
    make.took_place(side, on=date(2026, 6, 3))
    swept(OCTOBER_5)
    assert [(r.kind, r.starts_on.month, r.state) for r in mine(side)] == [
        ("month", 7, "sent"), ("month", 8, "sent"), ("month", 9, "sent"),
    ]  # fmt: skip


def test_after_half_a_year_there_are_two_reports(world):
    side = world.own
    make.took_place(side, on=date(2026, 12, 3))
    swept(datetime(2027, 1, 2, 1, tzinfo=UTC))
    found = {r.kind: (r.starts_on, r.ends_on) for r in mine(side)}
    assert found == {
        "month": (date(2026, 12, 1), date(2026, 12, 31)), "half_year": (date(2026, 7, 1), date(2026, 12, 31)),
    }  # fmt: skip


def test_a_school_without_dates_or_without_a_committee_gets_none(world):
    swept(OCTOBER_5)
    assert not Report.objects.exists()
    make.took_place(world.own, on=date(2026, 9, 3))
    world.own.committee.memberships.update(is_active=False, ended_at=NOW)
    swept(OCTOBER_5)
    assert not Report.objects.exists()


def test_the_principal_holds_it_back_and_lets_it_go(world):
    side = world.own
    make.took_place(side, on=date(2026, 9, 3))
    swept(OCTOBER_1)
    report, principal = mine(side).get(), side.as_("principal")
    with pytest.raises(NotNow):
        move_report(by=principal, now=OCTOBER_1, report=report, name="hold")
    with pytest.raises(Denied):
        move_report(by=side.as_("hub"), now=OCTOBER_1, report=report, name="hold", comment="belum")
    move_report(by=principal, now=OCTOBER_1, report=report, name="hold", comment="Data September belum lengkap.")
    assert swept(OCTOBER_5) == 0
    move_report(by=principal, now=OCTOBER_5, report=report, name="release")
    assert swept(OCTOBER_5) == 1


def test_a_school_may_choose_its_day_or_none(world):
    side = world.own
    make.took_place(side, on=date(2026, 9, 3))
    set_schedule(by=side.as_("hub"), now=NOW, school=side.school, is_on=True, day=12, half_year=True)
    swept(OCTOBER_1)
    assert mine(side).get().send_on == date(2026, 10, 12)
    Report.objects.all().delete()
    set_schedule(by=side.as_("hub"), now=NOW, school=side.school, is_on=False, day=12, half_year=True)
    swept(OCTOBER_5)
    assert not mine(side).exists()


def test_the_day_is_chosen_on_the_page_and_a_wrong_one_is_said_at_its_field(world, client_for):
    client, url = client_for(world.own.principal), school_url(world.own.school, "collaboration:report_schedule")
    wrong = client.post(url, keyed(is_on="on", day="31", version="0"))
    assert (wrong.status_code, wrong.context["form"].errors) == (422, {"day": ["Pilih tanggal 1 sampai 28."]})
    assert client.post(url, keyed(is_on="on", day="12", version="0")).status_code == 302
    saved = ReportSchedule.objects.get(school=world.own.school)
    assert (saved.is_on, saved.day, saved.half_year) == (True, 12, False)


def test_what_was_sent_stays_as_it_was(world):
    side = world.own
    make.took_place(side)
    report = make.sent(side)
    before = report.facts
    make.took_place(side, title="Menanam cabai")
    swept(OCTOBER_1)
    report.refresh_from_db()
    assert report.facts == before
    assert "Menanam cabai" not in str(report.facts)
    with pytest.raises(NotNow):
        move_report(by=side.as_("principal"), now=NOW, report=report, name="send")


def test_a_higher_app_brings_its_own_part(world, monkeypatch):
    """Inclusion adds its figures without being imported."""
    part = ReportPart(
        "pupils", 50, lambda school, span: {"n": 7}, lambda facts: Told("Inklusi", (f"{facts['n']} siswa",))
    )
    monkeypatch.setitem(registry.report_parts, "pupils", part)
    assert make.sent(world.own).facts["pupils"] == {"n": 7}


def test_a_half_year_stands_above_its_months_in_the_list(world, client_for):
    """The committee finds what was sent last on top, however long ago its period began."""
    side = world.own
    half = Period(Report.Kind.HALF_YEAR, date(2026, 1, 1), date(2026, 6, 30))
    for period in (make.month(2026, 5), make.month(2026, 6), half):
        make.sent(side, period)
    words = text_of(client_for(side.committee).get(school_url(side.school, "collaboration:report_list")))
    assert words.index("Januari–Juni 2026") < words.index("Laporan bulanan Juni 2026") < words.index("Mei 2026")
