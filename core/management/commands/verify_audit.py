"""Prove that nobody changed the audit trail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from core.audit_chain import ends, seal_new, verify


class Command(BaseCommand):
    help = (
        "Follows the chain of each school's audit events from the first to the last. With --notes FILE it also compares with "
        "the ends that it noted there last time, and notes the present ones. Keep that file on another machine."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--notes", type=Path, help="where the ends of the chains were noted, and are noted again")

    def handle(self, *args: Any, **options: Any) -> None:
        notes: Path | None = options["notes"]
        noted = json.loads(notes.read_text(encoding="utf-8")) if notes and notes.exists() else None
        seal_new(timezone.now())
        broken = list(verify(noted))
        if broken:
            raise CommandError("\n".join(str(one) for one in broken))
        if notes:
            notes.write_text(json.dumps(ends(), indent=1), encoding="utf-8")
        self.stdout.write(f"{sum(int(length) for length, _seal in ends().values())} events, unbroken.")
