"""Pupils with consent and team, by the real actions. Give `side` from tests/world.py.

pupil = supported_pupil(side)      # child of side.parent, class of side.teacher, consents in force, team of GPK, counsellor, teacher
pupil = registered(side)           # in the register, no consent yet
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from inclusion.actions.consents import record_consent
from inclusion.actions.pupils import register_pupil
from inclusion.actions.team import join_team
from inclusion.models import Consent, Pupil, TeamMember
from inclusion.terms import Purpose
from schools.models import ClassGroup, SchoolYear
from tests.clock import NOW
from tests.memory import remembered
from tests.world import Side

Team = TeamMember.Role


def class_of(side: Side, name: str = "VIII-A", *, homeroom: Any = None) -> ClassGroup:
    """A class of the school year of NOW, looked after by the side's teacher."""
    year, _new = SchoolYear.objects.get_or_create(
        school=side.school, name="2026/2027", defaults={"starts_on": "2026-07-01", "ends_on": "2027-06-30"}
    )
    facts = {"grade": 8, "homeroom": homeroom or side.teacher}
    return ClassGroup.objects.get_or_create(school=side.school, year=year, name=name, defaults=facts)[0]


@remembered
def registered(side: Side, *, name: str = "Bayu Pratama", now: datetime = NOW, **facts: Any) -> Pupil:
    """A pupil in the register, child of the side's parent, in a class of the side's teacher. No consent yet."""
    room = class_of(side)
    room.refresh_from_db()
    guardian = {"name": side.parent.name, "relation": "mother", "user": side.parent, "email": side.parent.email}
    given = {"nickname": name.split()[0], "class_group": room, "guardians": [guardian], **facts}
    return register_pupil(by=side.as_("operator"), now=now, school=side.school, name=name, **given)


@remembered
def supported_pupil(side: Side, *, name: str = "Bayu Pratama", now: datetime = NOW, **facts: Any) -> Pupil:
    """A pupil with consents to support and to keeping assessments, and a team; the teacher on it is not cleared."""
    pupil = registered(side, name=name, now=now, **facts)
    for purpose in (Purpose.SUPPORT, Purpose.ASSESSMENT):
        consented(side, pupil, purpose, now=now)
    by = side.as_("special_needs_teacher")
    join_team(
        by=by,
        now=now,
        pupil=pupil,
        role=Team.SPECIAL,
        user=side.special_needs_teacher,
        is_coordinator=True,
        is_cleared=True,
    )
    join_team(by=by, now=now, pupil=pupil, role=Team.COUNSELLOR, user=side.counsellor, is_cleared=True)
    join_team(by=by, now=now, pupil=pupil, role=Team.HOMEROOM, user=side.teacher)
    return pupil


@remembered
def consented(
    side: Side, pupil: Pupil, purpose: str = Purpose.SUPPORT, *, now: datetime = NOW, **facts: Any
) -> Consent:
    """A consent that the guardian gave on paper."""
    given = {"given_by": pupil.guardians.first(), "method": Consent.Method.PAPER, **facts}
    return record_consent(by=side.as_("special_needs_teacher"), now=now, pupil=pupil, purpose=purpose, **given)
