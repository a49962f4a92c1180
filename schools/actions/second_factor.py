"""Help for somebody who lost the second step of signing in."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, NotNow
from schools import emails
from schools.access import roles_by_school
from schools.actions.people import drop_sessions
from schools.models import User
from schools.policy import check_reset_second_factor


@transaction.atomic
def reset_second_factor(*, by: Actor, now: datetime, user: User, reason: str) -> None:
    """Take every second factor from somebody who lost telephone and recovery codes, and end their sessions.

    They sign in with the password and set up a new one at once. The person is told by mail. Raises `Denied` for anybody but
    principal and operator, and `NotNow` without a reason, or for somebody who also belongs to a school that the actor does not
    keep: there the command of the platform's support helps, so that no school opens another's door.
    """
    check_reset_second_factor(by, user.pk)
    if not by.is_system and any(place.school.pk != by.tenant_id for place in roles_by_school(user)):
        raise NotNow(_("Orang ini juga anggota sekolah lain. Mintalah bantuan dukungan Guyub."))
    if not reason.strip():
        raise NotNow(_("Tuliskan alasannya terlebih dahulu."), [_("Alasan")])
    gone, _rows = Authenticator.objects.filter(user=user).delete()
    if not gone:
        return
    drop_sessions(user)
    audit.record(by, "user.second_factor_reset", user, now, reason=reason.strip()[:500])
    emails.send_account_notice(user, emails.SECOND_FACTOR_RESET, ip="", now=now)
