"""A person's own copy of what is held about them (UU 27/2022 art. 7 and 13), from the models' `PRIVACY`: for machines and to be read.

Whole rows only where they are about this person; elsewhere it says how often the person is named, for such rows are about others,
too. What two people said in confidence is never in it: each reads it in Guyub.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from core.data_subjects import DataSubject, of_row
from core.models import AuditEvent
from core.papers import Table
from core.pdf import Rendered, render
from core.privacy import TEXT_FIELDS, our_models
from core.private_fields import PrivateJSON, PrivateText
from core.registry import registry
from core.subjects import tenant_of

NEVER = {
    "password",
    "token_hash",
    "dedupe_key",
    "message_id",
    "previous",
    "seal",
    "place",
    "version",
    "order",
    "client_key",
}
"""Fields that open something, or say nothing to a person."""

SHOWN = 300
"""Rows of one kind in the PDF, the newest; the JSON holds all."""

KINDS = (
    *TEXT_FIELDS,
    models.DateField,
    models.BooleanField,
    models.DecimalField,
    models.IntegerField,
    PrivateText,
    PrivateJSON,
)


@dataclass(frozen=True)
class Copy:
    """What the paper prints: a table for each kind of row, and where else the person is named."""

    title: str
    footer: str
    intro: str
    sections: list[tuple[str, list[tuple[str, str]], int]]
    named: Table


def kept_fields(model: type[models.Model], kind: DataSubject) -> list[models.Field]:
    """The fields of a row that say something about its person."""
    out = NEVER | kind.leave_out.get(model._meta.label_lower, frozenset())
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, KINDS)
        and field.name not in out
        and not field.primary_key
        and (kind.private or not isinstance(field, PrivateText | PrivateJSON))
    ]


def rows_about(user: Any) -> Iterator[tuple[type[models.Model], models.QuerySet[Any]]]:
    """Each kind of row that is about this account, with theirs, the newest first."""
    for model in our_models():
        about = getattr(model, "PRIVACY").about
        if about:
            yield model, models.QuerySet(model).filter(**{about: user.pk}).order_by("-pk")


def _rows(obj: Any, tenant_id: int | None) -> Iterator[tuple[type[models.Model], models.QuerySet[Any]]]:
    """The rows of the person. With `tenant_id` somebody of that tenant takes the copy: what other tenants hold is not in it."""
    everywhere = tenant_id is None or tenant_of(obj) is not None
    for model, rows in of_row(obj).rows(obj):
        names = {field.name for field in model._meta.concrete_fields}
        owner = next((name for name in ("school", "tenant") if name in names), "")
        if everywhere or isinstance(obj, model):
            yield model, rows
        elif owner:
            yield model, rows.filter(**{owner: tenant_id})


def collect(obj: Any, now: datetime, tenant_id: int | None = None) -> dict[str, Any]:
    """Everything, in plain values; see `_rows` for `tenant_id`."""
    kind = of_row(obj)
    held = {
        model._meta.label: [_values(row, kept_fields(model, kind)) for row in rows]
        for model, rows in _rows(obj, tenant_id)
    }
    return {
        "person": obj.pk,
        "made_at": now.isoformat(),
        "rows": held,
        "named_in": {} if tenant_id else dict(named_in(obj)),
    }


def _values(row: models.Model, fields: Sequence[models.Field]) -> dict[str, Any]:
    plain = {
        field.name: getattr(row, field.name) for field in fields if isinstance(field, PrivateJSON | models.JSONField)
    }
    return {field.name: plain[field.name] if field.name in plain else field.value_to_string(row) for field in fields}


def named_in(obj: Any) -> Iterator[tuple[str, int]]:
    """("partnerships.Need.created_by", 3): rows about something else that name this account."""
    for model in our_models() if isinstance(obj, get_user_model()) else ():
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model is type(obj) and field.name != getattr(model, "PRIVACY").about:
                count = models.QuerySet(model).filter(**{field.name: obj.pk}).count()
                if count:
                    yield f"{model._meta.label}.{field.name}", count


def paper(obj: Any, now: datetime, tenant_id: int | None = None) -> Rendered:
    """The same to be read, as a PDF."""
    kind, sections = of_row(obj), []
    for model, rows in _rows(obj, tenant_id):
        found = list(rows[:SHOWN])
        lines = [("" if model is AuditEvent else str(row), _told(row, kept_fields(model, kind))) for row in found]
        sections.append((str(model._meta.verbose_name), lines, rows.count()))
    places = () if tenant_id else tuple(named_places(obj))
    named = Table(_("Nama Anda juga tercatat di"), (_("Di mana"), _("Berapa kali")), places, ("left", "right"))
    title = _("Salinan data pribadi %(name)s") % {"name": obj}
    footer = _("Rahasia. Hanya untuk yang bersangkutan.")
    copied = Copy(title, footer, str(kind.intro), [s for s in sections if s[2]], named)
    return render("pdf/person_data.html", vars(copied), style="report", created=now)


def named_places(obj: Any) -> Iterator[tuple[str, str]]:
    """As `named_in`, in words."""
    known = {model._meta.label: model for model in our_models()}
    for place, count in named_in(obj):
        label, _dot, name = place.rpartition(".")
        meta = known[label]._meta
        words = getattr(meta.get_field(name), "verbose_name")
        yield f"{meta.verbose_name} ({words})", str(count)


def _told(row: models.Model, fields: Sequence[models.Field]) -> str:
    """One row in a line: "Nama: Siti; Telepon: …", without what is empty."""
    said = []
    for field in fields:
        value, label = getattr(row, field.name), _label(field)
        if value in (None, "", {}, [], False) or not label:
            continue
        display = getattr(row, f"get_{field.name}_display", None)
        words = registry.verbs.get(value, value) if field.name == "verb" else display() if display else _in_words(value)
        said.append(f"{label}: {words}")
    return "; ".join(said)


def _label(field: models.Field) -> str:
    """What people call the field; '' for one that only the program speaks of (it is in the JSON)."""
    shared = {
        "at": _("Waktu"),
        "created_at": _("Dicatat"),
        "by_label": _("Oleh"),
        "actor_label": _("Oleh"),
        "verb": _("Kejadian"),
    }
    if field.name in shared:
        return shared[field.name]
    return "" if str(field.verbose_name) == field.name.replace("_", " ") else str(field.verbose_name)


def _in_words(value: Any) -> str:
    if isinstance(value, datetime):
        return date_format(localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if value is True:
        return _("ya")
    if isinstance(value, dict):
        return ", ".join(filter(None, map(_in_words, value.values())))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_in_words, value)))
    return "" if value in (None, False) else str(value)
