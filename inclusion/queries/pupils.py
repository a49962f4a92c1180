"""Reads of the register: a page of the list, pupils that may be the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from core.keyset import Slice, slice_after
from core.policy import Actor
from inclusion.models import Consent, Placement, Pupil
from inclusion.policy.consents import READERS
from inclusion.terms import Purpose
from schools.identifiers import fold_name
from schools.models import School

MOST_SAID = 3


def register_page(rows: QuerySet[Pupil], order: Sequence[str], position: str, actor: Actor, today: date) -> Slice:
    """One page of the register, each with `here` (the open placement) and, for those who may know, `has_consent`. Two queries."""
    here = Placement.objects.filter(ends_on=None).select_related("class_group")
    shown = rows.prefetch_related(Prefetch("placements", queryset=here, to_attr="open_placements"))
    if actor.has(*READERS):
        given = Consent.objects.in_force(today).filter(pupil=OuterRef("pk"), purpose=Purpose.SUPPORT)
        shown = shown.annotate(has_consent=Exists(given))
    return slice_after(shown, order, position)


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
