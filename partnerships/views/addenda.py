"""Pages of addenda: begin one, say what it changes, and read what is in force now."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.policy import reason
from core.web import form_page, go, once, page
from partnerships import chain
from partnerships.actions import addenda as actions
from partnerships.actions._agreement import check_editable
from partnerships.forms.addenda import AddendumDraftForm, ArticleChangeForm, NewArticleForm, TakeArticleForm
from partnerships.models import Agreement, ArticleChange
from partnerships.policy import check_not_closed, check_write, check_write_or_approve
from partnerships.queries.chain import change_lines, in_force
from partnerships.views._done import done
from partnerships.views._load import load_agreement, load_article_change
from partnerships.views.agreements import home
from schools.links import school_url


def changes_url(request: HttpRequest, addendum: Agreement) -> str:
    """The page that lists what an addendum changes."""
    return school_url(request.school, "partnerships:addendum_changes", addendum.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def addendum_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin an addendum: tick what changes; the paper words it."""
    base = load_agreement(request, pk)
    check_write_or_approve(request.actor, base)
    check_not_closed(base.partnership)
    today = request.school.local_date(timezone.now())
    actions.check_amendable(base, today)
    articles = actions.changeable(base, chain.signed_addenda(base))
    form = AddendumDraftForm(request.POST or None, agreement=base, articles=articles, today=today)
    if form.is_valid():
        return once(
            request,
            lambda: actions.draft_addendum(by=request.actor, now=timezone.now(), agreement=base, **form.facts()),
            lambda drafted: done(
                request,
                _("%(which)s disusun. Perjanjiannya sendiri tidak berubah.") % {"which": drafted.kind_label},
                changes_url(request, drafted) if form.leads_to_words else home(request, drafted),
            ),
        )
    return form_page(request, "partnerships/addendum_draft.html", form, {"agreement": base})


@require_safe
def addendum_changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What the addendum changes, each with its old and its new words."""
    found = _addendum(request, pk)
    refusal = reason(check_write, request.actor, found) or reason(check_editable, found)
    context = {"agreement": found, "lines": change_lines(found), "refusal": refusal}
    return page(request, "partnerships/addendum_changes.html", context)


def _addendum(request: HttpRequest, pk: int) -> Agreement:
    found = load_agreement(request, pk)
    actions.check_is_addendum(found)
    return found


def _open(request: HttpRequest, found: Agreement) -> None:
    check_write(request.actor, found)
    check_editable(found)


@require_http_methods(["GET", "HEAD", "POST"])
def addendum_article(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an article up, to be worded anew."""
    return _take(request, pk, ArticleChange.Kind.CHANGE)


@require_http_methods(["GET", "HEAD", "POST"])
def addendum_article_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an article out of the agreement."""
    return _take(request, pk, ArticleChange.Kind.REMOVE)


def _take(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    found = _addendum(request, pk)
    _open(request, found)
    touched = set(found.article_changes.exclude(kind=ArticleChange.Kind.ADD).values_list("article", flat=True))
    articles = {label: row for label, row in actions.before(found).items() if label not in touched}
    form = TakeArticleForm(request.POST or None, articles=articles)
    if form.is_valid():
        return once(
            request,
            lambda: actions.change_article(
                by=request.actor, now=timezone.now(), addendum=found, kind=kind, **form.cleaned_data
            ),
            lambda made: _next_page(request, found, made),
        )
    context = {"agreement": found, "removes": kind == ArticleChange.Kind.REMOVE}
    return form_page(request, "partnerships/addendum_take.html", form, context)


def _next_page(request: HttpRequest, found: Agreement, made: ArticleChange) -> str:
    if made.kind == ArticleChange.Kind.CHANGE:
        return school_url(request.school, "partnerships:addendum_change", made.pk)
    return done(request, _("Perubahan tersimpan."), changes_url(request, found))


@require_http_methods(["GET", "HEAD", "POST"])
def addendum_article_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Write an article that the agreement does not have yet."""
    found = _addendum(request, pk)
    _open(request, found)
    form = NewArticleForm(request.POST or None, articles=actions.places(found))
    if form.is_valid():
        return once(
            request,
            lambda: actions.change_article(
                by=request.actor, now=timezone.now(), addendum=found, kind=ArticleChange.Kind.ADD, **form.changes()
            ),
            lambda made: done(request, _("Pasal baru ditambahkan."), changes_url(request, found)),
        )
    return form_page(request, "partnerships/addendum_words.html", form, {"agreement": found})


@require_http_methods(["GET", "HEAD", "POST"])
def addendum_change(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of a changed or new article, beside those that stand now."""
    change = load_article_change(request, pk)
    found = change.addendum
    _open(request, found)
    form = ArticleChangeForm(request.POST or None, instance=load_article_change(request, pk))
    if form.is_valid():
        return once(
            request,
            lambda: actions.reword_change(
                by=request.actor, now=timezone.now(), change=change, expected=form.expected_version, **form.changes()
            ),
            lambda saved: done(request, _("Pasal tersimpan."), changes_url(request, found)),
        )
    old = actions.before(found).get(change.article) if change.kind == ArticleChange.Kind.CHANGE else None
    context: dict[str, Any] = {"agreement": found, "change": change, "old": old}
    return form_page(request, "partnerships/addendum_words.html", form, context)


@require_POST
def addendum_change_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the article as it stands."""
    change = load_article_change(request, pk)
    return once(
        request,
        lambda: actions.drop_change(by=request.actor, now=timezone.now(), change=change),
        lambda addendum: done(request, _("Pasal itu tidak diubah lagi."), changes_url(request, addendum)),
    )


@require_safe
def agreement_in_force(request: HttpRequest, pk: int) -> HttpResponse:
    """The agreement with its addenda as it stands today, each article with the addendum that worded it."""
    found = load_agreement(request, pk)
    if found.base_id is not None:
        return go(request, school_url(request.school, "partnerships:agreement_in_force", found.base_id))
    today = request.school.local_date(timezone.now())
    return page(request, "partnerships/agreement_in_force.html", {"agreement": found, "now": in_force(found, today)})
