"""One of everything of the part "groups" of collaboration, for the access table."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from tests.access.scene import Lot, named
from tests.factories import groups


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/groups.py uses; titles by `named(…)`."""
    side, real = lot.side, timezone.now()
    group = groups.running(side, name=named("Kelompok"), purpose=named("tujuan"))
    lot.things |= {
        "kombel": group,
        "kombel_idea": groups.proposed(side, name=named("Usulan kelompok")),
        "minuted": groups.met(side, group, looked_at=named("kuis"), noticed=named("temuan")),
        "minute_due": groups.planned(side, group, real - timedelta(hours=2)),
        "meeting_ahead": groups.planned(side, group, real + timedelta(days=2)),
        "group_cycle": groups.cycle(side, group, title=named("Siklus")),
        "group_question": groups.question(side, group, text=named("pertanyaan")),
        "forum_ahead": groups.forum(side, real + timedelta(days=3), title=named("Forum")),
        "forum_past": groups.forum(side, real - timedelta(days=3), title=named("Forum lalu")),
    }
    groups.shared(side, lot.things["forum_ahead"], group, observation=named("pengamatan"))
