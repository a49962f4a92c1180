"""Pages of agreements: the register, a new draft, the record, its head, its moves, its text."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import looks
from core.list_tools import tools
from core.models import HistoryEntry
from core.policy import NotNow, allowed
from core.saved_views import own_default
from core.subjects import subject_of
from core.versions import Conflict
from core.web import form_page, once, page
from partnerships.actions._agreement import check_editable
from partnerships.actions.agreements import draft_agreement, edit_agreement, move_agreement
from partnerships.actions.signatures import LEDGER_STATES
from partnerships.forms.addenda import AddendumForm
from partnerships.forms.agreements import AgreementDraftForm, AgreementForm, AgreementMoveForm
from partnerships.merge import MergeProblem
from partnerships.models import Agreement
from partnerships.numbers import number_warnings
from partnerships.papers.agreement import DRAFT_MARK, agreement_paper
from partnerships.policy import (
    check_draft_agreement,
    check_import_partners,
    check_import_register,
    check_see_needs,
    check_see_partnerships,
    check_see_workings,
    check_write,
)
from partnerships.queries import agreement_page
from partnerships.queries.agreements import QUICK, AgreementRecord, for_rows, register_page, rows_of
from partnerships.queries.negotiation import negotiation, noted
from partnerships.queries.record import moves
from partnerships.registers import AGREEMENTS, filter_agreements
from partnerships.text_policy import check_see_library
from partnerships.views._done import done
from partnerships.views._load import load_agreement, load_partnership
from partnerships.workflow import AGREEMENT
from schools.links import school_url


def home(request: HttpRequest, agreement: Agreement) -> str:
    """The address of the agreement's record."""
    return school_url(request.school, "partnerships:agreement", agreement.pk)


