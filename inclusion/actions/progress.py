"""Note progress [IN5]: one number for a goal on a day; from a phone it arrives exactly once; a mistake gets a new entry."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, Denied, Refusal
from inclusion.models import ProgressEntry, ShortGoal, SupportPlan
from inclusion.policy.progress import check_correct, check_day, check_note
from schools.models import School

GONE = _("Tujuan ini tidak ditemukan. Mungkin rencananya sudah diganti.")


@dataclass(frozen=True)
class PhoneEntry:
    """One entry as a phone holds it."""

    client_key: uuid.UUID
    goal_id: int
    day: date
    value: Decimal
    help: str = ""
    note: str = ""


def _lock(goal: ShortGoal) -> ShortGoal:
    """The goal with a lock on its plan: who closes a plan and who notes for it come one after the other."""
    SupportPlan.objects.select_for_update().get(long_goals__short_goals=goal)
    return ShortGoal.objects.select_related("long_goal__plan__pupil__school").get(pk=goal.pk)


@transaction.atomic
def note_progress(
    *, by: Actor, now: datetime, goal: ShortGoal, day: date, value: Decimal, help: str = "", note: str = "",
    client_key: uuid.UUID | None = None,
) -> ProgressEntry:  # fmt: skip
    """Note a measurement. The same `client_key` of the same person and goal again changes nothing; of another one it is refused."""
    row = _lock(goal)
    before = ProgressEntry.objects.filter(client_key=client_key).first() if client_key else None
    if before is not None:
        if (before.goal_id, before.by_id) != (row.pk, by.user_id):
            raise Denied(_("Catatan ini sudah dikirim untuk tujuan lain."))
        return before
    check_note(by, row, now)
    check_day(row, day, row.long_goal.plan.pupil.school.local_date(now))
    return _write(by, now, row, day=day, value=value, help=help, note=note, client_key=client_key or uuid.uuid4())


@transaction.atomic
def correct_progress(
    *, by: Actor, now: datetime, entry: ProgressEntry, value: Decimal | None, day: date | None = None, help: str = "", note: str = "",
) -> ProgressEntry:  # fmt: skip
    """Put a new entry in the place of one that was wrong; without a value the old one is taken back. The old one stays readable."""
    goal = _lock(entry.goal)
    entry = ProgressEntry.objects.get(pk=entry.pk)
    entry.goal = goal
    check_correct(by, entry, now)
    chosen = day or entry.day
    check_day(goal, chosen, goal.long_goal.plan.pupil.school.local_date(now))
    return _write(by, now, goal, day=chosen, value=value, help=help, note=note, replaces=entry)


@transaction.atomic
def keep_entries(
    *, by: Actor, now: datetime, school: School, entries: Iterable[PhoneEntry]
) -> tuple[list[uuid.UUID], dict[str, str]]:
    """Take over what a phone held back. Returns the keys that are safe now, and the others each with the sentence why not.

    One refused entry holds no other back. A goal that this person may not see is answered like one that does not exist.
    """
    safe: list[uuid.UUID] = []
    refused: dict[str, str] = {}
    goals = _goals(by, school, entries := list(entries))
    for one in entries:
        try:
            with transaction.atomic():
                _keep(by, now, goals.get(one.goal_id), one)
            safe.append(one.client_key)
        except Refusal as refusal:
            refused[str(one.client_key)] = str(refusal)
    return safe, refused


def _goals(by: Actor, school: School, entries: Iterable[PhoneEntry]) -> dict[int, ShortGoal]:
    """The goals that a phone speaks of, as far as this person sees their plans."""
    plans = SupportPlan.objects.visible_to(by).filter(school=school).order_by().values("pk")
    return ShortGoal.objects.filter(long_goal__plan__in=plans).in_bulk({one.goal_id for one in entries})


def _keep(by: Actor, now: datetime, goal: ShortGoal | None, one: PhoneEntry) -> None:
    if goal is None:
        raise Denied(GONE)
    note_progress(
        by=by, now=now, goal=goal, day=one.day, value=one.value, help=one.help, note=one.note, client_key=one.client_key
    )  # fmt: skip


def _write(by: Actor, now: datetime, goal: ShortGoal, **facts: object) -> ProgressEntry:
    plan = goal.long_goal.plan
    entry = ProgressEntry.objects.create(
        school_id=plan.school_id, goal=goal, by_id=by.user_id, by_label=by.label, created_at=now, **facts
    )  # fmt: skip
    verb = "progress.corrected" if entry.replaces_id else "progress.noted"
    audit.record(by, verb, entry, now, pupil=plan.pupil_id, goal=goal.pk)
    return entry
