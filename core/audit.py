"""Write the audit trail. Every public action records; reads of sensitive content record too."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Model

from core.models import AuditEvent
from core.policy import Actor
from core.registry import registry
from core.subjects import subject_of, tenant_of


def record(by: Actor, verb: str, obj: Model, now: datetime, **details: Any) -> AuditEvent:
    """File one event about `obj`, in the caller's transaction.

    `verb` is "<noun>.<past tense>" ("agreement.signed"). `details` hold ids, codes and dates, never private text.
    """
    event = _event(by, verb, obj, now, details)
    event.save(force_insert=True)
    _tell(obj, now)
    return event


def record_each(by: Actor, verb: str, objs: Iterable[Model], now: datetime) -> None:
    """As `record`, the same event about each of several objects. One query."""
    objs = list(objs)
    AuditEvent.objects.bulk_create([_event(by, verb, obj, now, {}) for obj in objs])
    for obj in objs:
        _tell(obj, now)


def _tell(obj: Model, now: datetime) -> None:
    for follow in registry.followers.values():
        follow(obj, now)


def _event(by: Actor, verb: str, obj: Model, now: datetime, details: dict[str, Any]) -> AuditEvent:
    kind, pk = subject_of(obj)
    tenant_id = tenant_of(obj)
    return AuditEvent(
        tenant_id=tenant_id if tenant_id is not None else by.tenant_id,
        subject_type=kind,
        subject_id=pk,
        at=now,
        actor_id=by.user_id,
        actor_label=by.label,
        link_id=by.link_id,
        verb=verb,
        details=details,
    )
