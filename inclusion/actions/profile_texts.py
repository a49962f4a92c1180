"""Write the texts of a profile. Several people at once; nothing that anybody typed is lost (promise 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from core import audit
from core.models import AuditEvent
from core.policy import Actor
from core.subjects import subject_of
from core.versions import Conflict, save_version
from inclusion.actions._pages import turn_page
from inclusion.actions.profiles import lock_profile
from inclusion.guides.profiles import ON_ACCOMMODATION_PAGE
from inclusion.models import LearningProfile, ProfileText
from inclusion.policy.profiles import check_write_texts

QUIET = timedelta(minutes=10)
"""A person who types on is recorded once in so long, not at every pause."""


@dataclass(frozen=True)
class Clash:
    """One text that somebody else saved meanwhile: theirs is stored, mine was typed."""

    section: ProfileText
    mine: str


@transaction.atomic
def save_texts(
    *, by: Actor, now: datetime, profile: LearningProfile, texts: Mapping[str, tuple[str, int]]
) -> list[Clash]:
    """Save what was typed, text by text: key -> (words, version that was read). Returns those that clash, unsaved.

    The same words as stored are never a clash; saving them anew over a copy of last year puts one's name to them.
    """
    row = lock_profile(profile)
    check_write_texts(by, row, texts, now)
    sections = {section.key: section for section in row.texts.select_related("updated_by")}
    clashes, saved = [], []
    for key, (words, version) in texts.items():
        section = sections[key]
        if section.body == words:
            continue
        try:
            save_version(section, version, {"body": words, "updated_at": now, "updated_by_id": by.user_id})
        except Conflict:
            clashes.append(Clash(section, words))
        else:
            saved.append(key)
    if saved:
        _changed(row, by=by, now=now, keys=saved)
    return clashes


def _changed(profile: LearningProfile, *, by: Actor, now: datetime, keys: list[str]) -> None:
    LearningProfile.objects.filter(pk=profile.pk).update(updated_at=now)
    if set(keys) & set(ON_ACCOMMODATION_PAGE):
        turn_page(profile.pupil, now)
    kind, pk = subject_of(profile)
    lately = AuditEvent.objects.filter(
        subject_type=kind, subject_id=pk, verb="learning_profile.written", actor_id=by.user_id, at__gt=now - QUIET
    )
    if not lately.exists():
        audit.record(by, "learning_profile.written", profile, now, pupil=profile.pupil_id, texts=sorted(keys))
