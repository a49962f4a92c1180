"""The doors of parents: their child, by account or by link. Another child's parent finds nothing."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from core.models import ScopedLink
from inclusion.actions.reading import record_read
from inclusion.models import ChildLink, Guardian, Pupil
from inclusion.policy.common import check_consent
from inclusion.policy.parents import CHILD, check_home, check_see_children, guardian_of
from partnerships.views.partner_links import enter


def load_child(request: HttpRequest, pk: int, verb: str = "pupil.child_space_opened") -> tuple[Pupil, Guardian]:
    """A child of this parent; a GET is on record. What a parent sends needs a consent in force."""
    check_see_children(request.actor)
    pupil = get_object_or_404(Pupil.objects.filter(school=request.school).of_guardian(request.actor.user_id), pk=pk)
    pupil.school = request.school
    guardian = guardian_of(request.actor, pupil)
    if guardian is None:
        raise Http404
    if request.method == "POST":
        check_consent(pupil, timezone.now())
    if request.method == "GET" and verb:
        record_read(by=request.actor, now=timezone.now(), pupil=pupil, verb=verb)
    return pupil, guardian


def enter_child(
    request: HttpRequest, public_id: uuid.UUID, verb: str = "pupil.child_space_opened"
) -> tuple[Pupil, Guardian, ScopedLink]:
    """The child behind a link: the link usable, the guardian still answering for the child, a consent in force at this moment."""
    guardian, link = enter_guardian(request, public_id)
    pupil = guardian.pupil
    check_home(request.actor, pupil, timezone.now())
    if request.method == "GET" and verb:
        record_read(by=request.actor, now=timezone.now(), pupil=pupil, verb=verb)
    return pupil, guardian, link


def enter_guardian(request: HttpRequest, public_id: uuid.UUID) -> tuple[Guardian, ScopedLink]:
    """The guardian behind a link to a child's space, who still answers for the child. Needs no consent: it is given here."""
    link, _today = enter(request, public_id, CHILD)
    given = get_object_or_404(
        ChildLink.objects.select_related("guardian__pupil"), pk=link.subject_id, school=request.school, guardian__is_active=True
    )  # fmt: skip
    given.guardian.pupil.school = request.school
    return given.guardian, link
