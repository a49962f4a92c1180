"""Who may have a pupil or a guardian forgotten for good (UU 27/2022 art. 8 and 43), and when not yet."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, NotNow, check_same_tenant
from inclusion.models import Assessment, Consent, Guardian, Pupil
from inclusion.models.pupil import SUPPORT
from inclusion.policy.common import check_see_assessments_of, check_support, is_guardian
from schools.roles import Role


def check_erase(actor: Actor, obj: Pupil | Guardian) -> None:
    """The principal: nothing brings the data back."""
    check_same_tenant(actor, obj)
    if not actor.is_system and not actor.has(Role.PRINCIPAL):
        raise Denied(_("Penghapusan untuk selamanya diputuskan oleh kepala sekolah."))


def check_erasable_pupil(pupil: Pupil) -> None:
    """Only somebody who left: the school must keep the register of those who attend (Permendikbud 79/2015)."""
    if pupil.left_on is None:
        raise NotNow(
            _(
                "Siswa ini masih bersekolah di sini. Daftar siswa wajib disimpan sampai ia keluar; catat dulu kepindahannya."
            )
        )


def check_erasable_guardian(guardian: Guardian, now: datetime) -> None:
    """While data of the pupil are kept on their word, the school must be able to prove it (art. 24)."""
    today = guardian.pupil.school.local_date(now)
    if Consent.objects.in_force(today).filter(given_by=guardian).exists():
        raise NotNow(_("Persetujuan dari orang ini masih berlaku dan menjadi bukti. Cabut dulu persetujuannya."))


def check_ask_erasure(actor: Actor, pupil: Pupil) -> None:
    """Of one assessment or document: the parents; for parents who come in person, the support staff on the team."""
    check_see_assessments_of(actor, pupil)
    if not is_guardian(actor, pupil) and not actor.has(*SUPPORT):
        raise Denied(_("Penghapusan diminta oleh orang tua, atau dicatat untuk mereka oleh GPK atau guru BK di tim."))


def check_ask_unread(actor: Actor, pupil: Pupil) -> None:
    """The same by kind and day alone, for whoever may not read what is held: a withdrawn consent is no reason to keep it."""
    check_ask_erasure(actor, pupil)
    if not Assessment.objects.filter(pupil=pupil).exists():
        raise NotNow(_("Tidak ada asesmen yang tersimpan."))


def check_erase_assessment(actor: Actor, pupil: Pupil) -> None:
    """Support staff on the team, who may read what goes; that the principal decided it, schools.actions.rights asks."""
    check_see_assessments_of(actor, pupil)
    check_support(actor, pupil)
