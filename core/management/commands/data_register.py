"""Write docs/data-register.md and docs/dpia.md from the code."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from core import data_register, dpia


class Command(BaseCommand):
    help = "Writes docs/data-register.md (what is held about people, why, for how long) and docs/dpia.md (to be completed)."

    def handle(self, *args: Any, **options: Any) -> None:
        data_register.path().write_text(data_register.page(), encoding="utf-8")
        dpia.path().write_text(dpia.page(), encoding="utf-8")
        self.stdout.write("docs/data-register.md and docs/dpia.md written.")
