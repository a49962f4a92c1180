"""What a stored import says to readers of different languages."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import translation

from core.models import ImportBatch


def told_in(language: str, batch: ImportBatch) -> list[str]:
    """Everything that the batch tells somebody who chose this language."""
    with translation.override(language):
        fresh = ImportBatch.objects.get(pk=batch.pk)
        questions = [choice for asked in fresh.options.get("questions", []) for _key, choice in asked["choices"]]
        return [*fresh.notes, *questions, *(note for row in fresh.rows.order_by("line") for note in row.notes)]


def check_readers(previewed: Callable[[], ImportBatch]) -> None:
    """Whoever looks at the preview reads it in the own language, whatever was the language of the one who made it."""
    batches = {}
    for language in ("id", "en"):
        with translation.override(language):
            batches[language] = previewed()
    for reader in ("id", "en"):
        assert told_in(reader, batches["id"]) == told_in(reader, batches["en"])
    for indonesian, english in zip(told_in("id", batches["en"]), told_in("en", batches["en"]), strict=True):
        assert indonesian != english
