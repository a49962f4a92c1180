"""Who words and writes letters to parents."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, Hidden, check_same_tenant
from inclusion.guides.letters import LetterKind
from inclusion.models import Guardian, Pupil
from inclusion.models.pupil import SUPPORT
from inclusion.policy.common import check_consent, check_see_plan_of, check_work_on
from schools.models import School
from schools.roles import TEACHING, Role

BEFORE_CONSENT = (LetterKind.INVITATION, LetterKind.CONSENT)
"""Letters that come before any consent: to invite parents to talk, and to ask for it. They say nothing but the name and class."""


def check_see_texts(actor: Actor) -> None:
    """Read the school's texts: those who write to parents."""
    if not actor.has(Role.PRINCIPAL, *TEACHING, *SUPPORT):
        raise Hidden(_("Teks surat terbuka bagi guru."))


def check_word(actor: Actor, school: School) -> None:
    """Change the school's texts."""
    check_same_tenant(actor, school)
    check_see_texts(actor)
    if not actor.has(*SUPPORT):
        raise Denied(_("Teks surat diubah oleh guru pembimbing khusus atau guru BK."))


def check_write_letter(actor: Actor, pupil: Pupil, kind: str, now: datetime) -> None:
    """Write to a guardian: the team. Whatever speaks of more than name and class needs a consent in force."""
    check_work_on(actor, pupil)
    if kind not in BEFORE_CONSENT:
        check_consent(pupil, now)


def check_addressee(pupil: Pupil, guardian: Guardian) -> None:
    """A letter goes to a guardian of this pupil."""
    if guardian.pupil_id != pupil.pk or not guardian.is_active:
        raise Denied(_("Orang ini bukan lagi orang tua atau wali siswa ini."))


def check_read_letters(actor: Actor, pupil: Pupil) -> None:
    """The letters that were written: as the plan."""
    check_see_plan_of(actor, pupil)
