"""Materials for home, and training for parents."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.policy import allowed
from core.web import form_page, once, page
from inclusion.actions import home_materials as actions
from inclusion.forms.home_materials import MaterialForm, TrainingForm
from inclusion.models import HomeMaterial, ParentTraining
from inclusion.policy.parents import check_offer_training, check_see_materials, check_withdraw_material
from inclusion.policy.progress import check_note_somewhere
from inclusion.queries import home_materials as queries
from inclusion.views._load_home import load_child
from partnerships.views._done import done
from schools.links import school_url


def _here(request: HttpRequest) -> str:
    return school_url(request.school, "inclusion:home_materials")


@require_safe
def home_materials(request: HttpRequest) -> HttpResponse:
    """What is shared with parents, and the trainings to come."""
    check_see_materials(request.actor)
    now = timezone.now()
    found, after = queries.material_page(request.actor, request.school, now, request.GET.get("after", ""))
    rows = [(row, allowed(check_withdraw_material, request.actor, row, now)) for row in found]
    context = {
        "rows": rows, "after": after, "trainings": queries.trainings(request.school, now),
        "may_share": allowed(check_note_somewhere, request.actor),
        "may_offer": allowed(check_offer_training, request.actor, request.school),
    }  # fmt: skip
    return page(request, "inclusion/parents/materials.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def home_material_new(request: HttpRequest) -> HttpResponse:
    """Share something to do at home."""
    check_see_materials(request.actor)
    check_note_somewhere(request.actor)
    now = timezone.now()
    form = MaterialForm(
        request.POST or None, request.FILES or None, actor=request.actor,
        pupils=queries.pupils_for(request.actor, request.school, now),
    )  # fmt: skip
    if form.is_valid():
        return once(
            request,
            lambda: actions.share_material(by=request.actor, now=now, school=request.school, **form.cleaned_data),
            lambda made: done(request, _("Bahan dibagikan."), _here(request)),
        )
    return form_page(request, "inclusion/parents/material_form.html", form)


@require_POST
def home_material_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it away."""
    check_see_materials(request.actor)
    material = get_object_or_404(
        HomeMaterial.objects.visible_to(request.actor).select_related("pupil", "school"), pk=pk
    )
    return once(
        request,
        lambda: actions.withdraw_material(by=request.actor, now=timezone.now(), material=material),
        lambda row: done(request, _("Bahan tidak dibagikan lagi."), _here(request)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def parent_training_new(request: HttpRequest) -> HttpResponse:
    """List a training for parents."""
    check_offer_training(request.actor, request.school)
    form = TrainingForm(request.POST or None, today=request.school.local_date(timezone.now()))
    if form.is_valid():
        return once(
            request,
            lambda: actions.offer_training(
                by=request.actor, now=timezone.now(), school=request.school, **form.cleaned_data
            ),
            lambda made: done(request, _("Pelatihan diumumkan kepada orang tua."), _here(request)),
        )
    return form_page(request, "inclusion/parents/training_form.html", form)


@require_POST
def training_want(request: HttpRequest, pk: int, training_pk: int) -> HttpResponse:
    """A parent wants to come."""
    pupil, _guardian = load_child(request, pk)
    training = get_object_or_404(ParentTraining, pk=training_pk, school=request.school)
    return once(
        request,
        lambda: actions.want_training(by=request.actor, now=timezone.now(), pupil=pupil, training=training),
        lambda row: done(
            request,
            _("Terima kasih, sekolah tahu bahwa Anda ingin ikut."),
            school_url(request.school, "inclusion:child", pk),
        ),
    )
