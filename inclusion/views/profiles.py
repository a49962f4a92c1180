"""The learning profile of a pupil [IN2]: one page per school year, Dapodik's codes, statements about functions."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.frames import FORM, frame
from core.policy import allowed
from core.web import form_page, once, page
from inclusion.actions import profiles as actions
from inclusion.forms.profiles import FunctionForm, NeedsForm
from inclusion.models import FunctionNote, LearningProfile
from inclusion.policy import profiles as rules
from inclusion.queries import profiles as queries
from inclusion.views._load import load_supported
from inclusion.views._load_profiles import load_profile, load_statement
from partnerships.views._done import done
from schools.links import school_url


def _here(request: HttpRequest, profile: LearningProfile) -> str:
    return school_url(request.school, "inclusion:profile", profile.pk)


@require_safe
def pupil_profile(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest profile of a pupil; before the first one, what a profile is for."""
    pupil = load_supported(request, pk, "pupil.profile_opened")
    found, now = queries.profile_for(pupil), timezone.now()
    may_begin = allowed(rules.check_begin_profile, request.actor, pupil, now)
    if found is None:
        return page(request, "inclusion/profiles/none.html", {"pupil": pupil, "may_begin": may_begin})
    found.pupil, found.school = pupil, request.school
    return _page(request, found)


@require_safe
def profile(request: HttpRequest, pk: int) -> HttpResponse:
    """One profile, of this year or an earlier one."""
    return _page(request, load_profile(request, pk))


def _page(request: HttpRequest, found: LearningProfile) -> HttpResponse:
    now = timezone.now()
    checks = {
        "write": partial(rules.check_write_profile, request.actor, found, now),
        "write_parents": partial(rules.check_write_parents_view, request.actor, found, now),
        "code": partial(rules.check_code_needs, request.actor, found, now),
        "begin": partial(rules.check_begin_profile, request.actor, found.pupil, now),
    }
    context = queries.profile_page(request.actor, found, checks)
    context["is_due"] = queries.is_due_for(found.pupil, context["years"][0], request.school.local_date(now))
    return page(request, "inclusion/profiles/profile.html", context)


@require_POST
def profile_begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the profile of this school year."""
    pupil = load_supported(request, pk)
    return once(
        request,
        lambda: actions.begin_profile(by=request.actor, now=timezone.now(), pupil=pupil),
        lambda begun: done(request, _("Profil tahun ajaran ini sudah dibuka."), _here(request, begun)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def profile_needs(request: HttpRequest, pk: int) -> HttpResponse:
    """Dapodik's codes. They are for the report to Dapodik and say nothing about what a pupil can do."""
    found, now = load_profile(request, pk), timezone.now()
    rules.check_code_needs(request.actor, found, now)
    form = NeedsForm(request.POST or None, profile=found)
    if form.is_valid():
        codes, expected = form.cleaned_data["codes"], form.cleaned_data["version"]
        return once(
            request,
            lambda: actions.code_needs(by=request.actor, now=now, profile=found, codes=codes, expected=expected),
            lambda saved: done(request, _("Kode tersimpan."), f"{_here(request, found)}#sec-codes"),
        )
    return form_page(request, "inclusion/profiles/needs.html", form, {"profile": found})


@require_http_methods(["GET", "HEAD", "POST"])
def function_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A statement about a function of daily life."""
    found, now = load_profile(request, pk), timezone.now()
    rules.check_write_profile(request.actor, found, now)
    chosen = request.GET.get("fungsi", "")
    initial = {"function": chosen} if chosen in FunctionNote.Function.values else {}
    form = FunctionForm(request.POST or None, initial=initial)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_function(by=request.actor, now=now, profile=found, **form.changes()),
            lambda note: _told(request, found, note),
        )
    return _function_form(request, found, form)


@require_http_methods(["GET", "HEAD", "POST"])
def function_edit(request: HttpRequest, pk: int, note_pk: int) -> HttpResponse:
    """Change one's own statement."""
    found, now = load_profile(request, pk), timezone.now()
    note = load_statement(found, note_pk)
    rules.check_change_statement(request.actor, note, now)
    form = FunctionForm(request.POST or None, instance=note)
    if form.is_valid():
        changes, expected = form.changes(), form.expected_version
        return once(
            request,
            lambda: actions.edit_function(by=request.actor, now=now, statement=note, expected=expected, **changes),
            lambda saved: _told(request, found, saved),
        )
    return _function_form(request, found, form)


def _function_form(request: HttpRequest, found: LearningProfile, form: FunctionForm) -> HttpResponse:
    words = frame(
        _("Pernyataan tentang fungsi"), _here(request, found), crumb=found.pupil.called, draft=f"fungsi:{found.pk}",
        lead=_("Seberapa sulit hal ini bagi siswa dalam kehidupan sehari-hari di sekolah?"),
    )  # fmt: skip
    return form_page(request, FORM, form, words)


def _told(request: HttpRequest, found: LearningProfile, note: FunctionNote) -> str:
    """The word after a statement; an observation that names a diagnosis is answered with a hint."""
    hint = queries.diagnosis_hint(note.note) if note.source == FunctionNote.Source.OBSERVATION else ""
    said = _("Pernyataan tersimpan.")
    return done(request, f"{said} {hint}" if hint else said, f"{_here(request, found)}#sec-functions")


@require_POST
def function_remove(request: HttpRequest, pk: int, note_pk: int) -> HttpResponse:
    """Take a statement back."""
    found = load_profile(request, pk)
    note = load_statement(found, note_pk)
    return once(
        request,
        lambda: actions.remove_function(by=request.actor, now=timezone.now(), note=note),
        lambda gone: done(request, _("Pernyataan dihapus."), f"{_here(request, found)}#sec-functions"),
    )
