"""Pages of activities."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import looks
from core.forms import given_reason
from core.models import Attachment
from core.policy import allowed, reason
from core.web import form_page, once, page
from partnerships.actions import activities as actions
from partnerships.forms.activities import ActivityForm, DocumentationForm, HoldForm, PostponeForm
from partnerships.models import Activity
from partnerships.policy import check_write
from partnerships.queries.activities import CHOICES, activity_facts, activity_page, of_status, status_counts
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
    today, chosen = request.school.local_date(timezone.now()), request.GET.get("status", "")
    every = partnership.activities.all()
    activities, after = activity_page(every.filter(of_status(chosen, today)), today, request.GET.get("after", ""))
    counts = status_counts(every, today)
    choices = [(key, label) for key, label in CHOICES if counts[key] or key == chosen]
    context = {
        "partnership": partnership,
        "activities": activities,
        "after": after,
        "counts": counts,
        "chips": looks.chips(request, "status", choices, everything=_("Semua"), counts=counts),
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
        "unrecorded": found.unrecorded(request.school.local_date(timezone.now())),
        "facts": activity_facts(found),
        "contributions": found.contributions.select_related("party__partner", "party__partnership__school"),
        "offers": ACTIVITY.offers(request.actor, found),
        "files": Attachment.objects.of(found),
        "may_write": allowed(actions.check_change, request.actor, found),
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
    """Record that it took place; afterwards, mend what was recorded."""
    found = load_activity(request, pk)
    check_write(request.actor, found)
    act = actions.correct_result if found.state == Activity.State.HELD else actions.hold_activity
    form = HoldForm(request.POST or None, instance=load_activity(request, pk))
    if form.is_valid():
        return once(
            request,
            lambda: act(
                by=request.actor, now=timezone.now(), activity=found, attendance=form.attendance, **form.changes()
            ),
            lambda held: done(request, _("Kegiatan dicatat sebagai terlaksana."), _here(request, held)),
        )
    return form_page(request, "partnerships/activity_hold.html", form, {"activity": found})


@require_http_methods(["GET", "HEAD", "POST"])
def activity_postpone(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it off, with a reason and a new date if there is one; or give the new date later."""
    found = load_activity(request, pk)
    check_write(request.actor, found)
    postponed = found.state == Activity.State.POSTPONED
    ACTIVITY.check(request.actor, found, "replan" if postponed else "postpone")
    form = PostponeForm(request.POST or None, postponed=postponed)
    if form.is_valid():
        return once(
            request,
            lambda: actions.postpone_activity(
                by=request.actor, now=timezone.now(), activity=found, **form.cleaned_data
            ),
            lambda moved: done(request, _("Perubahan tersimpan."), _here(request, moved)),
        )
    context = {"activity": found, "postponed": postponed}
    return form_page(request, "partnerships/activity_postpone.html", form, context)


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
def activity_files(request: HttpRequest, pk: int) -> HttpResponse:
    """Add photos and documents."""
    found = load_activity(request, pk)
    actions.check_change(request.actor, found)
    form = DocumentationForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.document_activity(
                by=request.actor, now=timezone.now(), activity=found, uploads=form.uploads
            ),
            lambda kept: done(request, _("Dokumentasi tersimpan."), _here(request, found)),
        )
    return form_page(request, "partnerships/activity_files.html", form, {"activity": found})


@require_POST
def activity_file_remove(request: HttpRequest, pk: int, file_pk: int) -> HttpResponse:
    """Take a photo or document away."""
    found = load_activity(request, pk)
    check_write(request.actor, found)
    attachment = get_object_or_404(Attachment.objects.of(found), pk=file_pk)
    return once(
        request,
        lambda: actions.remove_documentation(
            by=request.actor, now=timezone.now(), activity=found, attachment=attachment
        ),
        lambda removed: done(request, _("Berkas dihapus."), _here(request, found)),
    )
