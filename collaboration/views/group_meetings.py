"""Pages of a group's meetings: plan, meet now, write the minutes, put off, call off."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration import scheduling
from collaboration.actions import group_meetings as actions
from collaboration.actions.groups import check_running
from collaboration.forms.group_meetings import MinuteForm, NowForm, PlanForm, PutOffForm
from collaboration.models import GroupMeeting
from collaboration.policy.groups import check_write_group
from collaboration.views._load_groups import load_group, load_meeting
from core.forms import given_reason
from core.frames import FORM, frame
from core.models import ActionItem
from core.policy import allowed
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.item_pages import item_lines
from schools.links import school_url


def _here(request: HttpRequest, meeting: GroupMeeting) -> str:
    return school_url(request.school, "collaboration:group_meeting", meeting.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def group_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one meeting or a row of them into the calendar."""
    group = load_group(request, pk)
    check_write_group(request.actor, group)
    check_running(group)
    form = PlanForm(request.POST or None, actor=request.actor, group=group)
    if form.is_valid():
        return once(
            request,
            lambda: actions.plan_meetings(by=request.actor, now=timezone.now(), group=group, slots=form.slots),
            lambda made: done(
                request,
                ngettext("%(n)s pertemuan direncanakan.", "%(n)s pertemuan direncanakan.", len(made)) % {"n": len(made)},
                school_url(request.school, "collaboration:group", group.pk),
            ),
        )  # fmt: skip
    return form_page(
        request, FORM, form,
        frame(
            _("Rencanakan pertemuan"), school_url(request.school, "collaboration:group", group.pk), crumb=group.name,
            lead=_("Semua anggota mendapatkannya di kalender. Hari libur dilewati."),
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def group_now(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes of a meeting that nobody planned, on one screen."""
    group, now = load_group(request, pk), timezone.now()
    check_write_group(request.actor, group)
    check_running(group)
    form = NowForm(request.POST or None, actor=request.actor, group=group, now=now)
    if form.is_valid():
        return once(
            request,
            lambda: actions.hold_now(by=request.actor, now=now, group=group, **form.minute()),
            lambda held: done(request, _("Notulen tersimpan."), _here(request, held)),
        )
    return form_page(request, "collaboration/groups/group_minute.html", form, {"group": group})


@require_safe
def group_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: when, who was there, what was looked at, what was noticed, what follows."""
    found, now = load_meeting(request, pk), timezone.now()
    may_write = allowed(check_write_group, request.actor, found)
    items = ActionItem.objects.of(found).by_day()
    context = {
        "meeting": found,
        "group": found.group,
        "event": scheduling.dates_of(found).select_related("room").first(),
        "present": found.present.order_by("name", "pk"),
        "items": item_lines(items, request.school.local_date(now)),
        "may_write": may_write,
        "may_minute": may_write and found.starts_at <= now and found.state != GroupMeeting.State.CANCELLED,
        "may_move": may_write and found.state == GroupMeeting.State.PLANNED,
    }
    return page(request, "collaboration/groups/group_meeting.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def group_minute(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the minutes of a planned meeting, or mend them."""
    found, now = load_meeting(request, pk), timezone.now()
    check_write_group(request.actor, found)
    today = request.school.local_date(now)
    form = MinuteForm(request.POST or None, actor=request.actor, group=found.group, meeting=found, today=today)
    if form.is_valid():
        return once(
            request,
            lambda: actions.write_minutes(
                by=request.actor, now=now, meeting=found, expected=form.cleaned_data["version"], **form.minute()
            ),
            lambda written: done(request, _("Notulen tersimpan."), _here(request, written)),
        )
    return form_page(request, "collaboration/groups/group_minute.html", form, {"group": found.group, "meeting": found})


@require_http_methods(["GET", "HEAD", "POST"])
def group_meeting_put_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Another time or place."""
    found = load_meeting(request, pk)
    check_write_group(request.actor, found)
    event = scheduling.dates_of(found).select_related("room").first()
    form = PutOffForm(request.POST or None, actor=request.actor, meeting=found, event=event)
    if form.is_valid():
        return once(
            request,
            lambda: actions.put_off_meeting(
                by=request.actor, now=timezone.now(), meeting=found, slot=form.slot, scope=form.reach
            ),
            lambda moved: done(request, _("Perubahan tersimpan."), _here(request, moved)),
        )
    return form_page(
        request, FORM, form, frame(_("Ganti jadwal pertemuan"), _here(request, found), crumb=found.group.name)
    )


@require_POST
def group_meeting_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike it out, with the reason."""
    found = load_meeting(request, pk)
    reason = given_reason(request.POST)
    return once(
        request,
        lambda: actions.cancel_meeting(by=request.actor, now=timezone.now(), meeting=found, reason=reason),
        lambda cancelled: _here(request, cancelled),
    )
