"""Chapter "pupils": the register, guardians, consents, and the team around each pupil; at the end, who opened what."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from inclusion.actions.consents import record_consent, withdraw_consent
from inclusion.actions.guardians import add_guardian
from inclusion.actions.pupils import move_pupil, register_pupil
from inclusion.actions.reading import record_read
from inclusion.actions.team import join_team
from inclusion.demo.cast import CAST, Character, Pupils
from inclusion.documents.consent_notice import EDITION
from inclusion.models import Consent, Pupil, TeamMember
from inclusion.terms import Purpose
from schools.models import ClassGroup, School, User
from schools.roles import Role

ENDING = "bima"
"""Whose consent ends in three weeks."""
SPOKEN = "yoga"
"""Whose consent was said before a witness."""
MOVED = ("yoga", "X-5")
"""Who changed class after three weeks, and where the pupil sat before."""


def tell(school: School, now: datetime) -> None:
    """Enter the eighteen as the operator and the special-needs teacher would, two months ago."""
    pupils, begun = Pupils(school), now - timedelta(days=60)
    rooms = {group.name: group for group in ClassGroup.objects.filter(school=school).select_related("homeroom", "year")}
    for character in CAST:
        room = rooms.get(character.class_name)
        pupil = _enter(pupils, character, _first(character, rooms), begun)
        if character.stage != "register":
            _consent(pupils, pupil, character, now, begun)
            _gather(pupils, pupil, room, begun)
            _withdraw(pupils, pupil, character, now)
        if character.key == MOVED[0] and room is not None and _first(character, rooms) != room:
            move_pupil(by=pupils.operator, now=begun + timedelta(days=21), pupil=pupil, class_group=room)
    add_guardian(
        by=pupils.operator, now=begun, pupil=pupils.of("sekar"), name="Suharto", relation="guardian", phone="0812-2700-4411",
        may_consent=False,
    )  # fmt: skip


def tell_reads(school: School, now: datetime) -> None:
    """What was opened of Raka in the last days, as his mother reads it. After every other chapter of inclusion."""
    pupils = Pupils(school)
    raka, counsellor, parent = (
        pupils.of("raka"),
        *(pupils.actor(pupils.holder(role)) for role in (Role.COUNSELLOR, Role.PARENT)),
    )
    opened = (
        (9, pupils.gpk, "pupil.plan_opened"), (9, pupils.gpk, "pupil.progress_opened"), (6, pupils.principal, "pupil.plan_opened"),
        (3, counsellor, "pupil.assessment_opened"), (2, pupils.gpk, "pupil.progress_opened"), (2, pupils.gpk, "pupil.plan_opened"),
        (1, parent, "pupil.plan_opened"),
    )  # fmt: skip
    for days, who, verb in opened:
        record_read(by=who, now=now - timedelta(days=days), pupil=raka, verb=verb)


def _first(character: Character, rooms: dict[str, ClassGroup]) -> ClassGroup | None:
    """The class into which the pupil was entered."""
    name = MOVED[1] if character.key == MOVED[0] else character.class_name
    return rooms.get(name) or rooms.get(character.class_name)


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
    by = pupils.actor(guardian.user) if guardian.user else pupils.gpk
    for purpose in (Purpose.SUPPORT, Purpose.ASSESSMENT):
        words = _words(character, bool(guardian.user), now)
        record_consent(by=by, now=begun, pupil=pupil, purpose=purpose, given_by=guardian, **words)


def _withdraw(pupils: Pupils, pupil: Pupil, character: Character, now: datetime) -> None:
    """Once the team stands: without a consent nobody joins it."""
    if character.stage == "withdrawn":
        for consent in pupil.consents.all():
            withdraw_consent(by=pupils.gpk, now=now - timedelta(days=6), consent=consent)


def _words(character: Character, has_account: bool, now: datetime) -> dict[str, Any]:
    """How the consent was given, and until when."""
    if has_account:
        return {"method": Consent.Method.ACCOUNT, "notice": EDITION}
    if character.key == SPOKEN:
        return {"method": Consent.Method.SPOKEN, "witness": "Wali kelas"}
    until = (now + timedelta(days=21)).date() if character.key == ENDING else None
    return {"method": Consent.Method.PAPER, "expires_on": until}


def _gather(pupils: Pupils, pupil: Pupil, room: ClassGroup | None, begun: datetime) -> None:
    roles = TeamMember.Role
    team: list[tuple[str, User | None, bool, str]] = [
        (
            roles.SPECIAL,
            pupils.holder(Role.SPECIAL_NEEDS_TEACHER),
            True,
            "Menyusun rencana dan mengatur pertemuan tim.",
        ),
        (roles.COUNSELLOR, pupils.holder(Role.COUNSELLOR), True, "Percakapan dengan siswa dan orang tua."),
        (
            roles.HOMEROOM,
            room.homeroom if room else None,
            False,
            "Akomodasi di kelas dan kabar dari guru mata pelajaran.",
        ),
    ]
    for role, person, cleared, part in team:
        if person is not None:
            join_team(
                by=pupils.gpk, now=begun, pupil=pupil, role=role, user=person, part=part, is_cleared=cleared,
                is_coordinator=role == roles.SPECIAL,
            )  # fmt: skip
    parent = pupil.guardians.get().name
    join_team(
        by=pupils.gpk, now=begun, pupil=pupil, role=roles.PARENT, name=parent, part="Latihan dan kabar dari rumah."
    )
