"""A person's own copy of what is held about them (UU 27/2022 art. 7 and 13), from the models' `PRIVACY`: for machines and to be read.

Whole rows only where the declaration says that the row is about this person; elsewhere it says how often the person is named, for
such rows are about others, too. What is encrypted is never in it: two people share it, and each reads it in Guyub.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from core.papers import Table
from core.pdf import Rendered, render
from core.privacy import TEXT_FIELDS, our_models
from core.private_fields import PrivateJSON, PrivateText

NEVER = {"password", "token_hash", "dedupe_key", "message_id", "previous", "seal"}
"""Fields that open something, or say nothing to a person."""

SHOWN = 300
"""Rows of one kind in the PDF, the newest; the JSON holds all."""


@dataclass(frozen=True)
class Copy:
    """What the paper prints: a table for each kind of row, and where else the person is named."""

    title: str
    footer: str
    intro: str
    sections: list[tuple[str, list[tuple[str, str]], int]]
    named: Table


def _kept(model: type[models.Model]) -> list[models.Field]:
    """The fields of a row that say something about its person."""
    dates = (models.DateField, models.BooleanField)
    kinds = (*TEXT_FIELDS, *dates)
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and field.name not in NEVER and not isinstance(field, PrivateText | PrivateJSON)
    ]


def rows_about(user: Any) -> Iterator[tuple[type[models.Model], models.QuerySet[Any]]]:
    """Each kind of row that is about this person, with theirs, the newest first."""
    for model in our_models():
        about = getattr(model, "PRIVACY").about
        if about:
            yield model, models.QuerySet(model).filter(**{about: user.pk}).order_by("-pk")


def collect(user: Any, now: datetime) -> dict[str, Any]:
    """Everything, in plain values."""
    held = {
        model._meta.label: [{field.name: field.value_to_string(row) for field in _kept(model)} for row in rows]
        for model, rows in rows_about(user)
    }
    return {"person": user.pk, "made_at": now.isoformat(), "rows": held, "named_in": dict(named_in(user))}


def named_in(user: Any) -> Iterator[tuple[str, int]]:
    """("partnerships.Need.created_by", 3): rows about something else that name this person."""
    for model in our_models():
        for field in model._meta.concrete_fields:
            if (
                field.is_relation
                and field.related_model is type(user)
                and field.name != getattr(model, "PRIVACY").about
            ):
                count = models.QuerySet(model).filter(**{field.name: user.pk}).count()
                if count:
                    yield f"{model._meta.label}.{field.name}", count


def paper(user: Any, now: datetime) -> Rendered:
    """The same to be read, as a PDF."""
    sections = []
    for model, rows in rows_about(user):
        found = list(rows[:SHOWN])
        lines = [(str(row), _told(row, _kept(model))) for row in found]
        sections.append((str(model._meta.verbose_name), lines, rows.count()))
    named = Table(
        _("Nama Anda juga tercatat di"), (_("Di mana"), _("Berapa kali")), tuple(_places(user)), ("left", "right")
    )
    title = _("Salinan data pribadi %(name)s") % {"name": user}
    intro = _(
        "Inilah yang disimpan Guyub tentang Anda. Yang dikatakan berdua, seperti isi observasi dan mentoring, Anda baca di Guyub."
    )
    copied = Copy(title, _("Hanya untuk Anda. Simpan baik-baik."), intro, [s for s in sections if s[2]], named)
    return render("pdf/person_data.html", vars(copied), style="report", created=now)


def _places(user: Any) -> Iterator[tuple[str, str]]:
    known = {model._meta.label: model for model in our_models()}
    for place, count in named_in(user):
        label, _dot, name = place.rpartition(".")
        meta = known[label]._meta
        words = getattr(meta.get_field(name), "verbose_name")
        yield f"{meta.verbose_name} ({words})", str(count)


def _told(row: models.Model, fields: list[models.Field]) -> str:
    """One row in a line: "Nama: Siti; Telepon: …", without what is empty."""
    said = []
    for field in fields:
        value = getattr(row, field.name)
        if value in (None, "", {}, [], False):
            continue
        if isinstance(value, datetime):
            value = date_format(localtime(value), "DATETIME_FORMAT")
        display = getattr(row, f"get_{field.name}_display", None)
        said.append(f"{field.verbose_name}: {display() if display else value}")
    return "; ".join(said)
