"""What measurements need inside an installation: `python -m bench.prepare people 200`, `… batch 500`. Says it in JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client


def people(count: int) -> dict[str, Any]:
    """So many people of the school, signed in: four of five are teachers. `writers`: those who may record a need."""
    from django.utils import timezone

    from bench.databases import school
    from schools.models import Membership, User

    now, where = timezone.now(), school()
    made = User.objects.bulk_create(
        User(email=f"ramai{n}@bench.test", name=f"Warga {n}", date_joined=now) for n in range(count)
    )
    others = ("hub", "coach", "counsellor", "principal")
    Membership.objects.bulk_create(
        Membership(user=user, school=where, role="teacher" if n % 5 else others[n // 5 % 4], created_at=now)
        for n, user in enumerate(made)
    )
    sessions = [_session(user) for user in made]
    reads = [n for n in range(count) if n % 5 == 0 and others[n // 5 % 4] in ("coach", "principal")]
    return {"sessions": sessions, "writers": [one for n, one in enumerate(sessions) if n not in reads]}


def _session(user: Any) -> str:
    client = Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    return str(client.session.session_key)


def batch(count: int) -> dict[str, Any]:
    """Ask for the evidence packs of so many partnerships, as the hub would."""
    from django.utils import timezone

    from bench.databases import school
    from core.batches import request_batch
    from core.registry import registry
    from tests import world

    kind, actor, now = registry.batch_kinds["evidence"], world.load().own.as_("hub"), timezone.now()
    today = school().local_date(now)
    some = replace(kind, papers=lambda *asked: kind.papers(*asked)[:count])
    made = request_batch(by=actor, now=now, kind=some, choice=kind.choices(actor, today)[0][0], today=today)
    return {"batch": made.pk, "papers": made.total}


def main() -> None:
    django.setup()
    from core.backups import archive

    for app, name in archive.on_disk():  # the tables came straight from the models
        MigrationRecorder(connection).record_applied(app, name)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    print(json.dumps({"people": people, "batch": batch}[sys.argv[1]](int(sys.argv[2]))))


if __name__ == "__main__":
    main()
