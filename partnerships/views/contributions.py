"""Pages of contributions: what was put in, and its totals per partner and year."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import looks
from core.keyset import slice_after
from core.policy import allowed
from core.web import form_page, once, page
from partnerships.actions import contributions as actions
from partnerships.actions.activities import check_change
from partnerships.forms.contributions import ContributionForm
from partnerships.models import Contribution, Partnership
from partnerships.policy import check_see_partnerships, check_write
from partnerships.queries.contributions import Total, chart, contribution_lines, totals, year_name, year_of, years_of
from partnerships.terms import ContributionKind
from partnerships.views._done import done
from partnerships.views._load import load_activity, load_partner, load_partnership
from schools.links import school_url

NEWEST = ("-day", "-pk")


MOST_LINES = 100
"""More parties than a school has partners in a year; a page of all of a district would be too long to read."""


def _totals(request: HttpRequest, rows: Any) -> dict[str, Any]:
    """The totals of one partner's or partnership's `rows` as the address narrows them: all years, or one of those that there are."""
    school_years = request.GET.get("years") != "calendar"
    found = totals(_of_kind(request, rows), request.school, school_years=school_years)
    years = list(dict.fromkeys(total.year for total in found))
    year = _wanted(request, years)
    shown = [total for total in found if year is None or total.year == year]
    return _shown(request, shown, year) | {"year_chips": _year_chips(request, years, everything=_("Semua tahun"))}


def _totals_of_year(request: HttpRequest, rows: Any) -> dict[str, Any]:
    """The totals of everybody within one year, the present one unless the address says another."""
    school_years = request.GET.get("years") != "calendar"
    today = request.school.local_date(timezone.now())
    present = year_of(today, school_years=school_years)
    years = years_of(request.actor, today, school_years=school_years)
    year = _wanted(request, years) or present
    found = totals(_of_kind(request, rows), request.school, school_years=school_years, year=year)
    others = [one for one in years if one != present]
    return _shown(request, found[:MOST_LINES], year) | {
        "year_chips": _year_chips(request, others, everything=year_name(present, school_years=school_years)),
        "in_year": year_name(year, school_years=school_years),
        "left_out": len(found[MOST_LINES:]),
    }


def _wanted(request: HttpRequest, years: list[int]) -> int | None:
    """The year of the address, if it is one of `years`."""
    wanted = request.GET.get("year", "")
    return next((year for year in years if str(year) == wanted), None)


def _of_kind(request: HttpRequest, rows: Any) -> Any:
    kind = request.GET.get("kind", "")
    return rows.filter(kind=kind) if kind in ContributionKind.values else rows


def _year_chips(request: HttpRequest, years: list[int], *, everything: str) -> list[looks.Chip]:
    school_years = request.GET.get("years") != "calendar"
    named = [(str(year), year_name(year, school_years=school_years)) for year in years]
    return looks.chips(request, "year", named, everything=everything)


def _shown(request: HttpRequest, shown: list[Total], year: int | None) -> dict[str, Any]:
    school_years = request.GET.get("years") != "calendar"
    return {
        "totals": [(total, year_name(total.year, school_years=school_years)) for total in shown],
        "chart": chart(shown, school_years=school_years, year=year),
        "estimated": any(total.estimated for total in shown),
        "unvalued": sum(total.unvalued for total in shown),
        "kind_chips": looks.chips(request, "kind", ContributionKind.choices, everything=_("Semua jenis")),
        "counting_chips": looks.chips(
            request, "years", [("calendar", _("Tahun kalender"))], everything=_("Tahun ajaran")
        ),
    }  # fmt: skip


@require_safe
def contribution_totals(request: HttpRequest) -> HttpResponse:
    """What every partner put in during one year, over all partnerships that this person may see."""
    check_see_partnerships(request.actor)
    rows = Contribution.objects.visible_to(request.actor)
    context = {**_totals_of_year(request, rows), "back": school_url(request.school, "partnerships:partnership_list")}
    return page(request, "partnerships/contribution_totals.html", context)


@require_safe
def partner_contributions(request: HttpRequest, pk: int) -> HttpResponse:
    """What one partner put in, per year."""
    partner = load_partner(request, pk)
    rows = Contribution.objects.visible_to(request.actor).filter(party__partner=partner)
    context = {
        **_totals(request, rows),
        "of": partner.name,
        "back": school_url(request.school, "partnerships:partner", pk),
    }
    return page(request, "partnerships/contribution_totals.html", context)


@require_safe
def contribution_list(request: HttpRequest, pk: int) -> HttpResponse:
    """What was put into one partnership: totals per year, and each contribution."""
    partnership = load_partnership(request, pk)
    rows = Contribution.objects.filter(party__partnership=partnership)
    part = slice_after(contribution_lines(rows), NEWEST, request.GET.get("after", ""))
    for gave in part.rows:
        gave.party.partnership = partnership
    context = {
        **_totals(request, rows),
        "partnership": partnership,
        "of": partnership.title,
        "lines": part.rows,
        "after": part.after,
        "may_give": allowed(actions.check_give, request.actor, partnership),
        "back": school_url(request.school, "partnerships:partnership", pk),
    }
    return page(request, "partnerships/contribution_totals.html", context)


def _form(request: HttpRequest, partnership: Partnership, *, with_day: bool) -> ContributionForm:
    today = request.school.local_date(timezone.now())
    return ContributionForm(request.POST or None, partnership=partnership, today=today, with_day=with_day)


@require_http_methods(["GET", "HEAD", "POST"])
def contribution_give(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what a party put into the partnership as a whole."""
    partnership = load_partnership(request, pk)
    actions.check_give(request.actor, partnership)
    form, back = (
        _form(request, partnership, with_day=True),
        school_url(request.school, "partnerships:contribution_list", pk),
    )
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_contribution(by=request.actor, now=timezone.now(), **form.changes()),
            lambda added: done(request, _("Kontribusi tercatat."), back),
        )
    return form_page(request, "partnerships/contribution_form.html", form, {"back": back, "of": partnership.title})


