"""Pages of the agenda: items, their order, the data shown there."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import meeting_agenda as actions
from collaboration.actions import meeting_data
from collaboration.forms.meeting_agenda import DataForm, ItemForm
from collaboration.models import AgendaItem, MeetingData
from collaboration.policy.meetings import check_agenda_open, check_keep_meetings, check_minutes_open
from collaboration.queries.meeting_data import charts_of
from collaboration.queries.meetings import agenda_of, waiting_proposals
from collaboration.views._load_meetings import at, load_data, load_item, load_meeting
from core.policy import allowed, reason
from core.tabular import TableRefused
from core.web import form_page, once, page
from partnerships.views._done import done, numbers
from schools.links import school_url

FORM = ["GET", "HEAD", "POST"]


@require_safe
def meeting_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda to put in order, with what waits to be taken in."""
    found = load_meeting(request, pk)
    keeps = allowed(check_keep_meetings, request.actor, found)
    context = {
        "meeting": found,
        "agenda": agenda_of(request.actor, found),
        "proposals": waiting_proposals(request.actor, found.series_id),
        "keeps": keeps,
        "refusal": reason(check_agenda_open, found),
    }
    return page(request, "collaboration/meeting_agenda.html", context)


@require_http_methods(FORM)
def agenda_item_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an item."""
    found = load_meeting(request, pk)
    check_keep_meetings(request.actor, found)
    check_agenda_open(found)
    form = ItemForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_item(by=request.actor, now=timezone.now(), meeting=found, **form.changes()),
            lambda added: at(request, found, "meeting_agenda"),
        )
    context = {"meeting": found, "title": _("Tambah acara"), "up": "meeting_agenda"}
    return form_page(request, "collaboration/meeting_form.html", form, context)


@require_http_methods(FORM)
def agenda_item_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an item."""
    found = load_item(request, pk)
    check_keep_meetings(request.actor, found.meeting)
    check_agenda_open(found.meeting)
    form = ItemForm(request.POST or None, instance=load_item(request, pk), actor=request.actor)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_item(
                by=request.actor, now=timezone.now(), item=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: at(request, found.meeting, "meeting_agenda"),
        )
    context = {"meeting": found.meeting, "title": _("Ubah acara"), "up": "meeting_agenda"}
    return form_page(request, "collaboration/meeting_form.html", form, context)


@require_POST
def agenda_item_shift(request: HttpRequest, pk: int, way: str) -> HttpResponse:
    """One place up or down."""
    found = load_item(request, pk)
    if way not in ("naik", "turun"):
        raise Http404
    return once(
        request,
        lambda: actions.shift_item(by=request.actor, now=timezone.now(), item=found, up=way == "naik"),
        lambda moved: at(request, found.meeting, "meeting_agenda", f"item-{found.pk}"),
    )


@require_POST
def agenda_item_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it off the agenda."""
    found = load_item(request, pk)
    return once(
        request,
        lambda: actions.remove_item(by=request.actor, now=timezone.now(), item=found),
        lambda gone: done(request, _("Acara dihapus."), at(request, found.meeting, "meeting_agenda")),
    )


def _data_page(request: HttpRequest, data: MeetingData) -> str:
    return school_url(request.school, "collaboration:meeting_data", data.pk)


def _replaced(request: HttpRequest, item: AgendaItem) -> MeetingData | None:
    """What the address says is to be replaced: `?ganti=<pk>`."""
    key = request.GET.get("ganti", "")
    rows = MeetingData.objects.shown().filter(item=item)
    return rows.filter(pk__in=numbers([key])).first()


@require_http_methods(FORM)
def data_upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a table; nothing is shown before the preview was looked at."""
    found = load_item(request, pk)
    check_keep_meetings(request.actor, found.meeting)
    check_minutes_open(found.meeting)
    replaces = _replaced(request, found)
    initial = {"title": replaces.title, "unit": replaces.unit, "kind": replaces.kind} if replaces else {}
    form = DataForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        upload, facts = form.cleaned_data.pop("file"), form.cleaned_data
        try:
            return once(
                request,
                lambda: meeting_data.preview_data(
                    by=request.actor, now=timezone.now(), item=found, file=upload.file, file_name=upload.name, replaces=replaces,
                    **facts,
                ),
                lambda made: _data_page(request, made),
            )  # fmt: skip
        except TableRefused as refused:
            form.add_error("file", str(refused))
    context = {"item": found, "meeting": found.meeting, "replaces": replaces}
    return form_page(request, "collaboration/data_upload.html", form, context)


@require_safe
def data(request: HttpRequest, pk: int) -> HttpResponse:
    """A table as it was read, with its chart."""
    found = load_data(request, pk)
    context = {
        "data": found, "charts": charts_of(found), "meeting": found.item.meeting,
        "keeps": allowed(check_keep_meetings, request.actor, found.item.meeting) and allowed(check_minutes_open, found.item.meeting),
    }  # fmt: skip
    return page(request, "collaboration/meeting_data.html", context)


@require_POST
def data_show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it at its item."""
    found = load_data(request, pk)
    return once(
        request,
        lambda: meeting_data.show_data(by=request.actor, now=timezone.now(), data=found),
        lambda shown: done(
            request, _("Data ditampilkan."), at(request, found.item.meeting, anchor=f"item-{found.item_id}")
        ),
    )


@require_POST
def data_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a preview away, or take back what is shown."""
    found = load_data(request, pk)
    return once(
        request,
        lambda: meeting_data.remove_data(by=request.actor, now=timezone.now(), data=found),
        lambda gone: done(request, _("Data ditarik."), at(request, found.item.meeting, anchor=f"item-{found.item_id}")),
    )
