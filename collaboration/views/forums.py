"""Pages of the monthly school forum."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration import scheduling
from collaboration.actions import forums as actions
from collaboration.actions.groups import check_running
from collaboration.forms.forums import ForumForm, ShareForm, SummaryForm
from collaboration.models import SchoolForum
from collaboration.policy.groups import (
    check_forum_stands,
    check_lead_forum,
    check_read_forum,
    check_see_groups,
    check_write_group,
)
from collaboration.queries.groups import forum_lines
from collaboration.views._load_groups import load_forum, load_group
from core.forms import given_reason
from core.frames import FORM, frame
from core.keyset import slice_after
from core.models import ActionItem
from core.policy import allowed
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.item_pages import item_lines
from schools.links import school_url


def _here(request: HttpRequest, forum: SchoolForum) -> str:
    return school_url(request.school, "collaboration:forum", forum.pk)


@require_safe
def forum_list(request: HttpRequest) -> HttpResponse:
    """The forums, the newest first."""
    check_see_groups(request.actor)
    rows = slice_after(
        SchoolForum.objects.visible_to(request.actor), ("-starts_at", "-pk"), request.GET.get("after", "")
    )
    context = {"forums": rows.rows, "after": rows.after, "may_call": allowed(check_lead_forum, request.actor)}
    return page(request, "collaboration/groups/forum_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def forum_create(request: HttpRequest) -> HttpResponse:
    """Call a forum."""
    check_lead_forum(request.actor)
    form = ForumForm(request.POST or None, actor=request.actor, school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: actions.call_forum(
                by=request.actor, now=timezone.now(), school=request.school, title=form.cleaned_data["title"], slot=form.slot
            ),
            lambda called: _here(request, called),
        )  # fmt: skip
    return form_page(
        request, FORM, form,
        frame(
            _("Adakan forum sekolah"), school_url(request.school, "collaboration:forum_list"), crumb=_("Forum sekolah"),
            lead=_("Sebulan sekali semua kelompok bertemu dan saling membagikan pengamatan."), submit=_("Umumkan forum"),
        ),
    )  # fmt: skip


@require_safe
def forum(request: HttpRequest, pk: int) -> HttpResponse:
    """One forum: what each group observed, and what the school takes from it."""
    found, now = load_forum(request, pk), timezone.now()
    reads, leads = allowed(check_read_forum, request.actor), allowed(check_lead_forum, request.actor, found)
    standing = found.state != SchoolForum.State.CANCELLED
    context = {
        "forum": found,
        "event": scheduling.dates_of(found).select_related("room").first(),
        "lines": forum_lines(request.actor, found) if reads else [],
        "reads": reads,
        "standing": standing,
        "may_lead": leads and found.state == SchoolForum.State.PLANNED,
        "may_conclude": leads and standing and found.starts_at <= now,
        "may_hand_out": leads and standing,
        "items": item_lines(ActionItem.objects.of(found).by_day(), request.school.local_date(now)) if reads else [],
    }
    return page(request, "collaboration/groups/forum.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def forum_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Another theme, time or place."""
    found = load_forum(request, pk)
    check_lead_forum(request.actor, found)
    event = scheduling.dates_of(found).select_related("room").first()
    form = ForumForm(
        request.POST or None, instance=load_forum(request, pk), actor=request.actor, school=request.school, event=event
    )
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_forum(
                by=request.actor, now=timezone.now(), forum=found, title=form.cleaned_data["title"], slot=form.slot,
                expected=form.expected_version,
            ),
            lambda edited: _here(request, edited),
        )  # fmt: skip
    return form_page(request, FORM, form, frame(_("Ubah forum"), _here(request, found), crumb=found.title))


@require_http_methods(["GET", "HEAD", "POST"])
def forum_share(request: HttpRequest, pk: int, group_pk: int) -> HttpResponse:
    """Bring what the own group observed."""
    found, group = load_forum(request, pk), load_group(request, group_pk)
    check_write_group(request.actor, group)
    check_running(group)
    check_forum_stands(found)
    share = found.shares.filter(group=group).first()
    form = ShareForm(request.POST or None, instance=share)
    if form.is_valid():
        return once(
            request,
            lambda: actions.share_at_forum(
                by=request.actor, now=timezone.now(), forum=found, group=group, expected=form.expected_version, **form.changes()
            ),
            lambda _share: done(request, _("Pengamatan kelompok tersimpan."), _here(request, found)),
        )  # fmt: skip
    return form_page(
        request, FORM, form,
        frame(
            _("Pengamatan: %(group)s") % {"group": group.name}, _here(request, found), crumb=found.title,
            lead=_("Satu pengamatan yang berguna bagi kelompok lain. Tanpa nama siswa dan tanpa menilai rekan."),
            draft=f"share:{found.pk}:{group.pk}",
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def forum_conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it took place, and what the school takes from it."""
    found = load_forum(request, pk)
    check_lead_forum(request.actor, found)
    check_forum_stands(found)
    form = SummaryForm(request.POST or None, instance=get_object_or_404(SchoolForum, pk=found.pk))
    if form.is_valid():
        return once(
            request,
            lambda: actions.conclude_forum(
                by=request.actor, now=timezone.now(), forum=found, expected=form.expected_version, **form.changes()
            ),
            lambda held: done(request, _("Kesimpulan forum tersimpan."), _here(request, held)),
        )
    return form_page(
        request, FORM, form,
        frame(_("Kesimpulan bersama"), _here(request, found), crumb=found.title, draft=f"forum:{found.pk}"),
    )  # fmt: skip


@require_POST
def forum_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike it out, with the reason."""
    found = load_forum(request, pk)
    reason = given_reason(request.POST)
    return once(
        request,
        lambda: actions.cancel_forum(by=request.actor, now=timezone.now(), forum=found, reason=reason),
        lambda cancelled: _here(request, cancelled),
    )
