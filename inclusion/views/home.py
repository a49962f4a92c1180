"""The front page of inclusion."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.web import page
from inclusion import cards
from inclusion.policy.common import check_see_inclusion


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The parts of inclusion as cards: what each is for, and the way in."""
    check_see_inclusion(request.actor)
    tiles = cards.tiles(request.actor, request.school, timezone.now())
    context = {"cards": cards.drawn(request.actor, request.school), "tiles": tiles}
    return page(request, "inclusion/home.html", context)
