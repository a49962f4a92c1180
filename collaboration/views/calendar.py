"""Pages of the calendar: month, week, list."""

from __future__ import annotations

from calendar import Calendar
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from collaboration.forms.calendar import CalendarForm
from collaboration.papers.week import monday_of, request_week_paper
from collaboration.policy.calendar import check_plan_event, check_see_calendar, check_see_timetable
from collaboration.queries.calendar import DUE, PARTNERSHIP, WITH, days_between, entry_of, events_of
from collaboration.terms import Practice
from core.dates import add_months, date_range
from core.keyset import slice_after
from core.looks import Chip, chips, screen_language
from core.policy import allowed
from core.web import once, page
from schools.links import school_url

EARLIEST, LATEST = date(2000, 1, 1), date(2199, 11, 30)
MOST = 4
"""So many entries of a day are shown in a month; the week shows all."""


def _asked(request: HttpRequest) -> CalendarForm:
    check_see_calendar(request.actor)
    today = request.school.local_date(timezone.now())
    return CalendarForm(request.GET, school=request.school, today=today)


def _context(request: HttpRequest, form: CalendarForm, here: str) -> dict[str, Any]:
    """What every page of the calendar shows above its days."""
    practices = [*Practice.choices, (PARTNERSHIP, _("Kegiatan kemitraan")), (DUE, _("Tenggat saya"))]
    return {
        "form": form,
        "narrowed": form.narrowed,
        "today": form.today,
        "views": _views(request, here),
        "chips": chips(request, "praktik", practices, everything=_("Semua praktik")),
        "chosen": _chosen(request, form, dict(practices)),
        "mine_url": _url(request, orang=request.actor.user_id) if request.actor.user_id else "",
        "may_plan": allowed(check_plan_event, request.actor),
        "may_narrow": allowed(check_see_timetable, request.actor),
    }


def _url(request: HttpRequest, path: str = "", **changes: Any) -> str:
    """This page, or another one of the calendar, with the filters of the address and these changes ('' takes one away)."""
    query = request.GET.copy()
    query.pop("after", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = str(value)
    return f"{path or request.path}?{query.urlencode()}" if query else path or request.path


def _views(request: HttpRequest, here: str) -> list[Chip]:
    routes = [("calendar", _("Bulan")), ("calendar_week", _("Pekan")), ("calendar_list", _("Daftar"))]
    return [
        Chip(label, _url(request, school_url(request.school, f"collaboration:{route}")), route == here)
        for route, label in routes
    ]


def _chosen(request: HttpRequest, form: CalendarForm, practices: dict[str, Any]) -> list[Chip]:
    """The filters in force, each with the address without it."""
    now = form.narrowed
    found = []
    if now.practice in practices:
        found.append(Chip(practices[now.practice], _url(request, praktik="")))
    if now.person is not None:
        found.append(Chip(now.person.display_name, _url(request, orang="", pelajaran="")))
    if now.class_group is not None:
        found.append(Chip(now.class_group.name, _url(request, kelas="", pelajaran="")))
    if now.lessons and (now.person or now.class_group):
        found.append(Chip(_("Jadwal pelajaran"), _url(request, pelajaran="")))
    return found


def _between(day: date) -> date:
    return min(max(day, EARLIEST), LATEST)


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """A month; on a phone the same days as an agenda."""
    form = _asked(request)
    first = _between(form.day).replace(day=1)
    shown = list(Calendar(firstweekday=0).itermonthdates(first.year, first.month))
    days = days_between(request.actor, request.school, shown[0], shown[-1], form.narrowed, today=form.today, most=MOST)
    for one in days:
        one.outside = one.date.month != first.month
    context = {
        **_context(request, form, "calendar"),
        "days": days,
        "first": first,
        "anything": any(one.entries for one in days if not one.outside),
        "folds": first <= form.today
        and any(one.is_past and one.entries for one in days if not one.outside)
        and not all(one.is_past for one in days if not one.outside),
        "back": _url(request, bulan=add_months(first, -1).strftime("%Y-%m"), hari=""),
        "on": _url(request, bulan=add_months(first, 1).strftime("%Y-%m"), hari=""),
        "now": _url(request, bulan="", hari="") + f"#h-{form.today.isoformat()}",
    }
    return page(request, "collaboration/calendar/month.html", context)


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """A week from Monday; on a phone as an agenda, on paper as a sheet."""
    form = _asked(request)
    day = _between(form.day)
    first = monday_of(day)
    last = first + timedelta(days=6)
    days = days_between(request.actor, request.school, first, last, form.narrowed, today=form.today)
    context = {
        **_context(request, form, "calendar_week"),
        "days": days,
        "first": first,
        "title": date_range(first, last, screen_language()),
        "anything": any(one.entries for one in days),
        "back": _url(request, hari=(first - timedelta(days=7)).isoformat(), bulan=""),
        "on": _url(request, hari=(first + timedelta(days=7)).isoformat(), bulan=""),
        "now": _url(request, bulan="", hari=""),
    }
    return page(request, "collaboration/calendar/week.html", context)


@require_POST
def week_paper(request: HttpRequest) -> HttpResponse:
    """Ask for the PDF of the own week."""
    today = request.school.local_date(timezone.now())
    day = _between(CalendarForm(request.POST, school=request.school, today=today).day)
    return once(
        request,
        lambda: request_week_paper(
            by=request.actor, now=timezone.now(), school=request.school, day=day, paper=request.POST.get("paper", "")
        ),
        lambda paper: school_url(request.school, "core:document", paper.pk),
    )


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Dates one after the other: those to come, or those that are over, the nearest first."""
    form, now = _asked(request), timezone.now()
    past = request.GET.get("waktu") == "lewat"
    rows = events_of(request.actor, form.narrowed).distinct().prefetch_related(*WITH)
    rows = rows.filter(ends_at__lte=now) if past else rows.filter(ends_at__gt=now)
    order = ("-starts_at", "-pk") if past else ("starts_at", "pk")
    part = slice_after(rows, order, request.GET.get("after", ""))
    context = {
        **_context(request, form, "calendar_list"),
        "rows": [(event, entry_of(request.school, event)) for event in part.rows],
        "after": part.after,
        "when": chips(request, "waktu", [("lewat", _("Sudah lewat"))], everything=_("Akan datang")),
        "past": past,
    }
    return page(request, "collaboration/calendar/list.html", context)
