"""Progress: note it in seconds, see the course of a goal, correct an entry."""

from __future__ import annotations

import json
from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.policy import allowed
from core.web import form_page, offline_worker, once, page
from inclusion.actions import progress as actions
from inclusion.actions.reading import record_reads
from inclusion.forms.progress import HELP, CorrectForm, EntryForm, PhoneForm
from inclusion.models import ProgressEntry, ShortGoal
from inclusion.policy.progress import check_correct, check_note, check_note_somewhere, check_see_overview
from inclusion.queries import progress as queries
from inclusion.queries.course import told
from inclusion.views._load import load_plan, load_supported
from partnerships.views._done import done
from schools.links import school_url

OPENED = "pupil.progress_opened"
KEPT_DAYS = 3
"""How long a phone without a line may keep the sheet."""


def _today(request: HttpRequest) -> date:
    return request.school.local_date(timezone.now())


def _load_goal(request: HttpRequest, pk: int) -> ShortGoal:
    """A goal of a plan that this person may read; the read is on record."""
    goal = get_object_or_404(ShortGoal.objects.select_related("long_goal", "in_charge"), pk=pk)
    goal.long_goal.plan = load_plan(request, goal.long_goal.plan_id, OPENED)
    return goal


def _goal_url(request: HttpRequest, goal: ShortGoal) -> str:
    return school_url(request.school, "inclusion:progress_goal", goal.pk)


@require_safe
def progress_sheet(request: HttpRequest) -> HttpResponse:
    """Catat perkembangan: the goals of my pupils, a number for each. Opening it is on record for every pupil shown."""
    check_note_somewhere(request.actor)
    sheets = queries.sheets(request.actor, _today(request))
    _record(request, sheets)
    context = {"sheets": sheets, "today": _today(request), "help": HELP[1:]}
    return page(request, "inclusion/progress/sheet.html", context)


@require_safe
def progress_worker(request: HttpRequest) -> HttpResponse:
    """The service worker of the sheet: its scope is the sheet's own address, and it keeps it for a few days at most."""
    check_note_somewhere(request.actor)
    return offline_worker(request, days=KEPT_DAYS)


@require_POST
def progress_send(request: HttpRequest) -> HttpResponse:
    """What a phone held back, as JSON; answered with what is safe now and why the rest is not. The same again is answered the same."""
    check_note_somewhere(request.actor)
    form = PhoneForm.from_body(request.body if request.content_type == "application/json" else b"")
    if not form.is_valid():
        return JsonResponse({"errors": json.loads(form.errors.as_json())}, status=422)
    safe, refused = actions.keep_entries(
        by=request.actor, now=timezone.now(), school=request.school, entries=form.entries
    )
    return JsonResponse({"kept": [str(one) for one in safe], "refused": {**refused, **form.refused}})


@require_http_methods(["GET", "HEAD", "POST"])
def progress_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Note for one goal."""
    goal = _load_goal(request, pk)
    check_note(request.actor, goal, timezone.now())
    form = EntryForm(request.POST or None, goal=goal, today=_today(request))
    if form.is_valid():
        return once(
            request,
            lambda: actions.note_progress(by=request.actor, now=timezone.now(), goal=goal, **form.cleaned_data),
            lambda entry: done(
                request,
                _("Tercatat: %(value)s.") % {"value": f"{form.data['value']} {goal.unit}"},
                _back(request, goal),
            ),
        )
    return form_page(request, "inclusion/progress/note.html", form, {"goal": goal, "plan": goal.long_goal.plan})


def _back(request: HttpRequest, goal: ShortGoal) -> str:
    if "sheet" in request.POST:
        return f"{school_url(request.school, 'inclusion:progress_sheet')}#goal-{goal.pk}"
    return _goal_url(request, goal)


@require_safe
def progress_goal(request: HttpRequest, pk: int) -> HttpResponse:
    """The course of one goal: sentence, chart, every entry."""
    goal = _load_goal(request, pk)
    plan = goal.long_goal.plan
    course = queries.courses([goal])[0]
    may = allowed(check_note, request.actor, goal, timezone.now())
    replaced = {one.replaces_id for one in course.everything if one.replaces_id}
    rows = [
        (one, one.pk in replaced, may and one.value is not None and one.pk not in replaced)
        for one in reversed(course.everything)
    ]
    context = {
        "goal": goal, "plan": plan, "pupil": plan.pupil, "course": course, "told": told(course, plan.pupil.called),
        "rows": rows, "may_note": may,
    }  # fmt: skip
    return page(request, "inclusion/progress/goal.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def progress_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a new entry in the place of a wrong one."""
    entry = get_object_or_404(ProgressEntry.objects.visible_to(request.actor), pk=pk)
    entry.goal = _load_goal(request, entry.goal_id)
    check_correct(request.actor, entry, timezone.now())
    known = {"value": entry.value, "help": entry.help, "note": entry.note, "day": entry.day}
    form = CorrectForm(request.POST or None, goal=entry.goal, today=_today(request), initial=known)
    if form.is_valid():
        return once(
            request,
            lambda: actions.correct_progress(by=request.actor, now=timezone.now(), entry=entry, **form.facts()),
            lambda made: done(
                request, _("Catatan diperbaiki. Yang lama tetap terbaca, dicoret."), _goal_url(request, entry.goal)
            ),
        )
    return form_page(
        request,
        "inclusion/progress/correct.html",
        form,
        {"goal": entry.goal, "plan": entry.goal.long_goal.plan},
    )


@require_safe
def progress_of(request: HttpRequest, pk: int) -> HttpResponse:
    """All goals of one pupil in plain words, with their charts."""
    pupil = load_supported(request, pk, OPENED)
    told_all = [(course, told(course, pupil.called)) for course in queries.of_pupil(pupil)]
    return page(request, "inclusion/progress/pupil.html", {"pupil": pupil, "courses": told_all})


@require_safe
def progress_list(request: HttpRequest) -> HttpResponse:
    """Whose goals are where: pupils by name with the states of their goals. On record for every pupil shown."""
    check_see_overview(request.actor)
    rows = queries.overview(request.actor, _today(request))
    _record(request, rows)
    context = {"rows": rows, "may_note": allowed(check_note_somewhere, request.actor)}
    return page(request, "inclusion/progress/list.html", context)


def _record(request: HttpRequest, rows: list[queries.Sheet]) -> None:
    if request.method == "GET":
        record_reads(by=request.actor, now=timezone.now(), pupils=[one.pupil for one in rows], verb=OPENED)
