"""Versions of a plan: read, compare, print; answer as a parent; give a parent a link."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import links
from core.models import ScopedLink
from core.policy import NotNow
from core.web import once, page, seed_of
from inclusion.actions import plan_agreement as actions
from inclusion.actions.reading import record_read
from inclusion.emails.plans import AGREEMENT
from inclusion.models import PlanAnswer
from inclusion.papers.plan import plan_pdf
from inclusion.policy.plans import check_answer, check_lead, check_speak
from inclusion.queries.plan_differences import changes_between
from inclusion.queries.plan_sheet import sheet_of
from inclusion.queries.plans import newest_version, sheet_for
from inclusion.views._load import load_plan
from inclusion.views._plans import answer_form, answer_page, here, load_version, parent_page, reads_as_parent
from partnerships.views._done import done
from partnerships.views.obligations import link_context
from partnerships.views.partner_links import enter


@require_safe
def plan_version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One version word for word, and what changed since the one before."""
    found = load_plan(request, pk)
    version = load_version(found, number)
    earlier = found.versions.filter(number__lt=number).first()
    changes = changes_between(earlier.payload, version.payload) if earlier is not None else []
    context = {
        "plan": found, "pupil": found.pupil, "version": version, "sheet": sheet_of(version.payload), "earlier": earlier,
        "changes": changes, "answers": version.answers.select_related("guardian").prefetch_related("remarks"),
    }  # fmt: skip
    return page(request, "inclusion/plans/version.html", context)


@require_safe
def plan_paper(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A version as a tagged PDF; number 0 is the text as it is being written. Made for this reader and kept nowhere."""
    found = load_plan(request, pk, "pupil.paper_opened")
    version = load_version(found, number) if number else None
    if version is None and reads_as_parent(request, found):
        raise Http404
    return plan_pdf(found, version, timezone.now(), request.GET.get("kertas", ""))


@require_POST
def plan_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """A parent agrees, or asks for changes."""
    found = load_plan(request, pk)
    version = newest_version(found)
    answer = sheet_for(request.actor, version)
    if version is None or answer is None:
        check_speak(request.actor, found)
        raise NotNow(_("Belum ada rencana yang menunggu jawaban Anda."))
    answer.version = version
    version.plan = found
    check_answer(request.actor, answer)
    form = answer_form(request, sheet_of(version.payload), request.POST)
    if not form.is_valid():
        return parent_page(request, found, form)
    return once(
        request,
        lambda: actions.answer_plan(
            by=request.actor, now=timezone.now(), answer=answer, agrees=form.agrees, comment=form.cleaned_data["comment"],
            remarks=form.remarks,
        ),
        lambda given: done(request, _("Terima kasih, jawaban Anda tersimpan."), here(request, found)),
    )  # fmt: skip


@require_POST
def plan_link(request: HttpRequest, pk: int, answer_pk: int) -> HttpResponse:
    """A link for a parent without an account, shown once."""
    found = load_plan(request, pk)
    rows = PlanAnswer.objects.select_related("guardian", "version__plan__pupil", "version__plan__school")
    answer = get_object_or_404(rows, pk=answer_pk, version__plan=found)
    check_lead(request.actor, found)
    link, path = actions.give_link(by=request.actor, now=timezone.now(), answer=answer, seed=seed_of(request))
    context = {"back": here(request, found), "what": found.pupil.called, **link_context(link, path)}
    return page(request, "partnerships/link_ready.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_sheet(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What a parent's link opens: the version with its sheet, readable on a phone, and nothing else of the pupil."""
    link, _today = enter(request, public_id, AGREEMENT)
    rows = PlanAnswer.objects.select_related(
        "guardian", "version__approval", "version__plan__pupil__school", "version__plan__year"
    )
    answer = get_object_or_404(rows, pk=link.subject_id, version__plan__school=request.school)
    answer.version.plan.school = request.school
    now = timezone.now()
    actions.check_link(link, answer, now)
    if request.method == "POST":
        return answered(request, answer, reverse("inclusion_links:plan", args=[public_id]), link)
    if actions.is_settled(answer):
        return settled_page(request, answer)
    if request.method == "GET":
        record_read(
            by=request.actor,
            now=now,
            pupil=answer.version.plan.pupil,
            verb="pupil.plan_opened",
            about=answer.version.plan,
        )
    return answer_page(request, answer.version, answer, "inclusion/plans/link_sheet.html", link=link)


def settled_page(request: HttpRequest, answer: PlanAnswer) -> HttpResponse:
    """The plan is approved. This link was for answering; the child's space opens with its own, by a button where this browser holds it."""
    given = links.standing(answer.guardian.links.all(), timezone.now())
    context = {
        "answer": answer, "pupil": answer.version.plan.pupil, "school": request.school, "given": given[0] if given else None,
        "child": next((one for one in given if links.is_held(request, one)), None),
    }  # fmt: skip
    return page(request, "inclusion/plans/link_settled.html", context)


def answered(request: HttpRequest, answer: PlanAnswer, here: str, link: ScopedLink) -> HttpResponse:
    """A guardian behind a link answers the sheet; afterwards the page `here` says so."""
    check_answer(request.actor, answer)
    form = answer_form(request, sheet_of(answer.version.payload), request.POST)
    if not form.is_valid():
        return answer_page(request, answer.version, answer, "inclusion/plans/link_sheet.html", form, link=link)
    return once(
        request,
        lambda: actions.answer_plan(
            by=request.actor, now=timezone.now(), answer=answer, agrees=form.agrees, comment=form.cleaned_data["comment"],
            remarks=form.remarks,
        ),
        lambda given: done(request, _("Terima kasih, jawaban Anda tersimpan."), here),
    )  # fmt: skip
