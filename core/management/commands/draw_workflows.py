"""Write docs/workflows from the code."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from core.workflow_pages import folder, pages


class Command(BaseCommand):
    help = "Writes docs/workflows/<name>.md for every workflow and removes pages of workflows that are gone."

    def handle(self, *args: Any, **options: Any) -> None:
        target = folder()
        target.mkdir(parents=True, exist_ok=True)
        drawn = pages()
        for old in target.glob("*.md"):
            if old.name not in drawn:
                old.unlink()
        for name, text in drawn.items():
            (target / name).write_text(text, encoding="utf-8")
        self.stdout.write(f"{len(drawn)} workflows drawn.")
