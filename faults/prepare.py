"""Tables, a school, two people who are signed in: `python -m faults.prepare`. Prints their sessions."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module

import django
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def main() -> None:
    django.setup()
    from bench.settings import MIGRATION_MODULES

    settings.MIGRATION_MODULES = MIGRATION_MODULES
    call_command("migrate", verbosity=0, run_syncdb=True)
    from core.backups import archive
    from core.models import OutgoingMessage
    from schools.models import School
    from tests.factories.schools import make_member
    from tests.services.prepare import noon_zone

    for app, name in archive.on_disk():  # the tables come straight from the models, which is faster
        MigrationRecorder(connection).record_applied(app, name)
    now = datetime.now(UTC)
    school = School.objects.create(
        slug="sekolah-uji", npsn="69999999", name="Sekolah Uji", timezone=noon_zone(now), created_at=now
    )
    make_member(school, "operator", email="operator@uji.test")
    for email in ("satu@uji.test", "dua@uji.test"):
        user = make_member(school, "hub", email=email)
        session = import_module(settings.SESSION_ENGINE).SessionStore()
        session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        print(session.session_key)
    OutgoingMessage.objects.all().delete()  # their invitations


if __name__ == "__main__":
    main()
