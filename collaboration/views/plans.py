"""Pages of joint plans: list, begin, read, agree, use, revise, copy."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration import scheduling
from collaboration.actions import plan_meetings
from collaboration.actions import plans as actions
from collaboration.forms.plans import AuthorsForm, CopyForm, DateForm, PlanForm
from collaboration.models import JointPlan
from collaboration.papers.plan import request_plan_paper
from collaboration.policy.plans import (
    check_begin_plan,
    check_edit_plan,
    check_note_plan,
    check_see_plans,
    check_write_plan,
)
from collaboration.queries.history import history_of
from collaboration.queries.plans import authors_of, plan_counts, plan_facts, plan_page, steps_of, versions_of
from collaboration.views._plans import date_cancel, done, load_plan, move, paper, simple_form
from collaboration.workflow.plan import JOINT_PLAN
from core import looks
from core.models import Document
from core.policy import NotNow, allowed
from core.web import form_page, once, page
from schools.links import school_url


def _here(request: HttpRequest, plan: JointPlan) -> str:
    return school_url(request.school, "collaboration:plan", plan.pk)


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """All plans of the school; the own by a chip."""
    check_see_plans(request.actor)
    asked = request.GET
    rows, after, found = plan_page(
        request.actor, mine="saya" in asked, state=asked.get("status", ""), words=asked.get("q", ""), position=asked.get("after", ""),
    )  # fmt: skip
    counts = plan_counts(request.actor)
    context = {
        "plans": rows, "after": after, "found": found, "may_begin": allowed(check_begin_plan, request.actor),
        "chips": looks.chips(request, "status", JointPlan.State.choices, everything=_("Semua"), counts=counts),
        "mine": looks.chips(request, "saya", [("1", _("Yang saya susun"))], counts={"1": counts["mine"]}),
    }  # fmt: skip
    return page(request, "collaboration/plan_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_create(request: HttpRequest) -> HttpResponse:
    """Begin a plan."""
    check_begin_plan(request.actor)
    now = timezone.now()
    form = PlanForm(
        request.POST or None, actor=request.actor, school=request.school, today=request.school.local_date(now)
    )
    if form.is_valid():
        return once(
            request,
            lambda: actions.open_plan(
                by=request.actor, now=now, school=request.school, authors=form.invited, **form.changes()
            ),
            lambda opened: school_url(request.school, "collaboration:plan_step", opened.pk, 1),
        )
    up = (_("Rencana bersama"), school_url(request.school, "collaboration:plan_list"))
    return simple_form(request, form, _("Susun rencana bersama"), up, submit=_("Mulai menulis"))


@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan: what happens next, its six steps, its matrix, who writes it, its dates, papers and history."""
    return _plan_page(request, load_plan(request, pk))


