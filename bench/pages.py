"""P5, P6, P14: the record page, the home page, and what a visit weighs."""

from __future__ import annotations

import gzip
import re
from typing import Any

from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.databases import Database, school
from bench.lists import asker, within
from bench.measure import compare
from bench.report import Report
from core.models import Document
from core.subjects import subject_of
from partnerships.models import Activity, Obligation, Partnership, Party
from schools.links import school_url
from schools.models import User
from tests.world import OTHER, OWN, email_of


def _record(obligations: int, activities: int, documents: int) -> Partnership:
    """A running partnership with so many of each; made once."""
    title = f"Ukuran {obligations}"
    found = Partnership.objects.filter(title=title).first()
    if found:
        return found
    now, today = timezone.now(), timezone.now().date()
    stamps = {"created_at": now, "updated_at": now, "school": school()}
    lead = User.objects.get(email=email_of("hub", OWN))
    made = Partnership.objects.create(
        title=title, stage="implementation", stage_since=now, cycle_since=now, lead=lead, **stamps
    )
    party = Party.objects.create(partnership=made, order=1)
    Party.objects.create(partnership=made, order=2, partner_id=1)
    Obligation.objects.bulk_create(
        Obligation(partnership=made, party=party, description=f"Kewajiban {n}", due_on=today, **stamps)
        for n in range(obligations)
    )
    Activity.objects.bulk_create(
        Activity(partnership=made, title=f"Kegiatan {n}", starts_on=today, in_charge=lead, **stamps)
        for n in range(activities)
    )
    kind, pk = subject_of(made)
    Document.objects.bulk_create(
        Document(tenant=school(), subject_type=kind, subject_id=pk, kind="partnership.proposal", title=f"Dokumen {n}", payload={},
                 payload_hash=f"{made.pk}-{n}", created_at=now, created_by_label="bench")
        for n in range(documents)
    )  # fmt: skip
    return made


def p5(report: Report, database: Database, repeats: int) -> None:
    """The record page of a partnership with much, against one with little."""
    with database.inside():
        little, much = _record(2, 2, 2), _record(200, 500, 50)
    urls = [school_url(OWN, "partnerships:partnership", found.pk) for found in (little, much)]
    pair = compare(database.vendor, [within(database, asker(database.client(), url)) for url in urls], repeats, 1.5)
    said = "record page: 200 obligations, 500 activities, 50 documents"
    report.add("P5", said, database.vendor, f"{pair.before:.0f} ms", f"{pair.after:.0f} ms", pair.ratio, 1.5)


def p6(report: Report, database: Database, repeats: int) -> None:
    """The principal's home page with everything there is, against an empty school; and its queries."""
    full, empty = (database.client("principal", slug) for slug in (OWN, OTHER))
    works = [
        within(database, asker(client, school_url(slug, "schools:home")))
        for client, slug in ((empty, OTHER), (full, OWN))
    ]
    pair = compare(database.vendor, works, repeats, 1.5)
    said = f"home page, {database.rows:,} of each against an empty school"
    report.add("P6", said, database.vendor, f"{pair.before:.0f} ms", f"{pair.after:.0f} ms", pair.ratio, 1.5)
    with database.inside(), CaptureQueriesContext(connection) as queries:
        asker(full, school_url(OWN, "schools:home"))()
        asked = len(queries.connection.queries_log) - queries.initial_queries
    report.add("P6", "home page: queries", database.vendor, "", str(asked), asked, 15, unit="")


def _compressed(client: Any, url: str) -> tuple[int, str]:
    response = client.get(url, headers={"accept-encoding": "gzip"})
    packed = response.content
    return len(packed), (gzip.decompress(packed) if response.get("Content-Encoding") == "gzip" else packed).decode()


def _weight(asset: str) -> int:
    """As a server sends it: brotli when there is such a thing, else gzip."""
    found = finders.find(asset.split("?")[0])
    if not found:
        return 0
    with open(str(found), "rb") as file:
        content = file.read()
    try:
        import brotli

        return len(brotli.compress(content))
    except ImportError:
        return len(gzip.compress(content, 9))


def p14(report: Report, database: Database) -> None:
    """The first page with all that it loads, and the next page."""
    client = database.client()
    with database.inside():
        home, text = _compressed(client, school_url(OWN, "schools:home"))
        listing, other = _compressed(client, school_url(OWN, "partnerships:partnership_list"))
    loaded = re.compile(
        r'(?:<link[^>]+rel="(?:stylesheet|icon)"[^>]*href|<script[^>]+src|<img[^>]+src)="/static/([^"]+)"'
    )
    assets, more = set(loaded.findall(text)), set(loaded.findall(other))
    first = (home + sum(_weight(asset) for asset in assets)) / 1024
    following = (listing + sum(_weight(asset) for asset in more - assets)) / 1024
    report.add(
        "P14",
        "first visit (home), everything, compressed",
        database.vendor,
        f"{len(assets)} files",
        f"{first:.1f} KB",
        first,
        75,
        unit=" KB",
    )
    report.add(
        "P14",
        "next page by link (list), compressed",
        database.vendor,
        f"{len(more - assets)} files",
        f"{following:.1f} KB",
        following,
        12,
        unit=" KB",
    )
    report.add(
        "P14", "requests of the first visit", database.vendor, "", str(len(assets) + 1), len(assets) + 1, 8, unit=""
    )
