"""Bring the official list of provinces, regencies and districts in: `manage.py import_regions FILE`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from core.policy import Actor
from core.tabular import TableRefused
from schools.actions.regions import import_regions


class Command(BaseCommand):
    """Tells how many regions were new, changed, the same and not in the list."""

    help = "Read the Kemendagri list of regions (columns kode, nama). The same list again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the list, CSV or XLSX")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with path.open("rb") as file:
                summary = import_regions(by=Actor.system(), now=timezone.now(), file=file, name=path.name)
        except OSError as error:
            raise CommandError(str(error)) from error
        except TableRefused as refusal:
            raise CommandError(refusal.sentence) from refusal
        said = _(
            "%(read)d baris dibaca: %(created)d baru, %(changed)d berubah, %(unchanged)d tetap, %(passed)d desa/kelurahan dilewati."
        )
        self.stdout.write(said % {**vars(summary), "passed": summary.passed_over})
        if summary.missing:
            self.stdout.write(
                _("%(count)d wilayah tidak ada lagi dalam daftar ini; dibiarkan.") % {"count": summary.missing}
            )
        for sentence in summary.odd[:20]:
            self.stdout.write(sentence)