@require_http_methods(["GET", "HEAD", "POST"])
def contribution_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what a party put into an activity."""
    found = load_activity(request, pk)
    check_write(request.actor, found)
    check_change(request.actor, found)
    form, back = (
        _form(request, found.partnership, with_day=False),
        school_url(request.school, "partnerships:activity", pk),
    )
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_contribution(by=request.actor, now=timezone.now(), activity=found, **form.changes()),
            lambda added: back,
        )
    return form_page(request, "partnerships/contribution_form.html", form, {"back": back, "of": found.title})


@require_POST
def contribution_remove(request: HttpRequest, pk: int, contribution_pk: int) -> HttpResponse:
    """Take back what was recorded by mistake, of an activity."""
    found = load_activity(request, pk)
    check_write(request.actor, found)
    rows = found.contributions.select_related("activity__partnership", "party__partnership")
    contribution = get_object_or_404(rows, pk=contribution_pk)
    return once(
        request,
        lambda: actions.remove_contribution(by=request.actor, now=timezone.now(), contribution=contribution),
        lambda removed: school_url(request.school, "partnerships:activity", pk),
    )


@require_POST
def contribution_take_back(request: HttpRequest, pk: int, contribution_pk: int) -> HttpResponse:
    """Take back what was recorded by mistake, of the partnership as a whole."""
    partnership = load_partnership(request, pk)
    check_write(request.actor, partnership)
    rows = Contribution.objects.filter(party__partnership=partnership, activity=None).select_related(
        "party__partnership"
    )
    contribution = get_object_or_404(rows, pk=contribution_pk)
    return once(
        request,
        lambda: actions.remove_contribution(by=request.actor, now=timezone.now(), contribution=contribution),
        lambda removed: school_url(request.school, "partnerships:contribution_list", pk),
    )
