"""Who keeps the pupil register: the operator (access table, row "pupil register")."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, Hidden, check_same_tenant
from inclusion.models import Pupil
from inclusion.models.pupil import REGISTER_READERS
from inclusion.policy.common import is_guardian
from schools.roles import TEACHING, Role


def check_see_register(actor: Actor) -> None:
    """The list of pupils; which of them, `Pupil.objects.visible_to` says."""
    if not actor.has(*REGISTER_READERS, *TEACHING, Role.PARENT):
        raise Hidden(_("Daftar siswa tidak terbuka bagi Anda."))


def check_browse_register(actor: Actor) -> None:
    """The way to the list from the front page: parents have "Anak saya" and need no list."""
    if not actor.has(*REGISTER_READERS, *TEACHING):
        raise Hidden(_("Daftar siswa tidak terbuka bagi Anda."))


def check_see_whole_register(actor: Actor) -> None:
    """Every pupil of the school, with numbers, guardians and past classes."""
    if not actor.has(*REGISTER_READERS):
        raise Hidden(_("Daftar seluruh siswa tidak terbuka bagi Anda."))


def check_see_facts(actor: Actor, pupil: Pupil) -> None:
    """Numbers, birth date, guardians and past classes: who reads the whole register, and the parents."""
    check_same_tenant(actor, pupil)
    if not actor.has(*REGISTER_READERS) and not is_guardian(actor, pupil):
        raise Hidden(_("Data siswa ini terbuka bagi pengelola daftar siswa dan orang tuanya."))


def check_keep_register(actor: Actor, obj: Any) -> None:
    """Enter, change, move and import pupils, and keep their guardians. `obj` is the school, or a row of it."""
    check_same_tenant(actor, obj)
    check_see_register(actor)
    if not actor.has(Role.OPERATOR):
        raise Denied(_("Daftar siswa diisi oleh operator sekolah."))
