"""What the shell shows of a person's schools and messages. Nothing is asked of the database until a template draws it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core.models import OutgoingMessage
from schools.access import is_elsewhere, schools_of


def people(request: HttpRequest) -> dict[str, Any]:
    """`places`: the schools to switch between; `unread_count`: messages in this school's inbox that were not opened yet."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"places": [], "unread_count": 0}
    school, actor = getattr(request, "school", None), getattr(request, "actor", None)

    def unread() -> int:
        return OutgoingMessage.objects.inbox_of(user.pk, school.pk).unread().count() if school else 0

    return {
        "places": SimpleLazyObject(lambda: [school] if actor and not is_elsewhere(actor) else schools_of(user)),
        "unread_count": SimpleLazyObject(unread),
    }
