"""Pages of the school's clause library: the articles of each kind, one article, and what may be done with it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import looks
from core.forms import given_reason
from core.policy import allowed, reason
from core.web import form_page, once, page
from partnerships.actions import clause_library as actions
from partnerships.clause_library import delivered
from partnerships.forms.clause_library import SampleForm, TemplateForm
from partnerships.merge import FIELDS
from partnerships.models import ClauseTemplate
from partnerships.queries import clause_library as queries
from partnerships.queries.clauses import article_of
from partnerships.text_policy import check_lock_library, check_see_library, check_write_library
from partnerships.views._done import done
from partnerships.views._load_text import load_template
from schools.links import school_url


def _kind(name: str) -> str:
    """A kind of text that has articles; 404 for anything else."""
    if name not in queries.KINDS:
        raise Http404
    return name


def _list_url(request: HttpRequest, kind: str, anchor: Any = "") -> str:
    address = f"{school_url(request.school, 'partnerships:clause_library')}?jenis={kind}"
    return f"{address}#pasal-{anchor}" if anchor else address


@require_safe
def clause_library(request: HttpRequest) -> HttpResponse:
    """The articles of one kind in their order, filled in with an existing agreement or with an example."""
    check_see_library(request.actor)
    kind = _kind(request.GET.get("jenis", queries.KINDS[0]))
    clauses, agreements = queries.library(request.school, kind), queries.preview_choices(request.actor, kind)
    sample = SampleForm(request.GET if "dengan" in request.GET else None, agreements=agreements)
    chosen = sample.cleaned_data["dengan"] if sample.is_valid() else None
    given = next((agreement for agreement in agreements if agreement.pk == chosen), None)
    values = queries.preview_values(given, request.school, kind, request.school.local_date(timezone.now()))
    context = {
        "kind": kind,
        "chips": [looks.Chip(one.label, _list_url(request, one), one == kind) for one in queries.KINDS],
        "lines": queries.library_lines(clauses, values),
        "installed": clauses[0].pk is not None,
        "may_write": allowed(check_write_library, request.actor),
        "may_lock": allowed(check_lock_library, request.actor),
        "sample": sample,
    }
    return page(request, "partnerships/clause_library.html", context)


@require_POST
def clause_install(request: HttpRequest, kind: str) -> HttpResponse:
    """Begin the school's own library of one kind."""
    _kind(kind)
    return once(
        request,
        lambda: actions.begin_library(by=request.actor, now=timezone.now(), school=request.school, kind=kind),
        lambda rows: done(request, _("Pustaka pasal siap diubah."), _list_url(request, kind)),
    )


def _context(request: HttpRequest, form: TemplateForm, kind: str, clause: ClauseTemplate | None) -> dict[str, Any]:
    """What the page of one article shows beside its form; a preview of what was typed, else of what is stored."""
    clauses = queries.library(request.school, kind)
    labels = queries.labels_of(clauses)
    label = labels.get(clause.key, "") if clause else ""
    context: dict[str, Any] = {
        "kind": kind, "clause": clause, "label": label, "back": _list_url(request, kind, clause.pk if clause else ""),
        "fields": [("{" + name + "}", words) for name, words in FIELDS.items()],
        "references": [("{pasal:" + one.key + "}", f"{labels[one.key]} {one.title}") for one in clauses],
    }  # fmt: skip
    typed = form.cleaned_data if form.is_bound and form.is_valid() else None
    said = typed or ({"title": clause.title, "body": clause.body} if clause and not form.is_bound else None)
    if said:
        values = _values(request, form, kind, said.get("with_agreement"))
        context["article"] = article_of(said["title"], said["body"], label, values, labels)
        context["typed"] = typed is not None
    return context


def _values(request: HttpRequest, form: TemplateForm, kind: str, chosen: Any) -> Any:
    given = next((one for one in queries.preview_choices(request.actor, kind) if one.pk == chosen), None)
    return queries.preview_values(given, request.school, kind, request.school.local_date(timezone.now()))


