"""A child's space for its parents: what the school does, how it goes, who looked, what there is to read and to answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from core.models import Attachment, AuditEvent
from core.policy import Actor
from core.registry import registry
from core.subjects import subject_type
from inclusion.models import (
    Accommodation,
    Consent,
    ConsentRequest,
    Guardian,
    HomeAnswers,
    HomeMaterial,
    ParentLetter,
    ParentTraining,
    Pupil,
    SupportPlan,
    TrainingInterest,
)
from inclusion.policy.progress import RUNNING
from inclusion.queries.course import told
from inclusion.queries.going_on import going_on
from inclusion.queries.messages import unread
from inclusion.queries.progress import class_names, of_pupil
from inclusion.queries.reads import of_others

LAST_READS = 5
MOST = 30


def children_of(actor: Actor) -> list[tuple[Pupil, str]]:
    """The children of this person at the school, each with the class. Two queries."""
    pupils = list(Pupil.objects.filter(school=actor.tenant_id or 0).of_guardian(actor.user_id))
    names = class_names(pupil.pk for pupil in pupils)
    return [(pupil, names.get(pupil.pk, "")) for pupil in pupils]


def child_page(pupil: Pupil, actor: Actor, guardian: Guardian, now: datetime) -> dict[str, Any]:
    """Everything on the page of one child, for this guardian. The number of queries does not grow with the rows."""
    today = pupil.school.local_date(now)
    return {
        "pupil": pupil, "guardian": guardian, "class_name": class_names([pupil.pk]).get(pupil.pk, ""),
        "plan": SupportPlan.objects.filter(pupil=pupil, state__in=RUNNING).prefetch_related("long_goals").first(),
        "shared_plan": SupportPlan.objects.filter(pupil=pupil, state=SupportPlan.State.SHARED).first(),
        "accommodations": list(Accommodation.objects.filter(pupil=pupil).running()),
        "courses": [(course, told(course, pupil.called)) for course in of_pupil(pupil)],
        "unread": unread(pupil, actor, guardian),
        "answered": HomeAnswers.objects.filter(pupil=pupil).first(),
        "consents": consent_lines(pupil, today),
        "reads": last_reads(pupil, actor),
        "materials": materials(pupil),
        "letters": list(ParentLetter.objects.filter(pupil=pupil, guardian=guardian)[:MOST]),
        "trainings": trainings(pupil, guardian, today),
        "asked": ConsentRequest.objects.open().filter(guardian=guardian).count(),
        **going_on(pupil, now),
    }  # fmt: skip


def consent_lines(pupil: Pupil, today: date) -> list[tuple[Consent, bool]]:
    """The consents of the pupil, newest first, each with whether it is in force. One query."""
    return [
        (one, one.is_in_force(today)) for one in Consent.objects.filter(pupil=pupil).select_related("provider")[:MOST]
    ]


def last_reads(pupil: Pupil, actor: Actor) -> list[tuple[AuditEvent, Any]]:
    """The newest reads of the child's data by others, with what was opened in words. One query."""
    verbs = [verb for verb in registry.verbs if verb.startswith("pupil.") and verb.endswith("_opened")]
    rows = AuditEvent.objects.filter(
        tenant=pupil.school_id, subject_type=subject_type(pupil), subject_id=pupil.pk, verb__in=verbs
    )
    return [(one, registry.verbs[one.verb]) for one in of_others(rows, actor).order_by("-pk")[:LAST_READS]]


def materials(pupil: Pupil) -> list[tuple[HomeMaterial, list[Attachment]]]:
    """What is shared with the parents of this pupil, each with its files. Two queries."""
    rows = list(HomeMaterial.objects.for_pupil(pupil)[:MOST])
    files: dict[int, list[Attachment]] = {}
    kept = Attachment.objects.present().filter(
        tenant=pupil.school_id, subject_type=subject_type(HomeMaterial), subject_id__in=[row.pk for row in rows]
    )  # fmt: skip
    for one in kept:
        files.setdefault(one.subject_id, []).append(one)
    return [(row, files.get(row.pk, [])) for row in rows]


def trainings(pupil: Pupil, guardian: Guardian | None, today: date) -> list[tuple[ParentTraining, bool]]:
    """Trainings to come, each with whether this guardian wants to come. Two queries."""
    rows = list(ParentTraining.objects.filter(school=pupil.school_id, day__gte=today)[:MOST])
    mine = set(TrainingInterest.objects.filter(training__in=rows, guardian=guardian).values_list("training", flat=True))
    return [(row, row.pk in mine) for row in rows]
