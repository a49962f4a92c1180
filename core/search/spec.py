"""What a model says of its search."""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import AppConfig, apps
from django.db import models


@dataclass(frozen=True)
class Search:
    """The columns whose words find a row.

    `scope` is the column that a search is always narrowed by, kept in the index beside the words; None where the row has no
    such column. `through` names relations whose rows have a `SEARCH` of their own and are found with this one.
    """

    columns: tuple[str, ...]
    scope: str | None
    through: tuple[str, ...]

    def __init__(self, *columns: str, scope: str | None = "school_id", through: tuple[str, ...] = ()) -> None:
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "scope", scope)
        object.__setattr__(self, "through", through)


def of(model: type[models.Model]) -> Search:
    """The declaration of a model. Raises LookupError for one that has none."""
    found = vars(model).get("SEARCH")
    if not isinstance(found, Search):
        raise LookupError(f"{model._meta.label} has no SEARCH")
    return found


def searchable(app: AppConfig | None = None) -> list[type[models.Model]]:
    """The models that declare a search, of one app or of all."""
    among = app.get_models() if app else apps.get_models()
    return [model for model in among if isinstance(vars(model).get("SEARCH"), Search)]


def related(model: type[models.Model], path: str) -> type[models.Model]:
    """The model at the end of "parties__partner"."""
    for step in path.split("__"):
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]
    return model


def columns_of(model: type[models.Model]) -> list[str]:
    """The names of the searchable columns in the database."""
    by_name = {field.name: str(field.column) for field in model._meta.concrete_fields}
    return [by_name[name] for name in of(model).columns]
