"""What must hold for agreements, beyond what the database holds itself (core.data_checks)."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef

from core.data_checks import told
from core.models import Attachment
from partnerships.models import Agreement

S = Agreement.State


def _parties(deep: bool) -> Iterator[str]:
    """What is ready or signed names at least two parties."""
    rows = Agreement.objects.filter(state__in=(S.READY, S.SIGNED, S.TERMINATED), imported=False)
    alone = rows.annotate(named=Count("parties")).filter(named__lt=2)
    yield from told(Agreement.objects.filter(pk__in=alone.values("pk")), "it names fewer than two parties")


def _frozen(deep: bool) -> Iterator[str]:
    """What is ready or signed holds its frozen text."""
    rows = Agreement.objects.filter(state__in=(S.READY, S.SIGNED, S.TERMINATED), imported=False, payload={})
    yield from told(rows, "it is ready or signed, and its text was not frozen")


def _scans(deep: bool) -> Iterator[str]:
    """The scan that was compared with the original is there."""
    there = Attachment.objects.filter(
        pk=OuterRef("scan_id"), subject_type="partnerships.agreement", subject_id=OuterRef("pk"), removed_at=None
    )
    yield from told(Agreement.objects.exclude(scan_id=None).exclude(Exists(there)), "its confirmed scan is gone")


def _addenda(deep: bool) -> Iterator[str]:
    """An addendum changes something that was signed."""
    rows = Agreement.objects.filter(base__isnull=False).exclude(state=S.CANCELLED)
    yield from told(
        rows.exclude(base__state__in=(S.SIGNED, S.TERMINATED)), "it is an addendum to something that was never signed"
    )


CHECKS = {
    "agreements have parties": _parties,
    "agreements are frozen": _frozen,
    "confirmed scans": _scans,
    "addenda": _addenda,
}
