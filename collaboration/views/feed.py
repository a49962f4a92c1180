"""The feed of a person's dates, and the page on which the person opens, renews and switches it off."""

from __future__ import annotations

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions.feed import close_feed, hash_of, open_feed
from collaboration.models import CalendarFeed
from collaboration.policy.calendar import check_see_calendar
from collaboration.queries.feed import feed_of, feed_text
from core.web import page, seed_of
from schools.links import absolute, school_url

TYPE = "text/calendar; charset=utf-8"
HOUR = 3600
OFTEN = 60
"""So many readings of one address an hour; calendar programs ask a few times."""


def _too_often(key: str) -> bool:
    """Count this reading, in the cache alone. Nobody guesses 256 bits, so readers are counted by address and not by machine."""
    name = f"calendar_feed:{key}"
    cache.add(name, 0, HOUR)
    try:
        return cache.incr(name) > OFTEN
    except ValueError:  # forgotten between the two
        return False


@require_safe
@never_cache
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The dates behind a secret address, for calendar programs. Asked too often it answers 429, unknown it is not there."""
    key = hash_of(token)
    if _too_often(key):
        return HttpResponse(status=429, headers={"Retry-After": str(HOUR)})
    found = feed_of(key)
    if found is None:
        raise Http404
    headers = {"Content-Disposition": 'inline; filename="guyub.ics"', "Referrer-Policy": "no-referrer"}
    return HttpResponse(feed_text(*found, timezone.now()), content_type=TYPE, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def feed_settings(request: HttpRequest) -> HttpResponse:
    """Is there an address? A POST makes one, or a new one, and shows it this once."""
    check_see_calendar(request.actor)
    address = ""
    if request.method == "POST":
        now = timezone.now()
        token = open_feed(by=request.actor, now=now, school=request.school, seed=seed_of(request))
        address = absolute(reverse("collaboration_feed:feed", args=[token]))
    there = CalendarFeed.objects.filter(school=request.school, user=request.actor.user_id or 0).first()
    return page(request, "collaboration/calendar/feed.html", {"there": there, "address": address})


@require_POST
def feed_close(request: HttpRequest) -> HttpResponse:
    """Switch the address off."""
    close_feed(by=request.actor, now=timezone.now(), school=request.school)
    messages.success(request, _("Langganan dimatikan. Alamatnya tidak dapat dipakai lagi."))
    return redirect(school_url(request.school, "collaboration:feed_settings"))
