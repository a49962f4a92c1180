"""What is left of a person whose account is erased: that somebody acted, never who (UU 27/2022 art. 43)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import models

from core.models import AuditEvent, HistoryEntry, OutgoingMessage, SavedView
from schools.models import Invitation, User

LABEL = "Pengguna terhapus"
NOBODY = "terhapus.invalid"


def forget_person(user: User, now: datetime) -> bool:
    """Take name, address and everything personal from an account and from what names it beside. False when nothing was left.

    Signed papers keep the names that stand on them: they are the school's record, not the account's.
    """
    if user.email.endswith(f"@{NOBODY}"):
        return False
    Invitation.objects.filter(email=user.email).delete()
    OutgoingMessage.objects.filter(models.Q(to_user=user) | models.Q(to_email=user.email)).delete()
    for rows in (SavedView.objects.filter(user=user), EmailAddress.objects.filter(user=user), _second_factors(user)):
        rows.delete()
    for record in (AuditEvent, HistoryEntry):
        # Past the append-only manager: the shown name goes, what happened stays, and the audit chain does not cover the name.
        labelled: models.QuerySet[Any] = models.QuerySet(record)
        labelled.filter(actor_id=user.pk).update(actor_label=LABEL)
    User.objects.filter(pk=user.pk).update(
        email=f"{user.pk}@{NOBODY}", name=LABEL, front_title="", back_title="", employee_number="", phone="",
        password=make_password(None), is_active=False, session_round=models.F("session_round") + 1,
    )  # fmt: skip
    return True


def _second_factors(user: User) -> models.QuerySet[Any]:
    return Authenticator.objects.filter(user=user)
