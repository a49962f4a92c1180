"""Schools and accounts for support staff. Accounts are switched off and on here; all else has its place in the school."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from core.admin import LookOnly
from schools.access import personal_actor
from schools.actions.support import set_active
from schools.models import Invitation, Membership, School, User


@admin.register(School)
class SchoolAdmin(LookOnly):
    """Which schools there are."""

    list_display = ("name", "npsn", "level", "regency", "province", "created_at")
    search_fields = ("name", "npsn", "slug")
    fields = ("name", "slug", "npsn", "level", "regency", "province", "timezone", "created_at")


@admin.register(User)
class UserAdmin(LookOnly):
    """Who has an account. `is_active` is all that support changes: a lost account is locked at once."""

    list_display = ("name", "email", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("name", "email")
    fields = ("name", "email", "language", "is_active", "is_staff", "date_joined", "last_login")
    readonly_fields = ("name", "email", "language", "is_staff", "date_joined", "last_login")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        set_active(by=personal_actor(request.user), now=timezone.now(), user=obj, active=form.cleaned_data["is_active"])


@admin.register(Membership)
class MembershipAdmin(LookOnly):
    """Who is what where."""

    list_display = ("user", "school", "role", "is_active", "ended_at")
    list_select_related = ("user", "school")
    list_filter = ("role", "is_active")
    search_fields = ("user__name", "user__email", "school__name")
    fields = ("user", "school", "role", "position", "is_active", "created_at", "ended_at")


@admin.register(Invitation)
class InvitationAdmin(LookOnly):
    """Whether somebody was invited; never the token, not even its hash."""

    list_display = ("email", "school", "role", "created_at", "expires_at", "accepted_at", "revoked_at")
    list_select_related = ("school",)
    search_fields = ("email", "school__name")
    fields = ("email", "name", "school", "role", "created_at", "expires_at", "accepted_at", "revoked_at")
