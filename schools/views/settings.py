"""Settings of the school: identity, letterhead, letter numbers, school years."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core import files
from core.models import Attachment
from core.web import form_page, once
from schools.actions.schools import add_school_year, edit_letterhead, edit_numbering, edit_school
from schools.forms import LetterheadForm, NumberingForm, SchoolForm, SchoolYearForm
from schools.letterhead import letterhead_of
from schools.links import school_url
from schools.policy import check_edit_settings
from schools.queries import years_of
from schools.samples import number_sample, with_typed
from schools.views._load import fresh_school, only_for
from schools.views._tabs import settings_tabs


def _saved(request: HttpRequest, text: str, route: str) -> str:
    messages.success(request, text)
    return school_url(request.school, route)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(check_edit_settings)
def school(request: HttpRequest) -> HttpResponse:
    form = SchoolForm(request.POST or None, instance=fresh_school(request))
    if request.method == "POST" and form.is_valid():
        return once(
            request,
            lambda: edit_school(
                by=request.actor,
                now=timezone.now(),
                school=request.school,
                changes=form.changes(),
                version=form.expected_version,
            ),
            lambda saved: _saved(request, _("Pengaturan sekolah tersimpan."), "schools:settings"),
        )
    return form_page(request, "schools/settings.html", form, {"tabs": settings_tabs(request, "schools:settings")})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(check_edit_settings)
def letterhead(request: HttpRequest) -> HttpResponse:
    form = LetterheadForm(request.POST or None, request.FILES or None, instance=fresh_school(request))
    if request.method == "POST" and form.is_valid():
        return once(
            request,
            lambda: edit_letterhead(
                by=request.actor, now=timezone.now(), school=request.school, lines=form.cleaned_data["letterhead_lines"],
                logo=form.cleaned_data["logo"], remove_logo=form.cleaned_data.get("remove_logo", False),
                version=form.expected_version,
            ),
            lambda saved: _saved(request, _("Kop surat tersimpan."), "schools:settings_letterhead"),
        )  # fmt: skip
    sample = letterhead_of(with_typed(fresh_school(request), request.GET, ["letterhead_lines"]))
    context: dict[str, Any] = {"letterhead": sample, "tabs": settings_tabs(request, "schools:settings_letterhead")}
    return form_page(request, "schools/settings_letterhead.html", form, context)


@require_safe
@only_for(check_edit_settings)
def logo(request: HttpRequest) -> FileResponse:
    found = (
        Attachment.objects.filter(pk=request.school.logo_id, removed_at=None).first()
        if request.school.logo_id
        else None
    )
    if found is None or not files.readable(request.actor, found):
        raise Http404
    return files.serve(found.file.open("rb"), found.name, found.content_type)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(check_edit_settings)
def numbering(request: HttpRequest) -> HttpResponse:
    form = NumberingForm(request.POST or None, instance=fresh_school(request))
    if request.method == "POST" and form.is_valid():
        return once(
            request,
            lambda: edit_numbering(
                by=request.actor,
                now=timezone.now(),
                school=request.school,
                changes=form.changes(),
                version=form.expected_version,
            ),
            lambda saved: _saved(request, _("Pola nomor surat tersimpan."), "schools:settings_numbering"),
        )
    typed = with_typed(fresh_school(request), request.POST or request.GET, form._meta.fields)
    context = {
        "sample": number_sample(typed, timezone.localdate()),
        "tabs": settings_tabs(request, "schools:settings_numbering"),
    }
    return form_page(request, "schools/settings_numbering.html", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(check_edit_settings)
def years(request: HttpRequest) -> HttpResponse:
    form = SchoolYearForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(
            request,
            lambda: add_school_year(by=request.actor, now=timezone.now(), school=request.school, **form.cleaned_data),
            lambda year: _saved(request, _("Tahun ajaran ditambahkan."), "schools:settings_years"),
        )
    context = {
        "years": years_of(request.school),
        "today": timezone.localdate(),
        "tabs": settings_tabs(request, "schools:settings_years"),
    }
    return form_page(request, "schools/settings_years.html", form, context)
