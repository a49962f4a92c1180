"""Ask the data whether they still make sense."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.data_checks import run


class Command(BaseCommand):
    help = "Looks for rows, files and audit events that contradict each other. Changes nothing; status 1 when it finds some."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--deep", action="store_true", help="read every file and open every private text, too")

    def handle(self, *args: Any, **options: Any) -> None:
        total = 0
        for key, found in run(options["deep"]):
            total += len(found)
            self.stdout.write(f"{'FAIL' if found else 'ok  '}  {key}")
            for sentence in found:
                self.stdout.write(f"      {sentence}")
        if total:
            raise CommandError(f"{total} contradictions found.")
        self.stdout.write("The data are in order.")
