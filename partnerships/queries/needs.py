"""Reads of the needs register."""

from __future__ import annotations

from django.db.models import Count

from core.keyset import Slice, slice_after
from partnerships.models.need import NeedQuerySet


def need_page(rows: NeedQuerySet, position: str) -> Slice:
    """One page of needs, the most pressing first, each with the number of partnerships that answer it. One query."""
    counted = rows.annotate(answers=Count("partnerships", distinct=True)).select_related("raised_by")
    return slice_after(counted, ("-priority", "-pk"), position)
