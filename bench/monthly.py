"""P11: the monthly report to the committee."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.calendar import _at
from bench.databases import Database
from bench.measure import in_turns
from bench.report import Report
from bench.work import undone
from collaboration.actions.reports import move_report
from collaboration.models import Event
from collaboration.models import Report as Monthly
from collaboration.papers.report import build
from collaboration.terms import Practice
from core import documents
from core.models import Document
from partnerships.models import Activity, Partner, Partnership, Party
from tests import world
from tests.factories.reports import AUGUST, prepared

EVENTS, PARTNERSHIPS = 300, 40


def p11(report: Report, database: Database, repeats: int) -> None:
    """All that the report says, and its paper, of a school with 300 events in the month and 40 partnerships."""
    queries, cost, pages = undone(database, lambda: _told(database, repeats))
    said = f"monthly report, {EVENTS} events, {PARTNERSHIPS} partnerships"
    report.add("P11", f"{said}: queries", database.vendor, "", str(queries), queries, 12, unit="")
    took = cost.wall / 1000
    report.add(
        "P11", f"{said}: sent, with its PDF", database.vendor, f"{pages} pages", f"{took:.2f} s", took, 2, unit=" s"
    )


def _told(database: Database, repeats: int) -> tuple[int, Any, int]:
    found, principal, now = _school(), world.load().other.as_("principal"), timezone.now()
    with CaptureQueriesContext(connection) as asked:
        build(Monthly.objects.select_related("school").get(pk=found.pk), AUGUST.last)
    pages: list[int] = []

    def send() -> None:
        move_report(by=principal, now=now, report=found, name="send")
        paper = Document.objects.latest("pk")
        if not documents.render_document(paper.pk, now):
            raise RuntimeError("the paper was not rendered")
        paper.refresh_from_db()
        pages.append(paper.pages)

    return len(asked), in_turns([lambda: undone(database, send)], repeats)[0], pages[0]


def _school() -> Monthly:
    """The other school of the world, with this much in August."""
    side, now = world.load().other, datetime(2026, 8, 1, tzinfo=UTC)
    stamps = {"school": side.school, "created_at": now, "updated_at": now}
    Event.objects.bulk_create(
        Event(practice=practice, title=f"Acara {n}", starts_at=_at(AUGUST.first, n, 28),
              ends_at=_at(AUGUST.first, n, 28) + timedelta(minutes=45), **stamps)
        for n in range(EVENTS) for practice in (Practice.values[n % len(Practice.values)],)
    )  # fmt: skip
    for n in range(PARTNERSHIPS):
        partner = Partner.objects.create(name=f"Mitra {n}", kind="community", folded=f"mitra {n}", **stamps)
        made = Partnership.objects.create(
            title=f"Program {n}", stage="implementation", stage_since=now, cycle_since=now, lead=side.hub, **stamps
        )
        Party.objects.create(partnership=made, order=1)
        Party.objects.create(partnership=made, order=2, partner=partner)
        Activity.objects.create(
            partnership=made, title=f"Lokakarya {n}", starts_on=AUGUST.first, in_charge=side.hub, state="held", **stamps
        )
    return prepared(side)
