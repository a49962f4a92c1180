"""Prove a backup by restoring it beside the real thing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from core.backups.restoring import drill
from core.sealed_stream import NotOurs


class Command(BaseCommand):
    help = (
        "Restores FILE into a scratch database and folder, compares rows and files with the backup's manifest, and runs "
        "check_data there. Given a folder, it takes the newest backup in it. The real data are not touched."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        source: Path = options["file"]
        if source.is_dir():
            found = sorted(source.glob("guyub-*.backup"))
            if not found:
                raise CommandError(f"There is no backup in {source}.")
            source = found[-1]
        try:
            manifest = drill(source, timezone.now())
        except (NotOurs, FileNotFoundError) as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(
            f"{source.name} of {manifest['made_at']}: {sum(manifest['tables'].values())} rows and "
            f"{len(manifest['files'])} files came back, and the data are in order."
        )
