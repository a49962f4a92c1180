"""Pages on which minutes are written, commented and corrected."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import meeting_minutes as actions
from collaboration.actions import meetings
from collaboration.forms.meeting_minutes import (
    ClosingForm,
    MinutesAutosaveForm,
    MinutesForm,
    OutcomeForm,
    PointForm,
    RemarkForm,
    ReplyForm,
    SettleForm,
)
from collaboration.models import AgendaItem
from collaboration.policy.meetings import check_minutes_open, check_settle, check_write_minutes
from collaboration.queries.meetings import agenda_of, attendance_words, remarks_of
from collaboration.views._load_meetings import (
    at,
    load_item,
    load_meeting,
    load_outcome,
    load_point,
    load_remark,
)
from collaboration.views.meetings import record
from collaboration.workflow.meeting import MEETING
from core import dates, differences
from core.policy import NotNow
from core.versions import Conflict
from core.web import form_page, once, page
from partnerships.views._done import done

FORM = ["GET", "HEAD", "POST"]


@require_safe
def meeting_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole minutes as they grow: item by item, and what is still missing."""
    found = load_meeting(request, pk)
    check_write_minutes(request.actor, found)
    check_minutes_open(found)
    if not found.took_place:
        raise NotNow(_("Notulen ditulis mulai hari pertemuan."))
    offers = [o for o in MEETING.offers(request.actor, found) if o.transition.name in ("circulate", "take_back")]
    context = {
        "meeting": found, "agenda": agenda_of(request.actor, found), "attendance": attendance_words(found), "offers": offers,
        "remarks": [one for one in remarks_of(request.actor, found) if not one.answered_at],
    }  # fmt: skip
    return page(request, "collaboration/meeting_minutes.html", context)


def _back(request: HttpRequest, item: Any, arrived: str = "") -> str:
    """The minutes, at this item. `arrived` names the text that was saved, so that the browser forgets its own copy (autosave.js)."""
    query = f"?tersimpan={arrived}" if arrived else ""
    return at(request, item.meeting, "meeting_minutes") + f"{query}#item-{item.pk}"


@require_http_methods(FORM)
def item_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what was said about one item. What somebody else saved meanwhile is shown beside it."""
    found = load_item(request, pk)
    check_write_minutes(request.actor, found.meeting)
    check_minutes_open(found.meeting)
    form = MinutesForm(request.POST or None, item=load_item(request, pk))
    if form.is_valid():
        try:
            return once(
                request,
                lambda: actions.write_minutes(by=request.actor, now=timezone.now(), item=found, **form.facts),
                lambda written: done(request, _("Notulen acara tersimpan."), _back(request, found, form.key)),
            )
        except Conflict as conflict:
            return page(request, "collaboration/item_conflict.html", _clash(found, form, conflict), status=409)
    return form_page(request, "collaboration/item_minutes.html", form, _item_context(request, found))


def _clash(item: Any, form: MinutesForm, conflict: Conflict) -> dict[str, Any]:
    """Both versions, and one that holds all of both; sent again they go over the version that is stored now."""
    mine, stored = form.facts["minutes"], AgendaItem.objects.get(pk=item.pk)
    return {
        "item": item, "meeting": item.meeting, "key": form.key, "version": stored.version, "mine": mine,
        "unfinished": form.cleaned_data["unfinished"],
        "theirs": stored.minutes, "both": differences.both(stored.minutes, mine), "refusal": conflict,
        "pieces": differences.words(stored.minutes, mine),
    }  # fmt: skip


@require_POST
def minutes_autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes of one item, sent by the page itself while somebody writes. Answers the new version, or why it was not saved."""
    found, now = load_meeting(request, pk), timezone.now()
    check_write_minutes(request.actor, found)
    form = MinutesAutosaveForm(request.POST, items=AgendaItem.objects.visible_to(request.actor).filter(meeting=found))
    if not form.is_valid():
        return JsonResponse({"refused": form.sentence}, status=422)
    ((words, version),) = form.texts.values()
    try:
        item = actions.write_minutes(by=request.actor, now=now, item=form.item, minutes=words, expected=version)
    except Conflict:
        return JsonResponse({"clash": _("Orang lain menyimpan notulen acara ini lebih dahulu.")}, status=409)
    except NotNow as refusal:
        return JsonResponse({"refused": str(refusal)}, status=409)
    return JsonResponse({"version": item.version, "at": dates.clock(now, request.school.timezone)})


def _item_context(request: HttpRequest, item: Any) -> dict[str, Any]:
    names = item.meeting.invitees.values_list("name", flat=True)
    return {
        "item": item, "meeting": item.meeting, "points": item.points.all(), "point_form": PointForm(names=names),
    }  # fmt: skip


