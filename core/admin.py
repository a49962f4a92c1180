"""The admin of support staff: they look, and change only what support needs. Nothing private is shown here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from core.models import AuditEvent, OutgoingMessage
from core.privacy import OUR_APPS


def show_only_ours() -> None:
    """Take the models of libraries out of the admin: groups are not used, and second factors are nobody's business."""
    for model in list(admin.site._registry):
        if model._meta.app_label not in OUR_APPS:
            admin.site.unregister(model)


class LookOnly(admin.ModelAdmin):
    """No adding, no changing, no deleting. Subclasses name every field they show."""

    actions = None
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(AuditEvent)
class AuditEventAdmin(LookOnly):
    """Who did what when; details hold ids and codes only."""

    list_display = ("at", "tenant", "actor_label", "verb", "subject_type", "subject_id")
    list_select_related = ("tenant",)
    list_filter = ("subject_type",)
    search_fields = ("verb", "actor_label")
    fields = ("at", "tenant", "actor_label", "verb", "subject_type", "subject_id", "details")
    ordering = ("-id",)


@admin.register(OutgoingMessage)
class OutgoingMessageAdmin(LookOnly):
    """Whether a message went out, never what it said: texts may hold links that open something."""

    list_display = ("created_at", "tenant", "channel", "kind", "to_email", "state", "attempts")
    list_select_related = ("tenant",)
    list_filter = ("state", "channel")
    search_fields = ("to_email", "kind", "message_id")
    fields = (
        "created_at",
        "tenant",
        "channel",
        "kind",
        "to_email",
        "state",
        "attempts",
        "next_at",
        "sent_at",
        "last_error",
        "message_id",
    )
    ordering = ("-id",)
