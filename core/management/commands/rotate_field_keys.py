"""Encrypt with the first key whatever an older key wrote, or nobody encrypted yet."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.key_rotation import count_left, rotate_everything


class Command(BaseCommand):
    help = (
        "Writes every private value and every private file again with the first of FIELD_KEYS. People can go on working, a run that was "
        "interrupted is started again, and a second run finds nothing to do."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only count what is left; status 1 when there is any")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
        else:
            self._rotate()

    def _rotate(self) -> None:
        tallies = rotate_everything()
        for tally in tallies:
            if tally.rewritten or tally.unreadable:
                self.stdout.write(
                    f"{tally.place}: {tally.rewritten} rewritten ({tally.plain} of them were plain text), "
                    f"{tally.unreadable} unreadable"
                )
        self.stdout.write(f"{sum(tally.rewritten for tally in tallies)} values and files rewritten with the first key.")
        reasons = [tally.reason for tally in tallies if tally.reason]
        if reasons:
            raise CommandError("Keep the older keys: some values could not be read.\n" + "\n".join(reasons))

    def _check(self) -> None:
        found = count_left()
        for place, number in found.items():
            self.stdout.write(f"{place}: {number} left")
        if found:
            raise CommandError("The first key has not written everything yet: run rotate_field_keys.")
        self.stdout.write("Everything private was written by the first key.")
