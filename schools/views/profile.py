"""One's own account: name, titles, language, sessions."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import i18n
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.web import form_page, once
from schools.access import personal_actor, roles_by_school
from schools.actions.people import edit_profile, end_session, end_sessions
from schools.devices import devices_of
from schools.forms import ProfileForm
from schools.models import User
from schools.policy import needs_second_factor

JAKARTA = ZoneInfo("Asia/Jakarta")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():

        def then(_user: User) -> str:
            messages.success(request, _("Profil Anda tersimpan."))
            return request.path

        by = personal_actor(request.user)
        return once(
            request, lambda: edit_profile(by=by, now=timezone.now(), user=request.user, changes=form.changes()), then
        )
    places = roles_by_school(request.user)
    timezone.activate(places[0].school.zone if places else JAKARTA)
    second = is_mfa_enabled(request.user)
    urged = not second and any(needs_second_factor(place.roles) for place in places)
    devices = devices_of(request.user, request.session.session_key or "")
    context = {"choices": places, "second_factor": second, "urged": urged, "devices": devices}
    return form_page(request, "schools/profile.html", form, context)


@require_POST
@login_required
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    end_sessions(by=personal_actor(request.user), now=timezone.now(), user=request.user)
    return redirect(settings.LOGIN_URL)


@require_POST
@login_required
def sign_out_device(request: HttpRequest, pk: int) -> HttpResponse:
    end_session(by=personal_actor(request.user), now=timezone.now(), user=request.user, pk=pk)
    messages.success(request, _("Perangkat itu sudah keluar."))
    return redirect(reverse("profile") + "#perangkat")


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Django's own view sets the cookie and leads back; for somebody signed in the choice also goes into the account."""
    language = request.POST.get("language", "")
    if request.user.is_authenticated and language in dict(settings.LANGUAGES):
        edit_profile(
            by=personal_actor(request.user), now=timezone.now(), user=request.user, changes={"language": language}
        )
    return i18n.set_language(request)


@require_safe
@login_required
def own_addresses(request: HttpRequest) -> HttpResponse:
    """In place of allauth's page: an address is proven by an invitation and is not added by oneself."""
    return redirect("profile")


@require_safe
@login_required
def own_sessions(request: HttpRequest) -> HttpResponse:
    """In place of allauth's page, which deletes while it looks: the profile lists the devices."""
    return redirect("profile")
