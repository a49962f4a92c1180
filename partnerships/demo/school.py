"""The demo's school and its people, one sign-in per role."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime

from core.policy import Actor
from schools.access import actor_for
from schools.actions.invitations import invite, join
from schools.actions.people import edit_profile
from schools.actions.schools import SchoolFacts, create_school, edit_letterhead, edit_school
from schools.invitation_links import invitee
from schools.models import School, User
from schools.roles import Role

NPSN = "69970001"
PASSWORD = "guyub-demo-2026"
DOMAIN = "demo.guyub.test"

PEOPLE = (
    (Role.PRINCIPAL, "principal", "Retno Wulandari", "Dra.", "M.Pd.", "Kepala Sekolah", "196804111993032009"),
    (Role.HUB, "hub", "Bagus Prakoso", "", "S.Pd., M.M.", "Wakil Kepala Sekolah Bidang Humas", "197905172005011004"),
    (Role.OPERATOR, "operator", "Siska Amelia", "", "S.Kom.", "Operator Sekolah", ""),
    (Role.TEACHER, "teacher", "Yoga Mahendra", "", "S.Pd.", "Guru Biologi", "198802222014031002"),
    (Role.STAFF, "staff", "Sumarni", "", "", "Staf Tata Usaha", ""),
    (Role.SPECIAL_NEEDS_TEACHER, "gpk", "Laila Fitriani", "", "S.Pd.", "Guru Pembimbing Khusus", ""),
    (Role.COUNSELLOR, "counsellor", "Dimas Anggoro", "", "S.Psi.", "Guru BK", ""),
    (Role.COACH, "coach", "Wahyu Nugroho", "Dr.", "M.Pd.", "Pembimbing", ""),
    (Role.COMMITTEE, "committee", "Haryanto", "H.", "S.E.", "Ketua Komite Sekolah", ""),
    (Role.SUPERVISOR, "supervisor", "Endang Sulastri", "Dra.", "M.Si.", "Pengawas Sekolah", "196611051990032003"),
    (Role.PARENT, "parent", "Murniati", "", "", "Orang tua siswa", ""),
    (Role.PARTNER, "partner", "Kartika Sari", "dr.", "", "Kepala Puskesmas Tirtamaya", ""),
)


def demo_password() -> str:
    """The password of every sign-in of the demo: DEMO_PASSWORD, or the one that the README prints."""
    return os.environ.get("DEMO_PASSWORD") or PASSWORD


@dataclass(frozen=True)
class Demo:
    """The school and its people by role."""

    school: School
    people: dict[str, User]

    def actor(self, role: str) -> Actor:
        """The holder of `role` as an actor. Raises LookupError when the demo has none."""
        found = actor_for(self.people[role], self.school)
        if found is None:
            raise LookupError(role)
        return found


def build_school(*, now: datetime, password: str) -> Demo:
    """Open SMA Negeri 3 Tirtamaya and let one person per role join, as people join in life."""
    platform = Actor.system()
    school = create_school(
        by=platform,
        now=now,
        facts=SchoolFacts(
            npsn=NPSN,
            name="SMA Negeri 3 Tirtamaya",
            level="SMA",
            address="Jalan Kenanga Nomor 17",
            village="Sidoarum",
            district="Tirtamaya",
            regency="Kabupaten Wanareja",
            province="Jawa Tengah",
            postcode="53265",
        ),
    )
    people = {str(role): _join(school, now, password, *rest, role=role) for role, *rest in PEOPLE}
    demo = Demo(school, people)
    operator = demo.actor(Role.OPERATOR)
    contact = {"phone": "(0280) 510 317", "email": "tu@sman3tirtamaya.example", "website": "sman3tirtamaya.example"}
    edit_school(by=operator, now=now, school=school, changes=contact)
    school.refresh_from_db()
    lines = "Pemerintah Provinsi Jawa Tengah\nDinas Pendidikan dan Kebudayaan"
    edit_letterhead(by=operator, now=now, school=school, lines=lines)
    school.refresh_from_db()
    return demo


def _join(
    school: School,
    now: datetime,
    password: str,
    local: str,
    name: str,
    front: str,
    back: str,
    position: str,
    number: str,
    *,
    role: str,
) -> User:
    email = f"{local}@{DOMAIN}"
    invitation = invite(
        by=Actor.system(school.pk), now=now, school=school, email=email, name=name, role=role, position=position
    )
    user = join(by=invitee(invitation), now=now, invitation=invitation, name=name, password=password)
    by = Actor(label=name, tenant_id=school.pk, user_id=user.pk, email=email)
    titles = {"front_title": front, "back_title": back, "employee_number": number}
    return edit_profile(by=by, now=now, user=user, changes=titles)
