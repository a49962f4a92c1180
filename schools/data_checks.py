"""What must hold for people and schools, beyond what the database holds itself (core.data_checks)."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from core.data_checks import told
from schools.models import Lesson, Membership, School, SchoolYear
from schools.roles import Role


def _led(deep: bool) -> Iterator[str]:
    """Somebody can lead each school: a principal or operator who may sign in."""
    keepers = Membership.objects.active().filter(school=OuterRef("pk"), role__in=(Role.PRINCIPAL, Role.OPERATOR))
    staffed = Membership.objects.filter(school=OuterRef("pk"))
    yield from told(
        School.objects.filter(Exists(staffed)).exclude(Exists(keepers)), "neither principal nor operator can sign in"
    )


def _years(deep: bool) -> Iterator[str]:
    """A day lies in one school year."""
    other = SchoolYear.objects.filter(
        school=OuterRef("school"), starts_on__lte=OuterRef("ends_on"), ends_on__gte=OuterRef("starts_on")
    ).exclude(pk=OuterRef("pk"))
    yield from told(SchoolYear.objects.filter(Exists(other)), "it overlaps another school year")


def _lessons(deep: bool) -> Iterator[str]:
    """Who teaches a lesson is at the school."""
    here = Membership.objects.filter(school=OuterRef("school"), user=OuterRef("teacher"))
    yield from told(Lesson.objects.exclude(teacher=None).exclude(Exists(here)), "its teacher never was at this school")


CHECKS = {"schools are led": _led, "school years": _years, "lessons": _lessons}
