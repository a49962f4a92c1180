"""Pages for partners without an account: what a scoped link opens, made for a phone."""

from __future__ import annotations

import uuid
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core import links
from core.models import ScopedLink
from core.policy import reason
from core.web import form_page, once, page
from partnerships.actions import evaluations
from partnerships.actions import obligations as actions
from partnerships.forms.evaluations import AnswerForm
from partnerships.forms.obligations import ConfirmForm
from partnerships.models import Agreement, EvaluationResponse, Obligation
from partnerships.queries.negotiation import reviews_with_words, settled
from partnerships.queries.obligations import obligation_facts
from partnerships.text_policy import REVIEW_TEXT
from partnerships.views._sheet import sheet
from schools.models import School


def enter(request: HttpRequest, public_id: uuid.UUID, purpose: str) -> tuple[ScopedLink, date]:
    """Let the holder of an opened link in: sets actor, school and time zone; returns the link and the school's date today.

    Raises `LinkRefused` when the link does not work (any more).
    """
    now = timezone.now()
    link = links.held(request, public_id, purpose, now)
    if link.tenant_id is None:
        raise Http404
    request.school = School.objects.get(pk=link.tenant_id)
    request.actor = links.actor_of(link)
    timezone.activate(request.school.zone)
    return link, request.school.local_date(now)


def load_linked(request: HttpRequest, link: ScopedLink) -> Obligation:
    """The obligation that this link is for."""
    rows = Obligation.objects.filter(school=request.school)
    return get_object_or_404(
        rows.select_related("partnership__lead", "party__partner", "school", "series__agreement"), pk=link.subject_id
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def obligation(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """See one obligation and confirm it, with a photo."""
    link, today = enter(request, public_id, actions.CONFIRM)
    found = load_linked(request, link)
    context = {
        "obligation": found,
        "fulfilments": list(found.fulfilments.all()),
        "school": request.school,
        "link": link,
        "facts": obligation_facts(found),
    }
    settled = reason(actions.check_open, found)
    if settled:
        return page(request, "partnerships/link_obligation_done.html", {**context, "settled": settled})
    form = ConfirmForm(request.POST or None, request.FILES or None, today=today)
    if form.is_valid():
        return once(
            request,
            lambda: actions.confirm_obligation(
                by=request.actor, now=timezone.now(), obligation=found, photos=form.photos, **form.changes()
            ),
            lambda confirmed: reverse("partner_links:obligation", args=[public_id]),
        )
    return form_page(request, "partnerships/link_obligation.html", form, context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Answer an evaluation for one party: keep it, or send it."""
    link, _today = enter(request, public_id, evaluations.ANSWER)
    rows = EvaluationResponse.objects.filter(round__school=request.school).select_related(
        "round__partnership__lead", "party__partner"
    )
    sheet = get_object_or_404(rows, pk=link.subject_id)
    sheet.round.school = sheet.round.partnership.school = request.school
    context = {"sheet": sheet, "round": sheet.round, "school": request.school, "link": link, "base": "base_plain.html"}
    if reason(evaluations.check_open, sheet):
        return page(request, "partnerships/link_evaluation_done.html", context)
    submit = "submit" in request.POST
    form = AnswerForm(
        request.POST or None,
        response=sheet,
        submit=submit,
        initial={"respondent": sheet.respondent or link.recipient_label},
    )
    if form.is_valid():
        return once(
            request,
            lambda: evaluations.save_answers(
                by=request.actor, now=timezone.now(), response=sheet, expected=form.cleaned_data["version"], submit=submit,
                **form.answers(),
            ),
            lambda saved: reverse("partner_links:evaluation", args=[public_id]),
        )  # fmt: skip
    return form_page(request, "partnerships/response_form.html", form, context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def agreement_text(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Read one version of a text and say what the party thinks of it: the holder of the link sees this version and nothing else."""
    link, _today = enter(request, public_id, REVIEW_TEXT)
    found = get_object_or_404(reviews_with_words(request.school), pk=link.subject_id)
    review = settled(found, request.school)
    if review.version.agreement.state == Agreement.State.CANCELLED:
        return page(request, "partnerships/link_text_gone.html", {"school": request.school, "link": link})
    here = reverse("partner_links:agreement_text", args=[public_id])
    return sheet(request, review, here, {"base": "base_plain.html", "link": link, "school": request.school})
