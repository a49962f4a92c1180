"""The front door: to the one school, to the choice between several, or a kind word for those who have none."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from core.web import page
from schools.access import roles_by_school
from schools.links import school_url


@require_safe
@login_required
def front(request: HttpRequest) -> HttpResponse:
    places = roles_by_school(request.user)
    if len(places) == 1:
        return redirect(school_url(places[0].school, "schools:home"))
    return page(request, "schools/front.html", {"choices": places})
