"""A person's dates as an iCalendar text: what they have a part in and may see, in a fixed number of queries."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar
from icalendar import Event as Entry

from collaboration.models import CalendarFeed, Event, EventPerson
from core.models import ActionItem
from core.policy import Actor
from schools.access import actor_for
from schools.links import absolute, school_url
from schools.models import School

BACK, AHEAD = timedelta(days=90), timedelta(days=400)


def feed_of(token_hash: str) -> tuple[CalendarFeed, Actor] | None:
    """The feed behind a token, and its person as an actor; None for an unknown token, or for somebody who left the school."""
    feed = CalendarFeed.objects.select_related("school", "user").filter(token_hash=token_hash).first()
    actor = actor_for(feed.user, feed.school) if feed is not None and feed.user.is_active else None
    return (feed, actor) if feed is not None and actor is not None else None


def feed_text(feed: CalendarFeed, actor: Actor, now: datetime) -> bytes:
    """The whole calendar. Of an observation or a mentoring session only that it is one, and the hour."""
    school = feed.school
    with override(feed.user.language or settings.LANGUAGE_CODE):
        calendar = Calendar()
        name = f"Guyub, {school.name}"
        for key, value in (
            ("prodid", "-//Guyub//Kalender//ID"), ("version", "2.0"), ("method", "PUBLISH"), ("x-wr-calname", name), ("name", name),
            ("x-wr-timezone", school.timezone), ("x-published-ttl", "PT1H"),
        ):  # fmt: skip
            calendar.add(key, value)
        for event in own_events(actor, now):
            calendar.add_component(_event(school, event))
        for item in own_dues(actor, school):
            calendar.add_component(_due(school, item))
        return calendar.to_ical()


def own_events(actor: Actor, now: datetime) -> Any:
    """Dates that take this person's time or were planned by them, called-off ones among them."""
    rows = Event.objects.visible_to(actor).between(now - BACK, now + AHEAD)
    mine = Q(pk__in=EventPerson.objects.filter(user=actor.user_id).values("event"))
    return rows.filter(mine | Q(organiser=actor.user_id)).select_related("room").prefetch_related("class_groups")


def own_dues(actor: Actor, school: School) -> Any:
    """What this person has still to do."""
    return ActionItem.objects.owned_by(actor.user_id).filter(tenant=school).standing()


def _host() -> str:
    return settings.SITE_URL.split("//")[-1].split("/")[0].split(":")[0]


def _event(school: School, event: Event) -> Entry:
    entry = Entry()
    closed = event.is_closed_circle
    entry.add("uid", f"event-{event.pk}@{_host()}")
    entry.add("sequence", event.version)
    entry.add("dtstamp", event.updated_at)
    if event.all_day:
        entry.add("dtstart", school.local_date(event.starts_at))
        entry.add("dtend", school.local_date(event.ends_at - timedelta(microseconds=1)) + timedelta(days=1))
    else:
        entry.add("dtstart", event.starts_at)
        entry.add("dtend", event.ends_at)
    entry.add("summary", event.get_practice_display() if closed else event.title)
    if event.state == Event.State.CANCELLED:
        entry.add("status", "CANCELLED")
    else:
        entry.add("status", "CONFIRMED")
    if closed:
        return entry
    classes = ", ".join(group.name for group in event.class_groups.all())
    where = ", ".join(filter(None, (str(event.room or ""), event.place)))
    said = [event.cancelled_reason, _("Kelas: %(names)s") % {"names": classes} if classes else "", event.note]
    if where:
        entry.add("location", where)
    if any(said):
        entry.add("description", "\n".join(filter(None, said)))
    entry.add("url", absolute(school_url(school, "collaboration:event", event.pk)))
    return entry


def _due(school: School, item: ActionItem) -> Entry:
    entry = Entry()
    entry.add("uid", f"item-{item.pk}@{_host()}")
    entry.add("sequence", item.version)
    entry.add("dtstamp", item.updated_at)
    entry.add("dtstart", item.due_on)
    entry.add("dtend", item.due_on + timedelta(days=1))
    entry.add("summary", _("Tenggat: %(what)s") % {"what": item.title})
    entry.add("status", "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    entry.add("url", absolute(school_url(school, "schools:action_item", item.pk)))
    return entry
