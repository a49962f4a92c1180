"""Remove a row with everything that belongs to it and everything that hangs on it: files, papers, histories, reminders, links.

Which rows belong to a row, its foreign keys say: whatever would go with it, or would hold it back (CASCADE, PROTECT, RESTRICT).
The audit trail stays. It names rows by their numbers, and a number without its row is nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models, transaction

from core.models import AuditEvent, ImportRow, OutgoingMessage, Reminder
from core.models.base import SubjectModel
from core.registry import registry
from core.subjects import referring, subject_type

BELONGS = (models.CASCADE, models.PROTECT, models.RESTRICT)

Rows = dict[type[models.Model], set[int]]
"""Numbers of rows by their table."""


def belonging(*roots: models.Model) -> Rows:
    """These rows and all that belong to them, to any depth."""
    found: Rows = defaultdict(set)
    waiting = [(type(root), {root.pk}) for root in roots]
    while waiting:
        model, keys = waiting.pop()
        new = keys - found[model]
        if not new:
            continue
        found[model] |= new
        for other, field in referring(model):
            if getattr(other._meta.get_field(field), "remote_field").on_delete in BELONGS:
                rows: models.QuerySet[Any] = models.QuerySet(other)
                waiting.append((other, set(rows.filter(**{f"{field}__in": new}).values_list("pk", flat=True))))
    return {model: keys for model, keys in found.items() if keys}


def hangers() -> Iterator[type[SubjectModel]]:
    """Every table whose rows are about another row, but the audit trail."""
    yield from (model for model in apps.get_models() if issubclass(model, SubjectModel) and model is not AuditEvent)


def about(found: Rows) -> Rows:
    """What hangs on these rows."""
    hanging: Rows = {}
    for model in hangers():
        rows: models.QuerySet[Any] = models.QuerySet(model)
        for target, keys in found.items():
            here = rows.filter(subject_type=subject_type(target), subject_id__in=keys).values_list("pk", flat=True)
            hanging[model] = hanging.get(model, set()) | set(here)
    return {model: keys for model, keys in hanging.items() if keys}


@transaction.atomic
def remove(*roots: models.Model) -> int:
    """Remove these rows for good. Files go when the transaction commits. Returns how many rows went."""
    found = belonging(*roots)
    _drop_messages(found)
    for model, keys in found.items():
        ImportRow.objects.filter(object_type=subject_type(model), object_id__in=keys).delete()
    hanging = about(found)
    everything = {**found, **{model: found.get(model, set()) | keys for model, keys in hanging.items()}}
    for model, keys in everything.items():
        _drop_files(model, keys)
        _loosen(model, keys)
    for model, keys in everything.items():
        rows: models.QuerySet[Any] = models.QuerySet(model).filter(pk__in=keys)
        rows._raw_delete(rows.db)  # in any order: the database looks at its references when the transaction commits
    return sum(map(len, everything.values()))


def _drop_messages(found: Rows) -> None:
    """Messages that reminded of these rows, or lead to one of them."""
    for model, keys in found.items():
        told = Reminder.objects.filter(subject_type=subject_type(model), subject_id__in=keys).exclude(message=None)
        OutgoingMessage.objects.filter(pk__in=set(told.values_list("message_id", flat=True))).delete()
        reader = registry.readers.get(subject_type(model))
        if reader is not None and reader.url is not None:
            rows: models.QuerySet[Any] = models.QuerySet(model)
            for row in rows.filter(pk__in=keys):
                OutgoingMessage.objects.filter(url__startswith=reader.url(row)).delete()


def _drop_files(model: type[models.Model], keys: set[int]) -> None:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.FileField):
            for name in models.QuerySet(model).filter(pk__in=keys).values_list(field.name, flat=True):
                if name:
                    transaction.on_commit(partial(default_storage.delete, name))


def _loosen(model: type[models.Model], keys: set[int]) -> None:
    """Rows that stay forget these rows: keys that may be empty, and tables that only join."""
    for other, field in referring(model):
        if getattr(other._meta.get_field(field), "remote_field").on_delete is models.SET_NULL:
            models.QuerySet(other).filter(**{f"{field}__in": keys}).update(**{field: None})
    for joining in _joins():
        for key in joining._meta.concrete_fields:
            if key.related_model is model:
                models.QuerySet(joining).filter(**{f"{key.name}__in": keys}).delete()


def _joins() -> Iterator[type[models.Model]]:
    yield from (model for model in apps.get_models(include_auto_created=True) if model._meta.auto_created)
