"""Keep the pupil register [IN1]."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from core import audit
from core.policy import Actor
from inclusion.models import Guardian, Placement, Pupil
from inclusion.policy.pupils import check_keep_register
from schools.models import ClassGroup, School


@transaction.atomic
def register_pupil(
    *, by: Actor, now: datetime, school: School, name: str, class_group: ClassGroup | None = None,
    guardians: Iterable[Mapping[str, Any]] = (), since: date | None = None, **facts: Any,
) -> Pupil:  # fmt: skip
    """Enter a pupil with the present class and the guardians (`name`, `relation`, perhaps `user`, `phone`, `email`)."""
    check_keep_register(by, school)
    pupil = Pupil.objects.create(school=school, name=name, created_at=now, updated_at=now, **facts)
    if class_group is not None:
        Placement.objects.create(
            pupil=pupil, class_group=class_group, starts_on=since or max(class_group.year.starts_on, school.local_date(now))
        )  # fmt: skip
    for guardian in guardians:
        Guardian.objects.create(pupil=pupil, **guardian)
    audit.record(by, "pupil.registered", pupil, now)
    return pupil
