"""The register as a file: for the operator alone, with the password once more and a purpose that stays on record [PL5]."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core import exports
from core.frames import FORM, frame
from core.lists import kind_of
from core.web import form_page
from inclusion.forms.pupil_export import ExportForm
from inclusion.lists import PUPILS
from inclusion.policy.pupils import check_keep_register
from schools.links import school_url


@reauthentication_required
def _fresh(request: HttpRequest) -> None:
    """Raises `ReauthenticationRequired` when the password was not given within the last minutes."""


@require_http_methods(["GET", "HEAD", "POST"])
def pupil_export(request: HttpRequest) -> Any:
    """Name, class and NISN of the rows that the list shows under the same address. A form that lay open too long is asked anew."""
    check_keep_register(request.actor, request.school)
    try:
        _fresh(request)
    except ReauthenticationRequired:
        if request.method == "POST":
            return redirect(request.get_full_path())
        raise
    now, kind = timezone.now(), kind_of(PUPILS)
    form = ExportForm(request.POST or None)
    if form.is_valid() and kind is not None:
        table = exports.Table(kind, request.actor, request.GET, request.school.local_date(now))
        exports.check_room(table)
        return exports.export_now(
            by=request.actor, now=now, school=request.school, kind=kind, query=request.GET, form=form.cleaned_data["format"],
            purpose=form.cleaned_data["purpose"],
        )  # fmt: skip
    lead = _(
        "Berkas memuat nama, kelas, dan NISN siswa pada daftar ini. Pengunduhan dan tujuannya tercatat. Hapus berkas bila sudah dipakai."
    )
    words = frame(
        _("Unduh daftar siswa"), school_url(request.school, "inclusion:pupil_list"), crumb=_("Siswa"), lead=lead, submit=_("Unduh")
    )  # fmt: skip
    return form_page(request, FORM, form, words)
