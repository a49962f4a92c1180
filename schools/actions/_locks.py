"""One lock for everything that changes who may do what at a school."""

from __future__ import annotations

from core.policy import Actor, check_same_tenant
from schools.models import School


def lock_school(by: Actor, school: School) -> School:
    """The school's row, fresh and locked until the transaction ends: people and roles of one school change one after another.

    Raises `Denied` for an actor of another school. (SQLite locks the whole file instead.)
    """
    fresh = School.objects.select_for_update().get(pk=school.pk)
    check_same_tenant(by, fresh)
    return fresh
