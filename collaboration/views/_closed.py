"""The doors of the closed circle: one's own, or 404."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from collaboration.models import (
    LearningWish,
    Mentoring,
    MentoringSession,
    MentoringStep,
    Observation,
    ObservationNote,
    ObservationShare,
)
from collaboration.policy.mentoring import check_read_content as check_read_mentoring
from collaboration.policy.mentoring import check_see_map, check_see_mentoring
from collaboration.policy.observations import check_read_content, check_see_observations
from collaboration.queries.mentoring import MEMBERS
from core.policy import Hidden


def load_observation(request: HttpRequest, pk: int) -> Observation:
    """One that this person may know of."""
    check_see_observations(request.actor)
    rows = Observation.objects.visible_to(request.actor)
    found = get_object_or_404(rows.select_related("observed", "observer", "class_group", "subject", "room"), pk=pk)
    found.school = request.school
    return found


def load_own(request: HttpRequest, pk: int) -> Observation:
    """One in which this person takes part."""
    found = load_observation(request, pk)
    check_read_content(request.actor, found)
    return found


def load_note(request: HttpRequest, pk: int, note_pk: int) -> ObservationNote:
    """A note of the own observation."""
    found = load_own(request, pk)
    note = get_object_or_404(ObservationNote.objects.filter(observation=found), pk=note_pk)
    note.observation = found
    return note


def load_share(request: HttpRequest, pk: int, share_pk: int) -> ObservationShare:
    """A piece of the own observation that was offered or shared."""
    found = load_own(request, pk)
    share = get_object_or_404(found.shares.select_related("reader"), pk=share_pk)
    share.observation = found
    return share


def load_shared(request: HttpRequest, share_pk: int) -> ObservationShare:
    """A piece that was given to this person to read, as long as it is."""
    rows = ObservationShare.objects.visible_to(request.actor)
    found = rows.select_related("observation__observed", "observation__observer", "observation__school").filter(
        pk=share_pk
    )
    share = found.first()
    if share is None:
        raise Hidden("")
    return share


def load_mentoring(request: HttpRequest, pk: int) -> Mentoring:
    """An engagement that this person may know of."""
    check_see_mentoring(request.actor)
    found = get_object_or_404(Mentoring.objects.visible_to(request.actor).prefetch_related(MEMBERS), pk=pk)
    found.school = request.school
    return found


def load_own_mentoring(request: HttpRequest, pk: int) -> Mentoring:
    """An engagement of which this person is a member."""
    found = load_mentoring(request, pk)
    check_read_mentoring(request.actor, found)
    return found


def load_session(request: HttpRequest, pk: int, session_pk: int) -> MentoringSession:
    """A meeting of the own engagement."""
    found = load_own_mentoring(request, pk)
    session = get_object_or_404(MentoringSession.objects.filter(mentoring=found), pk=session_pk)
    session.mentoring = found
    return session


def load_step(request: HttpRequest, pk: int, step_pk: int) -> MentoringStep:
    """A next step of the own engagement."""
    found = load_own_mentoring(request, pk)
    step = get_object_or_404(
        MentoringStep.objects.filter(session__mentoring=found).select_related("session"), pk=step_pk
    )
    step.session.mentoring = found
    return step


def load_wish(request: HttpRequest, pk: int) -> LearningWish:
    """A wish on the map."""
    check_see_map(request.actor)
    return get_object_or_404(LearningWish.objects.visible_to(request.actor), pk=pk)
