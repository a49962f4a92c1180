"""What the principal says to a group, and what the group answers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration.emails.groups import tell_of_answer, tell_of_note
from collaboration.models import GroupNote, LearningGroup
from collaboration.policy.groups import check_speak_to_group, check_write_group
from core import audit
from core.policy import Actor, NotNow


@transaction.atomic
def speak_to_group(*, by: Actor, now: datetime, group: LearningGroup, kind: str, text: str) -> GroupNote:
    """Encourage a group, or ask it something; its members are told."""
    check_speak_to_group(by, group)
    note = GroupNote.objects.create(
        school=group.school, group=group, kind=kind, text=text, author_label=by.label, created_at=now, updated_at=now
    )
    audit.record(by, "group_note.written", note, now, kind=kind)
    tell_of_note(note, by=by, now=now)
    return note


@transaction.atomic
def answer_note(*, by: Actor, now: datetime, note: GroupNote, answer: str) -> GroupNote:
    """Answer a question for the group, once."""
    check_write_group(by, note)
    open_questions = GroupNote.objects.unanswered().filter(pk=note.pk)
    changes = {"answer": answer, "answered_by_label": by.label, "answered_at": now, "updated_at": now}
    if not open_questions.update(**changes):
        raise NotNow(_("Pertanyaan ini sudah dijawab."))
    note.refresh_from_db()
    audit.record(by, "group_note.answered", note, now)
    tell_of_answer(note, by=by, now=now)
    return note
