"""Ask for an observation, arrange one, answer, agree, call off, say that it took place.

What people say with it goes into the closed circle (`ObservationMessage`, `ObservationAgreement`), never into history or audit.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from collaboration.emails.observations import tell
from collaboration.models import Observation, ObservationAgreement, ObservationMessage, kept_until
from collaboration.policy.observations import (
    check_answer,
    check_arrange,
    check_ask,
    check_cancel,
    check_not_erased,
    check_observed,
    check_observer,
    check_own_answer_missing,
    person_of,
)
from collaboration.queries.school_days import school_day_after
from collaboration.scheduling import Slot, call_off, dates_of, mark_held, put_off, put_on
from collaboration.terms import Practice
from collaboration.workflow.observation import OBSERVATION
from core import audit
from core.policy import Actor, Denied, NotNow
from schools.models import ClassGroup, Membership, School, Subject, User
from schools.roles import TEACHING

S = Observation.State
FEEDBACK_DAYS = 3
"""School days from the lesson to the feedback (product.md CO4)."""


def check_colleague(person: User, school_id: int) -> None:
    """Raise `Denied` for somebody who does not work with pupils at this school (any more)."""
    if not Membership.objects.holding(school_id, *TEACHING).filter(user=person).exists():
        raise Denied(_("Pilih guru atau tenaga kependidikan sekolah ini."))


@transaction.atomic
def ask_observation(
    *, by: Actor, now: datetime, school: School, observer: User, slot: Slot, focus: str, own_question: str = "",
    look_at: str = "", subject: Subject | None = None,
) -> Observation:  # fmt: skip
    """Ask a colleague to look at one's own lesson. The one who asks is observed, and has agreed by asking."""
    check_ask(by)
    observed = User.objects.get(pk=person_of(by))
    made = _make(by, now, school, observed, observer, slot, subject)
    Observation.objects.filter(pk=made.pk).update(observed_agreed_at=now)
    made.observed_agreed_at = now
    _write_agreement(made, now, focus=focus, own_question=own_question, look_at=look_at)
    audit.record(by, "observation.asked", made, now)
    tell(made, "asked", by=by, now=now)
    return made


@transaction.atomic
def arrange_observation(
    *,
    by: Actor,
    now: datetime,
    school: School,
    observed: User,
    observer: User,
    slot: Slot,
    subject: Subject | None = None,
) -> Observation:
    """Bring two colleagues together [hub]. Both still say yes; the focus is the observed teacher's own."""
    check_arrange(by)
    made = _make(by, now, school, observed, observer, slot, subject, arranged_by_id=by.user_id)
    audit.record(by, "observation.arranged", made, now)
    tell(made, "asked", by=by, now=now)
    return made


def _make(
    by: Actor,
    now: datetime,
    school: School,
    observed: User,
    observer: User,
    slot: Slot,
    subject: Subject | None,
    **more: Any,
) -> Observation:
    for person in (observed, observer):
        check_colleague(person, school.pk)
    if observed == observer:
        raise NotNow(_("Pilih rekan: seseorang tidak mengamati dirinya sendiri."))
    if slot.starts_at < now:
        raise NotNow(_("Pilih waktu yang akan datang."))
    return Observation.objects.create(
        school=school, observed=observed, observer=observer, subject=subject, created_at=now, updated_at=now,
        **_place(school, slot), **more,
    )  # fmt: skip


def _place(school: School, slot: Slot) -> dict[str, Any]:
    return {
        "starts_at": slot.starts_at, "ends_at": slot.ends_at, "room": slot.room, "place": slot.place,
        "class_group": slot.class_groups[0] if slot.class_groups else None,
        "kept_until": kept_until(school, school.local_date(slot.starts_at)),
    }  # fmt: skip


def lock(observation: Observation) -> Observation:
    """The row as it is now, held until the transaction ends."""
    rows = Observation.objects.select_for_update(of=("self",))
    return rows.select_related("school", "observed", "observer", "class_group", "room").get(pk=observation.pk)


@transaction.atomic
def set_agreement(
    *, by: Actor, now: datetime, observation: Observation, focus: str, own_question: str = "", look_at: str = ""
) -> ObservationAgreement:
    """Say what the colleague should look at. The observed teacher's own, until the lesson."""
    row = lock(observation)
    check_observed(by, row)
    check_not_erased(row)
    if row.state not in (S.REQUESTED, S.AGREED):
        raise NotNow(_("Kesepakatan diubah sebelum pelajaran diamati."))
    written = _write_agreement(row, now, focus=focus, own_question=own_question, look_at=look_at)
    audit.record(by, "observation.focus_set", row, now)
    return written


def _write_agreement(observation: Observation, now: datetime, **words: str) -> ObservationAgreement:
    return ObservationAgreement.objects.update_or_create(
        observation=observation,
        defaults={**words, "updated_at": now},
        create_defaults={**words, "created_at": now, "updated_at": now},
    )[0]


