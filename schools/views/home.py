"""The home page of a school: what must be done, what is late, whom one waits for, what happens this week."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.web import page
from schools.home import first_step, home_lists


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    lists = home_lists(request.actor, timezone.now(), whole=request.GET.get("daftar", ""))
    busy = any(one.tasks for one in lists)
    guide = None if busy else first_step(request.actor, request.school)
    return page(request, "schools/home.html", {"lists": lists, "busy": busy, "guide": guide})
