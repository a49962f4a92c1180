"""Action items: one's own list, one item, handing out a new one. Which app it came from does not matter here."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import action_items as actions
from core import looks
from core.forms import given_reason
from core.models import ActionItem, HistoryEntry
from core.policy import allowed
from core.registry import registry
from core.subjects import subject_of
from core.web import form_page, once, page
from schools.item_pages import VIEWS, WORKERS, ItemForm, item_counts, item_lines, item_page
from schools.links import school_url


def _load(request: HttpRequest, pk: int) -> ActionItem:
    """An item that this person may read, or 404."""
    found = get_object_or_404(ActionItem.objects.select_related("owner"), pk=pk, tenant=request.school)
    if not actions.may_read(request.actor, found):
        raise Http404
    return found


def _home(request: HttpRequest, item: ActionItem) -> str:
    return school_url(request.school, "schools:action_item", item.pk)


def _origin_url(request: HttpRequest, kind: str, pk: int) -> str:
    """The page of what it came out of, for those who may read that; else one's own list."""
    subject, reader = actions.read_origin(request.actor, kind, pk), registry.readers.get(kind)
    if subject is None or reader is None or reader.url is None:
        return ""
    return reader.url(subject)


@require_safe
def action_items(request: HttpRequest) -> HttpResponse:
    """What I have to do; what I asked of others; what is done."""
    which = request.GET.get("lihat", "")
    found = item_page(request.actor, which, request.GET.get("after", ""))
    (first, everything), *rest = VIEWS
    chips = looks.chips(request, "lihat", rest, everything=everything, counts=item_counts(request.actor))
    lines = item_lines(found.rows, request.school.local_date(timezone.now()))
    context = {"lines": lines, "after": found.after, "chips": chips, "mine": which == first}
    return page(request, "schools/action_items.html", context)


@require_safe
def action_item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item: what, who, by when, where it came from, what became of it."""
    found = _load(request, pk)
    kind, key = subject_of(found)
    state = found.standing_on(request.school.local_date(timezone.now()))
    context = {
        "item": found,
        "state": state,
        "tone": looks.tone_of(found, state),
        "offers": actions.ITEM.offers(request.actor, found),
        "may_edit": found.is_open and allowed(actions.check_manage, request.actor, found),
        "origin_url": _origin_url(request, found.subject_type, found.subject_id),
        "history": HistoryEntry.objects.filter(subject_type=kind, subject_id=key).order_by("-pk")
        if request.actor.has(*WORKERS)
        else [],
    }
    return page(request, "schools/action_item.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def action_item_create(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Hand out something to do about a row of any app that lets one."""
    subject = actions.read_origin(request.actor, kind, pk) if kind in registry.item_origins else None
    if subject is None:
        raise Http404
    actions.check_hand_out(request.actor, subject)
    form = ItemForm(
        request.POST or None, subject=subject, school_id=request.school.pk, initial={"owner": request.actor.user_id}
    )
    back = _origin_url(request, kind, pk)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_item(by=request.actor, now=timezone.now(), subject=subject, **form.changes()),
            lambda added: _said(request, _("Tindak lanjut dicatat."), back or _home(request, added)),
        )
    label = registry.item_origins[kind].label(subject)
    return form_page(request, "schools/action_item_form.html", form, {"back": back, "origin_label": label})


@require_http_methods(["GET", "HEAD", "POST"])
def action_item_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Reword it, move its day, hand it on."""
    found = _load(request, pk)
    actions.check_manage(request.actor, found)
    subject = actions.read_origin(request.actor, found.subject_type, found.subject_id)
    form = ItemForm(request.POST or None, subject=subject, instance=_load(request, pk), school_id=request.school.pk)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_item(
                by=request.actor, now=timezone.now(), item=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: _said(request, _("Perubahan tersimpan."), _home(request, edited)),
        )
    context: dict[str, Any] = {"item": found, "back": _home(request, found), "origin_label": found.origin_label}
    return form_page(request, "schools/action_item_form.html", form, context)


@require_POST
def action_item_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Done, dropped with a reason, or taken up again."""
    found = _load(request, pk)
    if name not in {transition.name for transition in actions.ITEM.transitions}:
        raise Http404
    said = given_reason(request.POST, 300)
    return once(
        request,
        lambda: actions.move_item(by=request.actor, now=timezone.now(), item=found, name=name, comment=said),
        lambda entry: _said(request, found.get_state_display(), _home(request, found)),
    )


def _said(request: HttpRequest, words: Any, url: str) -> str:
    messages.success(request, str(words))
    return url
