"""The page for two people who saved the same record: what each wrote, and a way to go on that loses neither."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.looks import day
from core.versions import Conflict
from core.web import FORM_KEY


@dataclass(frozen=True)
class ConflictLine:
    """One field in which the two versions differ, in words."""

    label: str
    mine: str
    theirs: str


def _label(obj: Model, name: str) -> str:
    try:
        field = obj._meta.get_field(name)
    except FieldDoesNotExist:
        return name.replace("_", " ").capitalize()
    return str(getattr(field, "verbose_name", name)).capitalize()


def _typed(obj: Model, name: str) -> bool:
    """False for stamps, which the program writes."""
    try:
        return bool(getattr(obj._meta.get_field(name), "editable", True))
    except FieldDoesNotExist:
        return True


def _words(obj: Model, name: str, value: Any) -> str:
    """A value as a person reads it: the label of a choice, not its code; '' for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(_("Ya") if value else _("Tidak"))
    if isinstance(value, date):
        return day(value)
    if isinstance(value, list | tuple):
        return ", ".join(_words(obj, name, one) for one in value)
    try:
        choices = dict(getattr(obj._meta.get_field(name), "flatchoices", ()) or ())
    except FieldDoesNotExist:
        choices = {}
    labels = choices or getattr(obj, "CODED", {}).get(name, {})
    return str(labels.get(value, value))


def conflict_lines(conflict: Conflict) -> list[ConflictLine]:
    """The fields that differ; fields that both left or set alike, and those that nobody types, are not shown."""
    lines = []
    for name, mine in conflict.mine.items():
        if not _typed(conflict.obj, name):
            continue
        ours, theirs = _words(conflict.obj, name, mine), _words(conflict.obj, name, conflict.theirs.get(name))
        if ours != theirs:
            lines.append(ConflictLine(_label(conflict.obj, name), ours, theirs))
    return lines


UNSEEN = ("csrfmiddlewaretoken", FORM_KEY, "version")


def typed_prose(request: HttpRequest) -> list[str]:
    """What a person wrote in a form that was refused: sentences rather than codes, so that they can be copied from the page."""
    values = (value.strip() for name, sent in request.POST.lists() if name not in UNSEEN for value in sent)
    return [value for value in values if " " in value]


def sent_fields(request: HttpRequest, conflict: Conflict) -> list[tuple[str, str]]:
    """Everything that was sent, to be sent again on purpose: as it was, but over the version that is stored now."""
    stored: Any = conflict.obj
    fields = [(name, value) for name, values in request.POST.lists() if name not in UNSEEN for value in values]
    return [*fields, ("version", str(stored.version))]