@require_safe
def agreement_list(request: HttpRequest) -> HttpResponse:
    """The register of agreements: what each one is today is worked out from its dates."""
    check_see_partnerships(request.actor)
    if usual := own_default(request, AGREEMENTS):
        return redirect(usual)
    today = request.school.local_date(timezone.now())
    narrowed = filter_agreements(request.actor, request.GET, today)
    part, rows = register_page(narrowed, request.GET.get("after", ""))
    choices = [(status.value, status.label) for status in QUICK]
    context = {
        "filter": narrowed,
        "tools": tools(request, AGREEMENTS, narrowed),
        "may_dapodik": allowed(check_import_partners, request.actor),
        "may_print": allowed(check_see_workings, request.actor),
        "may_import": allowed(check_import_register, request.actor),
        "may_library": allowed(check_see_library, request.actor),
        "rows": rows,
        "after": part.after,
        "hide_needs": not allowed(check_see_needs, request.actor),
        "chips": looks.chips(request, "status", choices, everything=_("Semua")),
    }
    return page(request, "partnerships/agreement_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a text for a partnership that negotiates, or under a signed document of one that runs."""
    found = load_partnership(request, pk)
    check_draft_agreement(request.actor, found)
    today = request.school.local_date(timezone.now())
    above = request.GET.get("induk", "")
    form = AgreementDraftForm(request.POST or None, partnership=found, today=today, above=above)
    if form.is_valid():
        return once(
            request,
            lambda: draft_agreement(by=request.actor, now=timezone.now(), partnership=found, **form.cleaned_data),
            lambda drafted: done(
                request,
                _("Draf disusun dari pasal baku sekolah. Periksa dan lengkapi naskahnya."),
                home(request, drafted),
            ),
        )
    drafts = rows_of(for_rows(found.agreements.exclude(state="cancelled")), today)
    context = {"partnership": found, "drafts": drafts}
    return form_page(request, "partnerships/agreement_draft.html", form, context)


def _record_page(request: HttpRequest, agreement: Agreement, status: int = 200, **extra: Any) -> HttpResponse:
    record = AgreementRecord(agreement, request.school.local_date(timezone.now()))
    kind, pk = subject_of(agreement)
    workings, may_write = allowed(check_see_workings, request.actor), allowed(check_write, request.actor, agreement)
    talks = negotiation(agreement, request.actor, timezone.now(), may_write=may_write)
    carded = "" if talks and talks.unreached else "prepare"
    context = {
        "agreement": agreement,
        "record": record,
        "facts": agreement_page.facts_of(agreement, record.signed_addenda),
        "addenda": agreement_page.addendum_lines(record),
        "may_amend": agreement_page.may_amend(record, request.actor),
        "draft_under": agreement_page.draft_under(record, request.actor),
        "outlasts": agreement_page.outlasting(agreement),
        "money": agreement_page.money_facts(agreement),
        "instalments": agreement_page.instalment_table(agreement),
        "articles": agreement_page.articles_of(agreement),
        "next": noted(agreement_page.next_step(record, request.actor), talks),
        "moves": moves(AGREEMENT, request.actor, agreement, request.school.slug, without=carded),
        "warnings": number_warnings(agreement, record.parties) if workings else [],
        "may_write": may_write,
        "ledger_open": agreement.state in LEDGER_STATES,
        "early": agreement_page.signed_before_printed(record) if workings else [],
        "recordable": agreement_page.recordable(record, request.actor),
        "workings": workings,
        "negotiation": talks,
        "history": HistoryEntry.objects.filter(subject_type=kind, subject_id=pk).order_by("-id") if workings else [],
    }
    return page(request, "partnerships/agreement.html", {**context, **extra}, status=status)


@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """The record: what it is today, what happens next, parties, text, ledger, papers."""
    return _record_page(request, load_agreement(request, pk))


def _save_head(
    request: HttpRequest, found: Agreement, form: AgreementForm | AddendumForm, prepare: bool
) -> HttpResponse:
    return once(
        request,
        lambda: edit_agreement(
            by=request.actor,
            now=timezone.now(),
            agreement=found,
            expected=form.expected_version,
            prepare=prepare,
            **form.changes(),
        ),
        lambda edited: done(request, _("Perubahan tersimpan."), home(request, edited)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the head; "Simpan dan siapkan" also asks for all that signing needs, each at its field."""
    found = load_agreement(request, pk)
    check_write(request.actor, found)
    check_editable(found)
    strict = "prepare" in request.POST
    chosen = AddendumForm if found.is_addendum else AgreementForm
    form = chosen(request.POST or None, instance=load_agreement(request, pk), strict=strict)
    if not form.is_valid():
        return form_page(request, "partnerships/agreement_edit.html", form, {"agreement": found})
    try:
        return _save_head(request, found, form, strict)
    except Conflict:
        raise
    except NotNow as refusal:
        context = {
            "agreement": found,
            "form": form,
            "refusal": refusal,
            "missing": looks.linked(request.school.slug, refusal.missing),
        }
        return page(request, "partnerships/agreement_edit.html", context, status=409)


@require_POST
def agreement_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a move. One that is not possible yet draws the record again, with the sentence and what is missing."""
    found = load_agreement(request, pk)
    form = AgreementMoveForm(request.POST)
    try:
        facts = form.facts()
        return once(
            request,
            lambda: move_agreement(by=request.actor, now=timezone.now(), agreement=found, **facts),
            lambda entry: done(
                request, _("Status sekarang: %(state)s.") % {"state": found.get_state_display()}, home(request, found)
            ),
        )
    except NotNow as refusal:
        missing = looks.linked(request.school.slug, refusal.missing)
        tried = form.typed
        return _record_page(request, load_agreement(request, pk), 409, refusal=refusal, missing=missing, tried=tried)


@require_safe
def agreement_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The text as it will be printed; a draft says so. Missing words show as dots, mistakes by their article."""
    found = load_agreement(request, pk)
    context: dict[str, Any] = {"agreement": found, "paper": found.payload, "problems": []}
    if not found.payload:
        try:
            context["paper"] = agreement_paper(found, mark=DRAFT_MARK)
        except MergeProblem as problem:
            context["problems"] = problem.messages
    return page(request, "partnerships/agreement_preview.html", context)
