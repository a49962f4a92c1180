"""Fields for words and facts that nobody but the people concerned may read, not even whoever holds a copy of the database.

Python sees the plain value, the database an encrypted one (core.cipher, docs/adr/0011). "" and NULL stand as they are, so that
`filter(field="")` and `field__isnull` find what is empty; no other question about the content can be asked of the database.
"""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core import checks
from django.core.exceptions import FieldError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.lookups import Exact, IsNull

from core.cipher import key_ring


def _refused(field: models.Field) -> FieldError:
    return FieldError(
        f"{field} is encrypted: the database cannot look into it. Ask for what is empty (isnull, or exactly ''), "
        "or read the rows and look in Python."
    )


class _Empty(Exact):
    """`field=""` and `field=None`, the comparisons that a database can make without the key."""

    allowed: tuple[Any, ...] = ("", None)

    def get_prep_lookup(self) -> Any:
        if self.rhs not in self.allowed:
            raise _refused(self.lhs.output_field)
        return self.rhs


class _Missing(_Empty):
    """`field=None` alone: an empty list is encrypted like any other."""

    allowed = (None,)


class _Private(models.TextField):
    """What both fields share. `bound_to` ("app.model.field") keeps the binding of values when a model or field is renamed."""

    lookups: dict[str, type[models.Lookup[Any]]] = {"exact": _Empty, "isnull": IsNull}

    def __init__(self, *args: Any, bound_to: str = "", **kwargs: Any) -> None:
        self.bound_to = bound_to
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """As every field; never a key."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "bound_to": self.bound_to} if self.bound_to else kwargs

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """An index over what is different each time would be of no use."""
        found = list(super().check(**kwargs))
        if self.unique or getattr(self, "db_index"):
            found.append(
                checks.Error("An encrypted field can be neither unique nor indexed.", obj=self, id="core.E011")
            )
        return found

    @property
    def place(self) -> str:
        """What the values of this field are bound to."""
        return self.bound_to or f"{self.model._meta.label_lower}.{self.name}"

    def get_prep_value(self, value: Any) -> Any:
        if value is None or hasattr(value, "resolve_expression"):
            return value
        plain = self.as_text(value)
        return key_ring().encrypt(plain, self.place) if plain else plain

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return None if value is None else self.as_value(key_ring().decrypt(value, self.place))

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in self.lookups:
            raise _refused(self)
        return self.lookups[lookup_name]

    def get_transform(self, lookup_name: str) -> Any:
        raise _refused(self)

    def as_text(self, value: Any) -> str:
        """The value as text, to be encrypted."""
        return str(value)

    def as_value(self, text: str) -> Any:
        """The value back from its text."""
        return text


class PrivateText(_Private):
    """Sensitive text. It cannot be searched, sorted or filtered by its content."""


class PrivateJSON(_Private):
    """Sensitive facts (lists, dicts, texts, numbers), kept as text. The database cannot look into it."""

    _pyi_private_set_type: Any  # what django-stubs reads: any fact, not the text that is stored
    _pyi_private_get_type: Any
    empty_strings_allowed = False
    lookups = {"exact": _Missing, "isnull": IsNull}

    def as_text(self, value: Any) -> str:
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)

    def as_value(self, text: str) -> Any:
        return json.loads(text) if text else None

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> Any:
        return self.value_from_object(obj)

    def save_form_data(self, instance: models.Model, data: Any) -> None:
        """Nothing typed means the default, where NULL may not stand."""
        super().save_form_data(instance, self.get_default() if data is None and not self.null else data)

    def formfield(self, **kwargs: Any) -> Any:
        return models.Field.formfield(self, **{"form_class": forms.JSONField, "encoder": DjangoJSONEncoder, **kwargs})
