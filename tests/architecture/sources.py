"""The sources of the project as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ("core", "schools", "partnerships", "collaboration", "inclusion")
TEMPLATES = ROOT / "templates"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file of Python: its dotted name, and, read when first asked for, its text and its tree."""

    name: str
    path: Path

    def __str__(self) -> str:
        return self.name

    @cached_property
    def text(self) -> str:
        return self.path.read_text()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def app(self) -> str:
        return self.name.split(".")[0]

    @property
    def part(self) -> str:
        """The name inside the app at which layers are counted: "partnerships.views.needs" -> "views"."""
        return self.name.split(".")[1] if "." in self.name else self.name


def modules(*folders: str) -> tuple[Module, ...]:
    """Every module under these folders of the project, migrations left out."""
    return tuple(module for folder in folders for module in _within(folder))


@cache
def _within(folder: str) -> tuple[Module, ...]:
    found = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if "migrations" not in parts:
            found.append(Module(".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return tuple(found)


def each(items: Iterable[Any] | Callable[[], Iterable[Any]]) -> Callable[[Callable[[Any], None]], Callable[[], None]]:
    """Ask a test of every item within one test, and name each that fails: thousands of small questions, a test apiece, cost minutes.

    Items that take time to find are handed in as the function that finds them.
    """

    def over_all(test: Callable[[Any], None]) -> Callable[[], None]:
        def ask_all() -> None:
            faults, everything = [], list(items() if callable(items) else items)
            assert everything, "there is nothing to ask of"
            for item in everything:
                try:
                    test(item)
                except AssertionError as fault:
                    faults.append(f"{item}: {fault}")
            assert not faults, "\n".join(faults)

        ask_all.__doc__ = test.__doc__
        return ask_all

    return over_all


def functions(tree: ast.AST, *, nested: bool = True) -> Iterator[Function]:
    """The functions and methods of a tree; without `nested` only those of the module itself."""
    nodes = ast.walk(tree) if nested else iter(getattr(tree, "body", ()))
    return (node for node in nodes if isinstance(node, Function))


def is_public(function: Function) -> bool:
    """No underscore in front."""
    return not function.name.startswith("_")


def only_for_types(node: ast.AST) -> bool:
    """`if TYPE_CHECKING:`"""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """Everything below `node` that runs; what is there for types alone does not."""
    for child in ast.iter_child_nodes(node):
        if not only_for_types(child):
            yield child
            yield from _statements(child)


def imported(module: Module, *, when_loaded: bool = False) -> set[str]:
    """Dotted names that a module imports; of `from a.b import c` "a.b.c" when that is a module of ours, else "a.b".

    `when_loaded` leaves out imports inside functions, which happen later.
    """
    found: set[str] = set()
    nodes = module.tree.body if when_loaded else _statements(module.tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import in line {node.lineno}"
            found |= {_meant(str(node.module), alias.name) for alias in node.names}
    return found


def _meant(package: str, name: str) -> str:
    whole = ROOT.joinpath(*package.split("."), name)
    return f"{package}.{name}" if whole.with_suffix(".py").exists() or (whole / "__init__.py").exists() else package


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call below `tree`."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """What a call is written as: "audit.record", "form.save"; '' for anything but names and attributes."""
    parts: list[str] = []
    node: ast.AST = call.func
    while isinstance(node, ast.Attribute):
        parts.insert(0, node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        parts.insert(0, node.id)
    return ".".join(parts)
