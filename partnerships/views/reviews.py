"""The page of stage 7: look at the evidence, decide."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.policy import NotNow
from core.web import form_page, once
from partnerships.actions import reviews as actions
from partnerships.forms.evaluations import ReviewForm
from partnerships.models import EvaluationRound, Partnership
from partnerships.papers.evaluation import summary
from partnerships.policy import check_approve
from partnerships.queries.evaluations import comparison, indicator_lines
from partnerships.views._done import done
from partnerships.views._load import load_partnership
from schools.links import school_url


def check_in_review(partnership: Partnership) -> None:
    """The decision is taken at stage 7."""
    if partnership.stage != Partnership.Stage.REVIEW:
        raise NotNow(_("Keputusan diambil pada tahap peninjauan; kemitraan ini belum atau tidak lagi di sana."))


@require_http_methods(["GET", "HEAD", "POST"])
def review_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Renew, amend, go on or end, with reasons, beside what the evaluation says."""
    partnership = load_partnership(request, pk)
    check_approve(request.actor, partnership)
    check_in_review(partnership)
    agreement = actions.newest_signed(partnership)
    today = request.school.local_date(timezone.now())
    form = ReviewForm(request.POST or None, decisions=actions.decisions_for(partnership, agreement), today=today)
    if form.is_valid():
        facts = {
            name: form.cleaned_data[name] for name in ("decision", "reasons", "review_on") if name in form.cleaned_data
        }
        return once(
            request,
            lambda: actions.decide_review(by=request.actor, now=timezone.now(), partnership=partnership, **facts),
            lambda made: done(
                request, _("Keputusan tercatat."), school_url(request.school, "partnerships:partnership", pk)
            ),
        )
    last = partnership.rounds.filter(state=EvaluationRound.State.CLOSED).first()
    said = summary(comparison(last), indicator_lines(partnership)) if last else ()
    context = {"partnership": partnership, "agreement": agreement, "round": last, "summary": said}
    return form_page(request, "partnerships/review_decide.html", form, context)
