"""The page on which recommendations become action items, at the closing of an evaluation or later."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import wants_row
from core.web import form_page, once
from partnerships.actions import follow_ups as actions
from partnerships.forms.follow_ups import ClosingForm, follow_up_rows
from partnerships.policy import check_follow_up
from partnerships.queries.evaluations import not_taken_up, silent_parties
from partnerships.views._done import done
from partnerships.views._load import load_round
from schools.links import school_url


@require_http_methods(["GET", "HEAD", "POST"])
def round_follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Every recommendation with owner and day; while the round is open, saving closes it in the same step."""
    found = load_round(request, pk)
    check_follow_up(request.actor, found)
    closing, silent = found.state == found.State.OPEN, silent_parties(found)
    form = ClosingForm(request.POST or None, closing=closing, silent=bool(silent))
    rows = follow_up_rows(
        request.POST or None, not_taken_up(found), school_id=request.school.pk, lead=found.partnership.lead,
        today=request.school.local_date(timezone.now()),
    )  # fmt: skip
    if not wants_row(form, rows) and form.is_valid() and rows.is_valid():
        return once(
            request,
            lambda: actions.plan_follow_ups(
                by=request.actor, now=timezone.now(), round=found, rows=rows.facts(), close=closing, **form.cleaned_data
            ),
            lambda made: done(
                request, _("Evaluasi ditutup.") if closing else _("Tindak lanjut dicatat."),
                school_url(request.school, "partnerships:round", pk),
            ),
        )  # fmt: skip
    context = {"round": found, "rows": rows, "closing": closing, "silent": silent}
    return form_page(request, "partnerships/round_follow_up.html", form, context, rows=[rows])
