"""Who opens what hangs on dates of the calendar."""

from __future__ import annotations

from collaboration.models import Event, WeekSheet
from core.policy import Actor
from core.registry import Reader
from schools.links import school_url


def _event(actor: Actor, pk: int) -> Event | None:
    return Event.objects.visible_to(actor).select_related("school").filter(pk=pk).first()


def _sheet(actor: Actor, pk: int) -> WeekSheet | None:
    return WeekSheet.objects.visible_to(actor).select_related("school").filter(pk=pk).first()


def _week(sheet: WeekSheet) -> str:
    return f"{school_url(sheet.school, 'collaboration:calendar_week')}?hari={sheet.first_day.isoformat()}"


READERS = {
    "collaboration.event": Reader(_event, lambda event: school_url(event.school, "collaboration:event", event.pk)),
    "collaboration.weeksheet": Reader(_sheet, _week),
}
