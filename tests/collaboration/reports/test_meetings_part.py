"""What a report tells of meetings: decisions done and not done, follow-ups; never what is confidential."""

from __future__ import annotations

from datetime import timedelta

import pytest

from collaboration.actions import meeting_minutes
from collaboration.queries.reports import told
from core.action_items import move_item
from schools.links import school_url
from tests.clock import NOW
from tests.factories import meetings
from tests.factories import reports as make

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER = make.month(2026, 9), make.month(2026, 10)


@pytest.fixture
def met(world):
    """A meeting in September: one decision carried out, one open, one action that nobody does, one secret of each."""
    side = world.own
    meeting = meetings.written(side)
    done = meetings.decide(side, meeting, text="Bengkel literasi dua kali sebulan.")
    meetings.decide(side, meeting, text="Perpustakaan buka sampai sore.")
    meetings.act(side, meeting, text="Susun jadwal bengkel.")
    secret = meetings.hidden(side, meeting)
    meetings.decide(side, meeting, text="Dana talangan disetujui.", under=secret)
    meetings.act(side, meeting, text="Dana talangan dicairkan.", under=secret, owner=side.committee)
    meetings.circulated(side, meeting)
    meeting_minutes.settle_decision(
        by=side.as_("hub"), now=NOW + timedelta(days=3), outcome=done, standing="done", note=""
    )
    return meeting


def part(side, period):
    """The part about meetings, with its lists by heading."""
    found = next(one for one in told(make.prepared(side, period)) if one.title == "Pertemuan protokol dan keputusannya")
    return found, dict(found.lists)


def test_decisions_done_and_not_done_are_told_apart(world, met):
    found, lists = part(world.own, SEPTEMBER)
    assert lists["Keputusan yang sudah dilaksanakan"] == ("Bengkel literasi dua kali sebulan.",)
    assert lists["Keputusan yang belum dilaksanakan"] == ("Perpustakaan buka sampai sore.",)
    assert [(figure.value, figure.note) for figure in found.figures] == [
        ("1", ""),
        ("1", "dari 2"),
        ("0", "dari 1"),
        ("1", ""),
    ]
    assert found.tables[0].rows[0][1] == "21 September 2026"


def test_on_a_phone_a_figure_of_a_meeting_says_what_it_counts(world, met, client_for):
    report = make.prepared(world.own, SEPTEMBER)
    page = client_for(world.own.hub).get(school_url(world.own.school, "collaboration:report", report.pk))
    assert 'data-label="Hadir dari undangan"' in page.content.decode()


def test_what_stays_open_is_told_again_next_month_and_what_was_settled_is_not(world, met):
    _found, lists = part(world.own, OCTOBER)
    assert lists["Keputusan yang belum dilaksanakan"] == ("Perpustakaan buka sampai sore.",)
    assert "Keputusan yang sudah dilaksanakan" not in lists
    assert lists["Tindak lanjut yang terlambat"] == ("Susun jadwal bengkel. (tenggat 28 September 2026)",)


def test_what_is_done_after_the_month_was_still_open_in_it(world, met):
    """A report that is made late says how things stood on the last day."""
    side = world.own
    action = (
        met.agenda.filter(outcomes__action__title="Susun jadwal bengkel.")
        .get()
        .outcomes.exclude(action=None)
        .get()
        .action
    )
    move_item(by=side.as_("teacher"), now=NOW + timedelta(days=20), item=action, name="complete")
    found, lists = part(side, SEPTEMBER)
    assert "Tindak lanjut yang terlambat" in lists
    assert found.figures[2].value == "0"


def test_confidential_items_are_in_no_report(world, met):
    report = make.sent(world.own, SEPTEMBER)
    assert "Dana talangan" not in str(report.facts)
    assert "Dana talangan" not in " ".join(str(one) for one in told(report))
