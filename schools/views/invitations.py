"""The public door of an invitation: open the link, see the offer, accept it by POST (reliability T4)."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from core.policy import Actor
from core.web import form_page, once, page
from schools import invitation_links as links
from schools.actions.invitations import accept, join
from schools.forms import JoinForm
from schools.links import school_url
from schools.models import Invitation, User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_safe
def open_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Remember the invitation in this browser and lead on to an address without the token. Changes no data."""
    invitation = links.find(links.hash_of(token))
    if request.user.is_authenticated and invitation.accepted_by_id == request.user.pk:
        return redirect(school_url(invitation.school, "schools:home"))
    links.check_usable(invitation, timezone.now())
    links.hold(request, invitation)
    return redirect("invitation")


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password", "repeated")
def invitation(request: HttpRequest) -> HttpResponse:
    """The offer, and one of three ways to take it: accept, sign in first, or choose a name and a password."""
    sealed = request.POST.get("undangan", "")
    found = links.unseal(sealed) if request.method == "POST" else links.held(request)
    if request.user.is_authenticated:
        return _for_member(request, found)
    if request.method == "POST" and found.accepted_at:
        return redirect(school_url(found.school, "schools:home"))
    links.check_usable(found, timezone.now())
    if User.objects.filter(email=found.email).exists():
        return page(request, "schools/invitation_sign_in.html", {"invitation": found})
    return _for_newcomer(request, found)


def _for_member(request: HttpRequest, found: Invitation) -> HttpResponse:
    user = request.user
    if request.method == "POST":
        by = Actor(label=user.display_name, tenant_id=found.school_id, user_id=user.pk, email=user.email)
        return once(
            request,
            lambda: accept(by=by, now=timezone.now(), invitation=found, user=user),
            lambda joined: _welcome(request, found),
        )
    if found.accepted_by_id == user.pk:
        return redirect(_welcome(request, found))
    links.check_usable(found, timezone.now())
    return page(
        request,
        "schools/invitation.html",
        {"invitation": found, "sealed": links.seal(found), "fits": user.email == found.email},
    )


def _for_newcomer(request: HttpRequest, found: Invitation) -> HttpResponse:
    form = JoinForm(request.POST or None, invitation=found, sealed=links.seal(found))

    def act() -> User:
        chosen = form.cleaned_data
        return join(
            by=links.invitee(found),
            now=timezone.now(),
            invitation=found,
            name=chosen["name"],
            password=chosen["password"],
        )

    def then(user: User) -> str:
        auth.login(request, user, backend=BACKEND)
        UserSession.objects.create_from_request(request)  # allauth records only who came through its own page
        return _welcome(request, found)

    if request.method == "POST" and form.is_valid():
        return once(request, act, then)
    return form_page(request, "schools/invitation_join.html", form, {"invitation": found})


def _welcome(request: HttpRequest, found: Invitation) -> str:
    links.let_go(request)
    messages.success(request, _("Selamat datang di %(school)s.") % {"school": found.school.name})
    return school_url(found.school, "schools:home")
