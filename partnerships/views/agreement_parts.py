"""Pages of an agreement's parties, articles and repayments, while its text is open."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import wants_row
from core.policy import reason
from core.web import form_page, go, once, page
from partnerships.actions import agreement_parts as actions
from partnerships.actions._agreement import check_editable
from partnerships.forms.agreement_rows import ClauseForm, InstalmentRows, PartyRows, SplitForm, VersionForm
from partnerships.merge import FIELDS
from partnerships.models import Agreement, AgreementClause, AgreementParty
from partnerships.numbers import number_warnings, suggested_number
from partnerships.papers.values import merge_values
from partnerships.policy import check_write
from partnerships.queries.clauses import applicable, article_labels, article_of, clause_lines
from partnerships.views._done import done
from partnerships.views._load import load_agreement, load_agreement_clause
from partnerships.views.agreements import home
from schools.links import school_url


def _open_for_text(request: HttpRequest, pk: int) -> Agreement:
    found = load_agreement(request, pk)
    check_write(request.actor, found)
    check_editable(found)
    return found


def _clauses_url(request: HttpRequest, agreement_id: int) -> str:
    return school_url(request.school, "partnerships:agreement_clauses", agreement_id)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_parties(request: HttpRequest, pk: int) -> HttpResponse:
    """Who the parties are, in which order, who signs for them, with which number."""
    found = _open_for_text(request, pk)
    choices = list(found.partnership.parties.select_related("partner", "partnership__school"))
    stored = list(found.parties.select_related("party__partner"))
    initial = None if request.POST else [_initial(party) for party in stored]
    form = VersionForm(request.POST or None, initial={"version": found.version})
    rows = PartyRows(request.POST or None, prefix="party", initial=initial, form_kwargs={"choices": choices})
    if not wants_row(form, rows) and form.is_valid() and rows.is_valid():
        return once(
            request,
            lambda: actions.save_parties(
                by=request.actor,
                now=timezone.now(),
                agreement=found,
                rows=rows.parties(),
                expected=form.cleaned_data["version"],
            ),
            lambda saved: done(request, _("Para pihak tersimpan."), home(request, saved)),
        )
    numbered = any(party.number for party in stored if party.party.partner_id is None)
    today = request.school.local_date(timezone.now())
    warnings = number_warnings(found, stored)
    context = {
        "agreement": found,
        "rows": rows,
        "warnings": warnings,
        "suggestion": "" if numbered and not warnings else suggested_number(request.school, found.signed_on or today),
    }
    return form_page(request, "partnerships/agreement_parties.html", form, context, rows=[rows])


def _initial(party: AgreementParty) -> dict[str, Any]:
    return {
        "order": party.order,
        "party": party.party_id,
        **{name: getattr(party, name) for name in actions.PARTY_WORDS},
    }


@require_safe
def agreement_clauses(request: HttpRequest, pk: int) -> HttpResponse:
    """The articles in their order, with their fields filled in."""
    found = load_agreement(request, pk)
    if found.is_addendum:
        return go(request, school_url(request.school, "partnerships:addendum_changes", pk))
    refusal = reason(check_write, request.actor, found) or reason(check_editable, found)
    context = {"agreement": found, "lines": clause_lines(found), "refusal": refusal}
    return page(request, "partnerships/agreement_clauses.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_clause(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of an article that is not locked. "Pratinjau" shows it filled in without saving."""
    clause = load_agreement_clause(request, pk)
    found = _open_for_text(request, clause.agreement_id)
    actions.check_unlocked(clause)
    keys = article_labels(applicable(found))
    form = ClauseForm(request.POST or None, instance=load_agreement_clause(request, pk), keys=keys)
    if form.is_valid() and "preview" not in request.POST:
        return once(
            request,
            lambda: actions.save_clause(
                by=request.actor, now=timezone.now(), clause=clause, expected=form.expected_version, **form.changes()
            ),
            lambda saved: done(request, _("Pasal tersimpan."), _clauses_url(request, found.pk)),
        )
    return form_page(request, "partnerships/agreement_clause.html", form, _clause_context(found, form, clause))


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_clause_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an article of one's own."""
    found = _open_for_text(request, pk)
    form = ClauseForm(request.POST or None, keys=article_labels(applicable(found)))
    if form.is_valid() and "preview" not in request.POST:
        return once(
            request,
            lambda: actions.add_clause(by=request.actor, now=timezone.now(), agreement=found, **form.changes()),
            lambda added: done(request, _("Pasal ditambahkan sebelum penutup."), _clauses_url(request, found.pk)),
        )
    return form_page(request, "partnerships/agreement_clause.html", form, _clause_context(found, form, None))


