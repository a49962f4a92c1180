"""The door to dates of the calendar."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from collaboration.models import Event
from collaboration.policy.calendar import check_see_calendar


def load_event(request: Any, pk: int) -> Event:
    """A date that this person may see, or 404."""
    check_see_calendar(request.actor)
    rows = Event.objects.visible_to(request.actor).select_related("school", "room", "series", "organiser")
    return get_object_or_404(rows, pk=pk)
