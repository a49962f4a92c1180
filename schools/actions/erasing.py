"""Erase a person's account for good."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit, erasures
from core.policy import Actor, NotNow
from schools.models import Membership, User
from schools.policy import check_erase_person


@transaction.atomic
def erase_person(*, by: Actor, now: datetime, user: User) -> None:
    """Forget somebody who left every school. It cannot be undone, not by restoring a backup either (core.erasures).

    Raises `NotNow` while the person still belongs to a school.
    """
    check_erase_person(by)
    user = User.objects.select_for_update().get(pk=user.pk)
    if Membership.objects.filter(user=user, is_active=True).exists():
        raise NotNow(_("Orang ini masih menjadi anggota sebuah sekolah. Akhiri keanggotaannya terlebih dahulu."))
    erasures.erase(user, now)
    audit.record(by, "user.erased", user, now)
