"""Take the official list of regions over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from core import audit
from core.imports import Column, match_columns
from core.models import ImportBatch
from core.policy import Actor, Denied
from core.tabular import Limits, Row, stream_table
from schools.models import Region
from schools.regions import fold_region

KIND = "schools.region"
MAX_ROWS = 120_000
COLUMNS = (
    Column("code", "kode", ("kode wilayah", "id", "kd_wilayah"), required=True),
    Column("name", "nama", ("nama wilayah", "wilayah"), required=True),
)
_CODE = re.compile(r"(\d{2})\.?(\d{2})?\.?(\d{2})?", re.ASCII)


@dataclass
class RegionSummary:
    """What became of a list. `missing` are regions that Guyub knows and the list does not; they stay."""

    read: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    passed_over: int = 0
    missing: int = 0
    odd: list[str] = field(default_factory=list)


@transaction.atomic
def import_regions(*, by: Actor, now: datetime, file: BinaryIO, name: str) -> RegionSummary:
    """Provinces, regencies and districts of a list with the columns `kode` and `nama`. The same list again changes nothing.

    Villages are passed over. Only for the operators of the machine. Raises `TableRefused` for a file that is no such list.
    """
    if not by.is_system:
        raise Denied(_("Daftar wilayah dipasang oleh pengelola Guyub."))
    stream = stream_table(file, name, limits=Limits(rows=MAX_ROWS))
    headings = match_columns(COLUMNS, stream.headers)
    summary, wanted = RegionSummary(), {}
    for row in stream.rows:
        region = _region(row, headings, summary)
        if region is not None:
            wanted[region.code] = region
    there = Region.objects.in_bulk(field_name="code")
    for code, region in wanted.items():
        known = there.get(code)
        if known is None:
            summary.created += 1
        elif (known.name, known.folded, known.level) != (region.name, region.folded, region.level):
            summary.changed += 1
        else:
            summary.unchanged += 1
    Region.objects.bulk_create(
        wanted.values(),
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "folded", "level"],
        batch_size=1000,
    )
    summary.missing = len(set(there) - set(wanted))
    counts = {"new": summary.created, "changed": summary.changed, "unchanged": summary.unchanged}
    batch = ImportBatch.objects.create(
        kind=KIND, file_name=name[-150:], state=ImportBatch.State.APPLIED, counts=counts, created_by_label=by.label,
        created_at=now, applied_at=now,
    )  # fmt: skip
    audit.record(by, "import.applied", batch, now, kind=KIND, counts=counts)
    return summary


def _region(row: Row, headings: dict[str, str], summary: RegionSummary) -> Region | None:
    summary.read += 1
    cells = {name: row.values[heading] for heading, name in headings.items()}
    code, name = re.sub(r"\s", "", cells["code"]), " ".join(cells["name"].split())
    if re.fullmatch(r"\d{2}\.?\d{2}\.?\d{2}\.?\d{4}", code, re.ASCII):
        summary.passed_over += 1
        return None
    match = _CODE.fullmatch(code)
    if not match or not name or len(name) > 100:
        summary.odd.append(
            _("Baris %(line)s: kode “%(code)s” atau namanya tidak dikenali.") % {"line": row.number, "code": code[:20]}
        )
        return None
    parts = [part for part in match.groups() if part]
    return Region(code=".".join(parts), name=name, folded=fold_region(name)[:100], level=len(parts))
