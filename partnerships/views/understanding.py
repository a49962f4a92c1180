"""The short, informal path: half a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.models import Document
from core.policy import reason
from core.web import form_page, once, page
from partnerships.actions.understanding import record_understanding
from partnerships.forms.partnerships import UnderstandingForm
from partnerships.papers.understanding import KIND, request_understanding
from partnerships.policy import check_record_understanding
from partnerships.views._done import done
from partnerships.views._load import load_partnership
from schools.links import school_url


@require_http_methods(["GET", "HEAD", "POST"])
def understanding(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the understanding; those who work on the partnership write it here."""
    found = load_partnership(request, pk)
    refused = reason(check_record_understanding, request.actor, found)
    context = {"partnership": found, "documents": Document.objects.of(found, KIND)}
    if request.method != "POST" and refused:
        return page(request, "partnerships/understanding_read.html", {**context, "refused": refused})
    check_record_understanding(request.actor, found)
    today = request.school.local_date(timezone.now())
    form = UnderstandingForm(
        request.POST or None, instance=load_partnership(request, pk), actor=request.actor, today=today
    )
    if form.is_valid():
        return once(
            request,
            lambda: record_understanding(
                by=request.actor,
                now=timezone.now(),
                partnership=found,
                expected=form.expected_version,
                **form.changes(),
            ),
            lambda saved: done(
                request, _("Kesepahaman tersimpan."), school_url(request.school, "partnerships:partnership", pk)
            ),
        )
    return form_page(request, "partnerships/understanding_form.html", form, context)


@require_POST
def understanding_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the half page as a PDF."""
    found = load_partnership(request, pk)
    return once(
        request,
        lambda: request_understanding(by=request.actor, now=timezone.now(), partnership=found),
        lambda paper: school_url(request.school, "core:document", paper.pk),
    )
