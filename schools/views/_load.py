"""The doors: what a page of accounts and settings may load, and for whom it exists at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core.models import AuditEvent, OutgoingMessage
from core.policy import Check
from schools.models import Invitation, Membership, School, User

View = Callable[..., HttpResponse]


def only_for(check: Check) -> Callable[[View], View]:
    """A page for those whom `check` lets in. The checks of this app raise `Hidden`, so for others the page does not exist."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            check(request.actor)
            return view(request, *args, **kwargs)

        return guarded

    return wrap


def fresh_school(request: HttpRequest) -> School:
    """The school of this page in an object of its own, so that a form may write on it without touching the shell."""
    return School.objects.get(pk=request.school.pk)


def load_member(request: HttpRequest, pk: int) -> tuple[User, list[Membership]]:
    """A person who is active at this school, with their memberships there; 404 for anybody else."""
    user = get_object_or_404(User, pk=pk)
    held = list(Membership.objects.active().filter(user=user, school=request.school).order_by("pk"))
    if not held:
        raise Http404
    return user, held


def load_member_or_former(request: HttpRequest, pk: int) -> User:
    """A person who is or was a member of this school: what ends a membership may be sent twice."""
    if not Membership.objects.filter(user_id=pk, school=request.school).exists():
        raise Http404
    return User.objects.get(pk=pk)


def load_invitation(request: HttpRequest, pk: int) -> Invitation:
    """An invitation of this school, in whatever state."""
    return get_object_or_404(Invitation.objects.select_related("school"), pk=pk, school=request.school)


def load_message(request: HttpRequest, pk: int) -> OutgoingMessage:
    """A message in this person's own inbox at this school."""
    return get_object_or_404(OutgoingMessage.objects.inbox_of(request.actor.user_id, request.school.pk), pk=pk)


def load_undelivered(request: HttpRequest, pk: int) -> OutgoingMessage:
    """An e-mail of this school; whether it can still be sent again is the action's question."""
    return get_object_or_404(OutgoingMessage, pk=pk, tenant=request.school, channel=OutgoingMessage.Channel.EMAIL)


def load_event(request: HttpRequest, pk: int) -> AuditEvent:
    """An audit event of this school."""
    return get_object_or_404(AuditEvent, pk=pk, tenant=request.school)
