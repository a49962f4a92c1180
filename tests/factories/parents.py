"""School and home: messages, questionnaires, links. Give `side` from tests/world.py.

message = wrote(side, pupil, by="parent", text="…", topic="ask")
link, token = child_link(side, guardian)          # for a guardian without an account
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from core.models import ScopedLink
from inclusion.actions.parents import answer_questionnaire, give_child_link, write_message
from inclusion.models import Guardian, HomeAnswers, ParentMessage, Pupil
from tests.clock import NOW
from tests.memory import remembered
from tests.world import Side


@remembered
def wrote(
    side: Side, pupil: Pupil, *, by: str = "parent", text: str = "Apakah besok jadi?", now: datetime = NOW, **facts: Any
) -> ParentMessage:
    """A message of a parent or of the team."""
    return write_message(by=side.as_(by), now=now, pupil=pupil, text=text, **facts)


@remembered
def answered(side: Side, pupil: Pupil, *, now: datetime = NOW, **words: str) -> HomeAnswers:
    """The questionnaire, answered by the parent with an account."""
    return answer_questionnaire(by=side.as_("parent"), now=now, pupil=pupil, **{"hopes": "Berani bertanya", **words})


@remembered
def second_guardian(side: Side, pupil: Pupil, *, name: str = "Pak Bayu", email: str = "") -> Guardian:
    """A guardian without an account."""
    return Guardian.objects.create(pupil=pupil, name=name, relation="father", email=email)


@remembered
def child_link(side: Side, guardian: Guardian, *, now: datetime = NOW) -> tuple[ScopedLink, str]:
    """A link to the child's space, and its token."""
    link, path = give_child_link(by=side.as_("special_needs_teacher"), now=now, guardian=guardian)
    return link, path.strip("/").split("/")[-1]
