"""Celery tasks: ids in, one call, no logic. `**kwargs` lets older and newer code ring each other."""

from __future__ import annotations

from typing import Any

from celery import shared_task
from django.utils import timezone

from core import batches, bundles, data_copies, documents, exports, mail
from core import sweep as sweeping


@shared_task
def sweep(**kwargs: Any) -> None:
    """Beat's regular call: find what waits and ring for it."""
    sweeping.sweep(timezone.now(), hand_over=True)


@shared_task
def deliver_message(message_id: int, **kwargs: Any) -> None:
    """Hand one message of the outbox to the mail server."""
    mail.deliver(message_id, timezone.now())


@shared_task
def render_document(document_id: int, **kwargs: Any) -> None:
    """Render one paper."""
    documents.render_document(document_id, timezone.now())


@shared_task
def write_export(export_id: int, **kwargs: Any) -> None:
    """Write one long table."""
    exports.write_export(export_id, timezone.now())


@shared_task
def pack_bundle(bundle_id: int, **kwargs: Any) -> None:
    """Pack one ZIP."""
    bundles.pack_bundle(bundle_id, timezone.now())


@shared_task
def work_on_batch(batch_id: int, **kwargs: Any) -> None:
    """Make some papers of one batch."""
    batches.work_on_batch(batch_id, timezone.now())


@shared_task
def write_copy(copy_id: int, **kwargs: Any) -> None:
    """Write the copy of one person's data."""
    data_copies.write_copy(copy_id, timezone.now())
