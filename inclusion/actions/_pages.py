"""The edition of the one-page profile: whatever changes what stands there asks every teacher to read it again."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from inclusion.models import AccommodationPage, Pupil


def turn_page(pupil: Pupil, now: datetime) -> None:
    """The page of this pupil says something else now."""
    _page, is_new = AccommodationPage.objects.get_or_create(
        pupil=pupil, defaults={"school_id": pupil.school_id, "changed_at": now}
    )
    if not is_new:
        AccommodationPage.objects.filter(pupil=pupil).update(edition=F("edition") + 1, changed_at=now)
