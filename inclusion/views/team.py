"""The team around a pupil: who is on it, with which part, and who may read assessments [IN3]."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.frames import FORM, frame
from core.policy import allowed
from core.web import form_page, once, page
from inclusion.actions import team as actions
from inclusion.forms.team import JoinForm, MemberForm
from inclusion.models import TeamMember
from inclusion.policy.common import check_support
from inclusion.views._load import load_supported
from partnerships.views._done import done
from schools.links import school_url

WRITE = ["GET", "HEAD", "POST"]


def _here(request: HttpRequest, pk: int) -> str:
    return school_url(request.school, "inclusion:team", pk)


def _load(request: HttpRequest, pk: int, member_pk: int) -> TeamMember:
    pupil = load_supported(request, pk)
    check_support(request.actor, pupil)
    found = get_object_or_404(pupil.team.current().select_related("user"), pk=member_pk)
    found.pupil = pupil
    return found


@require_safe
def team(request: HttpRequest, pk: int) -> HttpResponse:
    """Who works with this pupil."""
    pupil = load_supported(request, pk)
    members = list(pupil.team.select_related("user"))
    context = {
        "pupil": pupil,
        "members": [one for one in members if one.left_on is None],
        "former": [one for one in members if one.left_on is not None],
        "may_keep": allowed(check_support, request.actor, pupil),
    }
    return page(request, "inclusion/pupils/team.html", context)


@require_http_methods(WRITE)
def team_join(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody onto the team."""
    pupil = load_supported(request, pk)
    check_support(request.actor, pupil)
    form = JoinForm(request.POST or None, pupil=pupil)
    if form.is_valid():
        return once(
            request,
            lambda: actions.join_team(by=request.actor, now=timezone.now(), pupil=pupil, **form.cleaned_data),
            lambda member: done(request, _("%(name)s masuk tim.") % {"name": member.name}, _here(request, pk)),
        )
    lead = _(
        "Anggota tim membaca rencana siswa ini dan mengisi bagiannya. Yang punya akun diberi tahu di kotak masuknya."
    )
    words = frame(_("Tambah anggota tim"), _here(request, pk), crumb=pupil.name, lead=lead, submit=_("Tambahkan"))
    return form_page(request, FORM, form, words)


@require_http_methods(WRITE)
def team_change(request: HttpRequest, pk: int, member_pk: int) -> HttpResponse:
    """Change what a member does and may read."""
    found = _load(request, pk, member_pk)
    form = MemberForm(request.POST or None, instance=_load(request, pk, member_pk))
    if form.is_valid():
        return once(
            request,
            lambda: actions.change_member(by=request.actor, now=timezone.now(), member=found, **form.changes()),
            lambda member: done(request, _("Anggota tim disimpan."), _here(request, pk)),
        )
    return form_page(
        request, FORM, form, frame(_("Ubah anggota tim"), _here(request, pk), crumb=found.pupil.name, lead=found.name)
    )


@require_POST
def team_leave(request: HttpRequest, pk: int, member_pk: int) -> HttpResponse:
    """A member leaves."""
    found = _load(request, pk, member_pk)
    return once(
        request,
        lambda: actions.leave_team(by=request.actor, now=timezone.now(), member=found),
        lambda member: done(request, _("%(name)s keluar dari tim.") % {"name": member.name}, _here(request, pk)),
    )
