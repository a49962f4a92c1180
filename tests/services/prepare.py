"""Build the database of the processes under test: `python -m tests.services.prepare`."""

from __future__ import annotations

from datetime import UTC, datetime

import django
from django.core.management import call_command


def noon_zone(now: datetime) -> str:
    """A time zone in which it is around noon, so that reminders may leave whenever the test runs."""
    east = 12 - now.hour
    return f"Etc/GMT{-east:+d}" if east else "Etc/GMT"


def main() -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    from schools.models import School

    now = datetime.now(UTC)
    School.objects.create(
        slug="sekolah-uji", npsn="69999999", name="Sekolah Uji", timezone=noon_zone(now), created_at=now
    )


if __name__ == "__main__":
    main()
