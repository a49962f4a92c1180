"""Note a talk, correct a note, set how often one talks and evaluates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.files import attach
from core.policy import Actor, Denied, NotNow
from core.versions import save_version
from partnerships.actions import _rhythm
from partnerships.actions._partnership import lock
from partnerships.models import Conversation, PartnerContact, Partnership
from partnerships.policy import check_edit_partnership, check_not_closed, check_write
from schools.models import Membership, User


def _check_people(partnership: Partnership, people: Iterable[User], contacts: Iterable[PartnerContact]) -> None:
    """Nobody of another school, nobody of an organisation that has nothing to do with this partnership."""
    here = set(Membership.objects.filter(school_id=partnership.school_id).values_list("user_id", flat=True))
    known = {*partnership.parties.values_list("partner_id", flat=True)}
    known |= set(partnership.candidates.values_list("partner_id", flat=True))
    if any(user.pk not in here for user in people) or any(c.partner_id not in known for c in contacts):
        raise Denied(_("Orang ini tidak termasuk kemitraan tersebut."))


def check_talk_day(partnership: Partnership, happened_on: date, now: datetime) -> None:
    """A talk is noted after it took place."""
    if happened_on > partnership.school.local_date(now):
        raise NotNow(_("Tanggal komunikasi ini belum tiba."))


@transaction.atomic
def note_conversation(
    *, by: Actor, now: datetime, partnership: Partnership, happened_on: date, subject: str, people: Iterable[User] = (),
    contacts: Iterable[PartnerContact] = (), files: Iterable[Any] = (), **facts: Any,
) -> Conversation:  # fmt: skip
    """Add one talk to the log: who of the school, who of the partner, when, how, what about, what was agreed, when again."""
    row = lock(partnership)
    check_write(by, row)
    check_not_closed(row)
    check_talk_day(row, happened_on, now)
    people, contacts = list(people), list(contacts)
    _check_people(row, people, contacts)
    noted = Conversation.objects.create(
        school_id=row.school_id, partnership=row, happened_on=happened_on, subject=subject, noted_by_id=by.user_id,
        noted_by_label=by.label, created_at=now, updated_at=now, **facts,
    )  # fmt: skip
    noted.people.set(people)
    noted.contacts.set(contacts)
    _rhythm.keep(row)
    for upload in files:
        attach(by=by, now=now, subject=noted, upload=upload, purpose="evidence")
    audit.record(by, "conversation.noted", noted, now, partnership=row.pk)
    return noted


def check_correct(actor: Actor, conversation: Conversation) -> None:
    """Whoever works on the partnership, once for each entry: the newest one is corrected again."""
    check_write(actor, conversation)
    check_not_closed(conversation.partnership)
    if Conversation.objects.filter(corrects=conversation).exists():
        raise NotNow(_("Catatan ini sudah diperbaiki. Perbaikilah catatan yang terbaru."))


@transaction.atomic
def correct_conversation(
    *, by: Actor, now: datetime, conversation: Conversation, correction_note: str, **facts: Any
) -> Conversation:
    """Write a talk down again, with what was wrong. The first note stays, struck out."""
    row = lock(conversation.partnership)
    check_correct(by, conversation)
    if not correction_note.strip():
        raise NotNow(_("Tuliskan apa yang diperbaiki."))
    return note_conversation(
        by=by, now=now, partnership=row, corrects=conversation, correction_note=correction_note.strip(), **facts
    )


@transaction.atomic
def set_rhythm(
    *, by: Actor, now: datetime, partnership: Partnership, expected: int | None = None, **changes: Any
) -> Partnership:
    """How many days may pass without a word, how often is evaluated."""
    check_edit_partnership(by, lock(partnership))
    save_version(partnership, expected, {**changes, "updated_at": now})
    _rhythm.keep(partnership)
    audit.record(by, "partnership.rhythm_set", partnership, now, fields=sorted(changes))
    return partnership
