"""What every part of inclusion asks first: who this person is to this pupil, and whether a guardian's consent is in force."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, Hidden, NotNow, check_same_tenant
from inclusion.models import Consent, Pupil, TeamMember
from inclusion.models.pupil import PLAN_READERS, SUPPORT
from inclusion.terms import Purpose
from schools.roles import TEACHING, Role

FIGURES = (Role.PRINCIPAL, Role.HUB, *SUPPORT, Role.COACH, Role.COMMITTEE, Role.SUPERVISOR)
"""Access table, row "school inclusion figures"."""
CONCERNED = tuple(role for role in Role if role != Role.PARTNER)
"""Everybody for whom something in inclusion is open; partners come by link and by their portal."""

WITHOUT = {
    Purpose.SUPPORT: _("Belum ada persetujuan orang tua yang berlaku untuk pendampingan belajar siswa ini."),
    Purpose.ASSESSMENT: _("Belum ada persetujuan orang tua yang berlaku untuk menyimpan hasil asesmen siswa ini."),
    Purpose.REFERRAL: _("Belum ada persetujuan orang tua yang berlaku untuk rujukan ini."),
    Purpose.HANDOVER: _("Belum ada persetujuan orang tua yang berlaku untuk menyerahkan data ini."),
}


def check_see_inclusion(actor: Actor) -> None:
    """The front page of inclusion: everybody but partners; what is on it, each part says."""
    if not actor.has(*CONCERNED):
        raise Hidden(_("Halaman inklusi terbuka bagi warga sekolah, orang tua, komite, dan pengawas."))


def check_see_figures(actor: Actor) -> None:
    """Figures of the school, groups under five suppressed."""
    if not actor.has(*FIGURES):
        raise Hidden(_("Angka inklusi sekolah tidak terbuka bagi Anda."))


def check_support(actor: Actor, obj: object = None) -> None:
    """What special-needs teacher and counsellor write."""
    if obj is not None:
        check_same_tenant(actor, obj)
    if not actor.has(*SUPPORT):
        raise Denied(_("Ini dikerjakan oleh guru pembimbing khusus atau guru BK."))


def is_guardian(actor: Actor, pupil: Pupil) -> bool:
    """The person is a parent or guardian of this pupil. One query."""
    if pupil.school_id != actor.tenant_id or not actor.has(Role.PARENT):
        return False
    return pupil.guardians.filter(user=actor.user_id or 0, is_active=True).exists()


def membership_of(actor: Actor, pupil: Pupil) -> TeamMember | None:
    """The person's own place on the team of this pupil, or None. One query."""
    if pupil.school_id != actor.tenant_id or not actor.has(*TEACHING, Role.PRINCIPAL, Role.HUB):
        return None
    return TeamMember.objects.current().filter(pupil=pupil, user=actor.user_id or 0).first()


def check_see_plan_of(actor: Actor, pupil: Pupil) -> None:
    """Plan, profile and progress: principal, special-needs teacher, counsellor, the team, the parents. Others learn nothing."""
    check_same_tenant(actor, pupil)
    if not actor.has(*PLAN_READERS) and membership_of(actor, pupil) is None and not is_guardian(actor, pupil):
        raise Hidden(_("Rencana siswa ini terbuka bagi tim dan orang tuanya."))


def check_work_on(actor: Actor, pupil: Pupil) -> None:
    """Write one's part for this pupil: special-needs teacher, counsellor, the team. Readers who do not write get a sentence."""
    check_see_plan_of(actor, pupil)
    if not actor.has(*SUPPORT) and membership_of(actor, pupil) is None:
        raise Denied(_("Ini ditulis oleh tim siswa ini."))


def check_see_assessments_of(actor: Actor, pupil: Pupil) -> None:
    """Assessments and diagnosis documents: support staff on the team, others on the team when cleared, the parents."""
    check_same_tenant(actor, pupil)
    if is_guardian(actor, pupil):
        return
    member = membership_of(actor, pupil)
    if member is None or not (actor.has(*SUPPORT) or member.is_cleared):
        raise Hidden(_("Hasil asesmen terbuka bagi anggota tim yang diberi izin dan orang tuanya."))


def check_consent(pupil: Pupil, now: datetime, purpose: str = Purpose.SUPPORT, *, actor: Actor | None = None) -> None:
    """Refuse while no guardian's consent to `purpose` is in force (UU 27/2022 art. 20, 25, 26). One query.

    Parents who read what is kept about their own child (`actor`) need none: to see it is their right (art. 7).
    """
    if actor is not None and is_guardian(actor, pupil):
        return
    if not Consent.objects.in_force(pupil.school.local_date(now)).filter(pupil=pupil, purpose=purpose).exists():
        raise NotNow(WITHOUT[Purpose(purpose)])
