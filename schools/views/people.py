"""People of a school: who is what, inviting, changing roles, ending a membership."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import GuyubForm, given_reason, wants_row
from core.looks import chips
from core.policy import reason
from core.web import form_page, once, page
from schools.actions import invitations
from schools.actions import people as actions
from schools.actions.second_factor import reset_second_factor as take_off
from schools.forms import InviteRows, RolesForm
from schools.links import school_url
from schools.policy import check_end_membership, check_manage_people, check_reset_second_factor
from schools.queries import counts_by_role, former_people, pending_invitations, people_of
from schools.roles import Role
from schools.views._load import load_invitation, load_member, load_member_or_former, only_for
from schools.views._tabs import settings_tabs


def _done(request: HttpRequest, text: str) -> str:
    messages.success(request, text)
    return school_url(request.school, "schools:people")


@require_safe
@only_for(check_manage_people)
def people(request: HttpRequest) -> HttpResponse:
    role, search = request.GET.get("peran", ""), request.GET.get("cari", "").strip()[:100]
    counts = counts_by_role(request.school)
    held = [(code, label) for code, label in Role.choices if code in counts or code == role]
    context = {
        "slice": people_of(
            request.school, role=role if role in Role.values else "", search=search, after=request.GET.get("after", "")
        ),
        "chips": chips(request, "peran", held, everything=_("Semua")),
        "invitations": pending_invitations(request.school),
        "now": timezone.now(),
        "search": search,
        "tabs": settings_tabs(request, "schools:people"),
    }
    return page(request, "schools/people.html", context)


@require_safe
@only_for(check_manage_people)
def former(request: HttpRequest) -> HttpResponse:
    found = former_people(request.school, after=request.GET.get("after", ""))
    return page(request, "schools/people_former.html", {"slice": found})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(check_manage_people)
def invite(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    known = {"actor": request.actor, "school": request.school, "now": now}
    form = GuyubForm(request.POST or None)
    role = request.GET.get("peran", "")
    asked = [{"role": role}] if role in Role.values and request.method != "POST" else None
    rows = InviteRows(request.POST or None, prefix="orang", form_kwargs=known, initial=asked)
    if request.method == "POST" and not wants_row(form, rows) and rows.is_valid():
        guests = [invitations.Invitee(**values) for values in rows.values()]
        words = ngettext("%(n)s undangan dikirim.", "%(n)s undangan dikirim.", len(guests)) % {"n": len(guests)}
        return once(
            request,
            lambda: invitations.invite_many(by=request.actor, now=now, school=request.school, people=guests),
            lambda sent: _done(request, words),
        )
    return form_page(request, "schools/people_invite.html", form, {"rows": rows}, rows=[rows])


@require_POST
@only_for(check_manage_people)
def resend_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = load_invitation(request, pk)
    return once(
        request,
        lambda: invitations.resend(by=request.actor, now=timezone.now(), invitation=invitation),
        lambda sent: _done(request, _("Undangan untuk %(email)s dikirim ulang.") % {"email": sent.email}),
    )


@require_POST
@only_for(check_manage_people)
def revoke_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = load_invitation(request, pk)
    return once(
        request,
        lambda: invitations.revoke(by=request.actor, now=timezone.now(), invitation=invitation),
        lambda gone: _done(request, _("Undangan untuk %(email)s dicabut.") % {"email": gone.email}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(check_manage_people)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    user, held = load_member(request, pk)
    initial = {"roles": [row.role for row in held], "position": held[0].position}
    form = RolesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        return once(
            request,
            lambda: actions.change_roles(
                by=request.actor, now=timezone.now(), school=request.school, user=user, **form.cleaned_data
            ),
            lambda rows: _done(request, _("Peran %(name)s tersimpan.") % {"name": user.display_name}),
        )
    context = {"person": user, "held": held}
    context["end_refused"] = reason(check_end_membership, request.actor, user.pk)
    context["second_factor"] = is_mfa_enabled(user)
    context["reset_refused"] = reason(check_reset_second_factor, request.actor, user.pk)
    return form_page(request, "schools/person.html", form, context)


@require_POST
@only_for(check_manage_people)
def end_membership(request: HttpRequest, pk: int) -> HttpResponse:
    user = load_member_or_former(request, pk)
    why = given_reason(request.POST, 4000)
    return once(
        request,
        lambda: actions.end_membership(
            by=request.actor, now=timezone.now(), school=request.school, user=user, reason=why
        ),
        lambda ended: _done(request, _("Keanggotaan %(name)s diakhiri.") % {"name": user.display_name}),
    )


@require_POST
@only_for(check_manage_people)
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    user, _held = load_member(request, pk)
    why = given_reason(request.POST, 500)
    return once(
        request,
        lambda: take_off(by=request.actor, now=timezone.now(), user=user, reason=why),
        lambda done: _done(request, _("Verifikasi dua langkah %(name)s diatur ulang.") % {"name": user.display_name}),
    )
