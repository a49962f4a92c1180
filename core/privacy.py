"""What each model holds about people, and for how long (UU 27/2022 art. 31: record of processing).

Every model declares `PRIVACY`. A test demands that each text, file and JSON field is named in it, either as personal, with the
reason why we hold it, or as plain. The data register is generated from these declarations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models

TEXT_FIELDS = (
    models.CharField,
    models.TextField,
    models.EmailField,
    models.FileField,
    models.JSONField,
    models.GenericIPAddressField,
)
OUR_APPS = ("core", "schools", "partnerships", "collaboration", "inclusion")


@dataclass(frozen=True)
class Ends:
    """A period that the sweep keeps: rows go `after` the moment or day in `since` (a path of fields); `only` narrows it to some."""

    since: str
    after: timedelta
    only: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        which = f" where {', '.join(sorted(self.only))} fit" if self.only else ""
        return f"{self.after.days} days after `{self.since}`{which}"


@dataclass(frozen=True)
class Privacy:
    """A model's declaration: `personal` maps a field to why it is held, `plain` names the others, `keep` says how long.

    `ends` says the same in figures where a row's own dates decide; what it names, core.retention removes. `about` names the key to the
    person whom a whole row is about ("id" for the account itself): such rows go into that person's copy of the data.
    """

    personal: Mapping[str, str] = field(default_factory=dict)
    plain: tuple[str, ...] = ()
    keep: str = "As long as the school uses Guyub."
    ends: tuple[Ends, ...] = ()
    about: str = ""


def our_models() -> list[type[models.Model]]:
    """Every concrete model of the project, in a stable order."""
    return [m for m in apps.get_models() if m._meta.app_label in OUR_APPS and not m._meta.auto_created]


def undeclared_fields(model: type[models.Model]) -> Iterable[str]:
    """Names of text-like fields that the model's declaration forgets, and names it declares but does not have."""
    declared: Privacy | None = getattr(model, "PRIVACY", None)
    if declared is None:
        return ["PRIVACY"]
    holds = {f.name for f in model._meta.concrete_fields if isinstance(f, TEXT_FIELDS)}
    all_fields = {f.name for f in model._meta.concrete_fields}
    named = set(declared.personal) | set(declared.plain)
    return sorted((holds - named) | (named - all_fields))
