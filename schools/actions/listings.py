"""Keep the national directory of schools from lists of the ministry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from core import audit
from core.imports import RowRefused, match_columns
from core.models import ImportBatch, ImportRow
from core.policy import Actor
from core.tabular import Limits, Row, stream_table
from core.tabular.refusal import MIB
from schools.identifiers import IdentifierProblem, clean_npsn
from schools.imports import COLUMNS, Reading, read_listing
from schools.models import SchoolListing
from schools.policy import check_create_school

KIND = "schools.schoollisting"
LIMITS = Limits(rows=2_000_000, bytes=400 * MIB, unpacked=400 * MIB, seconds=3600)
_CHUNK = 1_000
_FIELDS = tuple(f.name for f in SchoolListing._meta.concrete_fields if f.name not in ("id", "npsn"))

Outcome = ImportRow.Outcome


@dataclass(frozen=True)
class Line:
    """What became of one row of the list: its number in the file, the school, the outcome, and sentences about it."""

    number: int
    npsn: str
    name: str
    outcome: str
    notes: tuple[str, ...] = ()


@dataclass
class Summary:
    """What became of a whole list. `outcomes` counts rows; `created` and `changed` count schools in the directory."""

    rows: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    created: int = 0
    changed: int = 0
    notes: list[str] = field(default_factory=list)


class _DryRun(Exception):
    """Ends the transaction of a trial without keeping anything."""


def import_listings(
    *,
    by: Actor,
    now: datetime,
    file: BinaryIO,
    name: str,
    source: str = "",
    dry_run: bool = False,
    tell: Callable[[Line], None] = lambda line: None,
) -> Summary:
    """Bring a list of schools into the directory: all of its good rows, or nothing when the file cannot be read to its end.

    Rows are read twice and kept only in portions, so that the whole nation fits in little memory. Values that the list leaves
    empty do not erase what is known. The same list again changes nothing. `tell` hears what became of each row.
    Raises `Denied` for anybody but the platform, `TableRefused` for an unreadable file.
    """
    check_create_school(by)
    summary = Summary()
    source = source or name
    try:
        with transaction.atomic():
            _bring_in(file, name, source[:100], summary, tell)
            if dry_run:
                raise _DryRun
            _remember(by, now, name, summary)
    except _DryRun:
        return summary
    return summary


def _bring_in(file: BinaryIO, name: str, source: str, summary: Summary, tell: Callable[[Line], None]) -> None:
    rivals = _rivals(file, name)
    stream = stream_table(file, name, limits=LIMITS)
    headings = match_columns(COLUMNS, stream.headers)
    first_at: dict[str, int] = {}
    for rows in _portions(stream.rows):
        judged = [_judged(row, headings, rivals, first_at) for row in rows]
        fates = _write({reading.values["npsn"]: reading for _line, reading in judged if reading}, source, summary)
        for line, reading in judged:
            told = _fated(line, fates[line.npsn]) if reading else line
            summary.rows += 1
            summary.outcomes[told.outcome] += 1
            tell(told)
    summary.notes = stream.notes


def _rivals(file: BinaryIO, name: str) -> set[str]:
    """The NPSN that stand in the file more than once with different content: nobody can tell which row is right."""
    stream = stream_table(file, name, limits=LIMITS)
    headings = match_columns(COLUMNS, stream.headers)
    number = next(heading for heading, column in headings.items() if column == "npsn")
    seen: dict[str, int] = {}
    rivals = set()
    for row in stream.rows:
        with suppress(IdentifierProblem):
            npsn = clean_npsn(row.values[number])
            content = hash(tuple(row.values[heading] for heading in headings))
            if seen.setdefault(npsn, content) != content:
                rivals.add(npsn)
    return rivals


def _judged(
    row: Row, headings: Mapping[str, str], rivals: set[str], first_at: dict[str, int]
) -> tuple[Line, Reading | None]:
    """The row's line of the report, and its reading when it is to be written (the outcome is then still open)."""
    cells = {name: row.values[heading] for heading, name in headings.items()}
    try:
        reading = read_listing(row, headings)
        npsn = reading.values["npsn"]
        if npsn in rivals:
            raise RowRefused(_("NPSN %(npsn)s ada di beberapa baris dengan isi yang berbeda.") % {"npsn": npsn})
    except RowRefused as refusal:
        return Line(row.number, cells["npsn"], cells["name"], Outcome.REFUSED, tuple(refusal.sentences)), None
    if npsn in first_at:
        note = _("Baris ini mengulang baris %(line)s.") % {"line": first_at[npsn]}
        return Line(row.number, npsn, reading.values["name"], Outcome.UNCHANGED, (note,)), None
    first_at[npsn] = row.number
    return Line(row.number, npsn, reading.values["name"], Outcome.NEW, tuple(reading.notes)), reading


def _fated(line: Line, fate: str) -> Line:
    outcome = Outcome.MENDED if line.notes and fate != Outcome.UNCHANGED else fate
    return replace(line, outcome=outcome)


def _write(readings: Mapping[str, Reading], source: str, summary: Summary) -> dict[str, str]:
    """Write what is new or different, in bulk, and tell the outcome for each NPSN."""
    there = {listing.npsn: listing for listing in SchoolListing.objects.filter(npsn__in=readings)}
    fates: dict[str, str] = {}
    changed: list[SchoolListing] = []
    for npsn, reading in readings.items():
        listing = there.get(npsn)
        if listing is None:
            fates[npsn] = Outcome.NEW
            changed.append(SchoolListing(**reading.values, source=source))
        elif _take_over(listing, reading):
            fates[npsn] = Outcome.CHANGED
            listing.source = source
            changed.append(listing)
        else:
            fates[npsn] = Outcome.UNCHANGED
    SchoolListing.objects.bulk_create(changed, update_conflicts=True, update_fields=_FIELDS, unique_fields=["npsn"])
    tally = Counter(fates.values())
    summary.created += tally[Outcome.NEW]
    summary.changed += tally[Outcome.CHANGED]
    return fates


def _take_over(listing: SchoolListing, reading: Reading) -> bool:
    """Put the values that the list has into the listing; True when one of them is different."""
    different = False
    for name, value in reading.values.items():
        if value not in ("", None) and getattr(listing, name) != value:
            setattr(listing, name, value)
            different = True
    return different


def _remember(by: Actor, now: datetime, name: str, summary: Summary) -> None:
    batch = ImportBatch.objects.create(
        kind=KIND,
        file_name=name[-150:],
        state=ImportBatch.State.APPLIED,
        notes=summary.notes,
        counts=dict(summary.outcomes),
        created_by_id=by.user_id,
        created_by_label=by.label,
        created_at=now,
        applied_at=now,
    )
    audit.record(by, "import.applied", batch, now, kind=KIND, counts=batch.counts)


def _portions(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while portion := list(islice(rows, _CHUNK)):
        yield portion
