"""What is left of a pupil or a guardian who is erased: that somebody was supported and that somebody answered for them, never who."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from core import removal
from core.models import Attachment, AuditEvent, DataCopy, HistoryEntry, OutgoingMessage, Reminder, ScopedLink
from inclusion.models import (
    Assessment,
    ChildLink,
    Consent,
    Guardian,
    Handover,
    HomeAnswers,
    ParentLetter,
    ParentMessage,
    Pupil,
    ReviewInvitee,
    SheetPrint,
    TeamMember,
)
from inclusion.terms import DataKind
from partnerships.papers.words import day
from schools.erasing import LABEL as SOMEBODY
from schools.erasing import forget_asker
from schools.models import Invitation, User

LABEL = "Orang tua terhapus"
STRUCK = "Dihapus atas permintaan orang tua"


def forget_pupil(pupil: Pupil, now: datetime) -> bool:
    """Everything about a pupil goes: plan, profile, assessments, consents, guardians, files, papers, messages about them.

    Class sheets on which the pupil stands among others go as well. The record of who opened what stays, about a number.
    """
    _unname(Q(subject_type="inclusion.pupil", subject_id=pupil.pk), Q(link_id__isnull=False))
    for guardian in pupil.guardians.all():
        forget_guardian(guardian, now)
    return removal.remove(pupil, *SheetPrint.objects.filter(pupils=pupil)) > 0


def forget_row(row: models.Model, now: datetime) -> bool:
    """A single row of a pupil, with its files and papers."""
    return removal.remove(row) > 0


def forget_assessment(assessment: Assessment, now: datetime) -> bool:
    """One assessment with its documents, in what was handed over and in copies that wait, too."""
    label = f"{assessment.profession}, {day(assessment.assessed_on)}"
    words = " ".join(filter(None, (assessment.summary, assessment.recommendation)))
    for handover in Handover.objects.filter(pupil=assessment.pupil_id):
        _strike_out(handover, {label, words} - {""})
    return _forget_with_copies(assessment, assessment.pupil_id)


def forget_document(attachment: Attachment, now: datetime) -> bool:
    """One file of an assessment."""
    pupils = Assessment.objects.filter(pk=attachment.subject_id).values_list("pupil", flat=True)
    return _forget_with_copies(attachment, *pupils)


def _strike_out(handover: Handover, words: set[str]) -> None:
    """Lines of a frozen handover that say one of these: that something stood there stays, what it was goes."""
    payload: Any = handover.payload
    struck = False
    for part in payload["parts"]:
        if part["kind"] == DataKind.ASSESSMENTS and any(words & set(line) for line in part["lines"]):
            part["lines"] = [[STRUCK, ""] if words & set(line) else line for line in part["lines"]]
            struck = True
    if struck:
        models.QuerySet(Handover).filter(pk=handover.pk).update(payload=payload)


def _forget_with_copies(row: models.Model, *pupils: int) -> bool:
    copies = DataCopy.objects.filter(subject_type="inclusion.pupil", subject_id__in=pupils)
    return removal.remove(row, *copies) > 0


def forget_guardian(guardian: Guardian, now: datetime) -> bool:
    """Name, telephone, address and links of a guardian go, and the letters to them. False when nothing was left.

    What they agreed to stays as proof, under no name; a signed form keeps the name that stands on it.
    """
    if guardian.name == LABEL and not (guardian.email or guardian.phone):
        return False
    name, email = guardian.name, guardian.email
    letters = ParentLetter.objects.filter(guardian=guardian)
    removal.remove(*letters)
    _forget_links(guardian)
    if email:
        Invitation.objects.filter(email=email.lower(), role="parent", school_id=guardian.school_id).delete()
        OutgoingMessage.objects.filter(to_email=email, tenant_id=guardian.school_id).delete()
        Reminder.objects.filter(recipient_email=email, tenant_id=guardian.school_id).delete()
    forget_asker(guardian.school_id, name, *filter(None, (email, guardian.phone)))
    for model, field in ((ParentMessage, "by_label"), (HomeAnswers, "by_label"), (Handover, "created_by_label")):
        models.QuerySet(model).filter(guardian=guardian).update(**{field: LABEL})
    ReviewInvitee.objects.filter(guardian=guardian).update(name=LABEL)
    Consent.objects.filter(pupil=guardian.pupil_id, withdrawn_by=name).update(withdrawn_by=LABEL)
    Guardian.objects.filter(pk=guardian.pk).update(
        name=LABEL, phone="", email="", user=None, is_active=False, may_consent=False, invited_at=None
    )
    return True


def forget_account(user: User, now: datetime) -> bool:
    """A member of a team, or a parent, whose account is erased: their names beside it."""
    named = TeamMember.objects.filter(user=user).exclude(name=SOMEBODY).update(name=SOMEBODY)
    named += ReviewInvitee.objects.filter(user=user).exclude(name=SOMEBODY).update(name=SOMEBODY)
    return named + sum(forget_guardian(one, now) for one in Guardian.objects.filter(user=user)) > 0


def _forget_links(guardian: Guardian) -> None:
    """Links that were given to them, and the name under which these stand in the records."""
    mine = Q(subject_type="inclusion.guardian", subject_id=guardian.pk) | Q(
        subject_type="inclusion.childlink", subject_id__in=ChildLink.objects.filter(guardian=guardian).values("pk")
    )
    if guardian.email:
        mine |= Q(recipient_email=guardian.email, tenant_id=guardian.school_id)
    found = list(ScopedLink.objects.filter(mine).values_list("pk", flat=True))
    _unname(Q(link_id__in=found))
    ScopedLink.objects.filter(pk__in=found).delete()
    ChildLink.objects.filter(guardian=guardian).delete()


def _unname(*which: Q) -> None:
    """Past the append-only manager: the shown name goes, what happened stays, and the audit chain does not cover the name."""
    for record in (AuditEvent, HistoryEntry):
        rows: models.QuerySet[Any] = models.QuerySet(record)
        rows.filter(*which).update(actor_label=LABEL)


ERASERS = {
    "schools.user": forget_account,
    "inclusion.pupil": forget_pupil,
    "inclusion.guardian": forget_guardian,
    "inclusion.assessment": forget_assessment,
    "core.attachment": forget_document,
    "inclusion.sheetprint": forget_row,
    **{f"inclusion.{name}": forget_row for name in ("learningprofile", "supportplan", "service", "accommodation")},
}
"""By kind of row. Those of a pupil that go sooner than the pupil do so by their own."""
