"""Materials for learning at home, and training for parents [IN7]."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit, files
from core.policy import Actor, NotNow
from inclusion.models import HomeMaterial, ParentTraining, Pupil, TrainingInterest
from inclusion.policy.parents import check_home, check_offer_training, check_share_material, check_withdraw_material
from schools.models import School


@transaction.atomic
def share_material(
    *, by: Actor, now: datetime, school: School, title: str, steps: str, area: str, pupil: Pupil | None = None, web: str = "",
    upload: Any = None,
) -> HomeMaterial:  # fmt: skip
    """Share something to do at home, with everybody's parents or with those of one pupil."""
    check_share_material(by, school, pupil, now)
    material = HomeMaterial.objects.create(
        school=school, pupil=pupil, title=title, steps=steps, area=area, web=web, shared_by_id=by.user_id, created_at=now, updated_at=now,
    )  # fmt: skip
    if upload is not None:
        files.attach(by=by, now=now, subject=material, upload=upload, purpose="home_material")
    audit.record(by, "home_material.shared", material, now, pupil=pupil.pk if pupil else None)
    return material


@transaction.atomic
def withdraw_material(*, by: Actor, now: datetime, material: HomeMaterial) -> HomeMaterial:
    """Take a material away. Doing it twice changes nothing."""
    check_withdraw_material(by, material, now)
    if HomeMaterial.objects.filter(pk=material.pk, withdrawn_at=None).update(withdrawn_at=now, updated_at=now):
        audit.record(by, "home_material.withdrawn", material, now)
    return material


@transaction.atomic
def offer_training(
    *, by: Actor, now: datetime, school: School, title: str, day: date, place: str, about: str = ""
) -> ParentTraining:
    """List a training for parents."""
    check_offer_training(by, school)
    if day < school.local_date(now):
        raise NotNow(_("Tanggal ini sudah lewat."))
    training = ParentTraining.objects.create(
        school=school, title=title, day=day, place=place, about=about, created_at=now, updated_at=now
    )  # fmt: skip
    audit.record(by, "parent_training.offered", training, now)
    return training


@transaction.atomic
def want_training(*, by: Actor, now: datetime, pupil: Pupil, training: ParentTraining) -> TrainingInterest:
    """Say that one wants to come. Saying it twice changes nothing."""
    guardian = check_home(by, pupil, now)
    if training.school_id != pupil.school_id or training.day < pupil.school.local_date(now):
        raise NotNow(_("Pelatihan ini sudah lewat."))
    interest, is_new = TrainingInterest.objects.get_or_create(
        training=training, guardian=guardian, defaults={"created_at": now}
    )  # fmt: skip
    if is_new:
        audit.record(by, "parent_training.wanted", training, now)
    return interest
