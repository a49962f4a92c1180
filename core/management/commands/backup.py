"""Write everything but the keys into one encrypted file."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from core import erasures, heartbeat
from core.backups import archive
from core.backups.restoring import drill, scratch
from core.sealed_stream import NotOurs


class Command(BaseCommand):
    help = "Writes database, private files and erasure ledger into one file in FOLDER, encrypted with the first of BACKUP_KEYS."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="where the backup goes; better another disk")
        parser.add_argument("--drill", action="store_true", help="restore it into a scratch place at once, as a proof")
        parser.add_argument("--keep", type=int, default=0, help="delete all but the newest so many in the folder")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        _forget_drafts(folder)
        target = folder / f"guyub-{now:%Y%m%dT%H%M%S%fZ}.backup"
        try:
            with scratch() as work:
                manifest = archive.make(target, now, work)
            if options["drill"]:
                drill(target, now)
        except NotOurs as problem:
            raise CommandError(str(problem)) from None
        heartbeat.beat(heartbeat.BACKUP, now)
        _copy_ledger(folder / "erasures.jsonl")
        for old in sorted(folder.glob("guyub-*.backup"))[: -options["keep"]] if options["keep"] else []:
            old.unlink()
        self.stdout.write(
            f"{target}: {sum(manifest['tables'].values())} rows, {len(manifest['files'])} files, "
            f"{target.stat().st_size} bytes{', restored as a proof' if options['drill'] else ''}"
        )


def _copy_ledger(beside: Path) -> None:
    """The ledger as of now, beside the newest backup; an empty one while nobody was erased, so that a restore can name it always."""
    if erasures.path().exists():
        shutil.copyfile(erasures.path(), beside)
    else:
        beside.touch(mode=0o600)


def _forget_drafts(folder: Path) -> None:
    """What killed backups began: nobody has written to it for an hour."""
    for draft in folder.glob("guyub-*.backup.part"):
        if time.time() - draft.stat().st_mtime > 3600:
            draft.unlink()
