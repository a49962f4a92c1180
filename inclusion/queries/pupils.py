"""Reads of the register: a page of the list, pupils that may be the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from core.filters import Filtered
from core.kept import kept, read
from core.keyset import Slice, page_of
from core.policy import Actor
from inclusion.models import Placement, Pupil
from inclusion.policy.consents import READERS
from inclusion.terms import Purpose
from schools.identifiers import fold_name
from schools.models import ClassGroup, School, SchoolYear

MOST_SAID = 3


def register_page(narrowed: Filtered, position: str) -> Slice:
    """One page of the register, each with `class_here` ('' without one) and, for those who may know, `has_consent`. Three queries."""
    found = page_of(narrowed, _dressed, position)
    keys, readable = [pupil.pk for pupil in found], narrowed.actor.has(*READERS)
    rooms = dict(read(kept(classes_now, None, of=keys)))
    supported = {pk for (pk,) in read(kept(_supported, None, day=narrowed.today, of=keys))} if readable else set()
    for pupil in found:
        pupil.class_here, pupil.has_consent = rooms.get(pupil.pk, ""), pupil.pk in supported
    return found


def _dressed(pupils: QuerySet[Pupil]) -> QuerySet[Pupil]:
    return pupils.only("name", "nickname", "nisn", "left_on")


def classes_now(_anybody: None, of: Sequence[int]) -> QuerySet[Any]:
    """Pupil and the name of the class in which the pupil sits now."""
    return Placement.objects.filter(pupil__in=of, ends_on=None).order_by().values_list("pupil_id", "class_group__name")


def _supported(_anybody: None, day: date, of: Sequence[int]) -> QuerySet[Any]:
    return Pupil.objects.filter(pk__in=of).consented(Purpose.SUPPORT, day).order_by().values_list("pk")


def classes_in(actor: Actor) -> QuerySet[ClassGroup]:
    """Classes in which pupils whom this person sees sit or sat, the present ones first."""
    seen = Pupil.objects.visible_to(actor).order_by().values("pk")
    theirs = Placement.objects.filter(pupil__in=seen).order_by().values("class_group")
    rooms = ClassGroup.objects.filter(school_id=actor.tenant_id or 0, pk__in=theirs).select_related("year")
    return rooms.order_by("-year__starts_on", "grade", "name", "pk")


def years_of(actor: Actor) -> QuerySet[SchoolYear]:
    """The years of the school."""
    return SchoolYear.objects.filter(school_id=actor.tenant_id or 0)


def twins(school: School, name: str, birth_date: date | None, nis: str, besides: int | None) -> list[str]:
    """Sentences about pupils of the school who may be the same: the same number, or the same name (and birth date)."""
    same_number = Q(nis=nis) if nis else Q(pk=None)
    rows = Pupil.objects.filter(same_number | Q(name__iexact=name), school=school).exclude(pk=besides or 0)
    found = []
    for other in rows[:20]:
        if nis and other.nis == nis:
            found.append(_("NIS ini sudah dipakai %(name)s.") % {"name": other.name})
        elif fold_name(other.name) == fold_name(name) and (not birth_date or other.birth_date in (None, birth_date)):
            found.append(_("Siswa bernama %(name)s sudah ada di daftar.") % {"name": other.name})
    return found[:MOST_SAID]
