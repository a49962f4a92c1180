"""Doors to what belongs to a text under negotiation and to the clause library: visible to this actor, or 404."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from partnerships.models import ClauseTemplate, TextComment, TextReview, TextVersion
from partnerships.policy import check_see_partnerships
from partnerships.queries.negotiation import reviews_with_words, settled
from partnerships.text_policy import check_read_review, check_see_library


def load_version(request: HttpRequest, pk: int) -> TextVersion:
    """A version of an agreement that this person may see."""
    check_see_partnerships(request.actor)
    rows = TextVersion.objects.visible_to(request.actor).select_related("agreement__partnership__lead")
    found = get_object_or_404(rows, pk=pk)
    found.agreement.school = found.agreement.partnership.school = request.school
    return found


def load_review(request: HttpRequest, pk: int) -> TextReview:
    """One party's sheet, for the school's people and for that party."""
    check_see_partnerships(request.actor)
    rows = reviews_with_words(request.school).filter(version__in=TextVersion.objects.visible_to(request.actor))
    found = settled(get_object_or_404(rows, pk=pk), request.school)
    check_read_review(request.actor, found)
    return found


def load_comment(request: HttpRequest, pk: int) -> TextComment:
    """A comment on a sheet that this person may read."""
    check_see_partnerships(request.actor)
    found = get_object_or_404(TextComment, pk=pk)
    found.review = load_review(request, found.review_id)
    return found


def load_template(request: HttpRequest, pk: int) -> ClauseTemplate:
    """An article of the school's library."""
    check_see_library(request.actor)
    found = get_object_or_404(ClauseTemplate, pk=pk, school=request.school)
    found.school = request.school
    return found
