"""Which forms, rows of forms and lists there are, and how the pages of the access table build them.

Nothing is listed by hand: classes are those of the apps' modules, and their arguments are taken from the pages, each of which is
asked for once in either way, without being drawn. What no page of the table builds needs nothing, or its way in `BY_HAND`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

import pytest
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.template.backends.django import Template
from django.urls import reverse

from partnerships.registers import filter_contributions
from schools.forms import JoinForm
from tests.access.asking import let_go, nothing_stays, path
from tests.access.forms import sent
from tests.access.fuzz.recording import BASES, Place, below, listening
from tests.access.reading import EVERY_LINE, PEOPLE, Line
from tests.access.scene import TODAY, Scene

APPS = ("core", "schools", "partnerships", "collaboration", "inclusion")
OF_OTHERS = ("FilterForm", "ManagementForm")
"""Forms that are part of a list, or of rows, and tried with it."""
PLACES = 3
"""On so many of the pages that build a class it is tried."""


def _look(scene: Scene, who: str, address: str, *keys: Any) -> None:
    let_go(scene.client(who).get(reverse(address, args=[scene.own.side.school.slug, *keys])))


BY_HAND: dict[str, Callable[[Scene], object]] = {
    "collaboration.forms.mentoring.ProposeForm": lambda scene: _look(
        scene, "teacher", "collaboration:mentoring_propose"
    ),
    "partnerships.forms.addenda.AddendumForm": lambda scene: _look(
        scene, "hub", "partnerships:agreement_edit", scene.own.things["addendum"].pk
    ),
    "partnerships.forms.duty_filter.ContributionFilter": lambda scene: filter_contributions(
        scene.own.side.as_("hub"), QueryDict(), TODAY
    ),
    "schools.forms.JoinForm": lambda scene: JoinForm(invitation=scene.own.things["invitation"], sealed=""),
}
"""What lets a class be built that the table's readers never see."""


def name_of(kind: type) -> str:
    """How a class is called here, wherever it was made."""
    return f"{kind.__module__}.{kind.__qualname__}"


def app_of(line: Line) -> str:
    """Whose page it is; those of the platform are counted among the schools'."""
    app = line.address.partition(":")[0]
    return app if app in APPS else "schools"


def reader(line: Line) -> str:
    """Somebody who may do what the line says, and the most there."""
    return PEOPLE[next((column for column in ("hub", "prin", "oper") if column in line.may), line.may[0])]


LINES = sorted((line for line in EVERY_LINE if line.may), key=lambda line: line.act)


@cache
def classes() -> list[type]:
    """Every form, rows of forms and list in the modules of the apps."""
    for app in APPS:
        for module in pkgutil.walk_packages(importlib.import_module(app).__path__, f"{app}."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)
    every = {one for base in BASES for one in below(base)}
    return sorted((one for one in every if one.__module__.split(".")[0] in APPS), key=name_of)


@contextmanager
def undrawn() -> Iterator[None]:
    """Pages inside are put together, but not drawn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", lambda self, context=None, request=None: "")
        yield


def built_at(scene: Scene, line: Line) -> list[Place]:
    """What one line of the table builds."""
    client, address = scene.client(reader(line), raise_request_exception=False), path(line, scene.own)
    with nothing_stays(), undrawn(), listening() as recorder:
        if line.act == "POST":
            answer = client.post(address, {"unasked": "1", **sent(line.address, line.on, scene.own)})
        else:
            answer = client.get(address)
        let_go(answer)
        return list(recorder.places(str(line)))


def _with_nothing(kind: Callable[[], object]) -> None:
    with suppress(TypeError):  # it does need something
        kind()


def _add(places: list[Place], place: Place) -> None:
    """One more, unless they are as many as are tried, or one of them is built in the same way."""
    ways = {
        (frozenset(one.options), getattr(one.options.get("instance"), "pk", None) is None) for one in [*places, place]
    }
    if len(places) < len(ways) <= PLACES:
        places.append(place)


class Built:
    """How the pages build each class. An app's pages are asked once, when one of its classes is looked for."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.found: dict[str, list[Place]] = {}
        self.rows: set[str] = set()
        self.made: dict[str, set[str]] = {}
        """App -> the classes that stand in no module of ours, but on its pages."""

    def of(self, kind: type) -> list[Place]:
        """Where a class is built: on the pages of its own app, by hand, without anything, or on the pages of an app above."""
        name = name_of(kind)
        first, *above = APPS[APPS.index(name.split(".")[0]) :]
        self._walk(first)
        if not self.knows(kind):
            self._by_hand(name, BY_HAND.get(name, lambda scene: _with_nothing(kind)))
        for app in above:
            if self.knows(kind):
                break
            self._walk(app)
        return self.found.get(name, [])

    def knows(self, kind: type) -> bool:
        """It was built, by itself or as a row, or is a base of others."""
        return name_of(kind) in self.found or name_of(kind) in self.rows or bool(kind.__subclasses__())

    def _by_hand(self, name: str, way: Callable[[Scene], object]) -> None:
        with nothing_stays(), undrawn(), listening() as recorder:
            way(self.scene)
            for place in recorder.places("by hand"):
                if name_of(place.kind) == name:
                    self.found.setdefault(name, []).append(place)

    def on_the_way(self, app: str) -> list[list[Place]]:
        """Forms and rows that an app's pages put together as they go."""
        self._walk(app)
        return [self.found[name] for name in sorted(self.made[app])]

    def _walk(self, app: str) -> None:
        if app in self.made:
            return
        self.made[app] = set()
        for line in (line for line in LINES if app_of(line) == app):
            for place in built_at(self.scene, line):
                name = name_of(place.kind)
                _add(self.found.setdefault(name, []), place)
                if issubclass(place.kind, BaseFormSet):
                    self.rows.add(name_of(place.kind.form))
                if place.kind.__module__.startswith("django.forms") and not name.endswith(OF_OTHERS):
                    self.made[app].add(name)
