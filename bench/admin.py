"""Partners, partnerships and agreements in Django's admin, as somebody would put them there who had nothing else: for P3 alone."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from partnerships.models import Agreement, Partner, Partnership

SHOWN: dict[Any, dict[str, Any]] = {
    Partner: {
        "list_display": ("name", "kind", "regency", "phone", "is_active", "updated_at"),
        "list_filter": ("kind", "is_active"),
        "search_fields": ("name",),
    },
    Partnership: {
        "list_display": ("title", "stage", "form", "lead", "stage_due", "updated_at"),
        "list_filter": ("stage", "form"),
        "search_fields": ("title",),
        "list_select_related": ("lead",),
    },
    Agreement: {
        "list_display": ("subject", "kind", "state", "partnership", "starts_on", "ends_on"),
        "list_filter": ("kind", "state"),
        "search_fields": ("subject",),
        "list_select_related": ("partnership",),
    },
}


def register() -> None:
    """Once, when the addresses are read."""
    for model, shown in SHOWN.items():
        if not admin.site.is_registered(model):
            admin.site.register(
                model, type(f"{model.__name__}Admin", (admin.ModelAdmin,), {**shown, "list_per_page": 25})
            )
