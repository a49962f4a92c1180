"""Promise 1, read off the models and the sources: nothing here can rate a teacher, because there is nothing to rate with."""

from __future__ import annotations

import ast

import pytest
from django.contrib import admin
from django.db import models

from collaboration import models as ours
from collaboration.models import ClosedContent, PrivateText
from core.registry import registry
from core.search import searchable
from tests.architecture.sources import TEMPLATES, called, calls, modules

RECORDS = (
    ours.Observation, ours.Mentoring, ours.MentoringMember, ours.MentoringSession, ours.LearningWish,
)  # fmt: skip
"""That something takes place: people, dates, a state."""

CONTENT = sorted(ClosedContent.__subclasses__(), key=lambda model: model.__name__)
CLOSED = (*RECORDS, *CONTENT)

NUMBERS = (
    models.IntegerField, models.FloatField, models.DecimalField, models.DurationField, models.JSONField, models.BooleanField,
    models.BinaryField,
)  # fmt: skip
"""Kinds of field that could carry a score. Keys and moments are none; a boolean would be a verdict of two steps."""

CHOICES = {
    "state": "how far it is",
    "focus": "one of five things to look at, without order",
    "piece": "which part is shared",
    "kind": "mentoring, coaching, exchange or research; wish or offer",
    "cadence": "how often they meet",
    "part": "who helps and who learns in this one thing",
}
"""Every choice that these models offer, and why it is no scale."""

READ_BY = {
    "collaboration.models", "collaboration.models.closed", "collaboration.models.observation_content",
    "collaboration.models.mentoring_content", "collaboration.policy.observations", "collaboration.policy.mentoring",
    "collaboration.actions.observations", "collaboration.actions.observation_notes", "collaboration.actions.observation_talk",
    "collaboration.actions.observation_sharing", "collaboration.actions.closed_content", "collaboration.actions.mentoring",
    "collaboration.actions.mentoring_sessions", "collaboration.queries.observations", "collaboration.queries.mentoring",
    "collaboration.forms.observations", "collaboration.forms.mentoring", "collaboration.views._closed",
    "collaboration.views.observation_steps", "collaboration.views.observation_sharing", "collaboration.views.mentoring",
    "collaboration.views.mentoring_sessions",
}  # fmt: skip
"""The only modules that may name a model of what was said, beside the demo, which invents. No report, export or panel is here."""


HOMES = ("observation", "observation_content", "mentoring", "mentoring_content")


def fields(model):
    return [field for field in model._meta.concrete_fields if not field.primary_key and not field.is_relation]


def test_every_model_of_the_two_practices_is_looked_at():
    named = {model for model in vars(ours).values() if isinstance(model, type) and issubclass(model, models.Model)}
    about = ("Observation", "Mentoring", "Reflection", "Session", "Learning", "ResearchPaper")
    found = {
        model
        for model in named
        if model.__module__.endswith(("observation", "observation_content", "mentoring", "mentoring_content"))
    }
    assert found == set(CLOSED)
    assert all(model.__name__.startswith(about) for model in found)


@pytest.mark.parametrize("model", CLOSED, ids=lambda model: model.__name__)
def test_no_field_can_carry_a_score(model):
    found = [field.name for field in fields(model) if isinstance(field, NUMBERS)]
    assert found in ([], ["version"]), "version counts saves (core.models.Versioned)"


@pytest.mark.parametrize("model", CLOSED, ids=lambda model: model.__name__)
def test_no_choice_is_a_scale(model):
    assert {field.name for field in fields(model) if field.choices} <= set(CHOICES)


@pytest.mark.parametrize("model", CONTENT, ids=lambda model: model.__name__)
def test_what_was_said_is_private_text(model):
    """So that it reaches the database encrypted; anything shorter is a choice, a key or a moment."""
    plain = [f.name for f in fields(model) if isinstance(f, models.CharField | models.TextField) and not f.choices]
    assert [name for name in plain if not isinstance(model._meta.get_field(name), PrivateText)] == []


@pytest.mark.parametrize("model", CLOSED, ids=lambda model: model.__name__)
def test_no_search_no_admin_no_list_to_export(model):
    assert model not in searchable()
    assert model not in admin.site._registry
    actor_free = [kind for kind in registry.lists.values() if model._meta.model_name in kind.key]
    assert actor_free == []


def test_no_paper_and_no_action_item_comes_out_of_them():
    kinds = {model._meta.label_lower for model in CLOSED}
    assert kinds & set(registry.item_origins) == set()
    assert not [key for key in registry.document_kinds if key.startswith(("observation", "mentoring"))]
    for kind in kinds & set(registry.readers):
        assert registry.readers[kind].files is not None


@pytest.mark.parametrize("model", CLOSED, ids=lambda model: model.__name__)
def test_no_way_leads_from_a_person_to_their_rows(model):
    """user.observations would be one `.count()` away from a comparison of teachers."""
    for field in model._meta.concrete_fields:
        if field.is_relation and field.related_model._meta.label == "schools.User":
            assert field.remote_field.related_name == "+"


def test_what_was_said_is_named_by_its_own_modules_alone():
    names = {model.__name__ for model in CONTENT} | {"ClosedContent"}
    found = set()
    for module in modules("config", "core", "schools", "partnerships", "collaboration"):
        used = {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}
        used |= {
            alias.name for node in ast.walk(module.tree) if isinstance(node, ast.ImportFrom) for alias in node.names
        }
        if used & names and ".demo." not in module.name:
            found.add(module.name)
    assert found <= READ_BY


AGGREGATES = {"Count", "Sum", "Avg", "Max", "Min", "annotate", "aggregate"}


def test_nothing_is_counted_per_person():
    """Chips count a list; nowhere else is anything counted at all."""
    for name in sorted(READ_BY):
        for module in modules("collaboration"):
            if module.name == name:
                found = {called(call).split(".")[-1] for call in calls(module.tree)} & AGGREGATES
                assert found <= ({"Count", "aggregate"} if name == "collaboration.queries.observations" else set()), (
                    name
                )


def test_the_promise_is_explained_where_it_matters():
    for page in ("observation/list.html", "observation/_closing.html", "mentoring/list.html", "mentoring/_keep.html"):
        assert "collaboration:promise" in (TEMPLATES / "collaboration" / page).read_text()
