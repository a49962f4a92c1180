"""Tables and one school: `python -m faults.prepare`. With `people`, one of everything at a school, and says who is signed in."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

if TYPE_CHECKING:
    from tests.world import Side


def tables() -> None:
    """Straight from the models, which is faster than the migrations; one school, in whose zone it is noon."""
    django.setup()
    from bench.settings import MIGRATION_MODULES

    settings.MIGRATION_MODULES = MIGRATION_MODULES
    call_command("migrate", verbosity=0, run_syncdb=True)
    from core.backups import archive
    from core.models import OutgoingMessage
    from schools.models import School
    from tests.factories.schools import make_member
    from tests.services.prepare import noon_zone

    for app, name in archive.on_disk():
        MigrationRecorder(connection).record_applied(app, name)
    now = datetime.now(UTC)
    school = School.objects.create(
        slug="sekolah-uji", npsn="69999999", name="Sekolah Uji", timezone=noon_zone(now), created_at=now
    )
    make_member(school, "operator", email="operator@uji.test")
    OutgoingMessage.objects.all().delete()  # the invitation


OPEN = {"collaboration:cycle_create": "idle_kombel", "collaboration:team_hour": "lasting_team"}
"""Forms that are closed on what the access table names, some by the clock on the wall, and on what they are open."""


def still_open(side: Side) -> dict[str, object]:
    """What `OPEN` names: a group without a cycle, a team whose lessons are to come. And two colleagues who can see each other teach."""
    from tests.factories import groups, teaching, team_lessons

    now = datetime.now(UTC)
    today = side.school.local_date(now)
    tuesday, thursday = (today + timedelta(days=7 + (day - today.isoweekday()) % 7) for day in (2, 4))
    for hour, person in ((10, side.teacher), (12, side.special_needs_teacher)):
        teaching.make_lesson(side.school, person, thursday, time(hour), time(hour + 1))
    return {
        "idle_kombel": groups.running(side, now=now),
        "lasting_team": team_lessons.team(side, now=now, first=tuesday),
    }


def people() -> dict[str, object]:
    """The scene of the access table: its sessions, and what the lines of the table are about."""
    django.setup()
    from django.test import Client
    from django.urls import reverse

    from core.models import OutgoingMessage
    from tests import world
    from tests.access.reading import PEOPLE, SCHOOL_LINES
    from tests.access.scene import build
    from tests.factories import agreements

    world.build()
    own = build(world.load().own)
    sessions = {}
    for role, user in own.side.everyone.items():
        client = Client()
        client.force_login(user)
        sessions[role] = client.cookies["sessionid"].value
    slug = own.side.school.slug
    OutgoingMessage.objects.all().delete()
    own.things |= still_open(own.side)
    papers = [agreements.ready(own.side) for _n in range(6)]
    lines = [
        {
            "address": line.address, "act": line.act, "who": [PEOPLE[name] for name in line.may],
            "url": reverse(line.address, args=[slug, *own.keys(OPEN.get(line.address, line.on))]),
        }
        for line in SCHOOL_LINES if line.may
    ]  # fmt: skip
    return {
        "sessions": sessions,
        "emails": {role: user.email for role, user in own.side.everyone.items()},
        "lines": lines,
        "sign": [
            reverse("partnerships:agreement_signature", args=[slug, p.pk]) for a in papers for p in a.parties.all()
        ],
    }


if __name__ == "__main__":
    if sys.argv[1:] == ["people"]:
        print(json.dumps(people()))
    else:
        tables()
