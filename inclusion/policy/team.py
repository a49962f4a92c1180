"""Who is put on the team of a pupil, and by whom: special-needs teacher and counsellor (policy.common.check_support)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.policy import Denied
from inclusion.models import Pupil
from schools.models import Membership, User
from schools.roles import TEACHING, Role

INSIDE = (*TEACHING, Role.PRINCIPAL, Role.HUB)
"""Whose account opens what the team reads: the people of the school, never parents or partners."""


def check_inside(pupil: Pupil, user: User | None) -> None:
    """Only people of the school are members by account; others are on the team by name."""
    if user is not None and not Membership.objects.holding(pupil.school_id, *INSIDE).filter(user=user).exists():
        raise Denied(_("Anggota tim dengan akun adalah warga sekolah ini. Catat orang luar dengan namanya."))
