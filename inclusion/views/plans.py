"""Pages of individual plans: list and archive, begin, read, period, settings, and the moves of the workflow."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import looks
from core.frames import FORM, frame
from core.list_tools import tools
from core.policy import NotNow, allowed
from core.saved_views import own_default
from core.web import form_page, once, page
from inclusion.actions import plan_agreement
from inclusion.actions import plans as actions
from inclusion.forms.plan_filter import filter_plans
from inclusion.forms.plans import PlanForm, SettingForm
from inclusion.lists import PLANS
from inclusion.models import PlanSetting, SupportPlan
from inclusion.policy.common import check_support
from inclusion.policy.plans import check_keep_settings, check_lead_open, check_see_plans
from inclusion.queries.plans import last_plan_of, plan_counts, plan_rows, without_plan
from inclusion.views._load import load_plan, load_supported
from inclusion.views._plans import here, one_form, parent_page, plan_page, reads_as_parent
from partnerships.views._done import done
from schools.links import school_url


def _list(request: HttpRequest) -> str:
    return school_url(request.school, "inclusion:plan_list")


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """Plans of pupils with a consent in force; closed ones are the archive, by school year and semester."""
    check_see_plans(request.actor)
    if usual := own_default(request, PLANS):
        return redirect(usual)
    day = request.school.local_date(timezone.now())
    narrowed, counts = filter_plans(request.actor, request.GET, day), plan_counts(request.actor, day)
    found = plan_rows(narrowed, request.GET.get("after", ""))
    context = {
        "plans": found.rows, "after": found.after, "filter": narrowed, "tools": tools(request, PLANS, narrowed),
        "chips": looks.chips(request, "status", SupportPlan.State.choices, everything=_("Semua yang belum selesai"), counts=counts),
        "may_begin": allowed(check_support, request.actor), "may_set": allowed(check_keep_settings, request.actor, request.school),
    }  # fmt: skip
    return page(request, "inclusion/plans/list.html", context)


@require_safe
def plan_start(request: HttpRequest) -> HttpResponse:
    """For whom a plan is begun: pupils with a consent in force and without a plan."""
    check_see_plans(request.actor)
    check_support(request.actor)
    pupils = without_plan(request.actor, request.school.local_date(timezone.now()))
    return page(request, "inclusion/plans/start.html", {"pupils": pupils[:200]})


@require_http_methods(["GET", "HEAD", "POST"])
def plan_create(request: HttpRequest, pupil_pk: int) -> HttpResponse:
    """Begin a plan for one pupil."""
    pupil, now = load_supported(request, pupil_pk), timezone.now()
    check_support(request.actor, pupil)
    last, today = last_plan_of(pupil), request.school.local_date(now)
    if last is not None and last.state != SupportPlan.State.CLOSED:
        raise NotNow(_("Siswa ini masih memiliki rencana yang belum selesai."))
    form = PlanForm(request.POST or None, school=request.school, last=last, today=today)
    if form.is_valid():
        return once(
            request,
            lambda: actions.open_plan(by=request.actor, now=now, pupil=pupil, copy=form.source, **form.changes()),
            lambda opened: here(request, opened),
        )
    title = _("Susun rencana untuk %(name)s") % {"name": pupil.name}
    return form_page(
        request, FORM, form, frame(title, _list(request), crumb=_("Rencana individual"), submit=_("Mulai menulis"))
    )


@require_safe
def plan_of(request: HttpRequest, pupil_pk: int) -> HttpResponse:
    """All plans of one pupil: the one that holds or is being written, and the archive by semester."""
    pupil = load_supported(request, pupil_pk, "pupil.plan_opened")
    plans = list(SupportPlan.objects.filter(pupil=pupil).select_related("year"))
    running = any(one.state != SupportPlan.State.CLOSED for one in plans)
    may_begin = not running and allowed(check_support, request.actor, pupil)
    return page(request, "inclusion/plans/of_pupil.html", {"pupil": pupil, "plans": plans, "may_begin": may_begin})


@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan: what happens next, its words, its versions and who agreed. Parents see what they were given."""
    found = load_plan(request, pk)
    return parent_page(request, found) if reads_as_parent(request, found) else plan_page(request, found)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """For which time the plan is."""
    found = load_plan(request, pk)
    check_lead_open(request.actor, found)
    form = PlanForm(request.POST or None, instance=load_plan(request, pk, ""), school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: actions.set_period(
                by=request.actor, now=timezone.now(), plan=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: done(request, _("Perubahan tersimpan."), here(request, found)),
        )
    return one_form(request, form, _("Masa rencana"), found)


MOVED = {
    "share": gettext_lazy("Rencana dibagikan. Orang tua diberi tahu dan dapat menjawabnya."),
    "approve": gettext_lazy("Rencana disahkan dan mulai berlaku."),
    "amend": gettext_lazy("Rencana dibuka untuk diubah. Versi yang lama tetap berlaku sampai perubahannya disahkan."),
    "close": gettext_lazy("Rencana selesai. Isinya tetap dapat dibaca."),
    "stop": gettext_lazy("Rencana dihentikan. Isinya tetap dapat dibaca."),
}
"""What is said after a move that somebody else will notice."""


@require_POST
def plan_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Share, take back, approve, return, amend, close, stop."""
    found, name = load_plan(request, pk), request.POST.get("name", "")
    try:
        return once(
            request,
            lambda: plan_agreement.move_plan(
                by=request.actor,
                now=timezone.now(),
                plan=found,
                name=name,
                comment=request.POST.get("comment", "")[:4000],
            ),
            lambda entry: done(request, MOVED.get(name, _("Perubahan tersimpan.")), here(request, found)),
        )
    except NotNow as refusal:
        missing = looks.linked(request.school.slug, refusal.missing)
        again = load_plan(request, pk)
        if reads_as_parent(request, again):
            raise
        return plan_page(request, again, 409, refusal=refusal, missing=missing)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_settings(request: HttpRequest) -> HttpResponse:
    """What plans are called here, whose agreement is needed, how often they are reviewed."""
    check_keep_settings(request.actor, request.school)
    form = SettingForm(request.POST or None, instance=PlanSetting.of(request.school))
    if form.is_valid():
        return once(
            request,
            lambda: actions.keep_settings(
                by=request.actor,
                now=timezone.now(),
                school=request.school,
                expected=form.expected_version,
                **form.changes(),
            ),
            lambda kept: done(request, _("Perubahan tersimpan."), _list(request)),
        )
    return form_page(
        request, FORM, form, frame(_("Pengaturan rencana individual"), _list(request), crumb=_("Rencana individual"))
    )
