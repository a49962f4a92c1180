"""The six steps of a joint plan as pages that can be left and resumed, and the matrix of subjects."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from collaboration.actions import plan_texts as actions
from collaboration.forms.plans import AutosaveForm, NoteForm, RowForm, step_form
from collaboration.guides.plans import STEPS, step
from collaboration.models import JointPlan
from collaboration.policy.plans import check_edit_plan, check_note_plan, check_write_plan
from collaboration.queries.plan_conflicts import compared
from collaboration.queries.plans import steps_of
from collaboration.views._plans import done, load_plan, load_row, simple_form
from core import dates
from core.policy import NotNow
from core.web import form_page, go, once, page
from schools.links import school_url


def _here(request: HttpRequest, plan: JointPlan) -> str:
    return school_url(request.school, "collaboration:plan", plan.pk)


def _after(request: HttpRequest, plan: JointPlan, number: int, texts: Iterable[str]) -> str:
    """On to the next step, or back to the plan when this was the last or the person leaves. Names the texts that arrived, so that
    the browser forgets its own copies (static/js/autosave.js)."""
    arrived = f"?tersimpan={'.'.join(texts)}"
    if "leave" in request.POST or number == len(STEPS):
        return _here(request, plan) + arrived
    return school_url(request.school, "collaboration:plan_step", plan.pk, number + 1) + arrived


@require_http_methods(["GET", "HEAD", "POST"])
def plan_step(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One step: its questions. Saving meets what others saved meanwhile, and then shows both."""
    if step(number) is None:
        raise Http404
    found = load_plan(request, pk)
    check_edit_plan(request.actor, found)
    steps = steps_of(found)
    here = steps[number - 1]
    form = step_form(here)(request.POST or None)
    if form.is_valid():
        clashes = actions.save_texts(by=request.actor, now=timezone.now(), plan=found, texts=form.texts)
        if not clashes:
            return go(request, _after(request, found, number, form.texts))
        context = {
            "plan": found,
            "number": number,
            "clashes": [compared(clash.section, clash.mine) for clash in clashes],
        }
        return page(request, "collaboration/plan_conflict.html", context, status=409)
    context = {"plan": found, "here": here, "steps": steps, "rows": found.rows.select_related("subject")}
    return form_page(request, "collaboration/plan_step.html", form, context)


@require_POST
def plan_autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """One text, sent by the page itself while somebody types. Answers the new version, or says why it was not saved."""
    found, now = load_plan(request, pk), timezone.now()
    check_write_plan(request.actor, found)
    form = AutosaveForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"refused": form.sentence}, status=422)
    try:
        clashes = actions.save_texts(by=request.actor, now=now, plan=found, texts=form.texts)
    except NotNow as refusal:
        return JsonResponse({"refused": str(refusal)}, status=409)
    section = found.sections.select_related("updated_by").get(key=form.cleaned_data["key"])
    if clashes:
        who = section.updated_by.display_name if section.updated_by else ""
        return JsonResponse({"clash": _("%(who)s menyimpan bagian ini lebih dahulu.") % {"who": who}}, status=409)
    return JsonResponse({"version": section.version, "at": dates.clock(now, request.school.timezone)})


@require_http_methods(["GET", "HEAD", "POST"])
def plan_row_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A line of the matrix."""
    found = load_plan(request, pk)
    check_edit_plan(request.actor, found)
    form = RowForm(request.POST or None, school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_row(by=request.actor, now=timezone.now(), plan=found, **form.changes()),
            lambda added: done(request, _("Baris ditambahkan."), f"{_here(request, found)}#sec-rows"),
        )
    return simple_form(request, form, _("Tambah mata pelajaran"), (found.title, _here(request, found)))


@require_http_methods(["GET", "HEAD", "POST"])
def plan_row(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """Change a line."""
    found = load_plan(request, pk)
    check_edit_plan(request.actor, found)
    row = load_row(request, found, row_pk)
    form = RowForm(request.POST or None, instance=load_row(request, found, row_pk), school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_row(
                by=request.actor, now=timezone.now(), row=row, expected=form.expected_version, **form.changes()
            ),
            lambda edited: done(request, _("Perubahan tersimpan."), f"{_here(request, found)}#sec-rows"),
        )
    return simple_form(request, form, row.subject.name, (found.title, _here(request, found)))


@require_POST
def plan_row_remove(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """Take a line away."""
    found = load_plan(request, pk)
    check_edit_plan(request.actor, found)
    row = load_row(request, found, row_pk)
    return once(
        request,
        lambda: actions.remove_row(by=request.actor, now=timezone.now(), row=row),
        lambda gone: done(request, _("Baris dihapus."), f"{_here(request, found)}#sec-rows"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def plan_note(request: HttpRequest, pk: int) -> HttpResponse:
    """After teaching: what proved impractical."""
    found, now = load_plan(request, pk), timezone.now()
    check_note_plan(request.actor, found)
    form = NoteForm(request.POST or None, today=request.school.local_date(now))
    if form.is_valid():
        return once(
            request,
            lambda: actions.note_plan(by=request.actor, now=now, plan=found, **form.changes()),
            lambda note: done(request, _("Catatan tersimpan."), f"{_here(request, found)}#sec-notes"),
        )
    return simple_form(request, form, _("Catatan sesudah mengajar"), (found.title, _here(request, found)))
