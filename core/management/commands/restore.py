"""Bring a backup back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError
from django.utils import timezone

from core import erasures
from core.backups import archive
from core.backups.restoring import fits, is_empty, put_back, scratch
from core.sealed_stream import NotOurs


class Command(BaseCommand):
    help = (
        "Replaces the database by the one in FILE, puts its files back, brings the tables up to date, and erases again what "
        "was erased since. Stop web, worker and beat first."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="the database holds data, and they may go")
        parser.add_argument(
            "--ledger", type=Path, help="erasures.jsonl from beside the newest backup, on a new machine"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        _refuse(options)
        try:
            with scratch() as folder:
                manifest = archive.unpack(options["file"], folder)
                fits(manifest)
                written = put_back(folder, manifest)
        except (NotOurs, FileNotFoundError) as problem:
            raise CommandError(str(problem)) from None
        if options["ledger"]:
            erasures.adopt(options["ledger"])
        call_command("migrate", interactive=False, verbosity=0)
        erased = erasures.apply_again(timezone.now())
        self.stdout.write(
            f"{sum(manifest['tables'].values())} rows and {written} files of {manifest['made_at']} are back; {erased} rows "
            "were erased again. Now run check_data --deep, then start web, worker and beat."
        )


def _refuse(options: dict[str, Any]) -> None:
    """Raise a sentence when there is nothing to restore into, when it would cost data, or when the ledger's name is mistyped."""
    try:
        empty = is_empty()
    except OperationalError as problem:
        raise CommandError(
            f"No way into the database: {str(problem).strip()}\nA restore needs one, even an empty one (docs/operate.md, Install)."
        ) from None
    if not empty and not options["replace"]:
        raise CommandError("The database holds data. Make a backup of it, then say --replace.")
    if options["ledger"] and not options["ledger"].is_file():
        raise CommandError(f"{options['ledger']} is no file. Without the ledger whoever was erased since comes back.")