def _form(request: HttpRequest, kind: str, clause: ClauseTemplate | None) -> TemplateForm:
    keys = [one.key for one in queries.library(request.school, kind)]
    agreements = queries.preview_choices(request.actor, kind)
    return TemplateForm(request.POST or None, instance=clause, keys=keys, agreements=agreements)


def _facts(form: TemplateForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("title", "body", "optional", "included")}


@require_http_methods(["GET", "HEAD", "POST"])
def clause_template(request: HttpRequest, pk: int) -> HttpResponse:
    """Read one article, reword it where it is open. "Pratinjau" shows it filled in without saving."""
    clause = load_template(request, pk)
    held = reason(check_write_library, request.actor) or reason(actions.check_open_article, clause)
    if request.method == "POST":
        check_write_library(request.actor)
        actions.check_open_article(clause)
    form = _form(request, clause.kind, load_template(request, pk))
    if form.is_valid() and "preview" not in request.POST:
        return once(
            request,
            lambda: actions.edit_template(
                by=request.actor, now=timezone.now(), clause=clause, expected=form.expected_version, **_facts(form)
            ),
            lambda saved: done(
                request, _("Pasal tersimpan. Hanya naskah baru yang memakainya."), _list_url(request, clause.kind, pk)
            ),
        )
    original = delivered(clause.kind, clause.key)
    context = {
        **_context(request, form, clause.kind, clause), "held": held, "original": original,
        "is_changed": original is not None and (original.title, original.body) != (clause.title, clause.body),
        "may_write": allowed(check_write_library, request.actor), "may_lock": allowed(check_lock_library, request.actor),
        "earlier": queries.earlier_words(clause),
    }  # fmt: skip
    return form_page(request, "partnerships/clause_template.html", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def clause_template_add(request: HttpRequest, kind: str) -> HttpResponse:
    """Add an article of the school's own."""
    check_write_library(request.actor)
    _kind(kind)
    form = _form(request, kind, None)
    if form.is_valid() and "preview" not in request.POST:
        return once(
            request,
            lambda: actions.add_template(
                by=request.actor, now=timezone.now(), school=request.school, kind=kind, **_facts(form)
            ),
            lambda added: done(request, _("Pasal ditambahkan sebelum penutup."), _list_url(request, kind, added.pk)),
        )
    context = {**_context(request, form, kind, None), "may_write": True}
    return form_page(request, "partnerships/clause_template.html", form, context)


@require_POST
def clause_template_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an article one place up or down."""
    clause, up = load_template(request, pk), request.POST.get("direction") == "up"
    return once(
        request,
        lambda: actions.shift_template(by=request.actor, now=timezone.now(), clause=clause, up=up),
        lambda moved: _list_url(request, clause.kind, pk),
    )


@require_POST
def clause_template_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an article back the words that Guyub brought."""
    clause = load_template(request, pk)
    return once(
        request,
        lambda: actions.restore_template(by=request.actor, now=timezone.now(), clause=clause),
        lambda saved: done(request, _("Bunyi semula dikembalikan."), _list_url(request, clause.kind, pk)),
    )


@require_POST
def clause_template_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an article of the school's own out of the library."""
    clause = load_template(request, pk)
    return once(
        request,
        lambda: actions.remove_template(by=request.actor, now=timezone.now(), clause=clause),
        lambda gone: done(request, _("Pasal dihapus dari pustaka."), _list_url(request, clause.kind)),
    )


@require_POST
def clause_template_lock(request: HttpRequest, pk: int) -> HttpResponse:
    """The principal makes an article part of the core, or opens it with a reason."""
    clause, locked = load_template(request, pk), request.POST.get("locked") == "yes"
    why = given_reason(request.POST)
    return once(
        request,
        lambda: actions.lock_template(by=request.actor, now=timezone.now(), clause=clause, locked=locked, reason=why),
        lambda saved: done(
            request, _("Pasal menjadi inti yang terkunci.") if locked else _("Pasal inti dibuka untuk diubah."),
            school_url(request.school, "partnerships:clause_template", pk),
        ),
    )  # fmt: skip
