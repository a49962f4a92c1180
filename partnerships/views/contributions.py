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
from partnerships.queries.contributions import chart, contribution_lines, totals, year_name
from partnerships.terms import ContributionKind
from partnerships.views._done import done
from partnerships.views._load import load_activity, load_partner, load_partnership
from schools.links import school_url

NEWEST = ("-day", "-pk")


def _totals(request: HttpRequest, rows: Any) -> dict[str, Any]:
    """The totals of `rows` as the address narrows them: by kind, by year, in school years or calendar years."""
    school_years = request.GET.get("years") != "calendar"
    kind, wanted = request.GET.get("kind", ""), request.GET.get("year", "")
    narrowed = rows.filter(kind=kind) if kind in ContributionKind.values else rows
    found = totals(narrowed, request.school.name, school_years=school_years)
    years = list(dict.fromkeys(total.year for total in found))
    year = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) == 4 and int(wanted) in years else None
    shown = [total for total in found if year is None or total.year == year]
    return {
        "totals": [(total, year_name(total.year, school_years=school_years)) for total in shown],
        "chart": chart(shown, school_years=school_years, year=year),
        "estimated": any(total.estimated for total in shown),
        "unvalued": sum(total.unvalued for total in shown),
        "kind_chips": looks.chips(request, "kind", ContributionKind.choices, everything=_("Semua jenis")),
        "year_chips": looks.chips(
            request, "year", [(str(one), year_name(one, school_years=school_years)) for one in years],
            everything=_("Semua tahun"),
        ),
        "counting_chips": looks.chips(
            request, "years", [("calendar", _("Tahun kalender"))], everything=_("Tahun ajaran")
        ),
    }  # fmt: skip


@require_safe
def contribution_totals(request: HttpRequest) -> HttpResponse:
    """What every partner put in, per year, over all partnerships that this person may see."""
    check_see_partnerships(request.actor)
    rows = Contribution.objects.visible_to(request.actor)
    context = {**_totals(request, rows), "back": school_url(request.school, "partnerships:partnership_list")}
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
