"""Keep the consent register [IN1]: give, withdraw. Withdrawing works at once, everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from core import audit
from core.policy import Actor
from inclusion.models import Consent, Guardian, Pupil
from inclusion.policy.consents import check_record_consent, check_withdraw
from partnerships.models import Partner


@transaction.atomic
def record_consent(
    *, by: Actor, now: datetime, pupil: Pupil, purpose: str, given_by: Guardian, method: str, given_on: date | None = None,
    expires_on: date | None = None, provider: Partner | None = None, receiver: str = "", covers: Sequence[str] = (),
    witness: str = "",
) -> Consent:  # fmt: skip
    """File a consent that a guardian gave. Raises `Denied` for a guardian who may not decide or somebody who may not file."""
    check_record_consent(by, pupil, given_by)
    consent = Consent.objects.create(
        school=pupil.school, pupil=pupil, purpose=purpose, given_by=given_by, method=method, expires_on=expires_on,
        given_on=given_on or pupil.school.local_date(now), provider=provider, receiver=receiver, covers=list(covers),
        witness=witness, recorded_by_id=by.user_id, created_at=now, updated_at=now,
    )  # fmt: skip
    audit.record(by, "consent.given", consent, now, pupil=pupil.pk, purpose=purpose)
    return consent


@transaction.atomic
def withdraw_consent(*, by: Actor, now: datetime, consent: Consent, reason: str = "") -> Consent:
    """Take a consent back. Nobody has to say why. Withdrawing twice changes nothing."""
    consent = Consent.objects.select_for_update().select_related("pupil").get(pk=consent.pk)
    check_withdraw(by, consent)
    if consent.withdrawn_at is None:
        consent.withdrawn_at, consent.withdrawn_by, consent.withdrawal_reason = now, by.label, reason
        consent.updated_at = now
        consent.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_reason", "updated_at"])
        audit.record(by, "consent.withdrawn", consent, now, pupil=consent.pupil_id, purpose=consent.purpose)
    return consent
