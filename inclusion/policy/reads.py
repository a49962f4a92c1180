"""Who reads the record of reads: the parents (promise 3) and the principal (access table, row "audit trail")."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Hidden, check_same_tenant
from inclusion.models import Pupil
from inclusion.policy.common import is_guardian
from schools.roles import Role


def check_see_reads_of(actor: Actor, pupil: Pupil) -> None:
    """Who opened what of this pupil. Those who are on that record themselves do not read it."""
    check_same_tenant(actor, pupil)
    if not actor.has(Role.PRINCIPAL) and not is_guardian(actor, pupil):
        raise Hidden(_("Catatan pembacaan terbuka bagi orang tua dan kepala sekolah."))
