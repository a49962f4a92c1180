"""Stage 3: send the proposal back with remarks, compare its versions, begin with an earlier one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.web import form_page, once, page
from partnerships.actions.proposal_copy import check_copy, copy_proposal
from partnerships.actions.proposals import move_proposal
from partnerships.forms.proposal_remarks import ReturnForm
from partnerships.forms.proposals import CopyForm
from partnerships.policy import check_approve, check_see_workings
from partnerships.queries.proposal_content import compare
from partnerships.queries.proposal_versions import copyable, pair_of, places
from partnerships.queries.proposals import read_proposal
from partnerships.views._done import done
from partnerships.views._load import load_partnership
from partnerships.views.proposals import load_proposal
from partnerships.workflow import PROPOSAL
from schools.links import school_url


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what is to be mended beside the place where it stands, and send the proposal back."""
    found = load_partnership(request, pk)
    stored = load_proposal(request, found)
    check_approve(request.actor, stored)
    PROPOSAL.check(request.actor, stored, "return")
    read = read_proposal(found, request.actor, request.school.local_date(timezone.now()))
    form = ReturnForm(request.POST or None, places=places(read))
    if form.is_valid():
        return once(
            request,
            lambda: move_proposal(
                by=request.actor, now=timezone.now(), proposal=stored, name="return", remarks=form.facts(),
                comment=form.cleaned_data["comment"],
            ),
            lambda entry: done(
                request, _("Proposal dikembalikan beserta catatannya."), school_url(request.school, "partnerships:proposal", pk)
            ),
        )  # fmt: skip
    return form_page(request, "partnerships/proposal_return.html", form, {"partnership": found, "read": read})


@require_safe
def proposal_difference(request: HttpRequest, pk: int) -> HttpResponse:
    """What changed between two versions, or between a version and the text as it stands."""
    check_see_workings(request.actor)
    found = load_partnership(request, pk)
    stored = load_proposal(request, found)
    pair = pair_of(stored, request.GET.get("dari", ""), request.GET.get("ke", ""))
    if pair is None:
        raise Http404
    context = {"partnership": found, "pair": pair, "changes": compare(pair.old.content, pair.new.content)}
    return page(request, "partnerships/proposal_difference.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin with what an earlier partnership of this school proposed."""
    found = load_partnership(request, pk)
    check_copy(request.actor, found)
    form = CopyForm(request.POST or None, sources=copyable(request.actor, found, request.GET.get("q", "")))
    if form.is_valid():
        return once(
            request,
            lambda: copy_proposal(
                by=request.actor, now=timezone.now(), partnership=found, source=form.cleaned_data["source"]
            ),
            lambda made: done(
                request, _("Isinya disalin. Sesuaikan dengan kemitraan ini, lalu simpan."),
                school_url(request.school, "partnerships:proposal_edit", pk),
            ),
        )  # fmt: skip
    return form_page(
        request, "partnerships/proposal_copy.html", form, {"partnership": found, "words": request.GET.get("q", "")}
    )
