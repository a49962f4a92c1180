"""Bring a national list of schools (CSV or XLSX) into the directory: `manage.py import_schools FILE`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from core.models import ImportRow
from core.policy import Actor
from core.tabular import CsvFile, TableRefused
from schools.actions.listings import Line, Summary, import_listings

HEADINGS = ("baris", "npsn", "nama", "hasil", "catatan")


OUTCOMES = tuple(ImportRow.Outcome)[:5]
"""What may become of a row here. Nobody sits at the terminal to answer questions or to leave rows out."""


class Command(BaseCommand):
    """Tells, row by row, what was taken, mended and refused, and why."""

    help = "Read a national list of schools into the directory. The same list again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the list, CSV or XLSX")
        parser.add_argument("--report", type=Path, help="write a CSV that tells what became of each row")
        parser.add_argument("--dry-run", action="store_true", help="only tell what would happen")
        parser.add_argument("--source", default="", help="name of the list; its file name if not given")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with path.open("rb") as file, _report(options["report"]) as tell:
                summary = import_listings(
                    by=Actor.system(),
                    now=timezone.now(),
                    file=file,
                    name=path.name,
                    source=options["source"],
                    dry_run=options["dry_run"],
                    tell=tell,
                )
        except OSError as error:
            raise CommandError(str(error)) from error
        except TableRefused as refusal:
            raise CommandError(refusal.sentence) from refusal
        self._tell(summary, dry_run=options["dry_run"])

    def _tell(self, summary: Summary, *, dry_run: bool) -> None:
        self.stdout.write(_("%(count)s baris dibaca") % {"count": summary.rows})
        for outcome in OUTCOMES:
            self.stdout.write(f"  {outcome.label}: {summary.outcomes[outcome]}")
        for note in summary.notes:
            self.stdout.write(note)
        self.stdout.write(
            _("Direktori: %(created)s sekolah baru, %(changed)s sekolah berubah.")
            % {"created": summary.created, "changed": summary.changed}
        )
        if dry_run:
            self.stdout.write(_("Ini hanya percobaan; tidak ada yang disimpan."))


@contextmanager
def _report(path: Path | None) -> Iterator[Callable[[Line], None]]:
    """What to tell each line to. The report takes its name only when the whole list was read."""
    if path is None:
        yield lambda line: None
        return
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            table = CsvFile(file, HEADINGS)
            yield lambda line: table.add(
                (line.number, line.npsn, line.name, str(ImportRow.Outcome(line.outcome).label), " ".join(line.notes))
            )
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
