"""Which database answers: one module per kind, with the same functions."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from django.apps import AppConfig
from django.db import connections, models

from core.search import postgresql, spec, sqlite
from core.search.words import Group

DEEP = 2000
"""So many rows of one index are looked at before the other filters narrow them."""

MODULES: dict[str, ModuleType] = {"postgresql": postgresql, "sqlite": sqlite}


class Engine:
    """The searches of one database connection."""

    def __init__(self, using: str) -> None:
        self.connection = connections[using]
        self.module = MODULES[self.connection.vendor]

    def matching(self, model: type[models.Model], groups: list[Group], scope: Any) -> tuple[str, list[Any]]:
        """A SELECT of the keys of the rows that fit, and its parameters."""
        return self.module.matching(model, groups, scope, DEEP if scope is not None else None)

    def known(self, keys: set[str]) -> dict[str, set[str]]:
        """The words of the database that are known under these keys. One query."""
        if not keys:
            return {}
        found: dict[str, set[str]] = {}
        marks = ", ".join(["%s"] * len(keys))
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT key, word FROM search_words WHERE key IN ({marks})", sorted(keys))  # noqa: S608
            for key, word in cursor.fetchall():
                found.setdefault(key, set()).add(word)
        return found


def of(using: str) -> Engine:
    """The engine of a database alias."""
    return Engine(using)


def install(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Make what the declarations of an app need and the database lacks. Runs after every `migrate`."""
    connection = connections[using]
    models_of_app = spec.searchable(sender)
    if models_of_app and connection.vendor in MODULES:
        tables = set(connection.introspection.table_names())
        present = [model for model in models_of_app if model._meta.db_table in tables]
        MODULES[connection.vendor].install(connection, present)


def remove(using: str) -> None:
    """Take all indexes of the search away until `install` runs again: for writing very many rows at once, and nothing else."""
    connection = connections[using]
    MODULES[connection.vendor].remove(connection, spec.searchable())
