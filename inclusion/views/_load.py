"""The only doors to what belongs to a pupil: open to this actor or 404; without a consent in force, 409 with a sentence.

Each door that leads to a plan, a profile, an assessment or progress puts the read on record (promise 3).
"""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from inclusion.actions.reading import record_read
from inclusion.models import Pupil, SupportPlan
from inclusion.policy.common import check_consent
from inclusion.terms import Purpose


def demand_consent(request: HttpRequest, pupil: Pupil, purpose: str = Purpose.SUPPORT) -> None:
    """409 without a consent in force. Parents may always read about their child; what they send needs the consent as well."""
    reader = request.actor if request.method in ("GET", "HEAD") else None
    check_consent(pupil, timezone.now(), purpose, actor=reader)


def load_pupil(request: HttpRequest, pk: int) -> Pupil:
    """A pupil of the register: name and class, nothing else. No consent needed."""
    found = get_object_or_404(Pupil.objects.visible_to(request.actor), pk=pk)
    found.school = request.school
    return found


def load_supported(request: HttpRequest, pk: int, verb: str = "") -> Pupil:
    """A pupil whose plan, profile and progress this person may read. `verb` of `READS` puts a GET on record."""
    found = get_object_or_404(Pupil.objects.plan_open_to(request.actor), pk=pk)
    found.school = request.school
    demand_consent(request, found)
    _record(request, found, verb, None)
    return found


def load_plan(request: HttpRequest, pk: int, verb: str = "pupil.plan_opened") -> SupportPlan:
    """A plan this person may read; reading is on record."""
    rows = SupportPlan.objects.visible_to(request.actor).select_related("pupil", "year")
    found = get_object_or_404(rows, pk=pk)
    found.school = found.pupil.school = request.school
    demand_consent(request, found.pupil)
    _record(request, found.pupil, verb, found)
    return found


def _record(request: HttpRequest, pupil: Pupil, verb: str, about: object) -> None:
    if verb and request.method == "GET":
        record_read(by=request.actor, now=timezone.now(), pupil=pupil, verb=verb, about=about)
