"""P9, P12, P13: a paper, an import, the planning of reminders."""

from __future__ import annotations

import io
import resource
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from bench.databases import Database
from bench.measure import in_turns
from bench.report import Report
from core import documents, imports, pdf
from core.models import Document
from core.registry import registry
from core.reminders.planning import plan
from partnerships.imports.partners import PartnerImporter
from partnerships.models import Partner, Partnership
from partnerships.terms import PartnerKind
from tests import world
from tests.factories import agreements


class _Undo(Exception):
    """Leaves a transaction without keeping what was done."""


def undone(database: Database, work: Callable[[], Any]) -> Any:
    """What `work` returns; what it wrote is gone."""
    found: list[Any] = []
    with database.inside():
        try:
            with transaction.atomic():
                found.append(work())
                raise _Undo
        except _Undo:
            return found[0]


def p9(report: Report, database: Database, repeats: int) -> None:
    """An agreement's PDF as the worker makes it, against bare WeasyPrint on the same HTML with its resources kept."""
    ours, bare, pages = undone(database, lambda: _papers(repeats))
    said = f"agreement PDF of {pages} pages as the worker makes it, against bare WeasyPrint (CPU)"
    figures = (f"{ours.cpu:.0f} ms", f"{bare.cpu:.0f} ms", ours.cpu / bare.cpu)
    report.add("P9", said, database.vendor, *figures, 1.15)


def _papers(repeats: int) -> tuple[Any, Any, int]:
    agreements.ready(world.load().own)
    paper = Document.objects.order_by("pk").last()
    if paper is None:
        raise RuntimeError("no paper was asked for")
    kind = registry.document_kinds[paper.kind]
    extra = {"verification": documents.verification(paper)}
    html = pdf.markup(kind.template, paper.payload, created=paper.created_at, extra=extra)
    from weasyprint import HTML

    from core import pdf_engine

    sheets = pdf_engine._prepared.get(pdf.style_sheets(kind.style, paper.paper))
    pictures: dict[str, bytes] = {}
    html = pdf.markup(kind.template, paper.payload, pictures=pictures, created=paper.created_at, extra=extra)

    def bare() -> None:
        HTML(string=html, url_fetcher=pdf_engine.PackagedOnly(pictures)).write_pdf(
            stylesheets=sheets.css,
            font_config=sheets.fonts,
            counter_style=sheets.markers,
            pdf_variant=pdf_engine.VARIANT,
        )

    def ours() -> None:
        Document.objects.filter(pk=paper.pk).update(state=Document.State.QUEUED, attempts=0, lease_until=None)
        if not documents.render_document(paper.pk, timezone.now()):
            raise RuntimeError("the paper was not rendered")

    costs = in_turns([ours, bare], repeats)
    paper.refresh_from_db()
    return costs[0], costs[1], paper.pages


def p12(report: Report, database: Database, many: int = 0) -> None:
    """5,000 rows of partners: read, judged, applied; and the memory that this took above what was in use. Then `many`."""
    took, grown, taken = undone(database, lambda: _imported(5000))
    report.add("P12", f"import of {taken:,} partners", database.vendor, "", f"{took:.1f} s", took, 60, unit=" s")
    report.add("P12", "memory that the import took", database.vendor, "", f"{grown:.0f} MiB", grown, 300, unit=" MiB")
    if many:
        long, grown, taken = undone(database, lambda: _imported(many))
        figures = f"{took:.0f} s", f"{long:.0f} s"
        report.add(
            "P12", f"import of {taken:,} against 5,000", database.vendor, *figures, long / took, 10.5 * many / 50_000
        )
        report.add(
            "P12", f"memory that the {taken:,} took", database.vendor, "", f"{grown:.0f} MiB", grown, None, unit=" MiB"
        )


def _imported(rows: int) -> tuple[float, float, int]:
    content = "Nama;Kode;Kabupaten/kota\n" + "".join(
        f"Sanggar Impor {n} Kencana;{90_000_000 + n};Kabupaten Sleman\n" for n in range(rows)
    )
    side, now = world.load().own, timezone.now()
    by, importer, file = side.as_("hub"), PartnerImporter(side.school), io.BytesIO(content.encode())
    before, began = _memory(), time.perf_counter()
    kind = {"kind": PartnerKind.BUSINESS}
    batch = imports.preview(importer, file, "mitra.csv", by=by, now=now, options=kind, max_rows=rows)
    imports.apply(importer, batch, by=by, now=now)
    taken = Partner.objects.filter(name__startswith="Sanggar Impor").count()
    return time.perf_counter() - began, _memory() - before, taken


def _memory() -> float:
    """The most that this process ever held, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 if sys.platform != "darwin" else most / 1024 / 1024


AHEAD, APART = timedelta(days=955), timedelta(days=5)
"""So long after the seeding only agreements of five years come to their end; in these days 6,000 reminders fall due among a million."""


def p13(report: Report, database: Database) -> None:
    """The planning of reminders among all those agreements, five days after the planning before: most of it is known already."""

    def planned() -> tuple[float, int]:
        day = Partnership.objects.get(pk=1).created_at + AHEAD
        plan(day, catching_up=False)
        began = time.perf_counter()
        found = plan(day + APART, catching_up=False)
        return time.perf_counter() - began, found

    took, found = undone(database, planned)
    said = f"planning of reminders at {database.rows:,} agreements, {found:,} due"
    report.add("P13", said, database.vendor, "", f"{took:.1f} s", took, 5, unit=" s")
