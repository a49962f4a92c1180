"""What was said is not kept for ever: the sweep erases it when its time is over, and keeps that it took place."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from collaboration.models import (
    Mentoring,
    MentoringAgreement,
    MentoringGain,
    MentoringMember,
    MentoringSession,
    MentoringStep,
    Observation,
    ObservationAgreement,
    ObservationFollowUp,
    ObservationMessage,
    ObservationNote,
    ObservationShare,
    Reflection,
    ResearchPaper,
    SessionNote,
)
from core import audit
from core.policy import Actor

AT_ONCE = 200
OF_OBSERVATION = (
    ObservationAgreement, ObservationMessage, ObservationNote, Reflection, ObservationFollowUp, ObservationShare,
)  # fmt: skip
"""Every model that holds what was said around an observation."""
OF_MENTORING = (MentoringAgreement, MentoringGain, ResearchPaper)
OF_SESSION = (SessionNote, MentoringStep)
"""The same for an engagement, and for one meeting in it."""


def expired_observations(now: datetime) -> QuerySet[Observation]:
    """Those whose content may be past its time: by the earliest calendar day that it is anywhere in the country."""
    rows = Observation.objects.filter(erased_at=None, kept_until__lt=(now + timedelta(days=1)).date())
    return rows.exclude(observed_keeps_at__isnull=False, observer_keeps_at__isnull=False)


@transaction.atomic
def erase_expired_observations(*, by: Actor, now: datetime) -> int:
    """Erase what was said where its time is over and not both keep it. Returns how many observations were emptied."""
    rows = expired_observations(now).select_for_update(of=("self",)).select_related("school")[:AT_ONCE]
    over = [row for row in rows if row.kept_until < row.school.local_date(now)]
    for row in over:
        for model in OF_OBSERVATION:
            model.objects.filter(observation=row).delete()
        Observation.objects.filter(pk=row.pk).update(erased_at=now, updated_at=now)
        audit.record(by, "observation.erased", row, now)
    return len(over)


def _wanted_by_all(path: str) -> Any:
    """There is no member who does not wish it kept."""
    return ~Exists(MentoringMember.objects.filter(mentoring=OuterRef(path), keeps_at=None))


@transaction.atomic
def erase_expired_mentoring(*, by: Actor, now: datetime) -> int:
    """Erase what was said in meetings, and in engagements that no longer run. Returns how many meetings and engagements were emptied."""
    soon = (now + timedelta(days=1)).date()
    sessions = MentoringSession.objects.filter(erased_at=None, kept_until__lt=soon).exclude(_wanted_by_all("mentoring"))
    ended = Mentoring.objects.filter(erased_at=None, kept_until__lt=soon).exclude(state=Mentoring.State.ACTIVE)
    done = 0
    for session in sessions.select_for_update(of=("self",)).select_related("mentoring__school")[:AT_ONCE]:
        if session.kept_until < session.mentoring.school.local_date(now):
            for model in OF_SESSION:
                model.objects.filter(session=session).delete()
            MentoringSession.objects.filter(pk=session.pk).update(erased_at=now)
            audit.record(by, "mentoring.session_erased", session.mentoring, now)
            done += 1
    rows = ended.exclude(_wanted_by_all("pk")).select_for_update(of=("self",)).select_related("school")[:AT_ONCE]
    return done + sum(_empty(row, by, now) for row in rows)


def _empty(row: Mentoring, by: Actor, now: datetime) -> int:
    if row.kept_until >= row.school.local_date(now):
        return 0
    for model in OF_MENTORING:
        model.objects.filter(mentoring=row).delete()
    Mentoring.objects.filter(pk=row.pk).update(erased_at=now, updated_at=now)
    audit.record(by, "mentoring.erased", row, now)
    return 1
