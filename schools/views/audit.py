"""The audit trail, for the principal alone."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from core.registry import registry
from core.web import page
from schools.audit_words import line
from schools.policy import check_read_audit
from schools.queries import audit_trail
from schools.views._load import load_event, only_for
from schools.views._tabs import settings_tabs


@require_safe
@only_for(check_read_audit)
def trail(request: HttpRequest) -> HttpResponse:
    found = audit_trail(request.school, after=request.GET.get("after", ""), actor_id=request.GET.get("orang", ""))
    context = {
        "lines": [line(event) for event in found.rows],
        "after": found.after,
        "tabs": settings_tabs(request, "schools:audit"),
    }
    return page(
        request,
        "schools/audit.html",
        context | {"who": found.rows[0].actor_label if request.GET.get("orang") and found.rows else ""},
    )


@require_safe
@only_for(check_read_audit)
def subject(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead on to the page of what the event speaks of; 404 when it is gone or not for this person."""
    event = load_event(request, pk)
    reader = registry.readers.get(event.subject_type)
    found = reader.load(request.actor, event.subject_id) if reader and reader.url else None
    if found is None:
        raise Http404
    return redirect(reader.url(found))
