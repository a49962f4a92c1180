"""Pages of indicators and their measurements."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.looks import day
from core.policy import reason
from core.web import form_page, once, page
from partnerships.actions import evaluations as actions
from partnerships.charts import indicator_chart
from partnerships.forms.evaluations import IndicatorForm, MeasurementForm
from partnerships.models import Indicator, Measurement
from partnerships.papers.evaluation import number
from partnerships.policy import check_write
from partnerships.queries.evaluations import IndicatorLine, indicator_lines
from partnerships.views._done import done
from partnerships.views._load import load_partnership
from schools.links import school_url


def _shown(line: IndicatorLine) -> dict[str, Any]:
    """One indicator as the page draws it: numbers in words, verdict, chart."""
    indicator, latest = line.indicator, line.latest
    verdicts = {
        True: (_("Tercapai"), "good"),
        False: (_("Belum tercapai"), "info"),
        None: (_("Belum diukur"), "neutral"),
    }
    verdict, tone = verdicts[line.reached]
    facts = [
        (_("Nilai awal"), number(indicator.baseline, indicator.unit)),
        (
            _("Target"),
            number(indicator.target, indicator.unit)
            + (f" ({day(indicator.target_on)})" if indicator.target_on else ""),
        ),
        (_("Terakhir"), number(latest.value, indicator.unit) if latest else _("Belum pernah diukur")),
    ]
    return {"line": line, "facts": facts, "verdict": verdict, "tone": tone, "chart": indicator_chart(line)}


@require_safe
def indicator_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Indicators of one partnership with chart and numbers."""
    partnership = load_partnership(request, pk)
    context = {
        "partnership": partnership,
        "lines": [_shown(line) for line in indicator_lines(partnership)],
        "may_write": not reason(check_write, request.actor, partnership) and not partnership.is_closed,
    }
    return page(request, "partnerships/indicator_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def indicator_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a measure."""
    partnership = load_partnership(request, pk)
    check_write(request.actor, partnership)
    form = IndicatorForm(request.POST or None)
    here = school_url(request.school, "partnerships:indicator_list", pk)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_indicator(
                by=request.actor, now=timezone.now(), partnership=partnership, **form.changes()
            ),
            lambda added: here,
        )
    return form_page(request, "partnerships/indicator_form.html", form, {"partnership": partnership})


def _load_indicator(request: HttpRequest, pk: int, indicator_pk: int) -> Indicator:
    """An indicator of a partnership that this person may see, or 404."""
    partnership = load_partnership(request, pk)
    indicator = get_object_or_404(Indicator, pk=indicator_pk, partnership=partnership)
    indicator.partnership = partnership
    return indicator


@require_http_methods(["GET", "HEAD", "POST"])
def indicator_edit(request: HttpRequest, pk: int, indicator_pk: int) -> HttpResponse:
    """Reword a measure or set its target again."""
    indicator = _load_indicator(request, pk, indicator_pk)
    check_write(request.actor, indicator.partnership)
    form = IndicatorForm(request.POST or None, instance=_load_indicator(request, pk, indicator_pk))
    here = school_url(request.school, "partnerships:indicator_list", pk)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_indicator(by=request.actor, now=timezone.now(), indicator=indicator, **form.changes()),
            lambda edited: done(request, _("Perubahan tersimpan."), here),
        )
    context = {"partnership": indicator.partnership, "indicator": indicator}
    return form_page(request, "partnerships/indicator_form.html", form, context)


def _measure(request: HttpRequest, indicator: Indicator, wrong: Measurement | None) -> HttpResponse:
    """Record one value, or one in the place of a wrong one."""
    check_write(request.actor, indicator.partnership)
    today, initial = request.school.local_date(timezone.now()), {}
    if wrong is not None:
        initial = {"measured_on": wrong.measured_on, "value": wrong.value}
    form = MeasurementForm(request.POST or None, today=today, correcting=wrong is not None, initial=initial)
    here = school_url(request.school, "partnerships:indicator_list", indicator.partnership_id)
    if form.is_valid():
        return once(
            request,
            lambda: actions.measure(
                by=request.actor, now=timezone.now(), indicator=indicator, corrects=wrong, **form.changes()
            ),
            lambda taken: done(request, _("Hasil pengukuran tercatat."), here),
        )
    context = {"partnership": indicator.partnership, "indicator": indicator, "wrong": wrong}
    return form_page(request, "partnerships/measurement_form.html", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def measurement_create(request: HttpRequest, pk: int, indicator_pk: int) -> HttpResponse:
    """Record one value."""
    return _measure(request, _load_indicator(request, pk, indicator_pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
def measurement_correct(request: HttpRequest, pk: int, indicator_pk: int, measurement_pk: int) -> HttpResponse:
    """Correct a wrong value by a new entry that says what was wrong."""
    indicator = _load_indicator(request, pk, indicator_pk)
    wrong = get_object_or_404(Measurement, pk=measurement_pk, indicator=indicator)
    return _measure(request, indicator, wrong)
