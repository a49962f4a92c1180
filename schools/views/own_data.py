"""Data saya: what is held about the person who is signed in, their consents, and copies on their way."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.data_copies import request_copy, take
from core.models import DataCopy
from core.registry import registry
from core.web import form_page, once, page
from schools.access import personal_actor, schools_of
from schools.models import RightsRequest, User
from schools.queries_rights import held_about
from schools.rights_forms import TakeForm


@require_safe
@login_required
def own_data(request: HttpRequest) -> HttpResponse:
    user, now = User.objects.get(pk=request.user.pk), timezone.now()
    context = {
        "person": user,
        "schools": schools_of(user),
        "held": held_about(user),
        "parts": [part for tell in registry.own_parts.values() for part in tell(user, now)],
        "copies": list(DataCopy.objects.visible_to(user.pk).order_by("-pk")[:10]),
        "requests": list(RightsRequest.objects.filter(person=user).select_related("school")[:20]),
    }
    return page(request, "schools/own_data.html", context)


@require_POST
@login_required
def own_copy(request: HttpRequest) -> HttpResponse:
    user = User.objects.get(pk=request.user.pk)
    return once(
        request,
        lambda: request_copy(by=personal_actor(user), now=timezone.now(), obj=user),
        lambda made: reverse("data_copy", args=[made.pk]),
    )


@require_safe
@login_required
def data_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """A copy on its way; the page looks again by itself."""
    found = get_object_or_404(DataCopy.objects.visible_to(request.user.pk), pk=pk)
    return page(request, "schools/data_copy.html", {"copy": found})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reauthentication_required(allow_get=False)
def data_copy_take(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The finished copy, after the password was given once more; of somebody else with the reason."""
    ready = DataCopy.objects.visible_to(request.user.pk).filter(state=DataCopy.State.READY)
    found = get_object_or_404(ready, pk=pk)
    mine = (found.subject_type, found.subject_id) == ("schools.user", request.user.pk)
    form = TakeForm(request.POST or None, initial={})
    if mine:
        del form.fields["reason"]
    if request.method == "POST" and form.is_valid():
        actor = personal_actor(User.objects.get(pk=request.user.pk))
        return take(found, by=actor, now=timezone.now(), reason=form.cleaned_data.get("reason", ""))
    return form_page(request, "schools/data_copy_take.html", form, {"copy": found})
