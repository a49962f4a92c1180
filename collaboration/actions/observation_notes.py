"""What the observer sees, note by note: from the phone, however often it sends, or typed in a plain form."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from collaboration.actions.observations import lock
from collaboration.emails.observations import tell
from collaboration.models import Observation, ObservationNote
from collaboration.policy.observations import check_send_notes, check_take_notes
from core import audit
from core.policy import Actor


@dataclass(frozen=True)
class PhoneNote:
    """One note as the phone holds it. `gone` says that it was taken back there."""

    client_id: uuid.UUID
    focus: str
    text: str
    noted_at: datetime
    changed_at: datetime
    gone: bool = False


@transaction.atomic
def keep_notes(
    *, by: Actor, now: datetime, observation: Observation, notes: Iterable[PhoneNote], began_at: datetime | None = None
) -> list[uuid.UUID]:
    """Take over what a phone sends; returns the client ids that are safe now. The same again changes nothing, an older version
    of a note neither. `began_at` is the start by the phone's clock; the first that arrives stands.

    After the observation was closed, what was written before is still taken, and the observed teacher hears of it; what was written or
    changed later is not among the safe ones.
    """
    row = lock(observation)
    check_send_notes(by, row)
    if row.done_at is not None:
        notes = [note for note in notes if note.changed_at <= row.done_at]
    if began_at is not None and row.began_at is None:
        Observation.objects.filter(pk=row.pk).update(began_at=began_at, updated_at=now)
        audit.record(by, "observation.begun", row, now)
    known = {note.client_id: note for note in ObservationNote.objects.filter(observation=row)}
    safe, changed = [], False
    for note in notes:
        changed |= _keep(row, note, known, now)
        safe.append(note.client_id)
    if changed:
        audit.record(by, "observation.noted", row, now)
    if changed and row.done_at is not None:
        tell(row, "noted_late", by=by, now=now)
    return safe


def _keep(row: Observation, note: PhoneNote, known: dict[uuid.UUID, ObservationNote], now: datetime) -> bool:
    """Write one note when it is new or newer than what stands. True when something changed."""
    stored = known.get(note.client_id)
    if stored is not None and stored.changed_at >= note.changed_at:
        return False
    if note.gone:
        if stored is not None:
            stored.delete()
            del known[note.client_id]
        return stored is not None
    words = {"focus": note.focus, "text": note.text, "noted_at": note.noted_at, "changed_at": note.changed_at}
    known[note.client_id] = ObservationNote.objects.update_or_create(
        observation=row, client_id=note.client_id, defaults=words, create_defaults={**words, "received_at": now}
    )[0]
    return True


@transaction.atomic
def add_note(*, by: Actor, now: datetime, observation: Observation, focus: str, text: str) -> Observation:
    """One note from the plain form; its mark is the server's time. Raises `NotNow` once it is closed."""
    check_take_notes(by, lock(observation))
    note = PhoneNote(uuid.uuid4(), focus, text, now, now)
    keep_notes(by=by, now=now, observation=observation, notes=[note])
    return observation


@transaction.atomic
def edit_note(*, by: Actor, now: datetime, note: ObservationNote, focus: str, text: str) -> ObservationNote:
    """Mend the words of a note; its mark stays."""
    row = lock(note.observation)
    check_take_notes(by, row)
    changed = max(now, note.changed_at)
    ObservationNote.objects.filter(pk=note.pk, observation=row).update(focus=focus, text=text, changed_at=changed)
    audit.record(by, "observation.noted", row, now)
    note.refresh_from_db()
    return note


@transaction.atomic
def remove_note(*, by: Actor, now: datetime, note: ObservationNote) -> Observation:
    """Take a note back."""
    row = lock(note.observation)
    check_take_notes(by, row)
    ObservationNote.objects.filter(pk=note.pk, observation=row).delete()
    audit.record(by, "observation.noted", row, now)
    return row
