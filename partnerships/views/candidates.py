"""Stage 2: compare candidates, choose, decline."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import looks
from core.forms import given_reason
from core.policy import NotNow, allowed, reason
from core.web import form_page, once, page
from partnerships.actions import candidates as actions
from partnerships.forms.partnerships import CandidateForm
from partnerships.gates import partners_chosen
from partnerships.models import Candidate, Partner, Partnership
from partnerships.policy import check_change_candidates, check_see_workings, check_write_directory
from partnerships.queries.candidates import addable, candidate_lines
from partnerships.views._done import done
from partnerships.views._load import load_candidate, load_partnership
from schools.links import school_url


def _here(request: HttpRequest, partnership: Partnership) -> str:
    return school_url(request.school, "partnerships:candidates", partnership.pk)


def _page(request: HttpRequest, partnership: Partnership, status: int = 200, **extra: Any) -> HttpResponse:
    check_see_workings(request.actor)
    words = request.GET.get("q", "").strip()[:100]
    today = request.school.local_date(timezone.now())
    closed = reason(check_change_candidates, request.actor, partnership)
    context = {
        "partnership": partnership,
        "lines": candidate_lines(partnership, today),
        "closed": closed,
        "record_waits": not closed and not partners_chosen(partnership),
        "may_add": allowed(check_write_directory, request.actor),
        "words": words,
        "addable": [] if closed else addable(partnership, request.actor, words, today),
    }
    return page(request, "partnerships/candidates.html", {**context, **extra}, status=status)


def _carry_out(
    request: HttpRequest, partnership: Partnership, act: Callable[[], Any], text: str, **tried: Any
) -> HttpResponse:
    """Do it once and come back here; a refusal draws the page again with its sentence and what was `tried`."""
    try:
        return once(request, act, lambda result: done(request, text, _here(request, partnership)))
    except NotNow as refusal:
        missing = looks.linked(request.school.slug, refusal.missing)
        found = load_partnership(request, partnership.pk)
        return _page(request, found, 409, refusal=refusal, missing=missing, tried=tried)


@require_safe
def candidates(request: HttpRequest, pk: int) -> HttpResponse:
    """The candidates side by side, and partners that could join them."""
    return _page(request, load_partnership(request, pk))


@require_POST
def candidate_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a partner of the directory on the list and go on to its notes."""
    found = load_partnership(request, pk)
    check_change_candidates(request.actor, found)
    chosen = request.POST.get("partner", "")
    partners = Partner.objects.visible_to(request.actor).filter(is_active=True)
    partner = get_object_or_404(
        partners, pk=int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 else 0
    )
    return once(
        request,
        lambda: actions.add_candidate(by=request.actor, now=timezone.now(), partnership=found, partner=partner),
        lambda added: school_url(request.school, "partnerships:candidate", added.pk),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def candidate(request: HttpRequest, pk: int) -> HttpResponse:
    """Note interest and resources."""
    found = load_candidate(request, pk)
    check_change_candidates(request.actor, found.partnership)
    form = CandidateForm(request.POST or None, instance=load_candidate(request, pk))
    if form.is_valid():
        return once(
            request,
            lambda: actions.describe_candidate(
                by=request.actor, now=timezone.now(), candidate=found, expected=form.expected_version, **form.changes()
            ),
            lambda saved: done(request, _("Catatan tersimpan."), _here(request, found.partnership)),
        )
    context = {"candidate": found, "partnership": found.partnership, "offers": found.partner.offers.all()}
    return form_page(request, "partnerships/candidate_form.html", form, context)


@require_POST
def candidate_choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose this partner: it becomes a party."""
    found: Candidate = load_candidate(request, pk)
    text = _("%(name)s dipilih dan menjadi pihak dalam kemitraan ini.") % {"name": found.partner.name}
    return _carry_out(
        request,
        found.partnership,
        lambda: actions.choose_candidate(by=request.actor, now=timezone.now(), candidate=found),
        text,
    )


@require_POST
def candidate_decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on without this partner, with a reason."""
    found: Candidate = load_candidate(request, pk)
    return _carry_out(
        request,
        found.partnership,
        lambda: actions.decline_candidate(
            by=request.actor, now=timezone.now(), candidate=found, reason=given_reason(request.POST)
        ),
        _("%(name)s tidak dilanjutkan; alasannya tercatat.") % {"name": found.partner.name},
        candidate=found.pk,
        comment=request.POST.get("comment", ""),
    )
