"""Pages of reviews: what is due, set a meeting, invite, minutes and decisions, close, correct."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import looks
from core.action_items import check_hand_out
from core.frames import FORM, frame
from core.models import ActionItem
from core.policy import NotNow, allowed
from core.web import form_page, once, page
from inclusion.actions import reviews as actions
from inclusion.actions.reading import record_read
from inclusion.forms.reviews import CorrectionForm, MinutesForm, ReviewForm
from inclusion.models import PlanReview
from inclusion.policy.common import check_consent
from inclusion.policy.plans import check_see_plans
from inclusion.policy.reviews import check_ahead, check_correct, check_plan_review, check_write_minutes
from inclusion.queries.reviews import (
    agenda_of,
    closed_reviews,
    decisions_of,
    goals_of,
    lines_of,
    review_facts,
    reviewed_plans,
)
from inclusion.views._load import load_plan
from inclusion.views._plans import reads_as_parent
from inclusion.workflow.review import PLAN_REVIEW
from partnerships.views._done import done
from schools.item_pages import item_lines
from schools.links import school_url


def load_review(request: HttpRequest, pk: int) -> PlanReview:
    """A review of a plan that this person reads, under a consent in force; reading is on record."""
    rows = PlanReview.objects.visible_to(request.actor).select_related("plan__pupil", "plan__year", "plan__held")
    found = get_object_or_404(rows, pk=pk)
    plan, now = found.plan, timezone.now()
    plan.school = plan.pupil.school = request.school
    check_consent(plan.pupil, now, actor=request.actor)
    if request.method == "GET":
        record_read(by=request.actor, now=now, pupil=plan.pupil, verb="pupil.review_opened", about=found)
    return found


def _here(request: HttpRequest, review: PlanReview) -> str:
    return school_url(request.school, "inclusion:review", review.pk)


def _one_form(request: HttpRequest, form: Any, title: Any, review: PlanReview, **words: Any) -> HttpResponse:
    crumb = _("Tinjauan %(name)s") % {"name": review.plan.pupil.called}
    return form_page(request, FORM, form, frame(title, _here(request, review), crumb=crumb, **words))


@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    """Plans by the day on which they are to be reviewed; then the reviews that are closed."""
    check_see_plans(request.actor)
    today = request.school.local_date(timezone.now())
    lines = lines_of(reviewed_plans(request.actor, today), request.school, today)
    closed, after = closed_reviews(request.actor, today, request.GET.get("after", ""))
    context = {
        "lines": lines, "late": sum(line.late for line in lines), "due": sum(line.due and not line.late for line in lines),
        "closed": closed, "after": after,
    }  # fmt: skip
    return page(request, "inclusion/reviews/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the next review of a plan."""
    found = load_plan(request, pk)
    check_plan_review(request.actor, found)
    form = ReviewForm(request.POST or None, plan=found)
    if form.is_valid():
        return once(
            request,
            lambda: actions.plan_review(by=request.actor, now=timezone.now(), plan=found, **form.cleaned_data),
            lambda made: done(request, _("Tinjauan dijadwalkan. Undangannya belum dikirim."), _here(request, made)),
        )
    back = school_url(request.school, "inclusion:plan", found.pk)
    title = _("Jadwalkan tinjauan untuk %(name)s") % {"name": found.pupil.name}
    return form_page(
        request, FORM, form, frame(title, back, crumb=_("Rencana %(name)s") % {"name": found.pupil.called})
    )


