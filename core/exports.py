"""Lists as files: exactly the rows that the list shows this person under the same address, in human words.

A short table is written while the person waits; a long one becomes a `TableExport` row, which a worker (or the sweep) writes and
which is gone after three days. Both read the rows in pieces: memory stays bounded, queries are counted per piece. Every export
leaves an audit event with the number of its lines; what the filters looked for is not repeated there.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import IO, Any

from django.apps import apps
from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import F
from django.http import FileResponse, QueryDict
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core import audit, doorbell
from core.files import serve
from core.lists import ListKind, kind_of
from core.models import TableExport
from core.policy import Actor, Denied, NotNow
from core.registry import registry
from core.tabular.writer import CsvFile, Value, write_xlsx

TASK = "core.tasks.write_export"
AT_ONCE = 2_000
"""Rows that one answer carries; more goes through a worker."""
MOST = 50_000
PIECE = 500
LEASE = timedelta(minutes=10)
KEEP = timedelta(hours=72)
MAX_ATTEMPTS = 3
_MEMORY = 2 * 1024 * 1024
Format = TableExport.Format
TYPES = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
    Format.CSV_COMMA: "text/csv; charset=utf-8",
}


@dataclass
class Table:
    """A list asked by one person: its headings, and its lines, which are counted as they pass."""

    kind: ListKind
    actor: Actor
    query: QueryDict
    today: date
    written: int = 0

    @property
    def rows(self) -> models.QuerySet[Any]:
        """What the list shows, in its order."""
        return self.kind.filter(self.actor, self.query, self.today).ordered

    @property
    def headings(self) -> list[str]:
        return [str(column.heading) for column in self.kind.columns(self.actor, self.today)]

    def lines(self) -> Iterator[list[Value]]:
        """Every line, read in pieces of 500 rows."""
        columns = self.kind.columns(self.actor, self.today)
        for row in self.kind.dressed(self.rows).iterator(chunk_size=PIECE):
            for line in self.kind.lines(row):
                self.written += 1
                yield [column.value(line) for column in columns]

    def file(self, form: str) -> IO[bytes]:
        """The table in the format `form`, in a temporary file at its start; the caller closes it."""
        if form == Format.XLSX:
            return write_xlsx(self.headings, self.lines(), title=str(self.kind.label), iso=self.kind.iso)
        comma = form == Format.CSV_COMMA
        with ExitStack() as until_written:
            made: IO[bytes] = until_written.enter_context(tempfile.SpooledTemporaryFile(max_size=_MEMORY))
            text = io.TextIOWrapper(made, encoding="utf-8", newline="")
            table = CsvFile(text, self.headings, separator="," if comma else ";", local=not (comma or self.kind.iso))
            for line in self.lines():
                table.add(line)
            text.flush()
            text.detach()
            made.seek(0)
            until_written.pop_all()
        return made


def check_room(table: Table) -> int:
    """How many rows there are. Raises `NotNow` above fifty thousand."""
    count = table.rows.count()
    if count > MOST:
        raise NotNow(_("Daftar ini lebih dari 50.000 baris. Persempit dengan saringan, lalu unduh per bagian."))
    return count


def file_name(kind: ListKind, school: Any, today: date, form: str) -> str:
    """ "daftar-perjanjian-smp-negeri-2-sukamaju-2026-09-21.xlsx"."""
    ending = "xlsx" if form == Format.XLSX else "csv"
    return f"{slugify(str(kind.label))}-{slugify(str(school))}-{today.isoformat()}.{ending}"


@transaction.atomic
def export_now(
    *, by: Actor, now: datetime, school: Any, kind: ListKind, query: QueryDict, form: str, **details: str
) -> FileResponse:  # fmt: skip
    """The list as a download, written while the person waits; the audit trail says how many lines went out, and `details` (codes)."""
    kind.see(by)
    table = Table(kind, by, query, school.local_date(now))
    content = table.file(form)
    audit.record(by, "list.exported", school, now, list=kind.key, format=form, rows=table.written, **details)
    return serve(content, file_name(kind, school, table.today, form), TYPES[Format(form)])


@transaction.atomic
def request_export(
    *, by: Actor, now: datetime, school: Any, kind: ListKind, query: QueryDict, form: str
) -> TableExport:
    """Ask for a long table; a worker writes it."""
    kind.see(by)
    today = school.local_date(now)
    export = TableExport.objects.create(
        tenant_id=by.tenant_id,
        list_key=kind.key,
        title=file_name(kind, school, today, form).rpartition(".")[0][:150],
        query=kind.filter(by, query, today).query[:1000],
        format=form,
        language=translation.get_language() or settings.LANGUAGE_CODE,
        created_by_id=by.user_id,
        created_by_label=by.label,
        created_at=now,
    )
    audit.record(by, "export.requested", export, now, list=kind.key, format=form)
    doorbell.ring(TASK, export.pk)
    return export


def write_export(export_id: int, now: datetime) -> bool:
    """Claim the export and write it. False when somebody else has it, or it is done.

    An unforeseen error leaves the row claimed: the sweep tries again when the lease is over, three times in all.
    """
    claimed = TableExport.objects.filter(pk=export_id).claimable(now)
    if claimed.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=TableExport.State.FAILED,
        lease_until=None,
        error=_("Tabel tiga kali gagal dibuat. Coba lagi nanti, atau sampaikan kepada operator sekolah."),
    ):
        return False
    state = TableExport.State.WRITING
    if not claimed.update(state=state, lease_until=now + LEASE, attempts=F("attempts") + 1):
        return False
    export = TableExport.objects.get(pk=export_id)
    try:
        with translation.override(export.language):
            _write(export, now)
    except Denied:
        _give_up(export, _("Anda tidak lagi boleh membuka daftar ini, jadi tabelnya tidak dibuat."))
        return False
    return True


def _write(export: TableExport, now: datetime) -> None:
    """Who asked is asked again: roles may have changed since."""
    actor = registry.find_actor(export.created_by_id or 0, export.tenant_id or 0)
    kind = kind_of(export.list_key)
    if actor is None or kind is None:
        raise Denied("")
    kind.see(actor)
    school = apps.get_model(settings.TENANT_MODEL)._default_manager.get(pk=export.tenant_id)
    table = Table(kind, actor, QueryDict(export.query), school.local_date(export.created_at))
    with table.file(export.format) as content:
        export.file.save(f"table.{export.extension}", File(content), save=False)
    name = str(export.file.name)
    mine = TableExport.objects.filter(pk=export.pk, state=TableExport.State.WRITING, attempts=export.attempts)
    with transaction.atomic():
        won = mine.update(
            state=TableExport.State.READY, file=name, rows=table.written, lease_until=None, error="", ready_at=now
        )
        if won:
            audit.record(actor, "list.exported", export, now, list=kind.key, format=export.format, rows=table.written)
    if not won:
        default_storage.delete(name)


def _give_up(export: TableExport, sentence: str) -> None:
    TableExport.objects.filter(pk=export.pk).update(
        state=TableExport.State.FAILED, lease_until=None, error=sentence[:300]
    )


def hand_out(export: TableExport) -> FileResponse:
    """The finished table as a download. The caller has asked whose it is."""
    name = f"{export.title}.{export.extension}"
    return serve(export.file.open(), name, TYPES[Format(export.format)])


def write_pending(now: datetime, limit: int = 5) -> int:
    """Write what waits and throw away what is three days old (the sweep without a worker). Returns how many moved."""
    waiting = TableExport.objects.claimable(now).order_by("pk").values_list("pk", flat=True)[:limit]
    return sum(write_export(pk, now) for pk in list(waiting)) + forget_old(now)


def forget_old(now: datetime) -> int:
    """Delete exports after three days, file and row. Returns how many."""
    old = list(TableExport.objects.filter(created_at__lt=now - KEEP).order_by("pk")[:100])
    for export in old:
        if export.file:
            default_storage.delete(str(export.file.name))
        export.delete()
    return len(old)
