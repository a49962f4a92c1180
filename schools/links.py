"""Addresses inside a school: `/<slug>/…`."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from core.drawing import address_of
from schools.models import School


def school_url(school: School | str, name: str, *args: Any) -> str:
    """The path of route `name` at a school (or its slug)."""
    slug = school if isinstance(school, str) else school.slug
    if len(args) == 1 and type(args[0]) is int:
        return address_of(name, slug)(args[0])
    return reverse(name, args=[slug, *args])


def absolute(path: str) -> str:
    """A path as a full address for messages and papers, always from the configured SITE_URL (reliability T18)."""
    return settings.SITE_URL.rstrip("/") + path