@transaction.atomic
def accept_observation(*, by: Actor, now: datetime, observation: Observation, words: str = "") -> Observation:
    """Say yes to the time that stands. When both have, it is agreed and stands in the calendar."""
    row = lock(observation)
    check_own_answer_missing(by, row)
    if row.is_observed(by.user_id) and not ObservationAgreement.objects.filter(observation=row).exists():
        raise NotNow(_("Pilih lebih dahulu apa yang sebaiknya dilihat rekan Anda."))
    _say(by, now, row, words)
    _agreed(row, by, now)
    if row.observed_agreed_at and row.observer_agreed_at:
        OBSERVATION.move(row, "agree", by=by, now=now)
        _enter(row, now)
    else:
        audit.record(by, "observation.answered", row, now)
    tell(row, "answered", by=by, now=now)
    return row


def _agreed(row: Observation, by: Actor, now: datetime) -> None:
    name = "observed_agreed_at" if row.is_observed(by.user_id) else "observer_agreed_at"
    Observation.objects.filter(pk=row.pk).update(**{name: now, "updated_at": now})
    setattr(row, name, now)


def _enter(row: Observation, now: datetime) -> None:
    """Into the calendar: who and when, never what about."""
    classes = (row.class_group,) if row.class_group else ()
    slot = Slot(row.starts_at, row.ends_at, (row.observed, row.observer), classes, row.room, row.place)
    known = dates_of(row).first()
    if known is not None:
        put_off(known, now=now, slot=slot)
        return
    with translation.override(settings.LANGUAGE_CODE):  # the calendar is the school's, whoever says yes last
        title = _("Observasi kelas: %(observed)s dan %(observer)s") % {
            "observed": row.observed,
            "observer": row.observer,
        }
    put_on(
        school=row.school,
        now=now,
        practice=Practice.OBSERVATION,
        title=title,
        slot=slot,
        subject=row,
        organiser=row.observed,
    )


def _say(by: Actor, now: datetime, row: Observation, words: str) -> None:
    if words.strip():
        ObservationMessage.objects.create(observation=row, author_id=person_of(by), text=words.strip(), at=now)


@transaction.atomic
def propose_time(*, by: Actor, now: datetime, observation: Observation, slot: Slot, words: str = "") -> Observation:
    """Propose another time, also after it was agreed. The other one answers again."""
    row = lock(observation)
    check_answer(by, row)
    if row.state not in (S.REQUESTED, S.AGREED):
        raise NotNow(_("Waktunya hanya dapat diubah sebelum observasi terlaksana."))
    if slot.starts_at < now:
        raise NotNow(_("Pilih waktu yang akan datang."))
    if row.state == S.AGREED:
        OBSERVATION.move(row, "another_time", by=by, now=now)
        call_off(dates_of(row), now=now)
    mine, other = ("observed_agreed_at", "observer_agreed_at")
    if row.is_observer(by.user_id):
        mine, other = other, mine
    changes = {**_place(row.school, slot), mine: now, other: None, "updated_at": now}
    Observation.objects.filter(pk=row.pk).update(**changes)
    _say(by, now, row, words)
    audit.record(by, "observation.answered", row, now)
    row.refresh_from_db()
    tell(row, "asked", by=by, now=now)
    return row


@transaction.atomic
def decline_observation(*, by: Actor, now: datetime, observation: Observation, words: str = "") -> Observation:
    """Say kindly that it cannot be this time. Nobody but the two learns of it."""
    row = lock(observation)
    check_own_answer_missing(by, row)
    OBSERVATION.move(row, "decline", by=by, now=now)
    _say(by, now, row, words)
    tell(row, "answered", by=by, now=now)
    return row


@transaction.atomic
def cancel_observation(*, by: Actor, now: datetime, observation: Observation, words: str = "") -> Observation:
    """Call it off, before it took place. Words are for the two; the hub that arranged it adds none."""
    row = lock(observation)
    check_cancel(by, row)
    OBSERVATION.move(row, "cancel", by=by, now=now)
    if row.has(by.user_id):
        _say(by, now, row, words)
    call_off(dates_of(row), now=now)
    tell(row, "answered", by=by, now=now)
    return row


@transaction.atomic
def hold_observation(*, by: Actor, now: datetime, observation: Observation) -> Observation:
    """Say that the lesson was observed. From its day count the three school days for the feedback."""
    row = lock(observation)
    check_observer(by, row)
    if row.school.local_date(now) < row.day():
        raise NotNow(_("Observasi ini dijadwalkan pada hari yang akan datang."))
    OBSERVATION.move(row, "hold", by=by, now=now)
    due = school_day_after(row.school, row.day(), FEEDBACK_DAYS)
    Observation.objects.filter(pk=row.pk).update(feedback_due_on=due, updated_at=now)
    row.feedback_due_on = due
    mark_held(dates_of(row), now=now)
    return row


def classes_of(observation: Observation) -> tuple[ClassGroup, ...]:
    """The class that an observation is about, as a slot takes it."""
    return (observation.class_group,) if observation.class_group else ()
