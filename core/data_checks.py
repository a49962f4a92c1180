"""Invariants that no constraint of the database can hold: `manage.py check_data` asks for them after a fault and after a restore.

Each app registers its own (`registry.add_data_check`); here stand those of core, and those that hold for every table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from core import audit_chain, files
from core.cipher import MARK, Unreadable, key_ring
from core.key_rotation import private_fields
from core.models import Attachment, Document
from core.privacy import our_models
from core.registry import registry
from core.sealed_storage import as_stored, key_of, sizes_of
from core.subjects import model_of

SHOWN = 20
"""Rows that one question names; of the others it tells how many."""

Check = Callable[[bool], Iterable[str]]


def run(deep: bool = False) -> Iterator[tuple[str, list[str]]]:
    """(name of the check, what it found) for each of core and of the apps. `deep` reads every file, too."""
    for key, find in {**CHECKS, **registry.data_checks}.items():
        yield key, list(find(deep))


def told(rows: models.QuerySet[Any], sentence: str) -> Iterator[str]:
    """One sentence per row that should not be there: "partnerships.agreement 7: …"."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[: SHOWN + 1])
    name = rows.model._meta.label_lower
    yield from (f"{name} {key}: {sentence}" for key in keys[:SHOWN])
    if len(keys) > SHOWN:
        yield f"{name}: {rows.count() - SHOWN} more: {sentence}"


def _owner(model: Any) -> str:
    """The column that names the school of a row, if the table has one."""
    names = {field.name for field in model._meta.concrete_fields}
    return next((name for name in ("school", "tenant") if name in names), "")


def _schools(deep: bool) -> Iterator[str]:
    """No row points at a row of another school."""
    for model in our_models():
        here = _owner(model)
        for field in model._meta.concrete_fields if here else ():
            there = _owner(field.related_model) if field.is_relation and field.name != here else ""
            if there:
                strangers = Q(**{f"{field.name}__{there}__isnull": False}) & ~Q(**{f"{field.name}__{there}": F(here)})
                rows: models.QuerySet[Any] = models.QuerySet(model).filter(strangers, **{f"{here}__isnull": False})
                yield from told(rows, f"its {field.name} belongs to another school")


def _references(deep: bool) -> Iterator[str]:
    """No row points at a row that is gone. (PostgreSQL does not let it happen; SQLite may after a repair by hand.)"""
    try:
        connection.check_constraints()
    except IntegrityError as problem:
        yield str(problem)


def _audit(deep: bool) -> Iterator[str]:
    """The audit chain holds."""
    return map(str, audit_chain.verify())


def _private(deep: bool) -> Iterator[str]:
    """Every private value was written by a key that is at hand; `deep` opens each of them."""
    for model, field in private_fields():
        stored = models.ExpressionWrapper(F(field.attname), output_field=models.TextField())
        rows = models.QuerySet(model).annotate(stored=stored).filter(stored__startswith=MARK)
        strangers = rows
        for key in key_ring().ids:
            strangers = strangers.exclude(stored__startswith=f"{MARK}{key}:")
        yield from told(strangers, f"{field.name} was encrypted with a key that FIELD_KEYS does not hold")
        for pk, value in rows.values_list("pk", "stored").iterator() if deep else ():
            try:
                key_ring().decrypt(value, field.place)
            except Unreadable as problem:
                yield f"{model._meta.label_lower} {pk}: {problem}"


def _files(deep: bool) -> Iterator[str]:
    """Each file that a row names is there, with the size and (`deep`) the SHA-256 of the row."""
    for model, field in file_fields():
        rows: models.QuerySet[Any] = models.QuerySet(model)
        for row in rows.exclude(**{field.name: ""}).only("pk", *_facts(model), field.name).iterator():
            name = getattr(row, field.name).name
            fault = _fault(name, getattr(row, "size", 0), getattr(row, "sha256", ""), deep)
            if name and fault:
                yield f"{model._meta.label_lower} {row.pk}: {name} {fault}"


def file_fields() -> Iterator[tuple[type[models.Model], models.FileField]]:
    """Every column that names a file."""
    for model in our_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                yield model, field


def _facts(model: type[models.Model]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.name in ("size", "sha256")]


def _fault(name: str, size: int, sha256: str, deep: bool) -> str:
    if not default_storage.exists(name):
        return "is missing"
    if size and as_stored().size(name) not in sizes_of(size):
        return f"has {default_storage.size(name)} bytes instead of {size}"
    if deep and sha256:
        try:
            with default_storage.open(name) as content:
                same = hashlib.file_digest(content, "sha256").hexdigest() == sha256
        except Unreadable as problem:
            return str(problem)
        return "" if same else "is not the file that was stored: its SHA-256 differs"
    return ""


def _sealed(deep: bool) -> Iterator[str]:
    """`deep`: each private file is plain from earlier times, or was encrypted with a key that is at hand."""
    for name in files.stored_names() if deep else ():
        key = key_of(name)
        if key is not None and key not in key_ring().ids:
            yield f"{name}: it was encrypted with the key {key}, which FIELD_KEYS does not hold"


def _orphans(deep: bool) -> Iterator[str]:
    """Each stored file that is older than two nights is named by a row."""
    named = {
        str(name)
        for model, field in file_fields()
        for name in models.QuerySet(model).values_list(field.name, flat=True)
    }
    old = timezone.now() - timedelta(days=2)
    for name in files.stored_names():
        if name not in named and default_storage.get_modified_time(name) < old:
            yield f"{name}: no row names this file"


def _hangs_on(model: type[models.Model], rows: models.QuerySet[Any], sentence: str) -> Iterator[str]:
    """Each of the rows is about a row that exists, in the same school."""
    for kind in rows.order_by("subject_type").values_list("subject_type", flat=True).distinct():
        try:
            target = model_of(kind)
        except LookupError:
            yield f"{model._meta.label_lower}: {kind} is no table"
            continue
        owner = _owner(target)
        same = {f"{owner}_id": OuterRef("tenant_id")} if owner else {}
        there: models.QuerySet[Any] = models.QuerySet(target).filter(pk=OuterRef("subject_id"), **same)
        yield from told(rows.filter(~Exists(there), subject_type=kind), f"{sentence} ({kind})")


def _subjects(deep: bool) -> Iterator[str]:
    """Files hang on rows that exist, in the same school."""
    gone = "hangs on a row that is gone or belongs to another school"
    yield from _hangs_on(Attachment, Attachment.objects.present(), gone)


def _papers(deep: bool) -> Iterator[str]:
    """A paper that is ready was rendered after it was asked for."""
    early = Document.objects.filter(state=Document.State.READY, ready_at__lt=F("created_at"))
    yield from told(early, "it was ready before anybody asked for it")


CHECKS: dict[str, Check] = {
    "schools apart": _schools,
    "references": _references,
    "audit chain": _audit,
    "private texts": _private,
    "files": _files,
    "files open": _sealed,
    "files without a row": _orphans,
    "files hang on something": _subjects,
    "papers": _papers,
}
