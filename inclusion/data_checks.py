"""What must hold for pupils and what is kept about them, beyond what the database holds itself (core.data_checks)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from core import erasures
from core.data_checks import told
from inclusion.erasing import LABEL
from inclusion.models import (
    Consent,
    ConsentRequest,
    Guardian,
    Handover,
    HomeAnswers,
    ParentLetter,
    ParentMessage,
    PlanAnswer,
    Pupil,
    Service,
    SupportPlan,
)
from inclusion.terms import Purpose

S, V = SupportPlan.State, Service.State


def _consented(deep: bool) -> Iterator[str]:
    """Somebody once agreed before anything was written about a pupil."""
    given = Consent.objects.filter(pupil=OuterRef("pupil"), purpose=Purpose.SUPPORT)
    yield from told(SupportPlan.objects.exclude(Exists(given)), "no guardian of the pupil ever agreed to support")


def _approved(deep: bool) -> Iterator[str]:
    """A plan in force holds the version that was approved."""
    rows = SupportPlan.objects.filter(state__in=(S.IN_FORCE, S.AMENDING))
    yield from told(
        rows.exclude(Q(held__plan=F("pk")) & Q(held__approval__isnull=False)),
        "it is in force without an approved version",
    )


def _referred(deep: bool) -> Iterator[str]:
    """A pupil is with a partner under a consent to this very partner."""
    rows = Service.objects.filter(place=Service.Place.PARTNER, state__in=(V.SENT, V.RUNNING))
    right = Q(consent__pupil=F("pupil"), consent__provider=F("partner"), consent__purpose=Purpose.REFERRAL)
    yield from told(rows.exclude(right), "the pupil was referred without a consent to this partner")


def _guardians(deep: bool) -> Iterator[str]:
    """Who agreed, answered or wrote as a guardian is one of this pupil."""
    own = (ConsentRequest, Handover, HomeAnswers, ParentLetter, ParentMessage)
    of_pupil = [(Consent, "given_by"), *((model, "guardian") for model in own)]
    for model, field in of_pupil:
        rows: models.QuerySet[Any] = models.QuerySet(model).filter(**{f"{field}__isnull": False})
        yield from told(rows.exclude(**{f"{field}__pupil": F("pupil")}), "its guardian is one of another pupil")
    answers = PlanAnswer.objects.exclude(guardian__pupil=F("version__plan__pupil"))
    yield from told(answers, "its guardian is one of another pupil")


def _erased(deep: bool) -> Iterator[str]:
    """Who was erased has not come back with a backup."""
    for model in (Pupil, Guardian):
        rows: models.QuerySet[Any] = models.QuerySet(model).filter(pk__in=erasures.named(model._meta.label_lower))
        yield from told(rows.exclude(name=LABEL), "it was erased, and is there again")


CHECKS = {
    "plans rest on a consent": _consented,
    "plans are approved": _approved,
    "referrals rest on a consent": _referred,
    "guardians of their pupil": _guardians,
    "erased pupils": _erased,
}
