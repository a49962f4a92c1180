"""What is left of a pupil or a guardian who is erased: that somebody was supported and that somebody answered for them, never who."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from core import removal
from core.models import AuditEvent, HistoryEntry, OutgoingMessage, Reminder, ScopedLink
from inclusion.models import (
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
from schools.erasing import LABEL as SOMEBODY
from schools.models import Invitation, User

LABEL = "Orang tua terhapus"


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
    "inclusion.assessment": forget_row,
    "inclusion.sheetprint": forget_row,
    **{f"inclusion.{name}": forget_row for name in ("learningprofile", "supportplan", "service", "accommodation")},
}
"""By kind of row. Those of a pupil that go sooner than the pupil do so by their own."""
