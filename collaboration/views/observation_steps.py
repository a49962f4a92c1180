"""What the two do with an observation: answer, agree on a focus, look back, try something, look again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from collaboration.actions import observation_talk as talk
from collaboration.actions import observations as actions
from collaboration.forms.observations import (
    AgreementForm,
    AnswerForm,
    FollowUpForm,
    OutcomeForm,
    ReflectionForm,
    TimeForm,
)
from collaboration.forms.slot import initial_slot
from collaboration.models import Observation, ObservationFollowUp, Reflection
from collaboration.policy.observations import check_follow_up, check_observed, check_own_answer_missing, check_reflect
from collaboration.queries.observations import agreement_of, marked, outline, place_facts, questions_for
from collaboration.scheduling import dates_of
from collaboration.views._closed import load_observation, load_own
from collaboration.views.observations import here
from collaboration.workflow.observation import OBSERVATION
from core.forms import given_reason
from core.policy import NotNow
from core.web import form_page, once
from partnerships.views._done import done


@require_http_methods(["GET", "HEAD", "POST"])
def observation_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say yes; the observed teacher says what to look at."""
    found = load_own(request, pk)
    check_own_answer_missing(request.actor, found)
    agreement, observed = agreement_of(found), found.is_observed(request.actor.user_id)
    form = AnswerForm(request.POST or None, with_focus=observed and agreement is None)
    if form.is_valid():
        return once(
            request,
            lambda: _accept(request, found, form),
            lambda row: done(request, _("Terima kasih, jawaban Anda terkirim."), here(request, row)),
        )
    context = {
        "observation": found, "facts": [*outline(found), *place_facts(found)], "agreement": agreement,
        "questions": questions_for(agreement),
    }  # fmt: skip
    return form_page(request, "collaboration/observation/answer.html", form, context)


def _accept(request: HttpRequest, found: Observation, form: AnswerForm) -> Observation:
    now = timezone.now()
    if form.agreement:
        actions.set_agreement(by=request.actor, now=now, observation=found, **form.agreement)
    return actions.accept_observation(by=request.actor, now=now, observation=found, words=form.cleaned_data["words"])


@require_http_methods(["GET", "HEAD", "POST"])
def observation_time(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose another time."""
    found, now = load_own(request, pk), timezone.now()
    if found.state not in (Observation.State.REQUESTED, Observation.State.AGREED):
        raise NotNow(_("Waktunya hanya dapat diubah sebelum observasi terlaksana."))
    first = initial_slot(request.school, found.starts_at, found.ends_at, found.room, found.place)
    form = TimeForm(
        request.POST or None, initial={**first, "class_group": found.class_group}, observation=found, actor=request.actor,
        school=request.school, today=request.school.local_date(now), besides=dates_of(found).values_list("pk", flat=True),
    )  # fmt: skip
    if form.is_valid():
        return once(
            request,
            lambda: actions.propose_time(
                by=request.actor, now=now, observation=found, slot=form.slot, words=form.cleaned_data["words"]
            ),
            lambda row: done(request, _("Usulan waktu terkirim."), here(request, row)),
        )
    return form_page(request, "collaboration/observation/time.html", form, {"observation": found})


@require_POST
def observation_decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Say kindly that it cannot be this time."""
    found = load_own(request, pk)
    return once(
        request,
        lambda: actions.decline_observation(
            by=request.actor, now=timezone.now(), observation=found, words=given_reason(request.POST, 2000)
        ),
        lambda row: done(request, _("Jawaban Anda terkirim. Hanya rekan Anda yang mengetahuinya."), here(request, row)),
    )


@require_POST
def observation_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it off."""
    found = load_observation(request, pk)
    return once(
        request,
        lambda: actions.cancel_observation(
            by=request.actor, now=timezone.now(), observation=found, words=given_reason(request.POST, 2000)
        ),
        lambda row: done(request, _("Observasi dibatalkan."), _after_cancel(request, row)),
    )


def _after_cancel(request: HttpRequest, row: Observation) -> str:
    """The two stay on its page; for the hub it is gone."""
    return here(request, row) if row.has(request.actor.user_id) else here(request, row).rsplit("/", 2)[0] + "/"


@require_http_methods(["GET", "HEAD", "POST"])
def observation_focus(request: HttpRequest, pk: int) -> HttpResponse:
    """What the colleague should look at."""
    found = load_own(request, pk)
    check_observed(request.actor, found)
    agreement = agreement_of(found)
    first = {name: getattr(agreement, name) for name in ("focus", "own_question", "look_at")} if agreement else {}
    form = AgreementForm(request.POST or None, initial=first)
    if form.is_valid():
        return once(
            request,
            lambda: actions.set_agreement(by=request.actor, now=timezone.now(), observation=found, **form.cleaned_data),
            lambda kept: done(request, _("Tersimpan."), here(request, found)),
        )
    return form_page(request, "collaboration/observation/focus.html", form, {"observation": found})


@require_http_methods(["GET", "HEAD", "POST"])
def observation_reflect(request: HttpRequest, pk: int) -> HttpResponse:
    """Look back: keep it as a draft, or send it."""
    found = load_own(request, pk)
    check_reflect(request.actor, found)
    observer = found.is_observer(request.actor.user_id)
    kept = Reflection.objects.filter(observation=found, author_id=request.actor.user_id).first()
    first = {name: getattr(kept, name) for name in ("worked", "question", "idea")} if kept else {}
    form = ReflectionForm(request.POST or None, initial=first, observer=observer)
    if form.is_valid():
        send = "send" in request.POST
        said = _("Refleksi Anda terkirim.") if send else _("Tersimpan sebagai draf. Rekan Anda belum membacanya.")
        return once(
            request,
            lambda: talk.write_reflection(
                by=request.actor, now=timezone.now(), observation=found, send=send, **form.cleaned_data
            ),
            lambda row: done(request, said, here(request, row)),
        )
    notes = marked(list(found.notes.all()), found) if observer else []
    context = {"observation": found, "observer": observer, "notes": notes, "agreement": agreement_of(found)}
    return form_page(request, "collaboration/observation/reflect.html", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def observation_follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """What will be tried, and when both look again."""
    found, now = load_own(request, pk), timezone.now()
    check_follow_up(request.actor, found)
    plan = ObservationFollowUp.objects.filter(observation=found).first()
    first = {"plan": plan.plan if plan else "", "check_back_on": found.check_back_on}
    form = FollowUpForm(request.POST or None, initial=first, today=request.school.local_date(now))
    if form.is_valid():
        return once(
            request,
            lambda: talk.plan_follow_up(by=request.actor, now=now, observation=found, **form.cleaned_data),
            lambda row: done(request, _("Tindak lanjut tersimpan."), here(request, row)),
        )
    return form_page(request, "collaboration/observation/follow_up.html", form, {"observation": found})


@require_http_methods(["GET", "HEAD", "POST"])
def observation_finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it, with a word on what came of it."""
    found = load_own(request, pk)
    OBSERVATION.check(request.actor, found, "finish")
    form = OutcomeForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: talk.finish_observation(
                by=request.actor, now=timezone.now(), observation=found, **form.cleaned_data
            ),
            lambda row: done(
                request, _("Observasi selesai. Terima kasih sudah saling menguatkan."), here(request, row)
            ),
        )
    plan = ObservationFollowUp.objects.filter(observation=found).first()
    return form_page(request, "collaboration/observation/finish.html", form, {"observation": found, "follow_up": plan})
