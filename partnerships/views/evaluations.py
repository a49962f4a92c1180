"""Pages of evaluation rounds and their answers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import given_reason
from core.links import standing
from core.models import ActionItem, Document
from core.policy import allowed, reason
from core.web import form_page, once, page, seed_of
from partnerships.actions import evaluations as actions
from partnerships.actions.activities import check_underway
from partnerships.charts import factor_chart
from partnerships.forms.evaluations import AnswerForm, RoundForm
from partnerships.forms.obligations import LinkForm
from partnerships.models import EvaluationResponse, EvaluationRound
from partnerships.notices import send_link
from partnerships.papers.evaluation import KIND, request_paper
from partnerships.policy import check_follow_up, check_see_answers, check_see_workings, check_write
from partnerships.queries.evaluations import (
    Comparison,
    answer_sheets,
    comparison,
    not_taken_up,
    obstacles,
    rhythm_words,
)
from partnerships.queries.portal import spoken_for
from partnerships.views._done import done
from partnerships.views._load import load_partnership, load_round
from partnerships.views.obligations import link_context
from partnerships.workflow import ROUND
from schools.item_pages import item_lines
from schools.links import school_url


def load_response(request: HttpRequest, pk: int, party_pk: int) -> EvaluationResponse:
    """The answer sheet of one party in a round that this actor may see, or 404."""
    found = load_round(request, pk)
    response = get_object_or_404(found.responses.select_related("party__partner"), party__pk=party_pk)
    response.round = found
    response.party.partnership = found.partnership
    return response


def compared_context(compared: Comparison) -> dict[str, Any]:
    """The answers side by side with their two charts, for any page that shows them."""
    parts = [(title, rows, factor_chart(title, rows, compared)) for title, rows in compared.tables]
    return {"compared": compared, "compared_parts": [part for part in parts if part[2]]}


@require_safe
def round_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Evaluations of one partnership."""
    partnership = load_partnership(request, pk)
    context = {
        "partnership": partnership,
        "rounds": partnership.rounds.all(),
        "rhythm_words": rhythm_words(partnership),
        "refusal": reason(check_write, request.actor, partnership) or reason(check_underway, partnership),
    }
    return page(request, "partnerships/round_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def round_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an evaluation for all parties."""
    partnership = load_partnership(request, pk)
    check_write(request.actor, partnership)
    check_underway(partnership)
    today = request.school.local_date(timezone.now())
    form = RoundForm(request.POST or None, partnership=partnership, today=today)
    if form.is_valid():
        return once(
            request,
            lambda: actions.open_round(by=request.actor, now=timezone.now(), partnership=partnership, **form.changes()),
            lambda opened: school_url(request.school, "partnerships:round", opened.pk),
        )
    return form_page(request, "partnerships/round_form.html", form, {"partnership": partnership})


@require_safe
def round(request: HttpRequest, pk: int) -> HttpResponse:
    """One evaluation: who has answered, and the answers side by side."""
    found = load_round(request, pk)
    not_yet = reason(check_see_answers, request.actor, found)
    compared = comparison(found, hidden=bool(not_yet))
    sheets, may_write = answer_sheets(found), not reason(check_write, request.actor, found)
    context = {
        "round": found,
        "sheets": sheets,
        **compared_context(compared),
        "documents": [] if not_yet else Document.objects.of(found, KIND).order_by("-pk")[:4],
        "not_yet": not_yet,
        "may_write": may_write,
        "answerable": spoken_for(request.actor, found.partnership, [sheet.party for sheet in sheets]),
        "links": standing([s for s in sheets if not s.submitted_at], timezone.now())
        if may_write and found.state == "open"
        else [],
        "offers": ROUND.offers(request.actor, found),
        **_aftermath(request, found, compared),
    }
    return page(request, "partnerships/round.html", context)


def _aftermath(request: HttpRequest, found: EvaluationRound, compared: Comparison) -> dict[str, Any]:
    """What became of the round: action items, and obstacles taken up. Partners see the items, not the school's own register."""
    today, may_plan = request.school.local_date(timezone.now()), allowed(check_follow_up, request.actor, found)
    return {
        "lines": item_lines(ActionItem.objects.of(found).by_day(), today),
        "may_plan": may_plan,
        "unplanned": len(not_taken_up(found)) if may_plan else 0,
        "obstacles": obstacles(compared) if allowed(check_see_workings, request.actor) else [],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def response(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """Fill in the sheet of one party; keep it, or send it."""
    sheet = load_response(request, pk, party_pk)
    actions.check_answer(request.actor, sheet)
    actions.check_open(sheet)
    submit = "submit" in request.POST
    form = AnswerForm(
        request.POST or None,
        response=sheet,
        submit=submit,
        initial={"respondent": sheet.respondent or request.actor.label},
    )
    here = school_url(request.school, "partnerships:round", pk)
    if form.is_valid():
        return once(
            request,
            lambda: actions.save_answers(
                by=request.actor, now=timezone.now(), response=sheet, expected=form.cleaned_data["version"], submit=submit,
                **form.answers(),
            ),
            lambda saved: done(request, _("Jawaban terkirim.") if submit else _("Jawaban tersimpan."), here),
        )  # fmt: skip
    return form_page(request, "partnerships/response_form.html", form, {"sheet": sheet, "round": sheet.round})


@require_http_methods(["GET", "HEAD", "POST"])
def response_link(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """Give a partner a link with which to answer. The link is shown once."""
    sheet = load_response(request, pk, party_pk)
    check_write(request.actor, sheet)
    actions.check_open(sheet)
    contact = sheet.party.partner.contacts.first() if sheet.party.partner else None
    initial = {"recipient_label": contact.name, "recipient_email": contact.email} if contact else None
    form = LinkForm(request.POST or None, initial=initial)
    context = {"what": sheet.round.title, "back": school_url(request.school, "partnerships:round", pk)}
    if form.is_valid():
        link, path = send_link(
            by=request.actor, now=timezone.now(), issue=actions.send_answer_link, subject={"response": sheet},
            what=sheet.round.title, seed=seed_of(request), **form.cleaned_data,
        )  # fmt: skip
        return page(request, "partnerships/link_ready.html", {**context, **link_context(link, path)})
    return form_page(request, "partnerships/link_form.html", form, context)


@require_POST
def round_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it; a note may say why a party did not answer."""
    found = load_round(request, pk)
    return once(
        request,
        lambda: actions.close_round(
            by=request.actor, now=timezone.now(), round=found, closing_note=given_reason(request.POST, 4000)
        ),
        lambda entry: done(request, _("Evaluasi ditutup."), school_url(request.school, "partnerships:round", pk)),
    )


@require_POST
def round_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the PDF of the evaluation as it stands now."""
    found = load_round(request, pk)
    return once(
        request,
        lambda: request_paper(by=request.actor, now=timezone.now(), round=found, paper=request.school.paper),
        lambda paper: done(
            request, _("Laporan sedang disiapkan."), school_url(request.school, "core:document", paper.pk)
        ),
    )
