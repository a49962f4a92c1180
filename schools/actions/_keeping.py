"""What the actions on a school's master data share: write a row, and take one away that nothing points at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, Denied, NotNow
from schools.actions._locks import lock_school
from schools.models import Membership, School
from schools.policy import check_edit_settings


def keep(
    row: models.Model, *, by: Actor, now: datetime, school: School, noun: str, facts: Mapping[str, Any]
) -> Any:  # fmt: skip
    """Write `facts` into `row`, new or stored. Raises `Denied`, or `NotNow` with what a constraint says about it."""
    lock_school(by, school)
    check_edit_settings(by)
    is_new = row.pk is None
    if not is_new and getattr(row, "school_id") != school.pk:
        raise Denied(_("Data ini milik sekolah lain."))
    for name, value in facts.items():
        setattr(row, name, value)
    try:
        row.validate_constraints()
    except ValidationError as problem:
        raise NotNow(" ".join(problem.messages)) from problem
    row.save()
    audit.record(by, f"{noun}.{'added' if is_new else 'edited'}", row, now, fields=sorted(facts))
    return row


def remove(row: models.Model, *, by: Actor, now: datetime, school: School, noun: str) -> None:
    """Take a row away. Raises `NotNow` when something points at it: then it can only be put aside or renamed."""
    lock_school(by, school)
    check_edit_settings(by)
    if getattr(row, "school_id") != school.pk:
        raise Denied(_("Data ini milik sekolah lain."))
    if is_used(row):
        raise NotNow(_("“%(what)s” sudah dipakai, jadi tidak dapat dihapus.") % {"what": row})
    audit.record(by, f"{noun}.removed", row, now, what=str(row))
    row.delete()


def is_used(row: models.Model) -> bool:
    """Does anything point at it, in whatever app?"""
    relations = [one for one in row._meta.get_fields(include_hidden=True) if isinstance(one, ForeignObjectRel)]
    return any(one.related_model._default_manager.filter(**{one.field.name: row}).exists() for one in relations)


def check_works_here(school: School, person: Any) -> None:
    """Raise `NotNow` for somebody who is no member of the school (any more)."""
    if person is not None and not Membership.objects.active().filter(school=school, user=person).exists():
        raise NotNow(_("%(name)s tidak bertugas di sekolah ini.") % {"name": person.display_name})
