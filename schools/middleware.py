"""Resolve school and membership once, from the address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation

from schools.access import actor_for, remember_school, school_at
from schools.second_factor import must_set_up, support_must_set_up

SET_UP = "mfa_index"


class SchoolMiddleware:
    """Sets `request.school`, `request.actor` and `request.tenant_slug` for routes with a `school_slug`, which it takes out of
    the arguments. Nobody signed in: the sign-in page. No membership: 404, as if the school did not exist.

    Whose role asks for a second factor sets it up before anything else, and so do support staff before their admin.

    Also activates the person's language everywhere, and the school's time zone inside a school.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.school = request.actor = None
        request.tenant_slug = ""
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()

    def process_view(self, request: HttpRequest, view: Any, args: tuple, kwargs: dict[str, Any]) -> HttpResponse | None:
        slug = kwargs.pop("school_slug", None)
        if slug is None:
            return self._support(request)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        school = school_at(slug)
        actor = actor_for(request.user, school) if school else None
        if actor is None:
            raise Http404
        if must_set_up(request.user, actor.roles):
            return redirect(SET_UP)
        request.school, request.actor, request.tenant_slug = school, remember_school(actor, school), school.slug
        timezone.activate(school.zone)
        return None

    def _support(self, request: HttpRequest) -> HttpResponse | None:
        at_admin = request.resolver_match is not None and request.resolver_match.app_name == "admin"
        if at_admin and request.user.is_authenticated and support_must_set_up(request.user):
            return redirect(SET_UP)
        return None
