"""Pages over all partnerships: obligations, activities, the calendar of ends, the year in numbers, the table for Dapodik."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import looks
from core.dates import add_months
from core.list_tools import tools
from core.lists import kind_of
from core.policy import allowed
from core.saved_views import own_default
from core.web import page
from partnerships.charts import given_chart, year_chart
from partnerships.exports import dapodik as dapodik_table
from partnerships.forms.duty_filter import MonthForm
from partnerships.models import Activity, Obligation
from partnerships.policy import check_import_partners, check_see_needs, check_see_partnerships
from partnerships.queries import duties, expiry, yearly
from partnerships.registers import ACTIVITIES, DAPODIK, OBLIGATIONS

MOST_SHOWN = 500
EARLIEST, LATEST = date(2000, 1, 1), date(2199, 1, 1)


def _today(request: HttpRequest) -> date:
    return request.school.local_date(timezone.now())


def _narrowed(request: HttpRequest, key: str) -> Any:
    """The list's filters with what the address says."""
    kind = kind_of(key)
    if kind is None:
        raise Http404
    kind.see(request.actor)
    return kind.filter(request.actor, request.GET, _today(request))


def _context(request: HttpRequest, key: str, narrowed: Any) -> dict[str, Any]:
    """What every register page shows."""
    return {
        "filter": narrowed,
        "tools": tools(request, key, narrowed),
        "hide_needs": not allowed(check_see_needs, request.actor),
    }


@require_safe
def obligation_register(request: HttpRequest) -> HttpResponse:
    """All obligations of the school's partnerships, what is owed first."""
    narrowed = _narrowed(request, OBLIGATIONS)
    if usual := own_default(request, OBLIGATIONS):
        return redirect(usual)
    rows, after = duties.obligation_page(narrowed, request.school, request.GET.get("after", ""))
    chips = looks.chips(request, "state", Obligation.State.choices, everything=_("Semua"))
    context = {**_context(request, OBLIGATIONS, narrowed), "rows": rows, "after": after, "chips": chips}
    return page(request, "partnerships/obligation_register.html", context)


@require_safe
def activity_register(request: HttpRequest) -> HttpResponse:
    """All activities of the school's partnerships, the newest first."""
    narrowed = _narrowed(request, ACTIVITIES)
    if usual := own_default(request, ACTIVITIES):
        return redirect(usual)
    part = duties.activity_page(narrowed, request.GET.get("after", ""))
    chips = looks.chips(request, "state", Activity.State.choices, everything=_("Semua"))
    context = {
        **_context(request, ACTIVITIES, narrowed), "activities": part.rows, "after": part.after, "chips": chips,
    }  # fmt: skip
    return page(request, "partnerships/activity_register.html", context)


def _month(text: str, usual: date) -> date:
    """A month from the address; nonsense, and what lies beyond any school's calendar, is the usual one."""
    form = MonthForm({"dari": text})
    chosen = form.cleaned_data["dari"] if form.is_valid() else None
    return chosen if chosen and EARLIEST <= chosen <= LATEST else usual


@require_safe
def expiry_calendar(request: HttpRequest) -> HttpResponse:
    """Twelve months: what ends, comes to review or falls due."""
    check_see_partnerships(request.actor)
    today = _today(request)
    first = _month(request.GET.get("dari", ""), today.replace(day=1))
    kinds = [(kind.key, kind.label) for kind in expiry.KINDS]
    chosen = request.GET.get("jenis", "")
    shown = expiry.calendar(request.actor, first, today, kind=chosen if chosen in dict(kinds) else "")
    context = {
        "calendar": shown,
        "kinds": {kind.key: kind for kind in expiry.KINDS},
        "today": today,
        "back": f"{add_months(first, -expiry.MONTHS):%Y-%m}",
        "on": f"{add_months(first, expiry.MONTHS):%Y-%m}",
        "chips": looks.chips(request, "jenis", kinds, everything=_("Semua")),
        "hide_needs": not allowed(check_see_needs, request.actor),
    }
    return page(request, "partnerships/expiry_calendar.html", context)


@require_safe
def year_summary(request: HttpRequest) -> HttpResponse:
    """The partnerships of one school year in numbers, for the report at its end."""
    check_see_partnerships(request.actor)
    years = yearly.years_of(request.actor, _today(request))
    chosen = next((year for year in years if year.name == request.GET.get("tahun")), years[0])
    found = yearly.summary(request.actor, chosen)
    context = {
        "summary": found,
        "charts": [chart for chart in (year_chart(_("Menurut tahap saat ini"), _("Tahap"), found.by_stage),
                                       year_chart(_("Menurut jenis mitra"), _("Jenis mitra"), found.by_kind),
                                       given_chart(found.given)) if chart],
        "years": [looks.Chip(year.name, f"{request.path}?tahun={year.name}", year == chosen) for year in years],
        "hide_needs": not allowed(check_see_needs, request.actor),
    }  # fmt: skip
    return page(request, "partnerships/year_summary.html", context)


@require_safe
def dapodik(request: HttpRequest) -> HttpResponse:
    """The signed agreements as Dapodik's own table wants them, and what is missing, row by row, before the download."""
    check_import_partners(request.actor)
    narrowed = _narrowed(request, DAPODIK)
    rows = dapodik_table.dressed(narrowed.ordered)[:MOST_SHOWN]
    lines = [line for row in rows for line in dapodik_table.lines(row)]
    context = {
        **_context(request, DAPODIK, narrowed),
        "lines": lines,
        "flawed": [line for line in lines if line.problems],
        "incomplete": sum(not line.is_complete for line in lines),
    }
    return page(request, "partnerships/dapodik.html", context)
