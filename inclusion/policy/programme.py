"""Who reads and who keeps the school's programme (access table, row "school inclusion figures")."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, check_same_tenant
from inclusion.models.pupil import SUPPORT
from inclusion.policy.common import check_see_figures
from schools.roles import Role

KEEPERS = (Role.PRINCIPAL, *SUPPORT)


def check_keep_programme(actor: Actor, obj: object = None) -> None:
    """Self-evaluation, facilities, devices, campaigns: principal, special-needs teacher, counsellor."""
    if obj is not None:
        check_same_tenant(actor, obj)
    check_see_figures(actor)
    if not actor.has(*KEEPERS):
        raise Denied(_("Program inklusi dikelola kepala sekolah, guru pembimbing khusus, dan guru BK."))


def check_lend(actor: Actor, obj: object = None) -> None:
    """Lend and take back: special-needs teacher and counsellor, because a loan may name a pupil."""
    check_keep_programme(actor, obj)
    if not actor.has(*SUPPORT):
        raise Denied(_("Peminjaman dicatat guru pembimbing khusus atau guru BK."))
