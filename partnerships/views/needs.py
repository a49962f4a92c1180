"""Pages of the needs register."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import given_reason
from core.list_tools import tools
from core.models import Attachment, HistoryEntry
from core.policy import allowed
from core.saved_views import own_default
from core.subjects import subject_of
from core.web import form_page, once, page
from partnerships.actions import needs as actions
from partnerships.forms.needs import EvidenceForm, NeedForm
from partnerships.models import Need
from partnerships.policy import (
    check_edit_need,
    check_open_partnership,
    check_raise_need,
    check_see_needs,
    check_write_directory,
)
from partnerships.queries.matching import matches
from partnerships.queries.needs import answers_of, need_page
from partnerships.registers import NEEDS, filter_needs
from partnerships.views._done import back_or, done
from partnerships.views._load import load_need
from partnerships.workflow import NEED
from schools.links import school_url


def _here(request: HttpRequest, need: Need) -> str:
    return school_url(request.school, "partnerships:need", need.pk)


@require_safe
def need_list(request: HttpRequest) -> HttpResponse:
    """The register, the most pressing needs on top."""
    check_see_needs(request.actor)
    if usual := own_default(request, NEEDS):
        return redirect(usual)
    narrowed = filter_needs(request.actor, request.GET, request.school.local_date(timezone.now()))
    rows = need_page(narrowed, request.GET.get("after", ""))
    context = {
        "filter": narrowed,
        "tools": tools(request, NEEDS, narrowed),
        "rows": rows.rows,
        "after": rows.after,
        "may_raise": allowed(check_raise_need, request.actor),
    }
    return page(request, "partnerships/need_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def need_create(request: HttpRequest) -> HttpResponse:
    """Record a need."""
    check_raise_need(request.actor)
    back = back_or(request, "")
    form = NeedForm(request.POST or None, request.FILES or None, initial=_given(request))
    if form.is_valid():
        return once(
            request,
            lambda: actions.record_need(
                by=request.actor, now=timezone.now(), school=request.school,
                evidence_files=form.cleaned_data["evidence_files"], **form.changes(),
            ),
            lambda need: done(request, _recorded(need, back), back or _here(request, need)),
        )  # fmt: skip
    return form_page(request, "partnerships/need_form.html", form, {"came_from": back})


def _given(request: HttpRequest) -> dict[str, str]:
    """What the address fills in: a need that a decision or a pupil's plan gave rise to [PA1]."""
    return {name: request.GET[name][:300] for name in ("title", "evidence", "description") if name in request.GET}


def _recorded(need: Need, back: str) -> str:
    if need.state == Need.State.IDEA:
        return _("Usulan terkirim. Pusat Penggerak Kolaborasi dan kepala sekolah diberi tahu.")
    if back:
        return _("Kebutuhan tercatat dan dapat dipilih di sini.")
    return _("Kebutuhan tercatat. Inilah mitra yang mungkin menjawabnya.")


def _facts(found: Need) -> list[tuple[Any, Any]]:
    resource = found.get_resource_display() if found.resource else _("Apa pun yang menjawabnya")
    facts = [
        (_("Kategori"), found.get_category_display()),
        (_("Sumber daya yang dicari"), resource),
        (_("Prioritas"), found.get_priority_display()),
        (_("Uraian"), found.description),
        (_("Bukti"), found.evidence),
        (_("Indikator Rapor Pendidikan"), found.report_indicator),
    ]
    return [*facts, (_("Hasilnya"), found.outcome)] if found.outcome else facts


def _page(request: HttpRequest, found: Need, status: int = 200, **extra: Any) -> HttpResponse:
    kind, subject_id = subject_of(found)
    is_open = found.state not in NEED.final
    offered = matches(found, request.school, request.school.local_date(timezone.now())) if is_open else []
    context = {
        "need": found,
        "facts": _facts(found),
        "files": Attachment.objects.of(found),
        "is_open": is_open,
        "matches": offered,
        "exact": any(match.exact for match in offered),
        "answers": answers_of(found, request.actor),
        "may_open": allowed(check_open_partnership, request.actor) and found.state != Need.State.IDEA,
        "new_partner_url": _new_partner(request, found) if allowed(check_write_directory, request.actor) else "",
        "may_edit": is_open and allowed(check_edit_need, request.actor, found),
        "offers": NEED.offers(request.actor, found),
        "history": HistoryEntry.objects.filter(subject_type=kind, subject_id=subject_id).order_by("-pk"),
        "evidence_form": EvidenceForm(),
    }
    return page(request, "partnerships/need.html", {**context, **extra}, status=status)


def _new_partner(request: HttpRequest, need: Need) -> str:
    """The form for a partner that offers what is asked for; it leads back here."""
    asked = {"kembali": _here(request, need), "category": need.category, "resource": need.resource}
    return f"{school_url(request.school, 'partnerships:partner_create')}?{urlencode(asked)}"


@require_safe
def need(request: HttpRequest, pk: int) -> HttpResponse:
    """One need: the evidence, the partners that could answer it, the partnerships that do."""
    return _page(request, load_need(request, pk))


@require_POST
def need_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Hang more photos or PDFs on it."""
    found = load_need(request, pk)
    check_edit_need(request.actor, found)
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, 422, evidence_form=form)
    return once(
        request,
        lambda: actions.add_evidence(
            by=request.actor, now=timezone.now(), need=found, uploads=form.cleaned_data["evidence_files"]
        ),
        lambda added: done(request, _("Bukti tersimpan."), _here(request, found)),
    )


@require_POST
def need_evidence_remove(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """Take one file away."""
    found = load_need(request, pk)
    check_edit_need(request.actor, found)
    attachment = get_object_or_404(Attachment.objects.of(found), pk=file)
    return once(
        request,
        lambda: actions.remove_evidence(by=request.actor, now=timezone.now(), need=found, attachment=attachment),
        lambda gone: done(request, _("Berkas dihapus."), _here(request, found)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def need_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Reword it."""
    found = load_need(request, pk)
    check_edit_need(request.actor, found)
    actions.check_open(found)
    form = NeedForm(request.POST or None, instance=load_need(request, pk))
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_need(
                by=request.actor, now=timezone.now(), need=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: _here(request, edited),
        )
    return form_page(request, "partnerships/need_form.html", form, {"need": found})


@require_POST
def need_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Say what became of it."""
    found = load_need(request, pk)
    if name not in {transition.name for transition in NEED.transitions}:
        raise Http404
    return once(
        request,
        lambda: actions.move_need(
            by=request.actor, now=timezone.now(), need=found, name=name, comment=given_reason(request.POST, 4000)
        ),
        lambda entry: _here(request, found),
    )