@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One review: when, who, the agenda, minutes and decisions."""
    return _review_page(request, load_review(request, pk))


def _review_page(request: HttpRequest, found: PlanReview, status: int = 200, **extra: Any) -> HttpResponse:
    now, actor = timezone.now(), request.actor
    today = request.school.local_date(now)
    as_parent = reads_as_parent(request, found.plan)
    closed = found.state == PlanReview.State.CLOSED
    open_words = closed or not as_parent
    items = ActionItem.objects.of(found).by_day()
    context = {
        "review": found, "plan": found.plan, "pupil": found.plan.pupil, "facts": review_facts(found), "invitees": found.invitees.all(),
        "agenda": found.agenda if closed else agenda_of(found.plan, today) if not as_parent else [], "open_words": open_words,
        "decisions": decisions_of(found) if open_words else [], "items": item_lines(items, today) if open_words else [],
        "notes": found.notes.all(), "offers": PLAN_REVIEW.offers(actor, found), "may_set": allowed(check_ahead, actor, found),
        "may_write": allowed(check_write_minutes, actor, found, now), "may_correct": allowed(check_correct, actor, found),
        "may_hand_out": allowed(check_hand_out, actor, found), "as_parent": as_parent,
    }  # fmt: skip
    return page(request, "inclusion/reviews/review.html", {**context, **extra}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def review_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Another day, place, or other people."""
    found = load_review(request, pk)
    check_ahead(request.actor, found)
    form = ReviewForm(request.POST or None, instance=load_review(request, pk), plan=found.plan)
    if form.is_valid():
        return once(
            request,
            lambda: actions.set_review(
                by=request.actor, now=timezone.now(), review=found, expected=form.expected_version,
                people=form.cleaned_data["people"], **form.changes(),
            ),
            lambda edited: done(request, _("Perubahan tersimpan."), _here(request, found)),
        )  # fmt: skip
    return _one_form(request, form, _("Waktu dan undangan"), found)


@require_POST
def review_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite, close, call off."""
    found, name = load_review(request, pk), request.POST.get("name", "")
    if name not in {move.name for move in PLAN_REVIEW.transitions}:
        raise NotNow(_("Langkah ini tidak dikenal."))
    try:
        return once(
            request,
            lambda: actions.move_review(
                by=request.actor,
                now=timezone.now(),
                review=found,
                name=name,
                comment=request.POST.get("comment", "")[:4000],
            ),
            lambda entry: done(request, _("Perubahan tersimpan."), _here(request, found)),
        )
    except NotNow as refusal:
        missing = looks.linked(request.school.slug, refusal.missing)
        return _review_page(request, load_review(request, pk), 409, refusal=refusal, missing=missing)


@require_http_methods(["GET", "HEAD", "POST"])
def review_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came, what was said, what was decided."""
    found, now = load_review(request, pk), timezone.now()
    check_write_minutes(request.actor, found, now)
    people = list(found.invitees.all())
    came = [str(row.pk) for row in people if row.came]
    initial = {
        "minutes": found.minutes,
        "opens_amendment": found.opens_amendment,
        "version": found.version,
        "came": came,
    }
    goals = list(goals_of(found.plan).filter(settled_as=""))
    form = MinutesForm(request.POST or None, goals=goals, people=people, decided=decisions_of(found), initial=initial)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("minutes", "opens_amendment")}
        return once(
            request,
            lambda: actions.write_minutes(
                by=request.actor, now=now, review=found, decisions=form.decisions, came=form.present,
                expected=form.cleaned_data["version"], **given,
            ),
            lambda written: done(request, _("Notulen tersimpan."), _here(request, found)),
        )  # fmt: skip
    return _one_form(request, form, _("Notulen dan keputusan"), found, draft=f"review:{found.pk}")


@require_http_methods(["GET", "HEAD", "POST"])
def review_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A correction beside minutes that are closed."""
    found = load_review(request, pk)
    check_correct(request.actor, found)
    form = CorrectionForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.correct_minutes(by=request.actor, now=timezone.now(), review=found, **form.cleaned_data),
            lambda note: done(request, _("Catatan perbaikan tersimpan."), _here(request, found)),
        )
    lead = _("Notulen yang ditutup tidak berubah; catatan ini berdiri di sampingnya.")
    return _one_form(request, form, _("Perbaiki notulen"), found, lead=lead)
