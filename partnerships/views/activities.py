"""Pages of activities and their contributions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import given_reason
from core.policy import reason
from core.web import form_page, once, page
from partnerships.actions import activities as actions
from partnerships.forms.activities import ActivityForm, ContributionForm, HoldForm
from partnerships.models import Activity
from partnerships.policy import check_write
from partnerships.queries.activities import activity_facts, activity_page, contribution_totals
from partnerships.views._done import done
from partnerships.views._load import load_activity, load_partnership
from partnerships.workflow import ACTIVITY
from schools.links import school_url


def _here(request: HttpRequest, activity: Activity) -> str:
    return school_url(request.school, "partnerships:activity", activity.pk)


@require_safe
def activity_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Activities of one partnership, with what each party put in."""
    partnership = load_partnership(request, pk)
    after = request.GET.get("after", "")
    activities, more = activity_page(partnership, int(after) if after.isdecimal() and len(after) < 19 else None)
    context = {
        "partnership": partnership,
        "activities": activities,
        "more": more,
        "totals": contribution_totals(partnership),
        "refusal": reason(check_write, request.actor, partnership) or reason(actions.check_underway, partnership),
    }
    return page(request, "partnerships/activity_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def activity_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan an activity."""
    partnership = load_partnership(request, pk)
    check_write(request.actor, partnership)
    actions.check_underway(partnership)
    form = ActivityForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        return once(
            request,
            lambda: actions.plan_activity(
                by=request.actor, now=timezone.now(), partnership=partnership, **form.changes()
            ),
            lambda planned: _here(request, planned),
        )
    return form_page(request, "partnerships/activity_form.html", form, {"partnership": partnership})


@require_safe
def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """One activity."""
    found = load_activity(request, pk)
    context = {
        "activity": found,
        "facts": activity_facts(found),
        "contributions": found.contributions.select_related("party__partner", "party__partnership__school"),
        "offers": ACTIVITY.offers(request.actor, found),
        "may_write": not reason(check_write, request.actor, found) and found.state != Activity.State.CANCELLED,
    }
    return page(request, "partnerships/activity.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def activity_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the plan."""
    found = load_activity(request, pk)
    check_write(request.actor, found)
    form = ActivityForm(request.POST or None, instance=load_activity(request, pk), actor=request.actor)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_activity(
                by=request.actor, now=timezone.now(), activity=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: _here(request, edited),
        )
    return form_page(
        request, "partnerships/activity_form.html", form, {"partnership": found.partnership, "activity": found}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def activity_hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that it took place."""
    found = load_activity(request, pk)
    check_write(request.actor, found)
    form = HoldForm(request.POST or None, instance=load_activity(request, pk))
    if form.is_valid():
        return once(
            request,
            lambda: actions.hold_activity(by=request.actor, now=timezone.now(), activity=found, **form.changes()),
            lambda held: done(request, _("Kegiatan dicatat sebagai terlaksana."), _here(request, held)),
        )
    return form_page(request, "partnerships/activity_hold.html", form, {"activity": found})


@require_POST
def activity_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it off, with a reason."""
    found = load_activity(request, pk)
    return once(
        request,
        lambda: actions.cancel_activity(
            by=request.actor, now=timezone.now(), activity=found, reason=given_reason(request.POST)
        ),
        lambda cancelled: _here(request, cancelled),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def contribution_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what a party put in."""
    found = load_activity(request, pk)
    check_write(request.actor, found)
    form = ContributionForm(request.POST or None, activity=found)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_contribution(by=request.actor, now=timezone.now(), activity=found, **form.changes()),
            lambda added: _here(request, found),
        )
    return form_page(request, "partnerships/contribution_form.html", form, {"activity": found})


@require_POST
def contribution_remove(request: HttpRequest, pk: int, contribution_pk: int) -> HttpResponse:
    """Take back what was recorded by mistake."""
    found = load_activity(request, pk)
    check_write(request.actor, found)
    contribution = get_object_or_404(found.contributions.select_related("activity__partnership"), pk=contribution_pk)
    return once(
        request,
        lambda: actions.remove_contribution(by=request.actor, now=timezone.now(), contribution=contribution),
        lambda removed: _here(request, found),
    )
