"""Settings pages of the master data: one list, one form and one act for each kind (schools.views._nouns)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from core.web import form_page, once
from schools.actions._keeping import is_used
from schools.actions.teaching import carry_classes
from schools.links import school_url
from schools.policy import check_edit_settings
from schools.teaching_forms import CarryForm
from schools.views._load import only_for
from schools.views._nouns import Noun, rows_of
from schools.views._tabs import settings_tabs


def _saved(request: HttpRequest, text: str, noun: Noun) -> str:
    messages.success(request, text)
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    return school_url(request.school, noun.route) + asked


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(check_edit_settings)
def listing(request: HttpRequest, noun: Noun) -> HttpResponse:
    """What there is, and a form for one more."""
    form = noun.form(request.POST or None, school=request.school, **noun.options(request))
    if form.is_valid():
        return once(
            request,
            lambda: noun.keep(by=request.actor, now=timezone.now(), school=request.school, **form.facts()),
            lambda row: _saved(request, _("%(what)s ditambahkan.") % {"what": row}, noun),
        )
    groups, extra = noun.listed(request)
    context = {"noun": noun, "groups": groups, "tabs": settings_tabs(request, noun.route), **extra}
    return form_page(request, "schools/teaching.html", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(check_edit_settings)
def edit(request: HttpRequest, noun: Noun, pk: int) -> HttpResponse:
    """Change one row."""
    row = get_object_or_404(rows_of(request.school, noun), pk=pk)
    options: dict[str, Any] = {**noun.options(request), "initial": None}
    if "year" in options:
        options["year"] = row.year
    form = noun.form(
        request.POST or None, school=request.school, instance=get_object_or_404(rows_of(request.school, noun), pk=pk), **options
    )  # fmt: skip
    if form.is_valid():
        return once(
            request,
            lambda: noun.keep(
                by=request.actor, now=timezone.now(), school=request.school, **{noun.arg: row}, **form.facts()
            ),
            lambda saved: _saved(request, _("Perubahan tersimpan."), noun),
        )
    context = {"noun": noun, "row": row, "used": is_used(row)}
    return form_page(request, "schools/teaching_edit.html", form, context)


@require_POST
@only_for(check_edit_settings)
def remove(request: HttpRequest, noun: Noun, pk: int) -> HttpResponse:
    """Take one row away that nothing uses."""
    row = get_object_or_404(rows_of(request.school, noun), pk=pk)
    return once(
        request,
        lambda: noun.remove(by=request.actor, now=timezone.now(), school=request.school, **{noun.arg: row}),
        lambda gone: _saved(request, _("%(what)s dihapus.") % {"what": row}, noun),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(check_edit_settings)
def carry(request: HttpRequest, noun: Noun) -> HttpResponse:
    """Give another school year the classes of this one."""
    form = CarryForm(request.POST or None, school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: carry_classes(by=request.actor, now=timezone.now(), school=request.school, **form.cleaned_data),
            lambda made: _saved(
                request, ngettext("%(n)d kelas dibawa.", "%(n)d kelas dibawa.", len(made)) % {"n": len(made)}, noun
            ),
        )
    return form_page(request, "schools/class_carry.html", form, {"noun": noun})
