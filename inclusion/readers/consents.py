"""Who opens what hangs on a consent: those who keep the register, the principal, the parents."""

from __future__ import annotations

from core.policy import Actor
from core.registry import Reader
from inclusion.models import Consent, Pupil
from schools.links import school_url


def load_consent(actor: Actor, pk: int) -> Consent | None:
    """The consent, for those who may see it."""
    return Consent.objects.visible_to(actor).filter(pk=pk).select_related("school").first()


def load_pupil(actor: Actor, pk: int) -> Pupil | None:
    """The pupil of the register, for those who may see it."""
    return Pupil.objects.visible_to(actor).filter(pk=pk).select_related("school").first()


def nothing(actor: Actor, pk: int) -> None:
    """No file hangs on a pupil as such: papers and files hang on plans, profiles and consents, behind their own doors."""
    return


READERS = {
    "inclusion.consent": Reader(load_consent, lambda row: school_url(row.school, "inclusion:consents", row.pupil_id)),
    "inclusion.pupil": Reader(load_pupil, lambda row: school_url(row.school, "inclusion:pupil", row.pk), files=nothing),
}
