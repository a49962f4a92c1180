"""`manage.py load_demo`: the demo school with its people, partners and partnerships. Running it again changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string

from core.documents import render_pending
from core.models import OutgoingMessage
from core.registry import registry
from partnerships import kept_step
from partnerships.demo.partners import build_partners
from partnerships.demo.school import DOMAIN, NPSN, PEOPLE, build_school, demo_password
from partnerships.demo.steps import Teller
from partnerships.demo.stories import tell_all
from partnerships.demo.year import tell_year
from schools.models import School

STORY_PAPERS = 8
"""Papers made while loading, so that the first visitor finds those of the long stories ready; the worker makes the rest."""


READ_AFTER = timedelta(days=14)
"""People have read what reached their inbox before that; what is younger is still new to them."""


def _deliver_the_past(now: datetime) -> None:
    """What the stories wrote on earlier days arrived on those days: no worker finds it too old to be sent."""
    past = OutgoingMessage.objects.filter(created_at__lt=now - timedelta(days=1))
    waiting = {"state": OutgoingMessage.State.SENT, "sent_at": F("created_at"), "next_at": None}
    queued = past.filter(state__in=OutgoingMessage.CLAIMABLE)
    queued.filter(has_secret=True).update(**waiting, body_text="", url="")
    queued.filter(has_secret=False).update(**waiting)
    seen = past.filter(channel=OutgoingMessage.Channel.INBOX, created_at__lt=now - READ_AFTER, read_at=None)
    seen.update(read_at=F("created_at"))


class Command(BaseCommand):
    """Loads the demo once; the password comes from DEMO_PASSWORD."""

    help = "Loads the demo school (once); the password of every sign-in is DEMO_PASSWORD or the default."

    def handle(self, *args: Any, **options: Any) -> None:
        """Build everything in one transaction, so that a broken attempt leaves nothing behind."""
        if not settings.DEMO_DATA:
            raise CommandError("The demo's password is known to everybody; these settings do not allow it.")
        if School.objects.filter(npsn=NPSN).exists():
            self.stdout.write("The demo school is there already.")
            return
        with transaction.atomic():
            now = timezone.now()
            begun = now - timedelta(days=450)
            demo = build_school(now=begun, password=demo_password())
            partners = build_partners(demo, begun)
            teller = Teller(demo, partners, demo.school.local_date(now), now)
            tell_all(teller)
            tell_year(teller)
            for chapter in sorted(registry.demo_chapters.values(), key=lambda one: one.order):
                import_string(chapter.tell)(demo.school, now)
            _deliver_the_past(now)
        while kept_step.refresh(now):
            pass
        render_pending(timezone.now(), STORY_PAPERS)
        self.stdout.write(f"Loaded {demo.school.name} with {len(PEOPLE)} sign-ins at {DOMAIN}.")
