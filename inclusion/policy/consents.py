"""Who gives, files and withdraws consents (UU 27/2022 art. 20–26)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.models import ScopedLink
from core.policy import Actor, Denied, Hidden, check_same_tenant
from inclusion.models import Consent, ConsentRequest, Guardian, Pupil
from inclusion.models.pupil import SUPPORT
from inclusion.policy.common import is_guardian
from inclusion.policy.parents import guardian_behind
from schools.roles import Role

KEEPERS = (Role.OPERATOR, *SUPPORT)
READERS = (Role.PRINCIPAL, *KEEPERS)
LINK = "inclusion.consent"
"""The purpose of links with which a guardian gives and withdraws consents (registration/pupils.py)."""


def check_see_consent_lists(actor: Actor) -> None:
    """The consents of all pupils: those who keep them, and the principal."""
    if not actor.has(*READERS):
        raise Hidden(_("Daftar persetujuan tidak terbuka bagi Anda."))


def check_see_consents_of(actor: Actor, pupil: Pupil) -> None:
    """The consents of one pupil: those who keep them, the principal, the parents. Others learn nothing."""
    check_same_tenant(actor, pupil)
    if not actor.has(*READERS) and not is_guardian(actor, pupil):
        raise Hidden(_("Persetujuan siswa ini terbuka bagi orang tuanya dan pengelolanya."))


def check_keep_consents(actor: Actor, obj: Pupil | Consent | ConsentRequest) -> None:
    """File what came on paper, ask guardians, send links."""
    check_same_tenant(actor, obj)
    if not actor.has(*KEEPERS):
        raise Denied(_("Persetujuan dicatat oleh operator, guru pembimbing khusus, atau guru BK."))


def link_guardian(actor: Actor) -> int | None:
    """The number of the guardian to whom the link of this actor was given, if it is one for consents and was not revoked."""
    if actor.link_id is None:
        return None
    rows = ScopedLink.objects.filter(pk=actor.link_id, purpose=LINK, subject_type="inclusion.guardian", revoked_at=None)
    return rows.values_list("subject_id", flat=True).first()


def acts_as(actor: Actor, guardian: Guardian) -> bool:
    """The person is this very guardian: by account, or by a link that was given to them, for consents or to the child's space."""
    if actor.link_id is not None:
        behind = guardian_behind(actor)
        return guardian.pk in (link_guardian(actor), behind.pk if behind else None)
    return actor.user_id is not None and guardian.user_id == actor.user_id and actor.has(Role.PARENT)


def check_decides(actor: Actor, guardian: Guardian | None) -> None:
    """A guardian who may decide for the pupil, acting for themselves."""
    if guardian is None:
        raise Denied(_("Ini dijawab oleh orang tua atau wali yang berhak."))
    check_same_tenant(actor, guardian)
    if not guardian.is_active or not guardian.may_consent or not acts_as(actor, guardian):
        raise Denied(_("Orang ini tidak berhak memberi persetujuan untuk siswa ini."))


def check_record_consent(actor: Actor, pupil: Pupil, given_by: Guardian) -> None:
    """A guardian with the right to decide gives it; those who keep the register file what came on paper."""
    check_same_tenant(actor, pupil)
    if given_by.pupil_id != pupil.pk or not given_by.is_active or not given_by.may_consent:
        raise Denied(_("Orang ini tidak berhak memberi persetujuan untuk siswa ini."))
    if not acts_as(actor, given_by):
        check_keep_consents(actor, pupil)


def check_withdraw(actor: Actor, consent: Consent) -> None:
    """Any guardian of the pupil who may decide, or those who file it for them."""
    check_same_tenant(actor, consent)
    if actor.has(*KEEPERS):
        return
    deciding = consent.pupil.guardians.filter(is_active=True, may_consent=True)
    if not any(acts_as(actor, guardian) for guardian in deciding):
        raise Denied(_("Persetujuan dicabut oleh orang tua atau wali, atau oleh sekolah atas permintaan mereka."))
