"""Pages of duties that recur: the rule, its due dates, changing it, stopping it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import given_reason
from core.policy import reason
from core.web import form_page, once, page
from partnerships.actions import obligation_series as actions
from partnerships.actions._series import kept
from partnerships.forms.obligations import SeriesForm
from partnerships.models import ObligationSeries
from partnerships.policy import check_not_closed, check_write
from partnerships.queries.obligations import next_start, obligation_page, series_lines
from partnerships.views._done import done
from partnerships.views._load import load_partnership, load_series
from schools.links import school_url


def _here(request: HttpRequest, series: ObligationSeries) -> str:
    return school_url(request.school, "partnerships:obligation_series", series.pk)


@require_safe
def series(request: HttpRequest, pk: int) -> HttpResponse:
    """The rule as a sentence, and its due dates."""
    found = load_series(request, pk)
    today = request.school.local_date(timezone.now())
    (line,) = series_lines(ObligationSeries.objects.filter(pk=pk), found.partnership, today)
    rows, after = obligation_page(found.occurrences.all(), request.school.name, today, request.GET.get("after", ""))
    context = {
        "series": found,
        "line": line,
        "rows": rows,
        "after": after,
        "refusal": reason(check_write, request.actor, found) or reason(actions.check_running, found),
    }
    return page(request, "partnerships/obligation_series.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def series_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a duty that recurs."""
    partnership = load_partnership(request, pk)
    check_write(request.actor, partnership)
    check_not_closed(partnership)
    form = SeriesForm(request.POST or None, partnership=partnership)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_series(by=request.actor, now=timezone.now(), partnership=partnership, **form.changes()),
            lambda added: done(request, _("Kewajiban berulang tercatat."), _here(request, added)),
        )
    return form_page(
        request, "partnerships/obligation_series_form.html", form, {"partnership": partnership, "again": True}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def series_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is still to come."""
    found = load_series(request, pk)
    check_write(request.actor, found)
    actions.check_running(found)
    next_on = next_start(found, kept(found, request.school.local_date(timezone.now())))
    form = SeriesForm(
        request.POST or None, instance=load_series(request, pk), partnership=found.partnership, next_on=next_on
    )
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_series(
                by=request.actor, now=timezone.now(), series=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: done(request, _("Pengulangan diubah."), _here(request, edited)),
        )
    context = {"partnership": found.partnership, "series": found}
    return form_page(request, "partnerships/obligation_series_form.html", form, context)


@require_POST
def series_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing comes due any more."""
    found = load_series(request, pk)
    return once(
        request,
        lambda: actions.end_series(
            by=request.actor, now=timezone.now(), series=found, reason=given_reason(request.POST)
        ),
        lambda ended: done(request, _("Pengulangan dihentikan."), _here(request, ended)),
    )
