"""Begin a learning profile for a school year; Dapodik's codes; statements about functions [IN2]."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, NotNow
from core.versions import Conflict, save_version
from inclusion.guides.profiles import QUESTIONS
from inclusion.models import FunctionNote, LearningProfile, ProfileText, Pupil
from inclusion.policy.profiles import (
    check_begin_profile,
    check_change_statement,
    check_code_needs,
    check_remove_statement,
    check_write_profile,
)
from inclusion.terms import Need
from schools.models import SchoolYear


def lock_profile(profile: LearningProfile) -> LearningProfile:
    """The stored row with its pupil, held until the transaction ends."""
    rows = LearningProfile.objects.select_for_update(of=("self",)).select_related("pupil__school", "school", "year")
    return rows.get(pk=profile.pk)


@transaction.atomic
def begin_profile(*, by: Actor, now: datetime, pupil: Pupil) -> LearningProfile:
    """The profile of the present school year: a copy of the last one, or a blank one. A second click finds the first."""
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    check_begin_profile(by, pupil, now)
    today = pupil.school.local_date(now)
    year = SchoolYear.objects.filter(school_id=pupil.school_id, starts_on__lte=today, ends_on__gte=today).first()
    if year is None:
        raise NotNow(_("Tahun ajaran untuk hari ini belum diatur. Minta operator sekolah mengaturnya."))
    present = LearningProfile.objects.filter(pupil=pupil, year=year).first()
    if present is not None:
        return present
    last = LearningProfile.objects.filter(pupil=pupil, year__starts_on__lt=year.starts_on).first()
    facts: dict[str, Any] = {"source": last, "needs": last.needs if last else [], "opened_by_id": by.user_id}
    begun = LearningProfile.objects.create(
        school_id=pupil.school_id, pupil=pupil, year=year, created_at=now, updated_at=now, **facts
    )
    _fill(begun, last, now)
    audit.record(by, "learning_profile.begun", begun, now, pupil=pupil.pk, copied=last is not None)
    return begun


def _fill(begun: LearningProfile, last: LearningProfile | None, now: datetime) -> None:
    """Every text, empty or as it was last year; nobody has signed the copies yet."""
    bodies = {text.key: text.body for text in last.texts.all()} if last else {}
    for key in QUESTIONS:
        ProfileText.objects.create(profile=begun, key=key, body=bodies.get(key, ""), updated_at=now)
    for note in last.functions.all() if last else ():
        FunctionNote.objects.create(
            profile=begun, function=note.function, level=note.level, note=note.note, source=note.source, said_by=note.said_by,
            written_by_id=note.written_by_id, is_copied=True, created_at=now, updated_at=now,
        )  # fmt: skip


@transaction.atomic
def code_needs(
    *, by: Actor, now: datetime, profile: LearningProfile, codes: Iterable[str], expected: int | None = None
) -> LearningProfile:
    """Dapodik's codes, in Dapodik's order. Raises `Conflict` when somebody else saved them meanwhile."""
    row = lock_profile(profile)
    check_code_needs(by, row, now)
    given = set(codes)
    ordered = [code for code in Need.values if code in given]
    try:
        save_version(row, expected, {"needs": ordered, "updated_at": now})
    except Conflict as clash:
        raise Conflict(clash.obj, {"needs": ", ".join(ordered)}, {"needs": ", ".join(clash.theirs["needs"])}) from None
    audit.record(by, "learning_profile.coded", row, now, pupil=row.pupil_id)
    return row


@transaction.atomic
def add_function(*, by: Actor, now: datetime, profile: LearningProfile, **facts: Any) -> FunctionNote:
    """A statement: function, level, note, source, said_by (for parents and professionals)."""
    row = lock_profile(profile)
    check_write_profile(by, row, now)
    added = FunctionNote.objects.create(profile=row, written_by_id=by.user_id, created_at=now, updated_at=now, **facts)
    _touched(row, by=by, now=now)
    return added


@transaction.atomic
def edit_function(
    *, by: Actor, now: datetime, statement: FunctionNote, expected: int | None = None, **changes: Any
) -> FunctionNote:
    """Change one's own statement; one that was copied becomes one's own."""
    row = _lock_statement(statement)
    check_change_statement(by, row, now)
    own = {"written_by_id": by.user_id, "is_copied": False, "updated_at": now}
    save_version(row, expected, {**changes, **own})
    _touched(row.profile, by=by, now=now)
    return row


@transaction.atomic
def remove_function(*, by: Actor, now: datetime, note: FunctionNote) -> None:
    """Take a statement back."""
    row = _lock_statement(note)
    check_remove_statement(by, row, now)
    row.delete()
    _touched(row.profile, by=by, now=now)


def _lock_statement(note: FunctionNote) -> FunctionNote:
    """The stored row under its locked profile. Raises `NotNow` for one that is gone."""
    profile = lock_profile(note.profile)
    row = profile.functions.filter(pk=note.pk).first()
    if row is None:
        raise NotNow(_("Pernyataan ini sudah dihapus orang lain."))
    row.profile = profile
    return row


def _touched(profile: LearningProfile, *, by: Actor, now: datetime) -> None:
    LearningProfile.objects.filter(pk=profile.pk).update(updated_at=now)
    audit.record(by, "learning_profile.functions_told", profile, now, pupil=profile.pupil_id)
