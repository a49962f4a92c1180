"""Days without lessons: the school's own by hand, the national ones from a list that the machine's operator brings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from core import audit
from core.dates import DateProblem, parse_date
from core.imports import Column, match_columns
from core.models import ImportBatch
from core.policy import Actor, Denied, NotNow
from core.tabular import Row, TableRefused, read_table
from schools.actions._keeping import keep, remove
from schools.models import Holiday, School

KIND = "schools.holiday"
COLUMNS = (
    Column("day", "tanggal", ("date", "mulai"), required=True),
    Column("name", "nama", ("nama_id", "hari libur", "name"), required=True),
    Column("name_en", "nama_en", ("english",)),
    Column("kind", "kategori", ("jenis",)),
)


@transaction.atomic
def keep_holiday(*, by: Actor, now: datetime, school: School, holiday: Holiday | None = None, **facts: Any) -> Holiday:
    """Add or change the school's own days. `facts`: name, starts_on, ends_on. National days are refused with `Denied`."""
    row = holiday or Holiday(school=school, kind=Holiday.Kind.SCHOOL)
    if facts["ends_on"] < facts["starts_on"]:
        raise NotNow(_("Libur tidak dapat selesai sebelum dimulai."))
    return keep(row, by=by, now=now, school=school, noun="holiday", facts=facts)


@transaction.atomic
def remove_holiday(*, by: Actor, now: datetime, school: School, holiday: Holiday) -> None:
    """Take the school's own days away. National days are refused with `Denied`."""
    remove(holiday, by=by, now=now, school=school, noun="holiday")


@dataclass
class HolidaySummary:
    """What became of a list: days that were new, changed, the same, no longer named; and sentences about rows that were not understood."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    odd: list[str] = field(default_factory=list)


@transaction.atomic
def import_holidays(*, by: Actor, now: datetime, file: BinaryIO, name: str) -> HolidaySummary:
    """National days of a list with the columns `tanggal`, `nama` and perhaps `nama_en`, `kategori` ("cuti bersama").

    The list speaks for the years that it covers: a day of these years that it does not name any more goes. The same list again
    changes nothing. Only for the operators of the machine. Raises `TableRefused` for a file that is no such list.
    """
    if not by.is_system:
        raise Denied(_("Daftar libur nasional dipasang oleh pengelola Guyub."))
    table = read_table(file, name)
    headings = match_columns(COLUMNS, table.headers)
    summary = HolidaySummary()
    wanted = {(one.starts_on, one.name): one for one in _read(table.rows, headings, summary)}
    if not wanted:
        raise TableRefused(_("Tidak ada satu hari libur pun yang terbaca di daftar ini."))
    there = {(one.starts_on, one.name): one for one in Holiday.objects.filter(school=None)}
    _write(wanted, there, summary)
    counts = {"new": summary.created, "changed": summary.changed, "unchanged": summary.unchanged}
    batch = ImportBatch.objects.create(
        kind=KIND, file_name=name[-150:], state=ImportBatch.State.APPLIED, counts=counts, created_by_label=by.label,
        created_at=now, applied_at=now,
    )  # fmt: skip
    audit.record(by, "import.applied", batch, now, kind=KIND, counts=counts)
    return summary


def _write(
    wanted: dict[tuple[date, str], Holiday], there: dict[tuple[date, str], Holiday], summary: HolidaySummary
) -> None:
    years = {day.year for day, _name in wanted}
    gone = [row.pk for key, row in there.items() if key not in wanted and row.starts_on.year in years]
    Holiday.objects.filter(pk__in=gone).delete()
    summary.removed = len(gone)
    for key, row in wanted.items():
        known = there.get(key)
        if known is None:
            row.save()
            summary.created += 1
        elif (known.kind, known.name_en) != (row.kind, row.name_en):
            Holiday.objects.filter(pk=known.pk).update(kind=row.kind, name_en=row.name_en)
            summary.changed += 1
        else:
            summary.unchanged += 1


def _read(rows: list[Row], headings: dict[str, str], summary: HolidaySummary) -> Iterator[Holiday]:
    for row in rows:
        cells = {name: row.values[heading].strip() for heading, name in headings.items()}
        try:
            day = parse_date(cells["day"])
        except DateProblem:
            day = None
        if day is None or not cells["name"]:
            summary.odd.append(
                _("Baris %(line)s: tanggal “%(day)s” atau namanya tidak terbaca.")
                % {"line": row.number, "day": cells["day"][:30]}
            )
            continue
        joint = "cuti" in cells.get("kind", "").casefold() or cells["name"].casefold().startswith("cuti bersama")
        yield Holiday(
            kind=Holiday.Kind.JOINT if joint else Holiday.Kind.NATIONAL, name=cells["name"][:120],
            name_en=cells.get("name_en", "")[:120], starts_on=day, ends_on=day,
        )  # fmt: skip
