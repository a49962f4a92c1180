"""What must hold for people and schools, beyond what the database holds itself (core.data_checks)."""

from __future__ import annotations

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from core.cipher import MARK, Unreadable, key_ring
from core.data_checks import told
from schools.factor_secrets import opened, secrets_in
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


def _second_steps(deep: bool) -> Iterator[str]:
    """The secrets of two-step sign-in are encrypted, with a key that is at hand; `deep` opens each of them."""
    marks = tuple(f"{MARK}{key}:" for key in key_ring().ids)
    for pk, data in Authenticator.objects.values_list("pk", "data").iterator():
        for stored in secrets_in(data):
            if not stored.startswith(marks):
                yield f"second step {pk}: its secret is not encrypted, or with a key that FIELD_KEYS does not hold"
            elif deep:
                try:
                    opened(stored)
                except Unreadable as problem:
                    yield f"second step {pk}: {problem}"


CHECKS = {"schools are led": _led, "school years": _years, "lessons": _lessons, "second steps": _second_steps}