@require_POST
def point_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Note who said what."""
    found = load_item(request, pk)
    form = PointForm(request.POST)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_point(by=request.actor, now=timezone.now(), item=found, **form.cleaned_data),
            lambda made: f"{_here(request, found)}#catatan",
        )
    context = {**_item_context(request, found), "point_form": form}
    minutes = MinutesForm(item=found)
    return page(request, "collaboration/item_minutes.html", {**context, "form": minutes}, status=422)


def _here(request: HttpRequest, item: Any) -> str:
    return at(request, item, "item_minutes")


@require_POST
def point_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a note away."""
    found = load_point(request, pk)
    return once(
        request,
        lambda: actions.remove_point(by=request.actor, now=timezone.now(), point=found),
        lambda gone: f"{_here(request, found.item)}#catatan",
    )


@require_http_methods(FORM)
def outcome_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Record information, a decision, or an action with its owner and day."""
    found = load_item(request, pk)
    check_write_minutes(request.actor, found.meeting)
    check_minutes_open(found.meeting)
    form = OutcomeForm(request.POST or None, actor=request.actor, item=found)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_outcome(by=request.actor, now=timezone.now(), item=found, **form.cleaned_data),
            lambda made: done(request, _("Hasil pembahasan tercatat."), _back(request, found)),
        )
    context = {
        "meeting": found.meeting,
        "title": _("Catat hasil: %(item)s") % {"item": found.title},
        "up": "meeting_minutes",
    }
    return form_page(request, "collaboration/meeting_form.html", form, context)


@require_POST
def outcome_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike out what was recorded by mistake."""
    found = load_outcome(request, pk)
    return once(
        request,
        lambda: actions.remove_outcome(by=request.actor, now=timezone.now(), outcome=found),
        lambda gone: _back(request, found.item),
    )


@require_http_methods(FORM)
def outcome_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what became of a decision."""
    found = load_outcome(request, pk)
    check_settle(request.actor, found)
    form = SettleForm(request.POST or None, initial={"standing": found.standing, "note": found.settled_note})
    if form.is_valid():
        return once(
            request,
            lambda: actions.settle_decision(by=request.actor, now=timezone.now(), outcome=found, **form.cleaned_data),
            lambda row: done(request, _("Pelaksanaan keputusan dicatat."), at(request, found.item.meeting)),
        )
    context = {"meeting": found.item.meeting, "title": _("Pelaksanaan keputusan"), "lead": found.text}
    return form_page(request, "collaboration/meeting_form.html", form, context)


@require_http_methods(FORM)
def meeting_closing(request: HttpRequest, pk: int) -> HttpResponse:
    """When it began and ended, and the closing words."""
    found = load_meeting(request, pk)
    check_write_minutes(request.actor, found)
    check_minutes_open(found)
    form = ClosingForm(request.POST or None, instance=load_meeting(request, pk))
    if form.is_valid():
        return once(
            request,
            lambda: meetings.close_meeting(
                by=request.actor, now=timezone.now(), meeting=found, expected=form.expected_version, **form.changes()
            ),
            lambda closed: done(request, _("Penutup tersimpan."), at(request, found, "meeting_minutes")),
        )
    context = {"meeting": found, "title": _("Waktu dan penutup"), "up": "meeting_minutes"}
    return form_page(request, "collaboration/meeting_form.html", form, context)


@require_POST
def meeting_remark(request: HttpRequest, pk: int) -> HttpResponse:
    """Comment on minutes that went round; a correction note once they are confirmed."""
    found = load_meeting(request, pk)
    act = actions.correct if found.is_locked else actions.comment
    form = RemarkForm(request.POST, actor=request.actor, meeting=found)
    if form.is_valid():
        return once(
            request,
            lambda: act(by=request.actor, now=timezone.now(), meeting=found, **form.cleaned_data),
            lambda made: done(request, _("Tersimpan."), at(request, found, anchor="tanggapan")),
        )
    return record(request, found, remark_form=form)


@require_http_methods(FORM)
def remark_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what was done about a comment."""
    found = load_remark(request, pk)
    check_write_minutes(request.actor, found.meeting)
    form = ReplyForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.answer_remark(by=request.actor, now=timezone.now(), remark=found, **form.cleaned_data),
            lambda row: at(request, found.meeting, anchor="tanggapan"),
        )
    context = {"meeting": found.meeting, "title": _("Jawab tanggapan"), "lead": found.text}
    return form_page(request, "collaboration/meeting_form.html", form, context)
