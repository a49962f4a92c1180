"""Papers of accommodations: the page for whoever may read it; a class sheet for whoever had it printed, while every pupil on it is open."""

from __future__ import annotations

from django.utils import timezone

from core.policy import Actor, allowed
from inclusion.models import AccommodationPage, Pupil, SheetPrint
from inclusion.policy.common import check_consent
from inclusion.terms import Purpose
from schools.links import school_url


def load_page(actor: Actor, pk: int) -> AccommodationPage | None:
    """The page, under a consent that is in force now."""
    found = AccommodationPage.objects.visible_to(actor).select_related("pupil__school").filter(pk=pk).first()
    if found is None or not allowed(check_consent, found.pupil, timezone.now(), actor=actor):
        return None
    return found


def page_url(found: AccommodationPage) -> str:
    """Where it is shown."""
    return school_url(found.pupil.school, "inclusion:accommodation_page", found.pupil_id)


def load_sheet(actor: Actor, pk: int) -> SheetPrint | None:
    """The printed sheet: one pupil who is no longer open closes it."""
    rows = SheetPrint.objects.filter(school_id=actor.tenant_id or 0, asked_by=actor.user_id or 0)
    found = rows.select_related("school", "class_group").filter(pk=pk).first()
    if found is None:
        return None
    today = found.school.local_date(timezone.now())
    still = Pupil.objects.accommodations_open_to(actor).consented(Purpose.SUPPORT, today)
    printed = found.pupils.count()
    return found if still.filter(pk__in=found.pupils.order_by().values("pk")).count() == printed else None


def sheet_url(found: SheetPrint) -> str:
    """The sheet as it is today."""
    return school_url(found.school, "inclusion:class_sheet", found.class_group_id)
