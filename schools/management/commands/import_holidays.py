"""Bring the national holidays in: `manage.py import_holidays [FILE]`; without a file, the list that comes with Guyub."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from core.policy import Actor
from core.tabular import TableRefused
from schools.actions.holidays import import_holidays

OURS = Path("data/national_holidays.csv")


class Command(BaseCommand):
    """Tells how many days were new, changed, the same and no longer in the list."""

    help = "Read a list of national holidays (columns tanggal, nama). The same list again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="the list, CSV or XLSX; by default the one of Guyub")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"] or Path(apps.get_app_config("schools").path) / OURS
        try:
            with path.open("rb") as file:
                summary = import_holidays(by=Actor.system(), now=timezone.now(), file=file, name=path.name)
        except OSError as error:
            raise CommandError(str(error)) from error
        except TableRefused as refusal:
            raise CommandError(refusal.sentence) from refusal
        said = _("%(created)d hari libur baru, %(changed)d berubah, %(unchanged)d tetap, %(removed)d tidak ada lagi.")
        self.stdout.write(said % vars(summary))
        for sentence in summary.odd[:20]:
            self.stdout.write(sentence)
