"""Chapter "pupils": the register, guardians, consents, and the team around each pupil."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from inclusion.actions.consents import record_consent, withdraw_consent
from inclusion.actions.pupils import register_pupil
from inclusion.actions.team import join_team
from inclusion.demo.cast import CAST, Character, Pupils
from inclusion.models import Consent, Pupil, TeamMember
from inclusion.terms import Purpose
from schools.models import ClassGroup, School, User
from schools.roles import Role


def tell(school: School, now: datetime) -> None:
    """Enter the fourteen as the operator and the special-needs teacher would, two months ago."""
    pupils, begun = Pupils(school), now - timedelta(days=60)
    rooms = {group.name: group for group in ClassGroup.objects.filter(school=school).select_related("homeroom", "year")}
    for character in CAST:
        pupil = _enter(pupils, character, rooms.get(character.class_name), begun)
        if character.stage != "register":
            _consent(pupils, pupil, character, now, begun)
            _gather(pupils, pupil, rooms.get(character.class_name), begun)


def _enter(pupils: Pupils, character: Character, room: ClassGroup | None, begun: datetime) -> Pupil:
    name, relation = character.guardian
    account = pupils.holder(Role.PARENT) if character.parent else None
    guardian = {"name": name, "relation": relation, "user": account, "email": account.email if account else ""}
    grade = int(character.nisn[2])
    return register_pupil(
        by=pupils.operator, now=begun, school=pupils.school, name=character.name, nickname=character.nickname, sex=character.sex,
        nisn=character.nisn, nis=f"26{character.nisn[-4:]}", birth_date=date(2010 - (9 - grade), 3, int(character.nisn[-2:]) + 4),
        class_group=room, guardians=[guardian],
    )  # fmt: skip


def _consent(pupils: Pupils, pupil: Pupil, character: Character, now: datetime, begun: datetime) -> None:
    guardian = pupil.guardians.get()
    for purpose in (Purpose.SUPPORT, Purpose.ASSESSMENT):
        record_consent(
            by=pupils.gpk, now=begun, pupil=pupil, purpose=purpose, given_by=guardian, method=Consent.Method.PAPER
        )
    if character.stage == "withdrawn":
        for consent in pupil.consents.all():
            withdraw_consent(by=pupils.gpk, now=now - timedelta(days=6), consent=consent)


def _gather(pupils: Pupils, pupil: Pupil, room: ClassGroup | None, begun: datetime) -> None:
    roles = TeamMember.Role
    team: list[tuple[str, User | None, bool]] = [
        (roles.SPECIAL, pupils.holder(Role.SPECIAL_NEEDS_TEACHER), True),
        (roles.COUNSELLOR, pupils.holder(Role.COUNSELLOR), True),
        (roles.HOMEROOM, room.homeroom if room else None, False),
    ]
    for role, person, cleared in team:
        if person is not None:
            join_team(
                by=pupils.gpk, now=begun, pupil=pupil, role=role, user=person, is_coordinator=role == roles.SPECIAL, is_cleared=cleared
            )  # fmt: skip
    join_team(by=pupils.gpk, now=begun, pupil=pupil, role=roles.PARENT, name=pupil.guardians.get().name)
