"""Who opened the data of a child: for the parents, and for the principal [IN7, promise 3]."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from core.data_copies import request_copy
from core.web import once, page
from inclusion.actions.reading import READS
from inclusion.models import Pupil
from inclusion.policy.reads import check_see_reads_of
from inclusion.queries.reads import reads_page
from inclusion.views._load import load_pupil
from schools.links import school_url


@require_safe
def reads(request: HttpRequest, pk: int) -> HttpResponse:
    """By day and person, what was opened. One's own reads are folded away until they are asked for."""
    found = load_pupil(request, pk)
    check_see_reads_of(request.actor, found)
    return reads_of(request, found, back=school_url(request.school, "inclusion:pupil", pk), base="base_app.html")


def reads_of(request: HttpRequest, pupil: Pupil, **places: Any) -> HttpResponse:
    """The page, in the account and behind a link. `places`: back, base and, behind a link, link."""
    own = "sendiri" in request.GET
    days, after = reads_page(
        pupil, request.school, request.actor, READS, own=own, position=request.GET.get("after", "")
    )
    context = {"pupil": pupil, "days": days, "after": after, "own": own, "school": request.school}
    return page(request, "inclusion/pupils/reads.html", context | places)


@require_POST
def pupil_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """A copy of everything about the pupil, for the parents, or for support staff of the team who hand it to them."""
    found = load_pupil(request, pk)
    return once(
        request,
        lambda: request_copy(by=request.actor, now=timezone.now(), obj=found),
        lambda made: reverse("data_copy", args=[made.pk]),
    )