def _plan_page(request: HttpRequest, found: JointPlan, status: int = 200, **extra: Any) -> HttpResponse:
    authors = authors_of(found)
    mine = next((line.author for line in authors if line.author.user_id == request.actor.user_id), None)
    context = {
        "plan": found, "facts": plan_facts(found), "steps": steps_of(found), "authors": authors, "mine": mine,
        "rows": found.rows.select_related("subject"), "notes": found.notes.select_related("by"),
        "versions": versions_of(found), "dates": scheduling.dates_of(found).select_related("room"),
        "may_edit": allowed(check_edit_plan, request.actor, found), "may_write": allowed(check_write_plan, request.actor, found),
        "may_note": allowed(check_note_plan, request.actor, found), "may_begin": allowed(check_begin_plan, request.actor),
        "offers": JOINT_PLAN.offers(request.actor, found), "history": history_of(found),
        "documents": Document.objects.of(found),
    }  # fmt: skip
    return page(request, "collaboration/plan.html", {**context, **extra}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what it is about."""
    found, now = load_plan(request, pk), timezone.now()
    check_edit_plan(request.actor, found)
    form = PlanForm(
        request.POST or None, instance=load_plan(request, pk), actor=request.actor, school=request.school,
        today=request.school.local_date(now),
    )  # fmt: skip
    if form.is_valid():
        return once(
            request,
            lambda: actions.describe_plan(
                by=request.actor, now=now, plan=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: done(request, _("Perubahan tersimpan."), _here(request, edited)),
        )
    return simple_form(request, form, _("Ubah rencana"), (found.title, _here(request, found)))


@require_http_methods(["GET", "HEAD", "POST"])
def plan_authors(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask colleagues to write with you; let somebody go."""
    found = load_plan(request, pk)
    check_edit_plan(request.actor, found)
    form = AuthorsForm(request.POST or None, plan=found)
    if form.is_valid():
        return once(
            request,
            lambda: actions.invite_authors(by=request.actor, now=timezone.now(), plan=found, **form.cleaned_data),
            lambda new: done(request, _("Rekan Anda kini ikut menyusun."), _here(request, found)),
        )
    return form_page(request, "collaboration/plan_authors.html", form, {"plan": found, "authors": authors_of(found)})


@require_POST
def plan_author_remove(request: HttpRequest, pk: int, author_pk: int) -> HttpResponse:
    """Somebody no longer writes."""
    found = load_plan(request, pk)
    check_edit_plan(request.actor, found)
    author = get_object_or_404(found.authors, pk=author_pk)
    return once(
        request,
        lambda: actions.remove_author(by=request.actor, now=timezone.now(), plan=found, author=author),
        lambda gone: done(request, _("Penyusun dilepas; tulisannya tetap ada."), _here(request, found)),
    )


@require_POST
def plan_agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the text is yours too."""
    found = load_plan(request, pk)
    check_write_plan(request.actor, found)
    try:
        return once(
            request,
            lambda: actions.agree_to_plan(by=request.actor, now=timezone.now(), plan=found),
            lambda agreed: done(request, _("Persetujuan Anda tercatat."), _here(request, found)),
        )
    except NotNow as refusal:
        missing = looks.linked(request.school.slug, refusal.missing)
        return _plan_page(request, load_plan(request, pk), 409, refusal=refusal, missing=missing)


@require_POST
def plan_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Use, reopen, close, stop."""
    found = load_plan(request, pk)
    check_write_plan(request.actor, found)
    return move(request, JOINT_PLAN, partial(actions.move_plan, plan=found), _here(request, found))


@require_http_methods(["GET", "HEAD", "POST"])
def plan_revise(request: HttpRequest, pk: int) -> HttpResponse:
    """A new version to mend: what was noted stands beside the button."""
    found = load_plan(request, pk)
    JOINT_PLAN.check(request.actor, found, "revise")
    if request.method == "POST":
        return once(
            request,
            lambda: actions.revise_plan(by=request.actor, now=timezone.now(), plan=found),
            lambda made: done(request, _("Versi baru siap diperbaiki."), _here(request, made)),
        )
    return page(request, "collaboration/plan_revise.html", {"plan": found, "notes": found.notes.select_related("by")})


@require_http_methods(["GET", "HEAD", "POST"])
def plan_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin one's own with these words."""
    found = load_plan(request, pk)
    check_begin_plan(request.actor)
    form = CopyForm(request.POST or None, initial={"title": found.title})
    if form.is_valid():
        return once(
            request,
            lambda: actions.copy_plan(by=request.actor, now=timezone.now(), plan=found, **form.cleaned_data),
            lambda made: done(request, _("Salinan dibuat. Sesuaikan kelas dan waktunya."), _here(request, made)),
        )
    up = (found.title, _here(request, found))
    return simple_form(request, form, _("Salin menjadi rencana baru"), up, submit=_("Buat salinan"))


@require_http_methods(["GET", "HEAD", "POST"])
def plan_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a date for planning together."""
    found = load_plan(request, pk)
    check_write_plan(request.actor, found)
    people = [line.author.user for line in authors_of(found) if line.here]
    form = DateForm(
        request.POST or None, actor=request.actor, school=request.school, people=people,
        initial={"title": _("Perencanaan bersama: %(title)s") % {"title": found.title}},
    )  # fmt: skip
    if form.is_valid():
        return once(
            request,
            lambda: plan_meetings.set_plan_meeting(
                by=request.actor, now=timezone.now(), plan=found, slot=form.slot, title=form.cleaned_data["title"]
            ),
            lambda event: done(request, _("Pertemuan masuk kalender."), _here(request, found)),
        )
    return simple_form(request, form, _("Tetapkan pertemuan"), (found.title, _here(request, found)))


@require_POST
def plan_meeting_cancel(request: HttpRequest, pk: int, event_pk: int) -> HttpResponse:
    """Call a planning meeting off."""
    found = load_plan(request, pk)
    check_write_plan(request.actor, found)
    return date_cancel(request, found, event_pk, _("Pertemuan dibatalkan."), _here(request, found))


@require_POST
def plan_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the PDF of the plan as it stands now."""
    return paper(request, partial(request_plan_paper, plan=load_plan(request, pk)))
