"""Write the texts of a profile. Several people at once; nothing that anybody typed is lost (promise 4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from core.policy import Actor
from core.text_saving import Clash, record_quietly, save_each
from inclusion.actions._pages import turn_page
from inclusion.actions.profiles import lock_profile
from inclusion.guides.profiles import ON_ACCOMMODATION_PAGE
from inclusion.models import LearningProfile
from inclusion.policy.profiles import check_write_texts


@transaction.atomic
def save_texts(
    *, by: Actor, now: datetime, profile: LearningProfile, texts: Mapping[str, tuple[str, int]]
) -> list[Clash]:
    """Save what was typed, text by text: key -> (words, version that was read). Returns those that clash, unsaved.

    The same words as stored are never a clash and change nothing: words copied from last year keep the name of who wrote them,
    because a form that is sent whole says nothing about the texts that nobody touched.
    """
    row = lock_profile(profile)
    check_write_texts(by, row, texts, now)
    clashes, saved = save_each(row.texts.select_related("updated_by"), texts, by=by, now=now)
    if saved:
        _changed(row, by=by, now=now, keys=saved)
    return clashes


def _changed(profile: LearningProfile, *, by: Actor, now: datetime, keys: list[str]) -> None:
    LearningProfile.objects.filter(pk=profile.pk).update(updated_at=now)
    if set(keys) & set(ON_ACCOMMODATION_PAGE):
        turn_page(profile.pupil, now)
    record_quietly(by, "learning_profile.written", profile, now, pupil=profile.pupil_id, texts=sorted(keys))
