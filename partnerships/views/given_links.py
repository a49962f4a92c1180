"""Links that were given to partners, as the school sees them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.models import ScopedLink
from core.web import once
from partnerships.actions.partner_links import revoke_link
from partnerships.models import EvaluationResponse, Obligation, TextReview
from partnerships.views._done import done
from partnerships.views._load import load_obligation, load_round
from partnerships.views._load_text import load_review
from schools.links import school_url


def load_link(request: HttpRequest, pk: int) -> tuple[ScopedLink, Obligation | EvaluationResponse | TextReview, str]:
    """A link of this school, what it is about, and the page of that; 404 when this person may not see it."""
    link = get_object_or_404(ScopedLink, pk=pk, tenant=request.school)
    if link.subject_type == "partnerships.obligation":
        found = load_obligation(request, link.subject_id)
        return link, found, school_url(request.school, "partnerships:obligation", found.pk)
    if link.subject_type == "partnerships.textreview":
        review = load_review(request, link.subject_id)
        return link, review, school_url(request.school, "partnerships:text_version", review.version_id)
    response = get_object_or_404(EvaluationResponse, pk=link.subject_id)
    if link.subject_type != "partnerships.evaluationresponse":
        raise Http404
    response.round = load_round(request, response.round_id)
    return link, response, school_url(request.school, "partnerships:round", response.round_id)


@require_POST
def link_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Make it useless at once."""
    link, about, here = load_link(request, pk)
    text = _("Tautan untuk %(who)s dicabut dan tidak dapat dipakai lagi.") % {"who": link.recipient_label}
    return once(
        request,
        lambda: revoke_link(by=request.actor, now=timezone.now(), link=link, about=about),
        lambda revoked: done(request, text, here),
    )
