"""The pupil register [IN1]: the list, a pupil's page, entering and changing, classes, leaving and coming back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.frames import FORM, frame
from core.list_tools import tools
from core.policy import NotNow, allowed
from core.saved_views import own_default
from core.web import form_page, once, page
from inclusion.actions import pupils as actions
from inclusion.actions.reading import record_reads
from inclusion.forms.pupils import LeaveForm, MoveForm, NewPupilForm, PupilForm, ReturnForm
from inclusion.lists import PUPILS, filter_pupils
from inclusion.models import Pupil
from inclusion.policy.consents import check_see_consent_lists
from inclusion.policy.pupils import check_keep_register, check_see_register
from inclusion.queries.pupil_page import pupil_page
from inclusion.queries.pupils import register_page
from inclusion.views._load import load_pupil
from partnerships.views._done import done
from schools.links import school_url

WRITE = ["GET", "HEAD", "POST"]


def _here(request: HttpRequest, pk: int) -> str:
    return school_url(request.school, "inclusion:pupil", pk)


@require_safe
def pupil_list(request: HttpRequest) -> HttpResponse:
    """The register, as far as it is this person's: by name."""
    check_see_register(request.actor)
    if usual := own_default(request, PUPILS):
        return redirect(usual)
    today = request.school.local_date(timezone.now())
    narrowed = filter_pupils(request.actor, request.GET, today)
    rows = register_page(narrowed, request.GET.get("after", ""))
    context = {
        "filter": narrowed, "rows": rows.rows, "after": rows.after, "tools": tools(request, PUPILS, narrowed),
        "may_keep": allowed(check_keep_register, request.actor, request.school),
        "may_see_consents": allowed(check_see_consent_lists, request.actor),
    }  # fmt: skip
    return page(request, "inclusion/pupils/list.html", context)


@require_safe
def pupil(request: HttpRequest, pk: int) -> HttpResponse:
    """One pupil: what the register says, what goes on now for those who read the plan, and cards that lead on."""
    found, now = load_pupil(request, pk), timezone.now()
    context = pupil_page(request.actor, found, now)
    if request.method == "GET" and any(context["going"].values()):
        record_reads(by=request.actor, now=now, pupils=[found], verb="pupil.overview_opened")
    return page(request, "inclusion/pupils/pupil.html", context)


@require_http_methods(WRITE)
def pupil_create(request: HttpRequest) -> HttpResponse:
    """Enter a pupil."""
    check_keep_register(request.actor, request.school)
    now = timezone.now()
    form = NewPupilForm(request.POST or None, school=request.school, today=request.school.local_date(now))
    if form.is_valid():
        return once(
            request,
            lambda: actions.register_pupil(
                by=request.actor, now=now, school=request.school, class_group=form.cleaned_data["class_group"],
                guardians=form.guardians(), **form.changes(),
            ),
            lambda entered: done(request, _("Siswa terdaftar."), _here(request, entered.pk)),
        )  # fmt: skip
    words = frame(
        _("Daftarkan siswa"), school_url(request.school, "inclusion:pupil_list"), crumb=_("Siswa"), submit=_("Daftarkan"),
        lead=_("Yang lain, seperti profil dan rencana, baru dibuka setelah ada persetujuan orang tua."),
    )  # fmt: skip
    return form_page(request, FORM, form, words)


def _kept(request: HttpRequest, pk: int) -> Pupil:
    found = load_pupil(request, pk)
    check_keep_register(request.actor, found)
    return found


@require_http_methods(WRITE)
def pupil_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what the register says."""
    found, now = _kept(request, pk), timezone.now()
    today = request.school.local_date(now)
    form = PupilForm(request.POST or None, instance=load_pupil(request, pk), school=request.school, today=today)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_pupil(
                by=request.actor, now=now, pupil=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: done(request, _("Data siswa disimpan."), _here(request, pk)),
        )
    return form_page(request, FORM, form, frame(_("Ubah data siswa"), _here(request, pk), crumb=found.name))


def _act(request: HttpRequest, found: Pupil, form: Any, words: dict[str, Any], verb: Any, said: str) -> HttpResponse:
    """One form, one act on a pupil; what is not possible is said above the form, with what was chosen still in it."""
    if form.is_valid():
        try:
            return once(
                request,
                lambda: verb(by=request.actor, now=timezone.now(), pupil=found, **form.cleaned_data),
                lambda row: done(request, said, _here(request, found.pk)),
            )
        except NotNow as refusal:
            form.add_error(None, refusal.sentence)
    return form_page(request, FORM, form, words)


@require_http_methods(WRITE)
def pupil_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Into another class."""
    found, today = _kept(request, pk), request.school.local_date(timezone.now())
    form = MoveForm(request.POST or None, school=request.school, today=today)
    lead = _("Kelas yang lama tetap tercatat. Pindah lagi pada hari yang sama membetulkan yang pertama.")
    words = frame(_("Pindah kelas"), _here(request, pk), crumb=found.name, lead=lead, submit=_("Pindahkan"))
    return _act(request, found, form, words, actions.move_pupil, _("Kelasnya dicatat."))


@require_http_methods(WRITE)
def pupil_leave(request: HttpRequest, pk: int) -> HttpResponse:
    """The pupil leaves the school."""
    found, today = _kept(request, pk), request.school.local_date(timezone.now())
    form = LeaveForm(request.POST or None, initial={"left_on": today})
    lead = _(
        "Siswa tidak lagi tampil di daftar harian. Datanya disimpan sampai masa simpannya habis, dan ia dapat kembali."
    )
    words = frame(_("Siswa keluar"), _here(request, pk), crumb=found.name, lead=lead, submit=_("Catat keluar"))
    return _act(request, found, form, words, actions.leave_school, _("Siswa dicatat keluar."))


@require_http_methods(WRITE)
def pupil_return(request: HttpRequest, pk: int) -> HttpResponse:
    """A pupil who left comes back."""
    found, today = _kept(request, pk), request.school.local_date(timezone.now())
    form = ReturnForm(request.POST or None, school=request.school, today=today)
    words = frame(_("Siswa kembali"), _here(request, pk), crumb=found.name, submit=_("Catat kembali"))
    return _act(request, found, form, words, actions.return_to_school, _("Siswa dicatat kembali."))
