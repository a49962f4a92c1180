"""The texts of a plan as pages that can be left and resumed, and from where its learning outcomes come."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core import dates
from core.policy import NotNow, allowed
from core.web import form_page, go, once, page
from inclusion.actions import plan_texts as actions
from inclusion.forms.plans import AutosaveForm, OutcomeForm, part_form
from inclusion.models import SupportPlan
from inclusion.models.plan_parts import PARTS, Part, part_of
from inclusion.policy.plans import check_lead_open, check_open, check_write_part, check_write_text
from inclusion.queries.plan_differences import compared
from inclusion.queries.plans import parts_of, remarks_on
from inclusion.views._load import load_plan
from inclusion.views._plans import fields_of, here, load_outcome, one_form
from partnerships.views._done import done
from schools.links import school_url


def _after(request: HttpRequest, plan: SupportPlan, part: Part, texts: Iterable[str]) -> str:
    """On to the next part, or back to the plan when this was the last or the person leaves. Names the texts that arrived, so that
    the browser forgets its own copies (static/js/autosave.js)."""
    arrived = f"?tersimpan={'.'.join(texts)}"
    later = PARTS[PARTS.index(part) + 1 :]
    if "leave" in request.POST or not later:
        return here(request, plan) + arrived
    return school_url(request.school, "inclusion:plan_part", plan.pk, later[0].key) + arrived


def _wanted(key: str) -> Part:
    part = part_of(key)
    if part is None:
        raise Http404
    return part


@require_http_methods(["GET", "HEAD", "POST"])
def plan_part(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The texts of one part. Saving meets what others saved meanwhile, and then shows both."""
    part, found = _wanted(key), load_plan(request, pk)
    check_write_part(request.actor, found, part)
    check_open(found)
    parts = parts_of(found)
    shown = next(one for one in parts if one.part == part)
    form = part_form(shown)(request.POST or None)
    if form.is_valid():
        clashes = actions.save_texts(by=request.actor, now=timezone.now(), plan=found, texts=form.texts)
        if not clashes:
            saved = _("Tersimpan: %(part)s.") % {"part": part.title}
            return go(request, done(request, saved, _after(request, found, part, form.texts)))
        both = [compared(clash.section, clash.mine) for clash in clashes]
        return page(
            request, "inclusion/plans/conflict.html", {"plan": found, "part": part, "clashes": both}, status=409
        )
    section = "ability" if part.area else {"pelaksanaan": "method"}.get(part.key, "evaluation")
    others = [one for one in parts if one.part != part and allowed(check_write_part, request.actor, found, one.part)]
    context = {
        "plan": found, "part": part, "parts": others, "fields": fields_of(shown, form), "remarks": remarks_on(found).get(section, []),
        "is_last": part == PARTS[-1],
    }  # fmt: skip
    return form_page(request, "inclusion/plans/part.html", form, context)


@require_POST
def plan_autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """One text, sent by the page itself while somebody types. Answers the new version, or says why it was not saved."""
    found, now = load_plan(request, pk), timezone.now()
    form = AutosaveForm(request.POST)
    if not form.is_valid():
        sentence = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return JsonResponse({"refused": sentence}, status=422)
    key = form.cleaned_data["key"]
    check_write_text(request.actor, found, key)
    try:
        clashes = actions.save_texts(by=request.actor, now=now, plan=found, texts=form.texts)
    except NotNow as refusal:
        return JsonResponse({"refused": str(refusal)}, status=409)
    section = found.sections.select_related("updated_by").get(key=key)
    if clashes:
        who = section.updated_by.display_name if section.updated_by else ""
        return JsonResponse({"clash": _("%(who)s menyimpan bagian ini lebih dahulu.") % {"who": who}}, status=409)
    return JsonResponse({"version": section.version, "at": dates.clock(now, request.school.timezone)})


@require_http_methods(["GET", "HEAD", "POST"])
def plan_outcome_add(request: HttpRequest, pk: int) -> HttpResponse:
    """From where the outcomes of one subject or area come."""
    found = load_plan(request, pk)
    check_lead_open(request.actor, found)
    form = OutcomeForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_outcome(by=request.actor, now=timezone.now(), plan=found, **form.changes()),
            lambda added: done(request, _("Baris ditambahkan."), here(request, found, "sec-outcomes")),
        )
    return one_form(
        request, form, _("Tambah sumber capaian pembelajaran"), found, "sec-outcomes", draft=f"outcome:{found.pk}:new"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def plan_outcome(request: HttpRequest, pk: int, outcome_pk: int) -> HttpResponse:
    """Change such a line."""
    found = load_plan(request, pk)
    row = load_outcome(found, outcome_pk)
    check_lead_open(request.actor, found)
    form = OutcomeForm(request.POST or None, instance=load_outcome(found, outcome_pk))
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_outcome(
                by=request.actor, now=timezone.now(), outcome=row, expected=form.expected_version, **form.changes()
            ),
            lambda edited: done(request, _("Perubahan tersimpan."), here(request, found, "sec-outcomes")),
        )
    return one_form(request, form, row.what, found, "sec-outcomes", draft=f"outcome:{row.pk}")


@require_POST
def plan_outcome_remove(request: HttpRequest, pk: int, outcome_pk: int) -> HttpResponse:
    """Take such a line away."""
    found = load_plan(request, pk)
    row = load_outcome(found, outcome_pk)
    check_lead_open(request.actor, found)
    return once(
        request,
        lambda: actions.remove_outcome(by=request.actor, now=timezone.now(), outcome=row),
        lambda gone: done(request, _("Baris dihapus."), here(request, found, "sec-outcomes")),
    )
