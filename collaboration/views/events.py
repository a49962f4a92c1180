"""Pages of one date of the calendar: look at it, plan it, change it, call it off."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from collaboration.actions import calendar as actions
from collaboration.forms.calendar import CallOffForm, EventEditForm, EventForm
from collaboration.models import Event, EventSeries
from collaboration.policy.calendar import check_call_off, check_change_event, check_plan_event
from collaboration.queries.event_page import event_page
from collaboration.series import Scope
from collaboration.views._load_event import load_event
from core.dates import DateProblem, parse_date
from core.policy import allowed
from core.web import form_page, once, page
from schools.links import school_url


def _done(request: HttpRequest, text: str, event: Event) -> str:
    messages.success(request, text)
    return school_url(request.school, "collaboration:event", event.pk)


def _first(planned: Event | EventSeries) -> Event:
    return planned if isinstance(planned, Event) else planned.events.order_by("starts_at")[0]


def _given_day(request: HttpRequest) -> date | None:
    try:
        return parse_date(request.GET.get("hari", ""))
    except DateProblem:
        return None


@require_safe
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """One date."""
    found = load_event(request, pk)
    context = {
        "event": found,
        "shown": event_page(request.actor, found),
        "may_change": allowed(check_change_event, request.actor, found),
        "may_call_off": allowed(check_call_off, request.actor, found),
    }
    return page(request, "collaboration/calendar/event.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def event_create(request: HttpRequest) -> HttpResponse:
    """Plan a date, once or again and again."""
    check_plan_event(request.actor)
    now = timezone.now()
    form = EventForm(
        request.POST or None, actor=request.actor, school=request.school, today=request.school.local_date(now),
        initial={"on": day} if (day := _given_day(request)) else None,
    )  # fmt: skip
    if form.is_valid():
        return once(
            request,
            lambda: _plan(request, form),
            lambda planned: _done(request, _("Acara tersimpan."), _first(planned)),
        )
    return form_page(request, "collaboration/calendar/event_form.html", form)


def _plan(request: HttpRequest, form: EventForm) -> Event | EventSeries:
    given: dict[str, Any] = {
        "by": request.actor, "now": timezone.now(), "school": request.school, "slot": form.slot, **form.facts(),
    }  # fmt: skip
    if form.rule is None:
        return actions.plan_event(**given)
    return actions.plan_series(**given, rule=form.rule, skips_holidays=form.cleaned_data["skips_holidays"])


@require_http_methods(["GET", "HEAD", "POST"])
def event_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a date; of a series also the others."""
    found, now = load_event(request, pk), timezone.now()
    check_change_event(request.actor, found)
    form = EventEditForm(request.POST or None, actor=request.actor, event=load_event(request, pk), now=now)
    if form.is_valid():
        return once(
            request,
            lambda: actions.change_event(
                by=request.actor, now=now, event=found, slot=form.slot, scope=form.reach,
                expected=form.cleaned_data.get("version"), **form.facts(),
            ),
            lambda changed: _done(request, _("Perubahan tersimpan."), changed),
        )  # fmt: skip
    return form_page(request, "collaboration/calendar/event_form.html", form, {"event": found})


@require_http_methods(["GET", "HEAD", "POST"])
def event_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a date off, with the reason."""
    found = load_event(request, pk)
    check_call_off(request.actor, found)
    form = CallOffForm(request.POST or None, event=found)
    if form.is_valid():
        scope, why = form.cleaned_data.get("scope") or Scope.ONE, form.cleaned_data["reason"]
        return once(
            request,
            lambda: actions.call_off_event(by=request.actor, now=timezone.now(), event=found, reason=why, scope=scope),
            lambda gone: _done(request, _("Acara dibatalkan."), found),
        )
    return form_page(request, "collaboration/calendar/event_cancel.html", form, {"event": found})
