"""Do in this process what beat and the workers do: for machines without a broker, for cron, and after an outage."""

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from core.sweep import sweep


class Command(BaseCommand):
    help = "Send what waits, plan reminders, render papers, forget what is past its time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--now", help="the moment to work for, ISO 8601 with offset; the present by default")

    def handle(self, *args: Any, **options: Any) -> None:
        moved = sweep(_moment(options["now"]))
        if options["verbosity"]:
            self.stdout.write(", ".join(f"{name} {count}" for name, count in moved.items()))


def _moment(given: str | None) -> datetime:
    if given is None:
        return timezone.now()
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise CommandError(f"--now must be a moment such as 2026-11-22T07:00:00+07:00, not {given}") from None
    if timezone.is_naive(moment):
        raise CommandError("--now needs an offset from UTC, such as +07:00 at the end")
    return moment
