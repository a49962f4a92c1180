"""What professionals found [IN2]: read by the cleared team and the parents, filed by support staff, every reading on record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.frames import FORM, frame
from core.policy import allowed
from core.web import form_page, once, page
from inclusion.actions import assessments as actions
from inclusion.forms.profiles import AssessmentForm
from inclusion.models import Pupil
from inclusion.policy.erasing import check_ask_erasure, check_erase_assessment
from inclusion.policy.profiles import check_file_assessment
from inclusion.queries.assessments import assessments_of
from inclusion.views._load_profiles import load_assessed, load_assessment, load_document
from partnerships.views._done import done
from schools.links import school_url


def _here(request: HttpRequest, pupil: Pupil) -> str:
    return school_url(request.school, "inclusion:assessments", pupil.pk)


@require_safe
def assessments(request: HttpRequest, pk: int) -> HttpResponse:
    """Every assessment of a pupil, the newest first, with its documents."""
    pupil = load_assessed(request, pk)
    may_file = allowed(check_file_assessment, request.actor, pupil, timezone.now())
    may_ask = allowed(check_ask_erasure, request.actor, pupil)
    may_erase = allowed(check_erase_assessment, request.actor, pupil)
    context = {
        "pupil": pupil, "cards": assessments_of(pupil), "may_file": may_file, "may_ask": may_ask, "may_erase": may_erase,
    }  # fmt: skip
    return page(request, "inclusion/profiles/assessments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_add(request: HttpRequest, pk: int) -> HttpResponse:
    """File an assessment with its documents."""
    pupil, now = load_assessed(request, pk), timezone.now()
    check_file_assessment(request.actor, pupil, now)
    form = AssessmentForm(request.POST or None, request.FILES or None, today=request.school.local_date(now))
    if form.is_valid():
        uploads = form.cleaned_data["documents"]
        return once(
            request,
            lambda: actions.file_assessment(by=request.actor, now=now, pupil=pupil, uploads=uploads, **form.changes()),
            lambda filed: done(request, _("Asesmen tersimpan."), _here(request, pupil)),
        )
    return form_page(request, FORM, form, _words(request, pupil, _("Catat asesmen")))


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what was filed, add documents."""
    found, now = load_assessment(request, pk), timezone.now()
    check_file_assessment(request.actor, found.pupil, now)
    today = request.school.local_date(now)
    form = AssessmentForm(request.POST or None, request.FILES or None, instance=found, today=today)
    if form.is_valid():
        facts = {"uploads": form.cleaned_data["documents"], "expected": form.expected_version, **form.changes()}
        return once(
            request,
            lambda: actions.edit_assessment(by=request.actor, now=now, assessment=found, **facts),
            lambda saved: done(request, _("Perubahan tersimpan."), _here(request, found.pupil)),
        )
    return form_page(request, FORM, form, _words(request, found.pupil, _("Ubah asesmen")))


def _words(request: HttpRequest, pupil: Pupil, title: str) -> dict[str, object]:
    lead = _("Hanya tim yang diberi izin dan orang tua yang membaca ini.")
    return frame(title, _here(request, pupil), crumb=pupil.called, lead=lead)


@require_POST
def assessment_document_remove(request: HttpRequest, pk: int, file_pk: int) -> HttpResponse:
    """Take a document away."""
    found = load_assessment(request, pk)
    attachment = load_document(found, file_pk)
    return once(
        request,
        lambda: actions.remove_document(by=request.actor, now=timezone.now(), assessment=found, attachment=attachment),
        lambda gone: done(request, _("Dokumen dihapus."), _here(request, found.pupil)),
    )
