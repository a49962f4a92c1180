"""Everything that refers to a partner: by foreign key, or by subject (files, links, papers)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from core.models.audit import AppendOnly
from core.models.base import SubjectModel
from core.subjects import referring, subject_of
from partnerships.models import Partner


def relations() -> list[tuple[type[models.Model], str]]:
    """Model and field of every foreign key that leads to a partner."""
    return referring(Partner)


def subject_models() -> list[type[models.Model]]:
    """Models that file their rows under a subject and may be filed anew; the two memories never change."""
    return [
        model for model in apps.get_models() if issubclass(model, SubjectModel) and not issubclass(model, AppendOnly)
    ]


def filed_under(model: type[models.Model], partner: Partner) -> models.QuerySet[Any]:
    """The rows of a subject model that are about this partner."""
    subject_type, subject_id = subject_of(partner)
    return model._default_manager.filter(subject_type=subject_type, subject_id=subject_id)


def resting_on(partner: Partner) -> Iterator[tuple[Any, int]]:
    """(noun, how many) of everything that refers to the partner, nothing left out."""
    for model, field in relations():
        yield model._meta.verbose_name, model._default_manager.filter(**{field: partner}).count()
    for model in subject_models():
        yield model._meta.verbose_name, filed_under(model, partner).count()
