"""The front page of collaboration."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from collaboration import cards
from collaboration.policy.common import check_see_collaboration
from core.web import page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The practices as cards: what each is for, and the way in."""
    check_see_collaboration(request.actor)
    return page(request, "collaboration/home.html", {"cards": cards.drawn(request.actor, request.school)})
