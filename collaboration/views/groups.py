"""Pages of learning groups."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import group_notes
from collaboration.actions import groups as actions
from collaboration.forms.groups import AnswerForm, GroupForm, LeaderForm, MembersForm, NoteForm
from collaboration.models import LearningGroup
from collaboration.policy.groups import (
    check_arrange_group,
    check_follow_groups,
    check_join_group,
    check_name_leader,
    check_propose_group,
    check_read_group,
    check_see_groups,
    check_speak_to_group,
    check_write_group,
)
from collaboration.queries.group_page import group_page
from collaboration.queries.groups import group_lines, members, overview
from collaboration.views._load_groups import load_group, load_note
from collaboration.workflow.group import GROUP
from core.forms import given_reason
from core.frames import FORM, frame
from core.policy import allowed
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.links import school_url


def _here(request: HttpRequest, group: LearningGroup) -> str:
    return school_url(request.school, "collaboration:group", group.pk)


def _new_words(request: HttpRequest, names: bool) -> dict[str, Any]:
    lead = _(
        "Kelompok kecil bertemu singkat, tiga atau empat kali seminggu, untuk melihat hasil belajar siswa bersama."
    )
    return frame(
        _("Bentuk kelompok belajar") if names else _("Usulkan kelompok belajar"),
        school_url(request.school, "collaboration:group_list"), crumb=_("Kelompok belajar guru"), lead=lead, draft="group:new",
        submit=_("Bentuk kelompok") if names else _("Kirim usulan"),
    )  # fmt: skip


def _leader_words(request: HttpRequest, group: LearningGroup) -> dict[str, Any]:
    first = group.state == LearningGroup.State.PROPOSED
    lead = _("Sesudah ketua ditunjuk, kelompok dapat mulai bertemu.") if first else _("Ketua yang lama tetap tercatat.")
    return frame(_("Tunjuk ketua"), _here(request, group), crumb=group.name, lead=lead, submit=_("Tunjuk"))


@require_safe
def group_list(request: HttpRequest) -> HttpResponse:
    """Every group of the school: what it is for, who leads it, when it meets."""
    check_see_groups(request.actor)
    context = {
        "lines": group_lines(request.actor, LearningGroup.objects.visible_to(request.actor), timezone.now()),
        "may_propose": allowed(check_propose_group, request.actor),
        "may_follow": allowed(check_follow_groups, request.actor),
    }
    return page(request, "collaboration/groups/group_list.html", context)


@require_safe
def group_overview(request: HttpRequest) -> HttpResponse:
    """The meetings of all groups over eight weeks: that they took place, and when."""
    check_follow_groups(request.actor)
    today = request.school.local_date(timezone.now())
    context = {
        "overview": overview(request.actor, request.school, today),
        "reads": LearningGroup.objects.read_by(request.actor).exists(),
    }
    return page(request, "collaboration/groups/group_overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def group_create(request: HttpRequest) -> HttpResponse:
    """Propose a group; the principal starts it at once by naming its leader."""
    check_propose_group(request.actor)
    names = allowed(check_name_leader, request.actor)
    form = GroupForm(request.POST or None, school=request.school, names=names)
    if form.is_valid():
        who = {"members": form.cleaned_data["members"], "proposed_leader": form.cleaned_data["first_leader"]}
        return once(
            request,
            lambda: actions.propose_group(
                by=request.actor, now=timezone.now(), school=request.school, **who, **form.changes()
            ),
            lambda made: _here(request, made),
        )
    return form_page(request, FORM, form, _new_words(request, names))


@require_safe
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """One group: to everybody its purpose and members, to those who read it what it does."""
    found, now = load_group(request, pk), timezone.now()
    context = {
        "group": found,
        "members": members(found),
        "is_member": found.has_member(request.actor.user_id),
        "leaders": found.leaders.select_related("user"),
        "offers": GROUP.offers(request.actor, found),
        "may_arrange": allowed(check_arrange_group, request.actor, found),
        "may_name": allowed(check_name_leader, request.actor, found),
        "may_join": allowed(check_join_group, request.actor, found) and found.state != found.State.CLOSED,
        "may_write": allowed(check_write_group, request.actor, found) and found.state == found.State.ACTIVE,
        "may_speak": allowed(check_speak_to_group, request.actor, found),
        "reads": allowed(check_read_group, request.actor, found),
        **group_page(request.actor, found, now, request.GET.get("after", "")),
    }
    return page(request, "collaboration/groups/group.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def group_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Reword it."""
    found = load_group(request, pk)
    check_arrange_group(request.actor, found)
    form = GroupForm(request.POST or None, instance=load_group(request, pk), school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_group(
                by=request.actor, now=timezone.now(), group=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: _here(request, edited),
        )
    return form_page(request, FORM, form, frame(_("Ubah kelompok"), _here(request, found), crumb=found.name))


@require_http_methods(["GET", "HEAD", "POST"])
def group_leader(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the leader, or another one."""
    found = load_group(request, pk)
    check_name_leader(request.actor, found)
    actions.check_not_closed(found)
    form = LeaderForm(request.POST or None, group=found)
    if form.is_valid():
        return once(
            request,
            lambda: actions.name_leader(by=request.actor, now=timezone.now(), group=found, **form.cleaned_data),
            lambda named: done(request, _("Ketua ditunjuk."), _here(request, named)),
        )
    return form_page(request, FORM, form, _leader_words(request, found))


@require_http_methods(["GET", "HEAD", "POST"])
def group_members(request: HttpRequest, pk: int) -> HttpResponse:
    """Who belongs to it."""
    found = load_group(request, pk)
    check_arrange_group(request.actor, found)
    form = MembersForm(request.POST or None, group=found)
    if form.is_valid():
        return once(
            request,
            lambda: actions.set_members(
                by=request.actor, now=timezone.now(), group=found, members=form.cleaned_data["members"]
            ),
            lambda _none: done(request, _("Anggota tersimpan."), _here(request, found)),
        )
    return form_page(request, FORM, form, frame(_("Anggota kelompok"), _here(request, found), crumb=found.name))


@require_POST
def group_join(request: HttpRequest, pk: int) -> HttpResponse:
    """Belong to it from now on."""
    found = load_group(request, pk)
    return once(
        request,
        lambda: actions.join_group(by=request.actor, now=timezone.now(), group=found),
        lambda _none: done(request, _("Anda menjadi anggota kelompok ini."), _here(request, found)),
    )


@require_POST
def group_leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Belong to it no longer."""
    found = load_group(request, pk)
    return once(
        request,
        lambda: actions.leave_group(by=request.actor, now=timezone.now(), group=found),
        lambda _none: done(request, _("Anda keluar dari kelompok ini."), _here(request, found)),
    )


@require_POST
def group_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Turn a proposal down, close the group, take it up again."""
    found = load_group(request, pk)
    if name not in ("decline", "close", "reopen"):
        raise Http404
    said = given_reason(request.POST)
    return once(
        request,
        lambda: actions.move_group(by=request.actor, now=timezone.now(), group=found, name=name, comment=said),
        lambda _entry: _here(request, found),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def group_note(request: HttpRequest, pk: int) -> HttpResponse:
    """The principal encourages the group, or asks it something."""
    found = load_group(request, pk)
    check_speak_to_group(request.actor, found)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: group_notes.speak_to_group(by=request.actor, now=timezone.now(), group=found, **form.changes()),
            lambda _note: done(request, _("Pesan terkirim kepada anggota kelompok."), _here(request, found)),
        )
    return form_page(
        request, FORM, form,
        frame(
            _("Pesan untuk kelompok"), _here(request, found), crumb=found.name, submit=_("Kirim pesan"), draft=f"group-note:{found.pk}",
            lead=_("Pesan ini dibaca oleh anggota kelompok, Pusat Penggerak Kolaborasi, dan pembimbing."),
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def group_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The group answers a question."""
    note = load_note(request, pk)
    check_write_group(request.actor, note)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: group_notes.answer_note(by=request.actor, now=timezone.now(), note=note, **form.cleaned_data),
            lambda _note: done(request, _("Jawaban terkirim."), _here(request, note.group)),
        )
    return form_page(
        request, FORM, form,
        frame(
            _("Jawab pertanyaan"), _here(request, note.group), crumb=note.group.name, note=note.text, submit=_("Kirim jawaban"),
            draft=f"group-answer:{note.pk}",
        ),
    )  # fmt: skip
