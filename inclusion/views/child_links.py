"""The child's space behind a link, for a guardian without an account: read, write to the school, answer the questionnaire."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.files import hand_out
from core.models import Attachment
from core.policy import NotNow
from core.web import form_page, once, page
from inclusion.actions import home_materials
from inclusion.actions import parents as actions
from inclusion.forms.parents import MessageForm, QuestionnaireForm
from inclusion.models import Consent, HomeMaterial, ParentLetter, ParentTraining, PlanVersion
from inclusion.papers.parents import letter_pdf
from inclusion.policy.consents import check_decides
from inclusion.queries import child as queries
from inclusion.queries.consents import decisions
from inclusion.queries.messages import context as talk_context
from inclusion.views._decide import decide
from inclusion.views._load_home import enter_child, enter_guardian
from inclusion.views._plans import answer_page
from inclusion.views.plan_agreement import answered
from inclusion.views.reads import reads_of
from partnerships.views._done import done


def _at(name: str, public_id: uuid.UUID) -> str:
    return reverse(f"inclusion_links:{name}", args=[public_id])


@never_cache
@require_safe
def child(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What the school does, how it goes, what waits for an answer."""
    pupil, guardian, link = enter_child(request, public_id)
    names = ("messages", "questionnaire", "plan", "consents", "handovers", "reads")
    ways = {name: _at(f"child_{name}", public_id) for name in names}
    context = {
        "ways": ways, "link": link, "school": request.school, "base": "base_plain.html",
        **queries.child_page(pupil, request.actor, guardian, timezone.now()),
    }  # fmt: skip
    return page(request, "inclusion/parents/child.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def child_messages(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The conversation with the school; write to it."""
    pupil, guardian, link = enter_child(request, public_id, "pupil.messages_opened")
    here = _at("child_messages", public_id)
    form = MessageForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.write_message(by=request.actor, now=timezone.now(), pupil=pupil, **form.cleaned_data),
            lambda made: done(request, _("Pesan terkirim."), here),
        )
    talk = talk_context(pupil, request.actor, guardian, request.GET.get("after", ""))
    ways = {"back": _at("child", public_id), "read": _at("child_messages_read", public_id)}
    context = {"pupil": pupil, "link": link, "school": request.school, "ways": ways, **talk}
    return form_page(request, "inclusion/parents/link_messages.html", form, context)


@never_cache
@require_safe
def child_reads(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """By day and person, what was opened of the child."""
    pupil, _guardian, link = enter_child(request, public_id)
    return reads_of(request, pupil, back=_at("child", public_id), base="base_plain.html", link=link)


@never_cache
@require_safe
def child_letter(request: HttpRequest, public_id: uuid.UUID, letter_pk: int) -> HttpResponse:
    """A letter to this guardian, as a PDF made now."""
    pupil, guardian, _link = enter_child(request, public_id, "pupil.paper_opened")
    letter = get_object_or_404(
        ParentLetter.objects.select_related("guardian"), pk=letter_pk, pupil=pupil, guardian=guardian
    )
    letter.school = request.school
    return letter_pdf(letter, timezone.now())


@never_cache
@require_safe
def child_file(request: HttpRequest, public_id: uuid.UUID, file_pk: int) -> HttpResponse:
    """The file of a material that is shared with these parents."""
    pupil, _guardian, _link = enter_child(request, public_id, "pupil.paper_opened")
    shared = HomeMaterial.objects.for_pupil(pupil).values("pk")
    rows = Attachment.objects.present().filter(
        tenant=request.school, subject_type="inclusion.homematerial", subject_id__in=shared
    )
    return hand_out(get_object_or_404(rows, pk=file_pk))


@never_cache
@require_POST
def child_messages_read(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Everything up to here was read."""
    pupil, _guardian, _link = enter_child(request, public_id)
    upto = request.POST.get("upto", "")
    number = int(upto) if upto.isascii() and upto.isdigit() and len(upto) < 19 else 0
    return once(
        request,
        lambda: actions.mark_read(by=request.actor, now=timezone.now(), pupil=pupil, upto=number),
        lambda mark: _at("child_messages", public_id),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def child_questionnaire(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What the parents hope for, and how it is at home."""
    pupil, _guardian, link = enter_child(request, public_id)
    back = _at("child", public_id)
    form = QuestionnaireForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.answer_questionnaire(
                by=request.actor, now=timezone.now(), pupil=pupil, **form.cleaned_data
            ),
            lambda made: done(request, _("Terima kasih, jawaban Anda tersimpan."), back),
        )
    context = {"pupil": pupil, "link": link, "school": request.school, "back": back, "base": "base_plain.html"}
    return form_page(request, "inclusion/parents/questionnaire.html", form, context)


@never_cache
@require_POST
def child_training(request: HttpRequest, public_id: uuid.UUID, training_pk: int) -> HttpResponse:
    """This guardian wants to come to a training."""
    pupil, _guardian, _link = enter_child(request, public_id)
    training = get_object_or_404(ParentTraining, pk=training_pk, school=request.school)
    return once(
        request,
        lambda: home_materials.want_training(by=request.actor, now=timezone.now(), pupil=pupil, training=training),
        lambda made: done(request, _("Terima kasih, sekolah tahu bahwa Anda ingin ikut."), _at("child", public_id)),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def child_plan(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The plan as this guardian was given it last, with the sheet to agree on or to ask for changes."""
    pupil, guardian, link = enter_child(request, public_id, "pupil.plan_opened")
    rows = PlanVersion.objects.filter(plan__pupil=pupil).select_related("plan__year").order_by("-shared_at", "-pk")
    version = rows.first()
    if version is None:
        raise NotNow(_("Belum ada rencana belajar yang dibagikan kepada Anda."))
    version.plan.pupil, version.plan.school = pupil, request.school
    answer = version.answers.filter(guardian=guardian).select_related("guardian").first()
    if answer is not None:
        answer.version = version
    if request.method == "POST" and answer is not None:
        return answered(request, answer, _at("child_plan", public_id), link)
    return answer_page(
        request, version, answer, "inclusion/plans/link_sheet.html", link=link, back=_at("child", public_id)
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def child_consents(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What the school asks of this guardian and what was agreed to: agree, decline, withdraw. Open without a consent as well."""
    guardian, link = enter_guardian(request, public_id)
    check_decides(request.actor, guardian)
    here = _at("child_consents", public_id)
    if request.method == "POST":
        return decide(request, guardian, Consent.Method.LINK, here)
    context = decisions(guardian, guardian.pupil, request.school.local_date(timezone.now()))
    context |= {"link": link, "school": request.school, "here": here, "back": _at("child", public_id)}
    return page(request, "inclusion/pupils/consent_link.html", context)
