"""What happened to a record, newest first."""

from __future__ import annotations

from django.db import models

from core.models import HistoryEntry
from core.subjects import subject_of


def history_of(obj: models.Model) -> models.QuerySet[HistoryEntry]:
    """The moves of a record's workflow."""
    kind, pk = subject_of(obj)
    return HistoryEntry.objects.filter(subject_type=kind, subject_id=pk).order_by("-id")
