"""Erase a pupil or a guardian for good [PL7]."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from core import audit, erasures
from core.policy import Actor
from inclusion.models import Guardian, Pupil
from inclusion.policy.erasing import check_erasable_guardian, check_erasable_pupil, check_erase


@transaction.atomic
def erase_pupil(*, by: Actor, now: datetime, pupil: Pupil) -> None:
    """Forget a pupil who left, with everything about them. No restored backup brings them back (core.erasures).

    Raises `NotNow` while the pupil attends.
    """
    pupil = Pupil.objects.select_for_update().get(pk=pupil.pk)
    check_erase(by, pupil)
    check_erasable_pupil(pupil)
    audit.record(by, "pupil.erased", pupil, now)
    erasures.erase(pupil, now)


@transaction.atomic
def erase_guardian(*, by: Actor, now: datetime, guardian: Guardian) -> None:
    """Forget who a guardian is; what they agreed to stays, under no name.

    Raises `NotNow` while a consent of theirs is in force.
    """
    guardian = Guardian.objects.select_for_update(of=("self",)).select_related("pupil__school").get(pk=guardian.pk)
    check_erase(by, guardian)
    check_erasable_guardian(guardian, now)
    audit.record(by, "guardian.erased", guardian, now, pupil=guardian.pupil_id)
    erasures.erase(guardian, now)
