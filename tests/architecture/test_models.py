"""What every model says of itself."""

from __future__ import annotations

import inspect

import pytest
from django.db import models

from core import data_register, dpia
from core.models import Versioned
from core.models.audit import AppendOnlyError
from core.privacy import our_models, undeclared_fields
from core.private_fields import PrivateJSON
from tests.architecture.sources import each

APPS = ("core", "schools", "partnerships", "collaboration", "inclusion")
MODELS = our_models()


def name(model: type[models.Model]) -> str:
    return model._meta.label


@each(MODELS)
def test_personal_data_is_declared(model):
    assert list(undeclared_fields(model)) == []


@each(MODELS)
def test_how_long_it_is_kept_is_a_sentence(model):
    assert model.PRIVACY.keep.endswith(".")
    assert all(why.strip() for why in model.PRIVACY.personal.values())


def test_the_data_register_is_up_to_date():
    for made in (data_register, dpia):
        assert made.path().read_text(encoding="utf-8") == made.page(), "run manage.py data_register"


@each(MODELS)
def test_a_row_has_words_for_people(model):
    assert "__str__" in vars(model) or any("__str__" in vars(base) for base in model.__mro__[1:] if base is not models.Model and
                                           base.__module__.startswith(APPS))  # fmt: skip
    assert str(model._meta.verbose_name) != model._meta.object_name.lower(), "verbose_name in Indonesian"


@each(MODELS)
def test_a_model_says_what_it_is(model):
    said = inspect.getdoc(model) or ""
    assert said
    assert not said.startswith(f"{model.__name__}("), "Django's own list of fields is no explanation"


@each(MODELS)
def test_constraints_have_human_sentences(model):
    """Those that a form can break say so in words."""
    for constraint in model._meta.constraints:
        standard = constraint.violation_error_message == constraint.default_violation_error_message
        assert not standard or constraint.name in SILENT, constraint.name


SILENT = {
    "approved_proposal_has_date": "stamped by the workflow",
    "submitted_proposal_has_date": "stamped by the workflow",
    "closed_round_has_date": "stamped by the workflow",
    "factor_once": "the form has one field per factor",
    "benefit_once": "the form has one field per benefit",
    "level_on_scale": "the form offers the four steps",
    "party_order_once": "the order is counted, not typed",
    "agreement_party_order_once": "the order is counted, not typed",
    "article_once": "the key comes from the library",
}
"""Constraints that nobody can break by typing, each with the reason."""


def test_each_silent_constraint_exists():
    known = {constraint.name for model in MODELS for constraint in model._meta.constraints}
    assert set(SILENT) <= known


@each(MODELS)
def test_every_row_belongs_to_a_school(model):
    """By its own column, or by the row it is part of; what belongs to no school says why (architecture: Tenancy)."""
    if name(model) in NO_SCHOOL:
        return
    fields = {field.name for field in model._meta.concrete_fields}
    assert fields & {"school", "tenant"} or parent_of(model)


NO_SCHOOL = {
    "core.Heartbeat": "about the machine",
    "schools.User": "a person, who may be at several schools",
    "schools.School": "the school itself",
    "schools.SchoolListing": "the national directory",
    "schools.Region": "the state's list of provinces and regencies",
}


def parent_of(model: type[models.Model], seen: frozenset = frozenset()) -> bool:
    """True when a required relation leads, over however many rows, to one with a school."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and not field.null and field.related_model not in seen:
            target = field.related_model
            if {f.name for f in target._meta.concrete_fields} & {"school", "tenant"} or parent_of(
                target, seen | {model}
            ):
                return True
    return False


@pytest.mark.parametrize("model", [m for m in MODELS if m.__name__ in ("AuditEvent", "HistoryEntry")], ids=name)
def test_the_two_memories_refuse_changes(model):
    with pytest.raises(AppendOnlyError):
        model.objects.all().update(actor_label="x")
    with pytest.raises(AppendOnlyError):
        model.objects.all().delete()
    with pytest.raises(AppendOnlyError):
        model(pk=1).delete()
    stored = model(pk=1)
    stored._state.adding = False
    with pytest.raises(AppendOnlyError):
        stored.save()


@each([m for m in MODELS if issubclass(m, Versioned)])
def test_lists_of_codes_that_people_choose_say_what_each_code_means(model):
    kept = {f.name for f in model._meta.fields if isinstance(f, models.JSONField | PrivateJSON) and f.editable}
    assert kept == set(model.CODED)
