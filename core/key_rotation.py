"""Write every private value again with the first key: after a new one was put there, and after the move from plain text.

Each value is replaced only while it still is what was read, so it runs beside people at work. What has been done no longer
matches the question, so a run that was interrupted is simply started again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import ExpressionWrapper, F, Q

from core.cipher import MARK, Unreadable, current_mark, key_ring
from core.files import stored_names
from core.private_fields import PrivateJSON, PrivateText
from core.registry import registry
from core.sealed_storage import SealedStorage, key_of

AT_ONCE = 500


@dataclass
class Tally:
    """What happened to one field: how many values were rewritten, how many of these were plain, which rows no key opens."""

    place: str
    rewritten: int = 0
    plain: int = 0
    unreadable: int = 0
    reason: str = ""


def private_fields() -> Iterator[tuple[type[models.Model], Any]]:
    """Every encrypted field of every table."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, PrivateText | PrivateJSON) and not model._meta.proxy:
                yield model, field


def left(model: type[models.Model], field: Any) -> Any:
    """Rows whose value the first key did not write, with the value as it is stored in `stored`."""
    stored = ExpressionWrapper(F(field.attname), output_field=models.TextField())
    rows = models.QuerySet(model).annotate(stored=stored)  # append-only rows too: what they say does not change
    return rows.exclude(Q(stored=None) | Q(stored="") | Q(stored__startswith=current_mark(key_ring())))


def count_left() -> dict[str, int]:
    """How many values each field holds that wait for the first key; fields without any are not named."""
    found = {field.place: left(model, field).count() for model, field in private_fields()}
    found["files"] = sum(1 for _name in files_left())
    found |= {place: sum(1 for _row in secrets.left()) for place, secrets in registry.secrets.items()}
    return {place: number for place, number in found.items() if number}


def files_left() -> Iterator[str]:
    """Names of private files that the first key did not write."""
    yield from (name for name in stored_names() if key_of(name) != key_ring().writes)


def rotate_files() -> Tally:
    """Encrypt every private file with the first key. One that went meanwhile, or that no key opens, is left as it is."""
    tally = Tally("files")
    for name in list(files_left()):
        try:
            was_plain = key_of(name) is None
            cast("SealedStorage", default_storage).reseal(name)
        except FileNotFoundError:
            continue
        except Unreadable as problem:
            tally.unreadable, tally.reason = tally.unreadable + 1, tally.reason or str(problem)
            continue
        tally.rewritten, tally.plain = tally.rewritten + 1, tally.plain + was_plain
    return tally


def rotate_everything() -> list[Tally]:
    """Every field of every table, every private file, and what the apps encrypt elsewhere (`registry.secrets`)."""
    fields = [rotate(model, field) for model, field in private_fields()]
    return [*fields, rotate_files(), *(secrets.rotate() for secrets in registry.secrets.values())]


def rotate(model: type[models.Model], field: Any) -> Tally:
    """Rewrite one field, batch by batch, each in a transaction of its own."""
    tally, after = Tally(field.place), 0
    while True:
        with transaction.atomic():
            batch = list(left(model, field).filter(pk__gt=after).order_by("pk").values_list("pk", "stored")[:AT_ONCE])
            for pk, stored in batch:
                _rewrite(model, field, pk, stored, tally)
        if not batch:
            return tally
        after = batch[-1][0]


def _rewrite(model: type[models.Model], field: Any, pk: Any, stored: str, tally: Tally) -> None:
    try:
        value = field.as_value(key_ring().decrypt(stored, field.place))
    except Unreadable as problem:
        tally.unreadable += 1
        tally.reason = tally.reason or f"{problem} First seen in row {pk}."
        return
    changed = left(model, field).filter(pk=pk, stored=stored).update(**{field.attname: value})
    tally.rewritten += changed
    tally.plain += 0 if stored.startswith(MARK) else changed
