"""Accommodations of a pupil [IN4]: the one-page profile, adding from the catalogue, reviews, and the teachers' mark of having read."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.frames import FORM, frame
from core.policy import allowed
from core.web import form_page, once, page
from inclusion.actions import accommodations as actions
from inclusion.forms.accommodations import AccommodationForm, ReviewForm
from inclusion.models import Accommodation, Acknowledgement, Pupil
from inclusion.papers.accommodations import request_page
from inclusion.policy import accommodations as rules
from inclusion.policy.common import check_support
from inclusion.queries import accommodation_pages as queries
from inclusion.queries.accommodation_days import kept_of
from inclusion.queries.catalogue import offer_of, shelves
from inclusion.views._load_accommodations import load_accommodated, load_accommodation
from partnerships.views._done import done
from schools.links import school_url


def _here(request: HttpRequest, pupil: Pupil) -> str:
    return school_url(request.school, "inclusion:accommodation_page", pupil.pk)


def _today(request: HttpRequest) -> date:
    return request.school.local_date(timezone.now())


@require_safe
def accommodation_list(request: HttpRequest) -> HttpResponse:
    """The pages that this person may read, and the sheets of their classes."""
    rules.check_see_accommodations(request.actor)
    rows = queries.page_rows(request.actor, _today(request))
    teaches = allowed(rules.check_see_sheets, request.actor)
    context = {
        "rows": rows, "rooms": queries.rooms_of(rows) if teaches else [], "teaches": teaches,
        "may_write": allowed(rules.check_keep_catalogue, request.actor),
    }  # fmt: skip
    return page(request, "inclusion/accommodations/list.html", context)


@require_safe
def accommodation_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The one-page profile: the pupil's voice first."""
    pupil, now = load_accommodated(request, pk), timezone.now()
    context = {"content": queries.page_of(pupil, _today(request)), **_for_reader(request, pupil)}
    if allowed(check_support, request.actor, pupil):
        context |= {"kept": kept_of(pupil, _today(request)), "readers": queries.page_readers(pupil)}
        context["may_write"] = allowed(rules.check_write_accommodations, request.actor, pupil, now)
    return page(request, "inclusion/accommodations/page.html", context)


def _for_reader(request: HttpRequest, pupil: Pupil) -> dict[str, Any]:
    """Whether the reader is to say that the page was read, and has."""
    asked = queries.teachers_of(pupil).filter(pk=request.user.pk).exists()
    rows = Acknowledgement.objects.filter(page__pupil=pupil, teacher=request.user).select_related("page")
    newest = rows.first()
    return {"asked": asked, "read": newest if newest and newest.edition == newest.page.edition else None}


@require_POST
def accommodation_acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    """The teacher has read this edition."""
    pupil = load_accommodated(request, pk)
    sent = request.POST.get("edition", "")
    edition = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
    return once(
        request,
        lambda: actions.acknowledge_page(by=request.actor, now=timezone.now(), pupil=pupil, edition=edition),
        lambda read: done(request, _("Tercatat bahwa Anda sudah membaca halaman ini."), _here(request, pupil)),
    )


@require_POST
def accommodation_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The page as PDF."""
    pupil, sheet = load_accommodated(request, pk), request.POST.get("paper", "")
    return once(
        request,
        lambda: request_page(by=request.actor, now=timezone.now(), pupil=pupil, paper=sheet),
        lambda made: school_url(request.school, "core:document", made.pk),
    )


@require_safe
def accommodation_choose(request: HttpRequest, pk: int) -> HttpResponse:
    """The catalogue, to choose from; or a blank form."""
    pupil = load_accommodated(request, pk)
    rules.check_write_accommodations(request.actor, pupil, timezone.now())
    context = {"pupil": pupil, "shelves": shelves(request.school)}
    return page(request, "inclusion/accommodations/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def accommodation_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add one, prepared by the catalogue or free."""
    pupil, now = load_accommodated(request, pk), timezone.now()
    rules.check_write_accommodations(request.actor, pupil, now)
    form = AccommodationForm(request.POST or None, school=request.school, initial=_prepared(request))
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_accommodation(by=request.actor, now=now, pupil=pupil, **form.changes()),
            lambda added: done(request, _("Akomodasi ditambahkan."), _here(request, pupil)),
        )
    words = frame(_("Tambah akomodasi"), _here(request, pupil), crumb=pupil.name, draft=f"akomodasi:{pupil.pk}")
    return form_page(request, FORM, form, words)


def _prepared(request: HttpRequest) -> dict[str, Any]:
    """What the form begins with. The words go into the pupil's record, so they are Indonesian whatever the screen's language."""
    today = _today(request)
    offer = offer_of(request.school, request.GET.get("dari", ""))
    with translation.override("id"):
        facts = offer.facts if offer else {}
    return {"starts_on": today, "review_on": today + actions.REVIEW_AFTER, **facts}


@require_http_methods(["GET", "HEAD", "POST"])
def accommodation_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one."""
    found, now = load_accommodation(request, pk), timezone.now()
    rules.check_write_accommodations(request.actor, found.pupil, now)
    form = AccommodationForm(request.POST or None, school=request.school, instance=found)
    if form.is_valid():
        changes, expected = form.changes(), form.expected_version
        return once(
            request,
            lambda: actions.edit_accommodation(by=request.actor, now=now, accommodation=found, expected=expected, **changes),
            lambda saved: done(request, _("Perubahan tersimpan."), _here(request, found.pupil)),
        )  # fmt: skip
    return form_page(
        request, FORM, form, frame(_("Ubah akomodasi"), _here(request, found.pupil), crumb=found.pupil.name)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def accommodation_review(request: HttpRequest, pk: int) -> HttpResponse:
    """After some weeks: does it help, and does it stay."""
    found, now = load_accommodation(request, pk), timezone.now()
    rules.check_write_accommodations(request.actor, found.pupil, now)
    form = ReviewForm(request.POST or None, today=_today(request))
    if form.is_valid():
        facts = {**form.changes(), "next_on": form.cleaned_data["next_on"]}
        return once(
            request,
            lambda: actions.review_accommodation(by=request.actor, now=now, accommodation=found, **facts),
            lambda made: _after_review(request, found, made.decision),
        )
    words = frame(_("Tinjau akomodasi"), _here(request, found.pupil), crumb=found.pupil.name, lead=found.what)
    return form_page(request, FORM, form, words)


def _after_review(request: HttpRequest, found: Accommodation, decision: str) -> str:
    """What is to be changed is changed next."""
    if decision == actions.Decision.CHANGE:
        url = school_url(request.school, "inclusion:accommodation_edit", found.pk)
        return done(request, _("Tinjauan tersimpan. Ubah akomodasinya di sini."), url)
    return done(request, _("Tinjauan tersimpan."), _here(request, found.pupil))
