"""Who gives, files and withdraws consents (UU 27/2022 art. 20–26)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, check_same_tenant
from inclusion.models import Consent, Guardian, Pupil
from inclusion.models.pupil import SUPPORT
from schools.roles import Role

KEEPERS = (Role.OPERATOR, *SUPPORT)


def check_record_consent(actor: Actor, pupil: Pupil, given_by: Guardian) -> None:
    """A guardian with the right to decide gives it; those who keep the register file what came on paper."""
    check_same_tenant(actor, pupil)
    if given_by.pupil_id != pupil.pk or not given_by.is_active or not given_by.may_consent:
        raise Denied(_("Orang ini tidak berhak memberi persetujuan untuk murid ini."))
    own = actor.user_id is not None and given_by.user_id == actor.user_id and actor.has(Role.PARENT)
    if not own and not actor.has(*KEEPERS):
        raise Denied(_("Persetujuan dicatat oleh operator, guru pembimbing khusus, atau guru BK."))


def check_withdraw(actor: Actor, consent: Consent) -> None:
    """Any guardian of the pupil who may decide, or those who file it for them."""
    check_same_tenant(actor, consent)
    if actor.has(*KEEPERS):
        return
    own = consent.pupil.guardians.filter(user=actor.user_id or 0, is_active=True, may_consent=True)
    if not actor.has(Role.PARENT) or not own.exists():
        raise Denied(_("Persetujuan dicabut oleh orang tua atau wali, atau oleh sekolah atas permintaan mereka."))
