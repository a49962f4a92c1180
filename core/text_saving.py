"""Long texts that several people write at once, saved one by one: nobody overwrites anybody, and a pause in typing is no event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model

from core import audit
from core.models import AuditEvent
from core.policy import Actor
from core.subjects import subject_of
from core.versions import Conflict, save_version

QUIET = timedelta(minutes=10)
"""A person who types on is recorded once in so long, not at every pause."""


@dataclass(frozen=True)
class Clash:
    """One text that somebody else saved meanwhile: `section` holds theirs, as it is stored; `mine` was typed."""

    section: Any
    mine: str


def save_each(
    sections: Iterable[Any], texts: Mapping[str, tuple[str, int]], *, by: Actor, now: datetime
) -> tuple[list[Clash], list[str]]:
    """Save what was typed, text by text: key -> (words, version that was read). Returns what clashed, unsaved, and what was saved.

    `sections` are rows with key, body, version, updated_at and updated_by. The same words as stored are never a clash. For use inside an
    action, which has asked who may write and holds what the sections belong to.
    """
    by_key = {section.key: section for section in sections}
    clashes, saved = [], []
    for key, (words, version) in texts.items():
        section = by_key[key]
        if section.body == words:
            continue
        try:
            save_version(section, version, {"body": words, "updated_at": now, "updated_by_id": by.user_id})
        except Conflict:
            clashes.append(Clash(section, words))
        else:
            saved.append(key)
    return clashes, saved


def record_quietly(by: Actor, verb: str, obj: Model, now: datetime, quiet: timedelta = QUIET, **details: Any) -> None:
    """As `audit.record`, but the same person doing the same to the same object is recorded once in `quiet`."""
    kind, pk = subject_of(obj)
    known = AuditEvent.objects.filter(subject_type=kind, subject_id=pk, verb=verb, actor_id=by.user_id)
    if not known.filter(at__gt=now - quiet).exists():
        audit.record(by, verb, obj, now, **details)
