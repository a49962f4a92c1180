"""The doors to accommodations: open to this actor or 404, under a consent or 409; every reading is on record."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from inclusion.actions.reading import record_read, record_reads
from inclusion.models import Accommodation, CatalogueItem, Pupil
from inclusion.policy.accommodations import check_keep_catalogue, check_see_sheets
from inclusion.policy.common import check_consent
from schools.models import ClassGroup

VERB = "pupil.accommodations_opened"


def load_accommodated(request: HttpRequest, pk: int) -> Pupil:
    """A pupil whose one-page profile this person may read."""
    found = get_object_or_404(Pupil.objects.accommodations_open_to(request.actor), pk=pk)
    found.school = request.school
    check_consent(found, timezone.now(), actor=request.actor)
    _opened(request, found)
    return found


def load_accommodation(request: HttpRequest, pk: int) -> Accommodation:
    """One accommodation of such a pupil."""
    pupils = Pupil.objects.accommodations_open_to(request.actor).order_by().values("pk")
    rows = Accommodation.objects.filter(pupil__in=pupils, pupil__school=request.school)
    found = get_object_or_404(rows.select_related("pupil", "in_charge"), pk=pk)
    found.pupil.school = request.school
    check_consent(found.pupil, timezone.now(), actor=request.actor)
    _opened(request, found.pupil)
    return found


def load_room(request: HttpRequest, pk: int) -> ClassGroup:
    """A class of the school, for those who teach; which of its pupils they see, the query says."""
    check_see_sheets(request.actor)
    return get_object_or_404(ClassGroup.objects.filter(school=request.school).select_related("year"), pk=pk)


def load_item(request: HttpRequest, pk: int) -> CatalogueItem:
    """An entry that the school added to the catalogue."""
    check_keep_catalogue(request.actor)
    return get_object_or_404(CatalogueItem.objects.filter(school=request.school, key=""), pk=pk)


def put_on_record(request: HttpRequest, pupils: Iterable[Pupil]) -> None:
    """A page that shows the accommodations of these pupils together is being read."""
    if request.method == "GET":
        record_reads(by=request.actor, now=timezone.now(), pupils=pupils, verb=VERB)


def _opened(request: HttpRequest, pupil: Pupil) -> None:
    if request.method == "GET":
        record_read(by=request.actor, now=timezone.now(), pupil=pupil, verb=VERB)
