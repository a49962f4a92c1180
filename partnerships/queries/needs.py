"""Reads of the needs register."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count

from core.keyset import Slice, slice_after
from partnerships.models.need import NeedQuerySet


def need_page(rows: NeedQuerySet, order: Sequence[str], position: str) -> Slice:
    """One page of needs, each with the number of partnerships that answer it. One query."""
    counted = rows.annotate(answers=Count("partnerships", distinct=True)).select_related("raised_by")
    return slice_after(counted, order, position)
