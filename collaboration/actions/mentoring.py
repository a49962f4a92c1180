"""Wishes on the map; engagements proposed, answered, met in, closed. Words go into the closed circle alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from collaboration.actions.observations import check_colleague
from collaboration.emails.mentoring import tell
from collaboration.models import LearningWish, Mentoring, MentoringAgreement, MentoringGain, MentoringMember, kept_until
from collaboration.policy.mentoring import (
    check_gain,
    check_keep,
    check_not_answered,
    check_propose,
    check_take_back,
    check_wish,
    check_withdraw,
    check_work,
)
from collaboration.policy.observations import person_of
from collaboration.scheduling import Slot, call_off, dates_of, put_on
from collaboration.terms import Practice
from collaboration.workflow.mentoring import MENTORING
from core import audit
from core.policy import Actor, Denied, NotNow
from core.versions import save_version
from partnerships.models import Partnership
from schools.models import School, User
from schools.roles import TEACHING, Role

Kind, Part = Mentoring.Kind, MentoringMember.Part


@transaction.atomic
def add_wish(*, by: Actor, now: datetime, school: School, kind: str, topic: str, note: str = "") -> LearningWish:
    """Put a wish or an offer of one's own on the map."""
    check_wish(by)
    try:
        with transaction.atomic():
            made = LearningWish.objects.create(
                school=school, user_id=person_of(by), kind=kind, topic=topic, note=note, created_at=now
            )
    except IntegrityError:
        raise NotNow(_("Anda sudah menuliskan ini.")) from None
    audit.record(by, "wish.added", made, now)
    return made


@transaction.atomic
def take_back_wish(*, by: Actor, now: datetime, wish: LearningWish) -> None:
    """Take it off the map."""
    check_take_back(by, wish)
    audit.record(by, "wish.taken_back", wish, now)
    wish.delete()


@transaction.atomic
def propose_mentoring(
    *, by: Actor, now: datetime, school: School, kind: str, people: Mapping[User, str], topic: str, hopes: str = "",
    cadence: str = Mentoring.Cadence.FORTNIGHTLY, partnership: Partnership | None = None, counterpart: str = "",
) -> Mentoring:  # fmt: skip
    """Propose an engagement between `people` (person -> part). Who proposes and is one of them has agreed; the others answer."""
    check_propose(by)
    _check_people(by, school, kind, people, counterpart)
    if partnership is not None and not Partnership.objects.visible_to(by).filter(pk=partnership.pk).exists():
        raise Denied(_("Kemitraan ini tidak terbuka bagi Anda."))
    today = school.local_date(now)
    made = Mentoring.objects.create(
        school=school, kind=kind, cadence=cadence, proposed_by_id=by.user_id, partnership=partnership, counterpart=counterpart,
        kept_until=kept_until(school, today), created_at=now, updated_at=now,
    )  # fmt: skip
    MentoringMember.objects.bulk_create(
        MentoringMember(mentoring=made, user=user, part=part, agreed_at=now if user.pk == by.user_id else None)
        for user, part in people.items()
    )
    MentoringAgreement.objects.create(mentoring=made, topic=topic, hopes=hopes, created_at=now, updated_at=now)
    audit.record(by, "mentoring.proposed", made, now)
    if made.members.filter(agreed_at=None).exists():
        tell(made, "proposed", by=by, now=now)
    else:
        _begin(made, by, now)
    return made


def _check_people(by: Actor, school: School, kind: str, people: Mapping[User, str], counterpart: str) -> None:
    for user in people:
        check_colleague(user, school.pk)
    alone = len(people) == 1 and kind == Kind.EXCHANGE and counterpart
    pair = len(people) == 2 and set(people.values()) == {Part.HELPS, Part.LEARNS}
    team = len(people) >= 2 and set(people.values()) == {Part.JOINS}
    if not (team if kind == Kind.RESEARCH else pair or alone):
        raise NotNow(_("Pilih dua orang yang berbeda; untuk penelitian, dua orang atau lebih."))
    teacher_for_others = by.user_id not in {user.pk for user in people}
    if teacher_for_others and by.has(*TEACHING) and not by.has(Role.HUB):
        raise Denied(_("Anda mengusulkan mentoring untuk diri sendiri dan rekan."))


def lock(mentoring: Mentoring) -> Mentoring:
    """The row as it is now, held until the transaction ends."""
    return Mentoring.objects.select_for_update(of=("self",)).select_related("school").get(pk=mentoring.pk)


def _begin(row: Mentoring, by: Actor, now: datetime) -> None:
    today = row.school.local_date(now)
    due = today + Mentoring.RHYTHM[Mentoring.Cadence(row.cadence)]
    Mentoring.objects.filter(pk=row.pk).update(started_on=today, next_due_on=due, updated_at=now)
    row.started_on, row.next_due_on = today, due
    MENTORING.move(row, "accept", by=by, now=now)


@transaction.atomic
def accept_mentoring(*, by: Actor, now: datetime, mentoring: Mentoring) -> Mentoring:
    """Say yes. When all have, it runs."""
    row = lock(mentoring)
    check_not_answered(by, row)
    row.members.filter(user_id=person_of(by)).update(agreed_at=now)
    if row.members.filter(agreed_at=None).exists():
        audit.record(by, "mentoring.answered", row, now)
    else:
        _begin(row, by, now)
    tell(row, "answered", by=by, now=now)
    return row


