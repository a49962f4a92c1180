"""Pages of the pipeline and of one partnership."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import looks
from core.counting import number_of
from core.filters import Filtered
from core.list_tools import tools
from core.policy import NotNow, allowed
from core.saved_views import own_default
from core.web import form_page, once, page
from partnerships.actions.partnerships import edit_partnership, move_partnership, open_partnership
from partnerships.forms.partnerships import OpenPartnershipForm, PartnershipForm, PartnershipMoveForm
from partnerships.models import Partnership
from partnerships.policy import (
    LEADS,
    check_edit_partnership,
    check_open_partnership,
    check_see_needs,
    check_see_partnerships,
    check_see_workings,
    check_write,
)
from partnerships.queries.candidates import suggested
from partnerships.queries.partnerships import SHORT, board, late_up_to, partnership_page, stages_found
from partnerships.queries.record import record
from partnerships.registers import PARTNERSHIPS, filter_partnerships
from partnerships.views._done import back_or, done, numbers
from partnerships.views._load import load_partnership
from schools.links import school_url
from schools.roles import Role


def _home(request: HttpRequest, partnership: Partnership) -> str:
    return school_url(request.school, "partnerships:partnership", partnership.pk)


def _pipeline(request: HttpRequest) -> tuple[Filtered, dict[str, Any]]:
    """What the list and the board share: the filter, and the context that shows it."""
    check_see_partnerships(request.actor)
    today = request.school.local_date(timezone.now())
    narrowed = filter_partnerships(request.actor, request.GET, today)
    context = {
        "filter": narrowed,
        "today": today,
        "tools": tools(request, PARTNERSHIPS, narrowed),
        "workings": allowed(check_see_workings, request.actor),
        "hide_needs": not allowed(check_see_needs, request.actor),
        "may_open": allowed(check_open_partnership, request.actor),
    }
    return narrowed, context


def _late(narrowed: Filtered, most: int) -> int:
    """How many are late under the other filters, counted to `most`. What is closed never is, and need not be looked through."""
    if narrowed.chosen.get("stage") in Partnership.CLOSED:
        return 0
    return number_of(narrowed.asked(late_up_to, most, besides="late"))


def _quick(request: HttpRequest, narrowed: Filtered) -> list[looks.Chip]:
    """Two questions that people come with: what is late, what is mine."""
    most = narrowed.reach_with("late")
    late = {"true": _late(narrowed, most)}
    chips = looks.chips(request, "late", [("true", _("Terlambat"))], counts=late, most=most)
    if not request.actor.has(Role.HUB, *LEADS):
        return chips
    return chips + looks.chips(request, "lead", [(str(request.actor.user_id), _("Tanggung jawab saya"))])


def _stage_chips(request: HttpRequest, narrowed: Filtered) -> list[looks.Chip]:
    """All, then each stage that has any under the other filters, with their numbers as far as these are known."""
    total, counts = stages_found(narrowed)
    chosen = request.GET.get("stage", "")
    stages = [(code, label) for code, label in SHORT.items() if counts is None or code in counts or code == chosen]
    chips = looks.chips(
        request, "stage", stages, everything=_("Semua"), counts={**(counts or {}), "": total}, most=narrowed.reach
    )
    return chips if counts is not None else [chips[0], *(replace(chip, count=None) for chip in chips[1:])]


@require_safe
def partnership_list(request: HttpRequest) -> HttpResponse:
    """All partnerships that this person may see, the late ones on top."""
    check_see_partnerships(request.actor)
    if usual := own_default(request, PARTNERSHIPS):
        return redirect(usual)
    narrowed, context = _pipeline(request)
    position = request.GET.get("after", "")
    rows, after = partnership_page(narrowed, request.school, position, workings=context["workings"])
    everything, *by_stage = _stage_chips(request, narrowed)
    chips = [everything, *_quick(request, narrowed), *by_stage]
    return page(
        request, "partnerships/partnership_list.html", {**context, "rows": rows, "after": after, "chips": chips}
    )


@require_safe
def partnership_board(request: HttpRequest) -> HttpResponse:
    """The same rows as seven columns; every card has a menu of moves, nothing needs dragging."""
    narrowed, context = _pipeline(request)
    columns = board(narrowed, request.actor, request.school, workings=context["workings"])
    return page(
        request,
        "partnerships/partnership_board.html",
        {**context, "columns": columns, "chips": _quick(request, narrowed)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def partnership_open(request: HttpRequest) -> HttpResponse:
    """Open a partnership; the matching page names needs and partners in the address."""
    check_open_partnership(request.actor)
    needs, partners = numbers(request.GET.getlist("need")), numbers(request.GET.getlist("partner"))
    asked = partners + numbers(request.POST.getlist("partners"))
    offered = suggested(request.actor, request.school, needs, asked, request.school.local_date(timezone.now()))
    form = OpenPartnershipForm(
        request.POST or None, actor=request.actor, suggested=offered, initial={"needs": needs, "partners": partners}
    )
    if form.is_valid():
        return once(
            request,
            lambda: open_partnership(by=request.actor, now=timezone.now(), school=request.school, **form.facts()),
            lambda opened: done(request, _("Kemitraan dibuka. Inilah langkah berikutnya."), _home(request, opened)),
        )
    return form_page(request, "partnerships/partnership_open.html", form)


def _record_page(request: HttpRequest, partnership: Partnership, status: int = 200, **extra: Any) -> HttpResponse:
    today = request.school.local_date(timezone.now())
    shown = record(partnership, request.actor, today)
    context = {
        "partnership": partnership,
        "today": today,
        "record": shown,
        "reopened": extra.get("tried", {}).get("name") in {move.name for move in shown.moves},
        "may_write": allowed(check_write, request.actor, partnership),
    }
    return page(request, "partnerships/partnership.html", {**context, **extra}, status=status)


@require_safe
def partnership(request: HttpRequest, pk: int) -> HttpResponse:
    """The record: where it stands, what happens next, everything that belongs to it."""
    return _record_page(request, load_partnership(request, pk))


@require_POST
def partnership_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a move. One that is not possible yet draws the record again, with the sentence and what is missing."""
    found = load_partnership(request, pk)
    form = PartnershipMoveForm(request.POST)
    try:
        facts = form.facts()
        return once(
            request,
            lambda: move_partnership(by=request.actor, now=timezone.now(), partnership=found, **facts),
            lambda entry: done(
                request,
                _("Tahap sekarang: %(stage)s.") % {"stage": found.get_stage_display()},
                back_or(request, _home(request, found)),
            ),
        )
    except NotNow as refusal:
        missing = looks.linked(request.school.slug, refusal.missing)
        return _record_page(
            request, load_partnership(request, pk), 409, refusal=refusal, missing=missing, tried=form.typed
        )


@require_http_methods(["GET", "HEAD", "POST"])
def partnership_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the head of the partnership."""
    found = load_partnership(request, pk)
    check_edit_partnership(request.actor, found)
    form = PartnershipForm(request.POST or None, instance=load_partnership(request, pk), actor=request.actor)
    if form.is_valid():
        return once(
            request,
            lambda: edit_partnership(
                by=request.actor,
                now=timezone.now(),
                partnership=found,
                expected=form.expected_version,
                **form.changes(),
            ),
            lambda edited: done(request, _("Perubahan tersimpan."), _home(request, edited)),
        )
    return form_page(request, "partnerships/partnership_edit.html", form, {"partnership": found})
