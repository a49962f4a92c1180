"""Accommodations of a pupil [IN4]: add, change, review after eight weeks; each day given or not; read by every teacher."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, NotNow
from core.versions import save_version
from inclusion.actions._pages import turn_page
from inclusion.models import (
    Accommodation,
    AccommodationDay,
    AccommodationPage,
    AccommodationReview,
    Acknowledgement,
    Pupil,
)
from inclusion.policy.accommodations import check_use, check_write_accommodations

REVIEW_AFTER = timedelta(weeks=8)
FADE_AFTER = timedelta(weeks=4)
MARK_BACK = timedelta(days=7)
"""So far back a day can be marked: what happened longer ago nobody remembers exactly."""

Decision = AccommodationReview.Decision


def lock_accommodation(accommodation: Accommodation) -> Accommodation:
    """The stored row with its pupil, held until the transaction ends."""
    rows = Accommodation.objects.select_for_update(of=("self",)).select_related("pupil__school")
    return rows.get(pk=accommodation.pk)


@transaction.atomic
def add_accommodation(
    *, by: Actor, now: datetime, pupil: Pupil, form: str, what: str, starts_on: date | None = None, review_on: date | None = None,
    **facts: Any,
) -> Accommodation:  # fmt: skip
    """Give a pupil an accommodation. It is reviewed after eight weeks unless another day is said."""
    check_write_accommodations(by, pupil, now)
    begins = starts_on or pupil.school.local_date(now)
    added = Accommodation.objects.create(
        pupil=pupil, form=form, what=what, starts_on=begins, review_on=review_on or begins + REVIEW_AFTER,
        created_at=now, updated_at=now, **facts,
    )  # fmt: skip
    turn_page(pupil, now)
    audit.record(by, "accommodation.added", added, now, pupil=pupil.pk)
    return added


@transaction.atomic
def edit_accommodation(
    *, by: Actor, now: datetime, accommodation: Accommodation, expected: int | None = None, **changes: Any
) -> Accommodation:
    """Change its words. Raises `Conflict` when somebody else changed it meanwhile, `NotNow` when it has ended."""
    row = lock_accommodation(accommodation)
    check_write_accommodations(by, row.pupil, now)
    if row.ended_on is not None:
        raise NotNow(_("Akomodasi ini sudah dihentikan. Tambahkan yang baru jika diperlukan lagi."))
    save_version(row, expected, {**changes, "updated_at": now})
    turn_page(row.pupil, now)
    audit.record(by, "accommodation.edited", row, now, pupil=row.pupil_id, fields=sorted(changes))
    return row


@transaction.atomic
def review_accommodation(
    *, by: Actor, now: datetime, accommodation: Accommodation, effect: str, decision: str, note: str = "", next_on: date | None = None,
) -> AccommodationReview:  # fmt: skip
    """Does it help, and does it stay: keep, change, fade out step by step, or stop. What was decided before stays readable."""
    row = lock_accommodation(accommodation)
    check_write_accommodations(by, row.pupil, now)
    if row.ended_on is not None:
        raise NotNow(_("Akomodasi ini sudah dihentikan. Tambahkan yang baru jika diperlukan lagi."))
    today = row.pupil.school.local_date(now)
    wait = FADE_AFTER if decision == Decision.FADE else REVIEW_AFTER
    following = None if decision == Decision.STOP else next_on or today + wait
    made = AccommodationReview.objects.create(
        accommodation=row, on=today, effect=effect, decision=decision, note=note, next_on=following, by_id=by.user_id, created_at=now
    )  # fmt: skip
    save_version(row, None, {**_followed(row, decision, today, following), "updated_at": now})
    if decision != Decision.KEEP:
        turn_page(row.pupil, now)
    audit.record(by, "accommodation.reviewed", row, now, pupil=row.pupil_id)
    return made


def _followed(row: Accommodation, decision: str, today: date, following: date | None) -> dict[str, Any]:
    """What a decision changes in the row."""
    if decision == Decision.STOP:
        return {"ended_on": max(today, row.starts_on)}
    fading = (row.fading_since or today) if decision == Decision.FADE else None
    return {"review_on": following, "fading_since": fading}


@transaction.atomic
def mark_day(
    *, by: Actor, now: datetime, accommodation: Accommodation, is_given: bool, reason: str = "", on: date | None = None
) -> AccommodationDay:
    """One tap: given today, or not and why. A second tap of the same person corrects the first."""
    row = lock_accommodation(accommodation)
    check_use(by, row.pupil, now)
    today = row.pupil.school.local_date(now)
    day = on or today
    if day > today or day < today - MARK_BACK:
        raise NotNow(_("Catat hari ini atau paling lama tujuh hari yang lalu."))
    if day < row.starts_on or (row.ended_on and day > row.ended_on):
        raise NotNow(_("Akomodasi ini tidak berjalan pada hari itu."))
    marked, _new = AccommodationDay.objects.update_or_create(
        accommodation=row, on=day, marked_by_id=by.user_id,
        defaults={"is_given": is_given, "reason": "" if is_given else reason, "updated_at": now},
        create_defaults={"is_given": is_given, "reason": "" if is_given else reason, "updated_at": now, "created_at": now},
    )  # fmt: skip
    audit.record(by, "accommodation.day_marked", row, now, pupil=row.pupil_id)
    return marked


@transaction.atomic
def acknowledge_page(*, by: Actor, now: datetime, pupil: Pupil, edition: int) -> Acknowledgement:
    """A teacher has read this edition. Raises `NotNow` when the page has changed since it was opened."""
    page = AccommodationPage.objects.select_for_update().filter(pupil=pupil).first()
    check_use(by, pupil, now)
    if page is None or page.edition != edition:
        raise NotNow(_("Halaman ini berubah sejak Anda membukanya. Baca lagi, lalu tandai."))
    read, is_new = Acknowledgement.objects.get_or_create(
        page=page, teacher_id=by.user_id, edition=edition, defaults={"at": now}
    )
    if is_new:
        audit.record(by, "accommodation.page_read", pupil, now, edition=edition)
    return read
