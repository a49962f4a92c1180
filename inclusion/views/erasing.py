"""One assessment or one document is erased: asked for by parents, decided at the rights desk, carried out by the team's support staff."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.data_subjects import of_row
from core.frames import FORM, frame
from core.models import Attachment
from core.policy import NotNow, allowed
from core.web import form_page, once, page
from inclusion.actions.erasing import ask_erasure
from inclusion.forms.erasing import AskErasureForm
from inclusion.models import Assessment, Pupil
from inclusion.policy.common import check_consent, is_guardian
from inclusion.policy.erasing import check_ask_erasure, check_erase_assessment
from inclusion.queries.assessments import titles_of
from inclusion.queries.erasing import asked_of
from inclusion.terms import Purpose
from inclusion.views._load_profiles import load_document
from partnerships.views._done import done
from schools.actions.rights import carry_out_erasure
from schools.links import school_url
from schools.models import RightsRequest
from schools.rights_forms import EraseForm

WRITE = ["GET", "HEAD", "POST"]


def _load(request: HttpRequest, pk: int, file_pk: int | None) -> tuple[Assessment, Attachment | None]:
    """Nothing of what it says is shown, so that no consent is asked for and no reading is written down."""
    rows = Assessment.objects.visible_to(request.actor).select_related("pupil")
    found = get_object_or_404(rows, pk=pk)
    found.school = found.pupil.school = request.school
    return found, load_document(found, file_pk) if file_pk else None


def _words(request: HttpRequest, found: Assessment, title: str, **words: Any) -> dict[str, Any]:
    """Back to the assessments, or, while they may not be read, to the list of their titles."""
    readable = allowed(check_consent, found.pupil, timezone.now(), Purpose.ASSESSMENT, actor=request.actor)
    back = "inclusion:assessments" if readable else "inclusion:erasure_choose"
    return frame(title, school_url(request.school, back, found.pupil_id), crumb=found.pupil.called, **words)


@require_safe
def erasure_choose(request: HttpRequest, pk: int) -> HttpResponse:
    """What may be asked to be erased, by profession and day: parents who withdrew their consent may ask, and nobody reads it."""
    pupil = get_object_or_404(Pupil.objects.filter(school_id=request.actor.tenant_id), pk=pk)
    pupil.school = request.school
    check_ask_erasure(request.actor, pupil)
    context = {
        "pupil": pupil, "cards": titles_of(pupil), "may_ask": True,
        "may_erase": allowed(check_erase_assessment, request.actor, pupil),
    }  # fmt: skip
    return page(request, "inclusion/profiles/erasure_choose.html", context)


@require_http_methods(WRITE)
def erasure_ask(request: HttpRequest, pk: int, file_pk: int | None = None) -> HttpResponse:
    """Ask for it; support staff write down what parents without an account said."""
    found, document = _load(request, pk, file_pk)
    check_ask_erasure(request.actor, found.pupil)
    now = timezone.now()
    form = AskErasureForm(request.POST or None, in_person=not is_guardian(request.actor, found.pupil), now=now)
    words = _words(
        request, found, _("Minta dokumen ini dihapus") if document else _("Minta asesmen ini dihapus"), submit=_("Kirim permintaan"),
        lead=_("Kepala sekolah memutuskan tanpa membaca isinya, dan sekolah menjawab dalam 3 × 24 jam (UU 27/2022)."),
    )  # fmt: skip
    if form.is_valid():
        facts = {"assessment": found, "document": document, **form.cleaned_data}
        return once(
            request,
            lambda: ask_erasure(by=request.actor, now=now, **facts),
            lambda asked: done(request, _("Permintaan diterima. Sekolah menjawab dalam 3 × 24 jam."), words["back"]),
        )
    return form_page(request, FORM, form, words)


@require_http_methods(WRITE)
def erasure(request: HttpRequest, pk: int, file_pk: int | None = None) -> HttpResponse:
    """The second look of those who carry out what the principal decided."""
    found, document = _load(request, pk, file_pk)
    check_erase_assessment(request.actor, found.pupil)
    obj = document or found
    asked = _decided(found, document)
    form, now = EraseForm(request.POST or None), timezone.now()
    words = _words(request, found, _("Hapus untuk selamanya"))
    if form.is_valid():
        return once(
            request,
            lambda: carry_out_erasure(by=request.actor, now=now, request=asked),
            lambda _gone: done(request, _("Sudah dihapus. Bukti penghapusan ada di permintaan itu."), words["back"]),
        )
    goes, stays = of_row(obj).look(obj, now)
    named = document.name if document else f"{found.profession}, {date_format(found.assessed_on)}"
    return form_page(
        request, "inclusion/profiles/erasure.html", form, {**words, "named": named, "goes": goes, "stays": stays}
    )


def _decided(found: Assessment, document: Attachment | None) -> RightsRequest:
    by_kind, decided = asked_of(found.school, [] if document else [found], [document] if document else [])
    for rows in by_kind.values():
        for request in rows.values():
            if request.pk in decided:
                return request
    raise NotNow(_("Penghapusan menunggu permintaan orang tua dan keputusan kepala sekolah."))
