"""Stage 3: the proposal."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import looks
from core.forms import wants_row
from core.policy import NotNow, allowed
from core.web import form_page, once, page
from partnerships.actions.proposals import edit_proposal, move_proposal
from partnerships.forms.budget import budget_rows
from partnerships.forms.partnerships import ProposalMoveForm
from partnerships.forms.proposal_remarks import ReplyForm
from partnerships.forms.proposals import ProposalForm, objective_rows, put_remarks, role_rows
from partnerships.models import Partnership, Proposal
from partnerships.papers.proposal import request_proposal
from partnerships.policy import check_edit_proposal, check_see_proposal
from partnerships.queries.proposals import (
    budget_of,
    last_remarks,
    party_list,
    proposal_of,
    read_proposal,
    returned_because,
)
from partnerships.views._done import done
from partnerships.views._load import load_partnership
from schools.links import school_url


def _here(request: HttpRequest, partnership: Partnership) -> str:
    return school_url(request.school, "partnerships:proposal", partnership.pk)


def _page(request: HttpRequest, partnership: Partnership, status: int = 200, **extra: Any) -> HttpResponse:
    context = {
        "partnership": partnership,
        "read": read_proposal(partnership, request.actor, request.school.local_date(timezone.now())),
        "may_edit": allowed(check_edit_proposal, request.actor, partnership),
    }
    return page(request, "partnerships/proposal.html", {**context, **extra}, status=status)


def load_proposal(request: HttpRequest, partnership: Partnership) -> Proposal:
    """The proposal, when there is one and this person may see it; 404 otherwise."""
    found = proposal_of(partnership)
    if found is None or not allowed(check_see_proposal, request.actor, found):
        raise Http404
    return found


@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the proposal; decide on it."""
    return _page(request, load_partnership(request, pk))


def _is_valid(form: Any) -> bool:
    """A part that a page from before does not know was not sent; it is left as it is."""
    return not form.is_bound or form.is_valid()


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the proposal: texts, objectives and budget as rows, a role per party, an answer to each remark."""
    found = load_partnership(request, pk)
    check_edit_proposal(request.actor, found)
    stored, parties, data = proposal_of(found), party_list(found), request.POST or None
    form = ProposalForm(data, instance=proposal_of(found))
    replies = ReplyForm(data, remarks=last_remarks(stored))
    rows = (objective_rows(data, stored), role_rows(data, parties, stored), budget_rows(data, parties, stored))
    objectives, roles, budget = rows
    if data and not wants_row(form, *rows) and all(map(_is_valid, (form, replies, *rows))):
        return once(
            request,
            lambda: edit_proposal(
                by=request.actor, now=timezone.now(), partnership=found, expected=form.expected_version,
                objectives=objectives.facts(), roles=roles.values_by_party(), replies=replies.replies(),
                budget=budget.facts() if budget.is_bound else None,
                **form.changes(),
            ),
            lambda saved: done(request, _("Proposal tersimpan sebagai draf."), _here(request, found)),
        )  # fmt: skip
    context = {
        "partnership": found, "objectives": objectives, "roles": roles, "budget_rows": budget, "returned": returned_because(stored),
        "replies": replies, **put_remarks(replies, objectives, roles, budget),
        "budget": budget_of(stored, parties) if stored else None,
    }  # fmt: skip
    return form_page(request, "partnerships/proposal_form.html", form, context, rows=(*rows, replies))


@require_POST
def proposal_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit, approve, return, reopen. A refusal draws the proposal again, with the sentence and what is missing."""
    found = load_partnership(request, pk)
    stored = load_proposal(request, found)
    form = ProposalMoveForm(request.POST)
    try:
        facts = form.facts()
        return once(
            request,
            lambda: move_proposal(by=request.actor, now=timezone.now(), proposal=stored, **facts),
            lambda entry: done(
                request,
                _("Status proposal sekarang: %(state)s.") % {"state": stored.get_state_display()},
                _here(request, found),
            ),
        )
    except NotNow as refusal:
        missing = looks.linked(request.school.slug, refusal.missing)
        return _page(request, load_partnership(request, pk), 409, refusal=refusal, missing=missing, tried=form.typed)


@require_POST
def proposal_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the PDF of the proposal as it stands now."""
    stored = load_proposal(request, load_partnership(request, pk))
    return once(
        request,
        lambda: request_proposal(by=request.actor, now=timezone.now(), proposal=stored),
        lambda paper: school_url(request.school, "core:document", paper.pk),
    )
