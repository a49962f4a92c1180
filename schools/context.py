"""What the shell shows of a person's schools and messages. Nothing is asked of the database until a template draws it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core.counting import number_of
from core.kept import kept
from core.models import OutgoingMessage
from schools.access import is_elsewhere, schools_of


def _unread(_anybody: None, user: int, school: int) -> QuerySet[Any]:
    return OutgoingMessage.objects.inbox_of(user, school).unread().order_by().values("pk")


def people(request: HttpRequest) -> dict[str, Any]:
    """`places`: the schools to switch between; `unread_count`: messages in this school's inbox that were not opened yet."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"places": [], "unread_count": 0}
    school, actor = getattr(request, "school", None), getattr(request, "actor", None)

    def unread() -> int:
        return number_of(kept(_unread, None, user=user.pk, school=school.pk)) if school else 0

    return {
        "places": SimpleLazyObject(lambda: [school] if actor and not is_elsewhere(actor) else schools_of(user)),
        "unread_count": SimpleLazyObject(unread),
    }
