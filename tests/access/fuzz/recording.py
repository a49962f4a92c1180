"""Notes how forms, rows of forms and lists are built, so that they can be built again with something else in them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import django_filters
import pytest
from django import forms
from django.db.models import Model
from django.forms.formsets import BaseFormSet
from django.forms.widgets import MediaDefiningClass
from django_filters.filterset import FilterSetMetaclass

from core.forms import RowsFormSet

BASES = (forms.BaseForm, BaseFormSet, django_filters.FilterSet)
OF_A_ROW = "use_required_attribute"
"""What rows of forms tell each of their forms."""
PART = frozenset(
    ("_errors", "cleaned_data", "forms", "management_form", "empty_form", "data", "files", "is_bound", "form", "qs", "changed_data",
     "reach", "instance")
)  # fmt: skip
"""What a form makes of what it was sent; the next one makes its own."""


def below(kind: type) -> Iterator[type]:
    """The classes that are made of this one."""
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


@dataclass(frozen=True)
class Place:
    """How a page builds a form, rows of forms or a list."""

    kind: type
    where: str
    args: tuple[Any, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    later: dict[str, Any] = field(default_factory=dict)
    """What the page put on it afterwards."""

    def build(self, data: Any = None, files: Any = None) -> Any:
        """A new one, with `data` as it was sent."""
        options = {name: _own(value) for name, value in self.options.items()}
        sent = {"data": data} if issubclass(self.kind, django_filters.FilterSet) else {"data": data, "files": files}
        given = list(sent.values()) if self.args else []
        made = self.kind(*given, *self.args[len(given) :], **options, **({} if given else sent))
        for name, value in self.later.items():
            setattr(made, name, _own(value))
        return made


def _own(value: Any) -> Any:
    """A row of its own: a form fills the one that it is given."""
    return copy.copy(value) if isinstance(value, Model) else value


@dataclass
class Recorder:
    """What was built since it began to listen."""

    made: list[tuple[Any, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)

    def places(self, where: str) -> Iterator[Place]:
        """All of them, rows of forms with their form."""
        for made, args, options in [one for one in self.made if OF_A_ROW not in one[2]]:
            kept = {name: value for name, value in options.items() if name not in ("data", "files")}
            place = Place(type(made), where, args, kept)
            yield replace(place, later=_later(made, place))


def _later(made: Any, place: Place) -> dict[str, Any]:
    own = vars(place.build()).keys() | PART
    later = {name: value for name, value in vars(made).items() if name not in own and not name.startswith("_")}
    return later | (
        {"instance": made.instance} if hasattr(made, "instance") and "instance" not in place.options else {}
    )


@contextmanager
def listening() -> Iterator[Recorder]:
    """Forms, rows and lists that are built inside are noted with their arguments."""
    recorder = Recorder()

    def call(kind: type, /, *args: Any, **options: Any) -> Any:
        made = type.__call__(kind, *args, **options)
        if isinstance(made, BASES):
            recorder.made.append((made, args, options))
        return made

    def watched(begin: Any) -> Any:
        def rows(self: Any, /, *args: Any, **options: Any) -> None:
            outermost = not hasattr(self, "_noted")
            self._noted = True
            begin(self, *args, **options)
            if outermost:
                recorder.made.append((self, args, options))

        return rows

    with pytest.MonkeyPatch.context() as patch:
        for metaclass in (MediaDefiningClass, FilterSetMetaclass):
            patch.setattr(metaclass, "__call__", call, raising=False)
        for kind in {RowsFormSet, *below(RowsFormSet)}:
            if "__init__" in vars(kind):
                patch.setattr(kind, "__init__", watched(kind.__init__))
        yield recorder