@transaction.atomic
def decline_mentoring(*, by: Actor, now: datetime, mentoring: Mentoring) -> Mentoring:
    """Say kindly that it cannot be. Nobody but the members learns of it."""
    row = lock(mentoring)
    check_not_answered(by, row)
    MENTORING.move(row, "decline", by=by, now=now)
    tell(row, "answered", by=by, now=now)
    return row


@transaction.atomic
def withdraw_mentoring(*, by: Actor, now: datetime, mentoring: Mentoring) -> Mentoring:
    """Take one's own proposal back before all have answered."""
    row = lock(mentoring)
    check_withdraw(by, row)
    MENTORING.move(row, "withdraw", by=by, now=now)
    return row


@transaction.atomic
def agree_on(
    *, by: Actor, now: datetime, mentoring: Mentoring, topic: str, hopes: str, cadence: str, expected: int | None = None
) -> Mentoring:  # fmt: skip
    """Change what it is about and how often they meet. Raises `Conflict` when another member saved in the meantime."""
    row = lock(mentoring)
    check_work(by, row)
    words = {"topic": topic, "hopes": hopes, "updated_at": now}
    agreement, fresh = MentoringAgreement.objects.get_or_create(mentoring=row, defaults={**words, "created_at": now})
    if not fresh:
        save_version(agreement, expected, words, rows=lambda: _rhythms(cadence, row))
    last = row.sessions.order_by("-held_on").values_list("held_on", flat=True).first()
    due = (last or row.started_on or row.school.local_date(now)) + Mentoring.RHYTHM[Mentoring.Cadence(cadence)]
    Mentoring.objects.filter(pk=row.pk).update(cadence=cadence, next_due_on=due, updated_at=now)
    audit.record(by, "mentoring.agreed_on", row, now)
    row.refresh_from_db()
    return row


def _rhythms(cadence: str, row: Mentoring) -> dict[str, tuple[str, str]]:
    """How often they meet: as it was typed, and as it is stored."""
    return {_("Seberapa sering bertemu?"): (str(Mentoring.Cadence(cadence).label), str(row.get_cadence_display()))}


@transaction.atomic
def schedule_session(*, by: Actor, now: datetime, mentoring: Mentoring, slot: Slot) -> Mentoring:
    """Put the next meeting into the calendar, for the members; to others the hour is taken and no more."""
    row = lock(mentoring)
    check_work(by, row)
    if slot.starts_at < now:
        raise NotNow(_("Pilih waktu yang akan datang."))
    call_off(dates_of(row).filter(starts_at__gte=now, state="planned"), now=now)
    title = _("Mentoring: %(who)s") % {"who": row.names()}
    put_on(school=row.school, now=now, practice=Practice.MENTORING, title=title, slot=slot, subject=row, organiser=None)
    Mentoring.objects.filter(pk=row.pk).update(next_due_on=row.school.local_date(slot.starts_at), updated_at=now)
    audit.record(by, "mentoring.scheduled", row, now)
    row.refresh_from_db()
    return row


@transaction.atomic
def write_gain(*, by: Actor, now: datetime, mentoring: Mentoring, text: str, close: bool = False) -> Mentoring:
    """Say what one takes away, and close it if it still runs and one wishes so. A member without words may close as well."""
    row = lock(mentoring)
    check_gain(by, row)
    if text.strip():
        words = {"text": text.strip(), "updated_at": now}
        MentoringGain.objects.update_or_create(
            mentoring=row, author_id=by.user_id, defaults=words, create_defaults={**words, "created_at": now}
        )
    if close and row.state == Mentoring.State.ACTIVE:
        MENTORING.move(row, "close", by=by, now=now)
        until = kept_until(row.school, row.school.local_date(now))
        Mentoring.objects.filter(pk=row.pk).update(kept_until=until, updated_at=now)
        call_off(dates_of(row).filter(starts_at__gte=now, state="planned"), now=now)
        tell(row, "closed", by=by, now=now)
    else:
        audit.record(by, "mentoring.gain_written", row, now)
    row.refresh_from_db()
    return row


@transaction.atomic
def keep_mentoring(*, by: Actor, now: datetime, mentoring: Mentoring, keep: bool) -> Mentoring:
    """Wish the content kept beyond its time, or no longer. It is kept only while all members wish it."""
    row = lock(mentoring)
    check_keep(by, row)
    row.members.filter(user_id=person_of(by)).update(keeps_at=now if keep else None)
    audit.record(by, "mentoring.keeping_changed", row, now)
    return row


def parts_of(kind: str, me: User, part: str, others: Iterable[User]) -> dict[User, str]:
    """Who is what in a proposal of one's own: the other one has the other part; in a research all join."""
    if kind == Kind.RESEARCH:
        return {person: str(Part.JOINS) for person in (me, *others)}
    other = Part.LEARNS if part == Part.HELPS else Part.HELPS
    return {me: part, **{person: str(other) for person in others}}
