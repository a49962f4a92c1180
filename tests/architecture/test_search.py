"""Search goes through core.search: no list reads a whole table to find a word, and every list's box is of one kind."""

from __future__ import annotations

import ast

import pytest

from core.registry import registry
from core.search import of, searchable
from core.search.filters import WordsFilter
from tests.architecture.sources import APPS, modules

ALLOWED = {
    "schools.queries": "the people of one school",
    "schools.models.listing": "its own ranking, narrowed by province and level",
    "partnerships.queries.proposal_versions": "the proposals of one school",
    "partnerships.queries.similar": "looks for doubles under four letters, at most 500",
}
"""Modules that compare parts of texts by themselves, each with the reason why that stays small."""


def contains(tree: ast.AST) -> bool:
    """Whether a lookup that reads every row is written there: name__icontains=…"""
    names = [node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg]
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return any(
        text.endswith(("__icontains", "__contains", "__iregex", "__regex")) or text == "icontains"
        for text in names + texts
    )


def test_nobody_reads_a_whole_table_for_a_word():
    found = {
        module.name for module in modules(*APPS) if contains(module.tree) and not module.name.startswith("core.search")
    }
    assert found == set(ALLOWED)


@pytest.mark.parametrize("kind", registry.lists.values(), ids=lambda kind: kind.key)
def test_each_list_searches_in_the_same_way(kind, world):
    side = world.own
    narrowed = kind.filter(side.as_("principal"), None, side.school.created_at.date())
    boxes = {name for name, field in narrowed.filters.items() if isinstance(field, WordsFilter)}
    assert boxes <= {"q"}
    assert "q" not in narrowed.filters or boxes == {"q"}
    assert not boxes or of(narrowed.queryset.model).columns


@pytest.mark.parametrize("model", searchable(), ids=lambda model: model.__name__)
def test_what_is_declared_is_there(model):
    for column in of(model).columns:
        assert model._meta.get_field(column).get_internal_type() in ("CharField", "TextField")
    scope = of(model).scope
    assert scope is None or scope in {field.attname for field in model._meta.concrete_fields}
