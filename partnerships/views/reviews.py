"""The page of stage 7: look at the evidence, decide."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.policy import NotNow
from core.web import form_page, once
from partnerships.actions import reviews as actions
from partnerships.forms.reviews import EndForm, ReviewForm
from partnerships.models import Partnership, Review
from partnerships.papers.evaluation import summary
from partnerships.policy import check_approve
from partnerships.queries.evaluations import comparison, indicator_lines
from partnerships.queries.risks import open_items
from partnerships.views._done import done
from partnerships.views._load import load_partnership
from partnerships.workflow import PARTNERSHIP
from schools.links import school_url


def check_in_review(partnership: Partnership) -> None:
    """The decision is taken at stage 7."""
    if partnership.stage != Partnership.Stage.REVIEW:
        raise NotNow(_("Keputusan diambil pada tahap peninjauan; kemitraan ini belum atau tidak lagi di sana."))


@require_http_methods(["GET", "HEAD", "POST"])
def review_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Extend, amend, renew, go on or end, with reasons, beside what the evaluations say and what is still owed."""
    partnership = load_partnership(request, pk)
    check_approve(request.actor, partnership)
    check_in_review(partnership)
    given = _given(request, partnership)
    decisions = actions.decisions_for(partnership, given["agreement"], given["today"])
    form = ReviewForm(request.POST or None, decisions=decisions, **given)
    if form.is_valid():
        return once(
            request,
            lambda: actions.decide_review(
                by=request.actor, now=timezone.now(), partnership=partnership, **form.facts()
            ),
            lambda made: done(request, _("Keputusan tercatat."), _next_page(request, made)),
        )
    return form_page(request, "partnerships/review_decide.html", form, _evidence(partnership, given))


def _given(request: HttpRequest, partnership: Partnership) -> dict[str, Any]:
    """What both forms of this page are about: the agreement, the duties that are still owed, today."""
    duties = partnership.obligations.outstanding().select_related("party__partner", "party__partnership__school")
    return {
        "agreement": actions.newest_signed(partnership),
        "duties": list(duties.filter(kept_on=None)),
        "today": request.school.local_date(timezone.now()),
    }


def _evidence(partnership: Partnership, given: dict[str, Any]) -> dict[str, Any]:
    rounds = actions.evidence(partnership)
    said = summary(comparison(rounds[0]), indicator_lines(partnership)) if rounds else ()
    return {"partnership": partnership, "agreement": given["agreement"], "rounds": rounds, "summary": said,
            "open_items": open_items(partnership, given["today"])}  # fmt: skip


def _next_page(request: HttpRequest, made: Review) -> str:
    """Where the decision leads: to the addendum that was drafted, else to the partnership."""
    if made.addendum is None:
        return school_url(request.school, "partnerships:partnership", made.partnership_id)
    route = "agreement" if made.addendum.ends_on else "addendum_changes"
    return school_url(request.school, f"partnerships:{route}", made.addendum.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def partnership_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End it before its review."""
    partnership = load_partnership(request, pk)
    check_approve(request.actor, partnership)
    check_can_end(partnership)
    given = _given(request, partnership)
    form = EndForm(request.POST or None, **given)
    if form.is_valid():
        return once(
            request,
            lambda: actions.end_early(by=request.actor, now=timezone.now(), partnership=partnership, **form.facts()),
            lambda made: done(request, _("Kemitraan diakhiri."), _next_page(request, made)),
        )
    return form_page(request, "partnerships/partnership_end.html", form, _evidence(partnership, given))


def check_can_end(partnership: Partnership) -> None:
    """Raise `NotNow` for what never ran, is closed, or is at its review."""
    transition = PARTNERSHIP.get("end_early")
    if partnership.stage not in transition.sources or not transition.applies(partnership):
        sentence = _("“%(move)s” tidak tersedia saat statusnya “%(state)s”.")
        raise NotNow(sentence % {"move": transition.label, "state": partnership.get_stage_display()})
