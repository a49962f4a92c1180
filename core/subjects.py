"""Point at any row without a foreign key: rows of history, audit, files and messages outlive their object."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.fields.reverse_related import ForeignObjectRel

Subject = tuple[str, int]


def subject_type(model: type[Model] | Model) -> str:
    """The stable name of a model: "partnerships.agreement"."""
    return model._meta.label_lower


def subject_of(obj: Model) -> Subject:
    """The pair under which everything about `obj` is filed. Raises ValueError for an unsaved object."""
    if obj.pk is None:
        raise ValueError("an unsaved object cannot be a subject")
    return subject_type(obj), obj.pk


def model_of(name: str) -> type[Model]:
    """The model class behind a subject type. Raises LookupError when there is none."""
    return apps.get_model(name)


def tenant_of(obj: Any) -> int | None:
    """The tenant to which `obj` belongs: `tenant_id` in core, `school_id` in the apps above."""
    found = getattr(obj, "tenant_id", None)
    return found if found is not None else getattr(obj, "school_id", None)


def referring(model: type[Model] | Model) -> list[tuple[type[Model], str]]:
    """(model, field) of every foreign key that leads to `model`, also where it has no name for the way back; sorted."""
    found = [
        (relation.related_model, relation.field.name)
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel) and (relation.one_to_many or relation.one_to_one)
    ]
    ours = [(other, field) for other, field in found if isinstance(other, type) and not other._meta.auto_created]
    return sorted(ours, key=lambda pair: (pair[0]._meta.label_lower, pair[1]))