def _clause_context(agreement: Agreement, form: ClauseForm, clause: AgreementClause | None) -> dict[str, Any]:
    """What the page of one article shows beside its form; a preview of what was typed, once that is valid."""
    labels = article_labels(applicable(agreement))
    context: dict[str, Any] = {
        "agreement": agreement,
        "clause": clause,
        "label": labels.get(clause.key, "") if clause else "",
        "fields": [("{" + name + "}", words) for name, words in FIELDS.items()],
        "references": [("{pasal:" + key + "}", label) for key, label in labels.items()],
    }
    if form.is_bound and form.is_valid():
        values = merge_values(agreement, list(agreement.parties.select_related("party__partner")))
        words = form.cleaned_data
        context["article"] = article_of(words["title"], words["body"], context["label"], values, labels)
    return context


@require_POST
def agreement_clause_include(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an optional article in, or leave it out."""
    clause = load_agreement_clause(request, pk)
    included = request.POST.get("included") == "yes"
    return once(
        request,
        lambda: actions.include_clause(by=request.actor, now=timezone.now(), clause=clause, included=included),
        lambda saved: done(
            request,
            (_("Pasal “%(title)s” disertakan.") if included else _("Pasal “%(title)s” tidak disertakan."))
            % {"title": saved.title},
            f"{_clauses_url(request, clause.agreement_id)}#pasal-{saved.pk}",
        ),
    )


@require_POST
def agreement_clause_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an article one place up or down."""
    clause = load_agreement_clause(request, pk)
    up = request.POST.get("direction") == "up"
    return once(
        request,
        lambda: actions.shift_clause(by=request.actor, now=timezone.now(), clause=clause, up=up),
        lambda moved: f"{_clauses_url(request, clause.agreement_id)}#pasal-{moved.pk}",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_instalments(request: HttpRequest, pk: int) -> HttpResponse:
    """The repayment schedule of a loan."""
    found = _open_for_text(request, pk)
    actions.check_loan(found)
    split = SplitForm(request.GET if "count" in request.GET else None)
    form = VersionForm(request.POST or None, initial={"version": found.version})
    initial = None if request.POST else _schedule(found, split)
    rows = InstalmentRows(request.POST or None, prefix="pay", initial=initial, agreement=found)
    if not wants_row(form, rows) and form.is_valid() and rows.is_valid():
        return once(
            request,
            lambda: actions.save_instalments(
                by=request.actor,
                now=timezone.now(),
                agreement=found,
                rows=rows.values(),
                expected=form.cleaned_data["version"],
            ),
            lambda saved: done(request, _("Jadwal pengembalian tersimpan."), home(request, saved)),
        )
    context = {"agreement": found, "rows": rows, "split": split}
    return form_page(request, "partnerships/agreement_instalments.html", form, context, rows=[rows])


def _schedule(agreement: Agreement, split: SplitForm) -> list[dict[str, Any]]:
    """The rows to start with: equal ones when they were asked for, else what is stored."""
    if split.is_bound and split.is_valid() and agreement.amount:
        return actions.equal_instalments(agreement.amount, **split.cleaned_data)
    return [{"due_on": row.due_on, "amount": row.amount} for row in agreement.instalments.all()]
