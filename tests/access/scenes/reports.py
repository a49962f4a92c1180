"""One of everything of the part "reports" of collaboration, for the access table."""

from __future__ import annotations

from collaboration.actions.reports import comment_report, edit_foreword
from core.models import Document
from tests.access.scene import Lot, named
from tests.clock import NOW
from tests.factories import reports


def build(lot: Lot) -> None:
    """A report that waits, one that was sent with its paper, and what was said to it."""
    side, hub = lot.side, lot.side.as_("hub")
    waiting = reports.prepared(side, reports.month(2026, 7))
    lot.things["waiting_report"] = edit_foreword(by=hub, now=NOW, report=waiting, foreword=named("pengantar"))
    edit_foreword(by=hub, now=NOW, report=reports.prepared(side), foreword=named("pengantar terkirim"))
    lot.things["report"] = reports.sent(side)
    Document.objects.of(lot.report).update(title=named("laporan"))
    lot.things["report_paper"] = Document.objects.of(lot.report).get()
    comment_report(by=side.as_("committee"), now=NOW, report=lot.report, text=named("tanggapan"))
