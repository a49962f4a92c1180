"""School and home: messages, questionnaires, links. Give `side` from tests/world.py.

message = wrote(side, pupil, by="parent", text="…", topic="ask")
link, token = child_link(side, guardian)          # for a guardian without an account
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from core.models import ScopedLink
from inclusion.actions.handover import hand_over
from inclusion.actions.home_materials import offer_training, share_material
from inclusion.actions.letters import write_letter
from inclusion.actions.parents import answer_questionnaire, give_child_link, write_message
from inclusion.models import (
    Guardian,
    Handover,
    HomeAnswers,
    HomeMaterial,
    ParentLetter,
    ParentMessage,
    ParentTraining,
    Pupil,
)
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


@remembered
def material(
    side: Side, *, pupil: Pupil | None = None, title: str = "Membaca resep", now: datetime = NOW
) -> HomeMaterial:
    """Something to do at home."""
    return share_material(
        by=side.as_("special_needs_teacher"), now=now, school=side.school, pupil=pupil, title=title, steps="Baca\nMasak", area="academic"
    )  # fmt: skip


@remembered
def training(side: Side, *, title: str = "Membaca bersama anak", now: datetime = NOW) -> ParentTraining:
    """A training in two weeks."""
    day = side.school.local_date(now) + timedelta(days=14)
    return offer_training(by=side.as_("counsellor"), now=now, school=side.school, title=title, day=day, place="Aula")


@remembered
def letter(
    side: Side, pupil: Pupil, guardian: Guardian, *, kind: str = "invitation", now: datetime = NOW
) -> ParentLetter:
    """A letter from the school's text."""
    values = {"nama_orang_tua": guardian.name, "panggilan": pupil.called, "nama_murid": pupil.name}
    return write_letter(
        by=side.as_("special_needs_teacher"), now=now, pupil=pupil, guardian=guardian, kind=kind, values=values
    )


@remembered
def handed_over(
    side: Side, pupil: Pupil, *, kinds: tuple[str, ...] = ("goals", "accommodations"), receiver: str = "SMP Negeri 9", now: datetime = NOW
) -> Handover:  # fmt: skip
    """What the parent with an account chose."""
    return hand_over(by=side.as_("parent"), now=now, pupil=pupil, receiver=receiver, covers=kinds)
