"""Erase a pupil, a guardian, one assessment or one document for good [PL7]."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from core import audit, erasures
from core.models import Attachment
from core.policy import Actor
from inclusion.models import Assessment, Guardian, Pupil
from inclusion.policy.common import is_guardian
from inclusion.policy.erasing import (
    check_ask_erasure,
    check_erasable_guardian,
    check_erasable_pupil,
    check_erase,
    check_erase_assessment,
)
from inclusion.queries.erasing import same_person
from schools.actions.rights import ask_to_erase
from schools.models import RightsRequest, User


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
    """Forget who a guardian is, for every child of theirs at the school; what they agreed to stays, under no name.

    Raises `NotNow` while a consent of theirs is in force.
    """
    guardian = Guardian.objects.select_related("pupil__school").get(pk=guardian.pk)
    check_erase(by, guardian)
    keys = [row.pk for row in same_person(guardian)]
    for row in Guardian.objects.select_for_update(of=("self",)).select_related("pupil__school").filter(pk__in=keys):
        check_erasable_guardian(row, now)
        audit.record(by, "guardian.erased", row, now, pupil=row.pupil_id)
        erasures.erase(row, now)


@transaction.atomic
def ask_erasure(
    *, by: Actor, now: datetime, assessment: Assessment, document: Attachment | None = None, words: str = "", asker: str = "",
    via: str = "", contact: str = "", received_at: datetime | None = None,
) -> RightsRequest:  # fmt: skip
    """Ask for one assessment, or one document of it, to be erased: the parents by their account, or support staff for them.

    Parents may ask after they withdrew their consent, which is when they would. What came on paper says when (`received_at`).
    """
    pupil = assessment.pupil
    check_ask_erasure(by, pupil)
    facts: dict[str, Any] = {"asker": asker, "via": via, "contact": contact, "received_at": received_at, "person": None}
    if is_guardian(by, pupil):
        account = User.objects.get(pk=by.user_id or 0)
        facts = {"asker": account.display_name, "via": "account", "contact": account.email, "person": account}
    return ask_to_erase(
        by=by,
        now=now,
        school=pupil.school,
        subject=document or assessment,
        subject_label=pupil.name,
        words=words,
        **facts,
    )


@transaction.atomic
def erase_assessment(*, by: Actor, now: datetime, assessment: Assessment) -> None:
    """Forget one assessment with its documents. No restored backup brings it back (core.erasures)."""
    assessment = Assessment.objects.select_for_update(of=("self",)).select_related("pupil").get(pk=assessment.pk)
    check_erase_assessment(by, assessment.pupil)
    audit.record(by, "assessment.erased", assessment, now, pupil=assessment.pupil_id)
    erasures.erase(assessment, now)


@transaction.atomic
def erase_document(*, by: Actor, now: datetime, document: Attachment) -> None:
    """Forget one document of an assessment."""
    assessment = Assessment.objects.select_related("pupil").get(pk=document.subject_id)
    check_erase_assessment(by, assessment.pupil)
    audit.record(by, "assessment.document_erased", assessment, now, pupil=assessment.pupil_id)
    erasures.erase(document, now)
