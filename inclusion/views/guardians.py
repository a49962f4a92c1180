"""Parents and guardians of a pupil, as the operator keeps them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.frames import FORM, frame
from core.web import form_page, once
from inclusion.actions import guardians as actions
from inclusion.forms.pupils import GuardianForm
from inclusion.models import Guardian, Pupil
from inclusion.policy.pupils import check_keep_register
from inclusion.views._load import load_pupil
from partnerships.views._done import done
from schools.links import school_url

WRITE = ["GET", "HEAD", "POST"]
ACTS: dict[str, tuple[Any, Any]] = {
    "hubungkan": (actions.connect_guardian, lambda row: _connected(row)),
    "lepas-akun": (actions.disconnect_guardian, lambda row: _("Akun dilepas dari siswa ini.")),
    "nonaktifkan": (actions.put_aside_guardian, lambda row: _("Orang ini tidak lagi tercatat sebagai wali siswa ini.")),
    "aktifkan": (actions.take_up_guardian, lambda row: _("Orang ini tercatat lagi sebagai wali siswa ini.")),
}


def _connected(row: Guardian) -> str:
    if row.user_id:
        return _("Akun terhubung. Orang tua kini dapat membuka data anaknya.")
    return _("Undangan dikirim. Begitu diterima, akunnya terhubung sendiri.")


def _here(request: HttpRequest, pk: int) -> str:
    return school_url(request.school, "inclusion:pupil", pk)


def load_guardian(request: HttpRequest, pk: int, guardian_pk: int) -> Guardian:
    """A guardian of a pupil whom this person sees, or 404."""
    pupil = load_pupil(request, pk)
    found = get_object_or_404(pupil.guardians.select_related("user"), pk=guardian_pk)
    found.pupil = pupil
    return found


@require_http_methods(WRITE)
def guardian_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a parent or guardian."""
    pupil = load_pupil(request, pk)
    check_keep_register(request.actor, pupil)
    form = GuardianForm(request.POST or None, instance=Guardian(pupil=pupil))
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_guardian(by=request.actor, now=timezone.now(), pupil=pupil, **form.changes()),
            lambda added: done(request, _("Orang tua atau wali disimpan."), _here(request, pk)),
        )
    return form_page(request, FORM, form, _words(request, pupil, _("Tambah orang tua atau wali")))


@require_http_methods(WRITE)
def guardian_edit(request: HttpRequest, pk: int, guardian_pk: int) -> HttpResponse:
    """Change what is kept of a guardian."""
    found = load_guardian(request, pk, guardian_pk)
    check_keep_register(request.actor, found)
    form = GuardianForm(request.POST or None, instance=load_guardian(request, pk, guardian_pk))
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_guardian(by=request.actor, now=timezone.now(), guardian=found, **form.changes()),
            lambda edited: done(request, _("Orang tua atau wali disimpan."), _here(request, pk)),
        )
    return form_page(request, FORM, form, _words(request, found.pupil, _("Ubah data orang tua atau wali")))


def _words(request: HttpRequest, pupil: Pupil, title: str) -> dict[str, Any]:
    return frame(title, _here(request, pupil.pk), crumb=pupil.name)


@require_POST
def guardian_act(request: HttpRequest, pk: int, guardian_pk: int, act: str) -> HttpResponse:
    """Connect with an account or loosen it, put aside, take up again."""
    found = load_guardian(request, pk, guardian_pk)
    if act not in ACTS:
        raise Http404
    verb, said = ACTS[act]
    return once(
        request,
        lambda: verb(by=request.actor, now=timezone.now(), guardian=found),
        lambda row: done(request, said(row), _here(request, pk)),
    )
