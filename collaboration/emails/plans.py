"""Whoever a colleague asks to take part hears of it: co-author of a plan, subject of an activity, teacher of a lesson."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from collaboration.models import JointPlan, Project, TeamLesson
from core import mail
from core.policy import Actor
from schools.links import school_url
from schools.models import User

ROUTES = {JointPlan: "plan", Project: "project", TeamLesson: "lesson"}


def tell_of_part(
    obj: JointPlan | Project | TeamLesson, people: Iterable[User], *, by: Actor, now: datetime, words: str = ""
) -> None:
    """Tell each of `people` once; nobody is told of what they did themselves."""
    word = ROUTES[type(obj)]
    for user in {person.pk: person for person in people if person.pk != by.user_id}.values():
        mail.queue(
            tenant=obj.school, to_user=user, kind=f"collaboration.{word}_part", template=f"emails/collaboration/{word}_part",
            context={"title": words or str(obj), "by": by.label}, url=school_url(obj.school, f"collaboration:{word}", obj.pk),
            now=now, dedupe_key=f"{word}-part:{obj.pk}",
        )  # fmt: skip
