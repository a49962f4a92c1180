"""Word and write letters to parents [IN7]."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from core import audit
from core.policy import Actor
from inclusion.emails.parents import tell_guardian
from inclusion.guides.letters import STARTERS, check_fields, merge
from inclusion.models import Guardian, LetterText, ParentLetter, Pupil
from inclusion.policy.letters import check_addressee, check_word, check_write_letter
from schools.models import School


@transaction.atomic
def word_letter(*, by: Actor, now: datetime, school: School, kind: str, title: str, body: str) -> LetterText:
    """Keep the school's own words for this kind of letter. Raises ValidationError for a field that does not exist."""
    check_word(by, school)
    check_fields(title)
    check_fields(body)
    row, is_new = LetterText.objects.select_for_update().get_or_create(
        school=school, kind=kind, defaults={"title": title, "body": body, "updated_at": now}
    )
    if not is_new:
        row.title, row.body, row.updated_at, row.version = title, body, now, row.version + 1
        row.save(update_fields=["title", "body", "updated_at", "version"])
    audit.record(by, "letter_text.worded", row, now, kind=kind)
    return row


@transaction.atomic
def write_letter(
    *, by: Actor, now: datetime, pupil: Pupil, guardian: Guardian, kind: str, values: Mapping[str, str]
) -> ParentLetter:
    """Write a letter to a guardian from the school's text; the guardian is told that there is one, without a word of it."""
    check_write_letter(by, pupil, kind, now)
    check_addressee(pupil, guardian)
    text = LetterText.objects.filter(school=pupil.school_id, kind=kind).first()
    title, body = (text.title, text.body) if text else STARTERS[kind]
    letter = ParentLetter.objects.create(
        school=pupil.school, pupil=pupil, guardian=guardian, kind=kind, title=merge(title, values), body=merge(body, values),
        by_id=by.user_id, by_label=by.label, created_at=now,
    )  # fmt: skip
    audit.record(by, "parent_letter.written", letter, now, pupil=pupil.pk, kind=kind)
    tell_guardian(guardian, "letter", f"parent-letter:{letter.pk}", by=by, now=now)
    return letter
