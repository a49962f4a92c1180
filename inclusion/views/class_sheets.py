"""The sheet of a class [IN4]: all pupils with accommodations on one page, and one tap for given or not given."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.frames import FORM, frame
from core.web import form_page, once, page
from inclusion.actions.accommodations import mark_day
from inclusion.forms.accommodations import MarkForm
from inclusion.models import Accommodation, AccommodationDay
from inclusion.papers.accommodations import request_sheet
from inclusion.policy.accommodations import check_use
from inclusion.queries.accommodation_days import marks_of
from inclusion.queries.accommodation_pages import PageContent, pages_of, pupils_in
from inclusion.queries.accommodations import line_of
from inclusion.views._load_accommodations import load_accommodation, load_room, put_on_record
from partnerships.views._done import back_or, done
from schools.links import school_url
from schools.models import ClassGroup


def _pages(request: HttpRequest, room: ClassGroup) -> list[PageContent]:
    """The pages of the pupils whom the reader may read about; each reading is on record."""
    today = request.school.local_date(timezone.now())
    pupils = pupils_in(request.actor, room, today)
    put_on_record(request, pupils)
    return pages_of(pupils, today)


@require_safe
def class_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The pupils of a class with what to do, and what was marked today."""
    room, today = load_room(request, pk), request.school.local_date(timezone.now())
    pages = _pages(request, room)
    rows = [line.accommodation for content in pages for line in content.lines]
    marks = marks_of(request.user.pk, rows, today)
    cards = [(content, [(line, marks.get(line.accommodation.pk)) for line in content.lines]) for content in pages]
    context = {"room": room, "cards": cards, "today": today, "reasons": AccommodationDay.Reason.choices}
    return page(request, "inclusion/accommodations/sheet.html", context)


@require_POST
def class_sheet_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet as PDF."""
    room, sheet = load_room(request, pk), request.POST.get("paper", "")
    room.school = request.school
    return once(
        request,
        lambda: request_sheet(by=request.actor, now=timezone.now(), room=room, paper=sheet),
        lambda made: school_url(request.school, "core:document", made.pk),
    )


@require_safe
def class_accommodations(request: HttpRequest, pk: int) -> HttpResponse:
    """What pupils of a class need, for the page of a lesson that another app shows; nothing when it concerns nothing."""
    room = load_room(request, pk)
    pages = _pages(request, room)
    if not pages:
        return HttpResponse(status=204)
    return render(request, "inclusion/accommodations/_for_lesson.html", {"room": room, "pages": pages})


@require_POST
def accommodation_mark(request: HttpRequest, pk: int) -> HttpResponse:
    """One tap: given today, or not and why."""
    found, now = load_accommodation(request, pk), timezone.now()
    check_use(request.actor, found.pupil, now)
    form = MarkForm(request.POST)
    back = back_or(request, school_url(request.school, "inclusion:accommodation_page", found.pupil_id))
    if not form.is_valid():
        return form_page(request, FORM, form, frame(found.what, back, crumb=found.pupil.name))
    facts = form.cleaned_data
    if request.htmx:
        mark = mark_day(by=request.actor, now=now, accommodation=found, **facts)
        return _line(request, found, mark, back)
    return once(
        request,
        lambda: mark_day(by=request.actor, now=now, accommodation=found, **facts),
        lambda marked: done(request, _("Tercatat."), f"{back}#mark-{found.pk}"),
    )


def _line(request: HttpRequest, found: Accommodation, mark: AccommodationDay, back: str) -> HttpResponse:
    """The line as the fresh page would draw it."""
    context = {"line": line_of(found), "mark": mark, "reasons": AccommodationDay.Reason.choices, "back": back}
    return render(request, "inclusion/accommodations/_line.html", context)
