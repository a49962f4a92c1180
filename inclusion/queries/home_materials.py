"""Page-shaped reads of materials for home and trainings for parents."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from core.keyset import slice_after
from core.policy import Actor
from inclusion.models import HomeMaterial, ParentTraining, Pupil
from inclusion.models.pupil import PupilQuerySet
from inclusion.queries.progress import noted_by
from inclusion.terms import Purpose
from schools.models import School
from schools.roles import Role

ORDER = ("-pk",)
MOST = 50


def material_page(actor: Actor, school: School, now: datetime, position: str = "") -> tuple[list[HomeMaterial], str]:
    """Newest first; those of one pupil only under a consent in force, except for the pupil's parents. One query."""
    open_ones = Pupil.objects.filter(school=school).consented(Purpose.SUPPORT, school.local_date(now)).values("pk")
    own = (
        Pupil.objects.of_guardian(actor.user_id).values("pk")
        if actor.has(Role.PARENT)
        else Pupil.objects.none().values("pk")
    )
    rows = (
        HomeMaterial.objects.visible_to(actor)
        .shared()
        .filter(Q(pupil=None) | Q(pupil__in=open_ones) | Q(pupil__in=own))
    )
    part = slice_after(rows.select_related("pupil__school", "school"), ORDER, position)
    return list(part.rows), part.after


def pupils_for(actor: Actor, school: School, now: datetime) -> PupilQuerySet:
    """Pupils for whose parents this person may share something."""
    return noted_by(actor).consented(Purpose.SUPPORT, school.local_date(now))


def trainings(school: School, now: datetime) -> QuerySet[ParentTraining]:
    """Those to come, each with how many want to come."""
    rows = ParentTraining.objects.filter(school=school, day__gte=school.local_date(now))
    return rows.annotate(wanted=Count("interests"))[:MOST]
