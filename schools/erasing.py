"""What is left of a person whose account is erased: that somebody acted, never who (UU 27/2022 art. 43)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.db import models

from core.models import OutgoingMessage, SavedView
from core.privacy import our_models
from core.subjects import subject_of
from schools.models import Invitation, RightsRequest, User

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
    for model in (SavedView, EmailAddress, Authenticator, UserSession):
        models.QuerySet(model).filter(user=user).delete()
    for model, person, label in labels():
        # Past the append-only managers: the shown name goes, what happened stays, and the audit chain does not cover the name.
        models.QuerySet(model).filter(**{person: user.pk}).update(**{label: LABEL})
    User.objects.filter(pk=user.pk).update(
        email=f"{user.pk}@{NOBODY}", name=LABEL, front_title="", back_title="", employee_number="", phone="",
        password=make_password(None), is_active=False, session_round=models.F("session_round") + 1,
    )  # fmt: skip
    return True


def forget_requests(obj: models.Model, now: datetime) -> bool:
    """What was asked about somebody who is erased: that it was asked and answered stays, not about whom and by whom."""
    kind, pk = subject_of(obj)
    rows = RightsRequest.objects.filter(subject_type=kind, subject_id=pk).exclude(subject_label=LABEL)
    return rows.update(subject_label=LABEL, asker=LABEL, contact="", words="", person=None) > 0


def forget_asker(school_id: int, name: str, *addresses: str) -> None:
    """Requests of somebody without an account, known by name or by where the answer went."""
    asked = models.Q(asker=name) | models.Q(contact__in=addresses)
    RightsRequest.objects.filter(asked, school_id=school_id).update(asker=LABEL, contact="", words="")


def labels() -> Iterator[tuple[type[models.Model], str, str]]:
    """(model, key to an account, field with the name that was shown beside it) of every table: `created_by`, `created_by_label`."""
    for model in our_models():
        names = {field.name for field in model._meta.concrete_fields}
        for field in model._meta.concrete_fields:
            if field.related_model is User and f"{field.name}_label" in names:
                yield model, field.name, f"{field.name}_label"
