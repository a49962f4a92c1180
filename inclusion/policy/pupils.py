"""Who keeps the pupil register: the operator (access table, row "pupil register")."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, Hidden, check_same_tenant
from inclusion.models.pupil import REGISTER_READERS
from schools.models import School
from schools.roles import TEACHING, Role


def check_see_register(actor: Actor) -> None:
    """The list of pupils; which of them, `Pupil.objects.visible_to` says."""
    if not actor.has(*REGISTER_READERS, *TEACHING, Role.PARENT):
        raise Hidden(_("Daftar murid tidak terbuka bagi Anda."))


def check_keep_register(actor: Actor, school: School) -> None:
    """Enter, change, move and import pupils."""
    check_same_tenant(actor, school)
    check_see_register(actor)
    if not actor.has(Role.OPERATOR):
        raise Denied(_("Daftar murid diisi oleh operator sekolah."))
