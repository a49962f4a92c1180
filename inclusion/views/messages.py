"""The conversation between school and home about one pupil: write, answer, note a call, mark as read; links for parents."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.links import standing
from core.models import ScopedLink
from core.policy import allowed
from core.web import form_page, once, page, seed_of
from inclusion.actions import parents as actions
from inclusion.forms.parents import AnswerForm, MessageForm, TalkForm
from inclusion.models import Guardian, HomeAnswers, ParentMessage, Pupil
from inclusion.policy.parents import check_give_link, check_revoke_link, check_write_to_home, guardian_of
from inclusion.queries.messages import context as talk_context
from inclusion.views._load import load_supported
from partnerships.views._done import done
from partnerships.views.obligations import link_context
from schools.links import school_url

READ = "pupil.messages_opened"


def _here(request: HttpRequest, pupil: Pupil) -> str:
    return school_url(request.school, "inclusion:messages", pupil.pk)


def _talk(request: HttpRequest, pupil: Pupil) -> dict[str, Any]:
    """What the page shows; who reads every plan without being on the team reads and does not write."""
    now, guardian = timezone.now(), guardian_of(request.actor, pupil)
    writes = guardian is not None or allowed(check_write_to_home, request.actor, pupil, now)
    talk = talk_context(pupil, request.actor, guardian, request.GET.get("after", ""))
    context = {"pupil": pupil, "writes": writes, "logs": writes and guardian is None, **talk}
    if guardian is None:
        context["answers"] = HomeAnswers.objects.filter(pupil=pupil).select_related("guardian").first()
        context["guardians"] = _guardians(request, pupil)
    return context


def _guardians(request: HttpRequest, pupil: Pupil) -> list[tuple[Guardian, bool, list[ScopedLink]]]:
    """Guardians without an account: whether this person may give them a link, and the links that work."""
    found = pupil.guardians.filter(is_active=True, user=None).prefetch_related("links")
    now, rows = timezone.now(), []
    for one in found:
        one.pupil = pupil
        rows.append((one, allowed(check_give_link, request.actor, one, now), standing(one.links.all(), now)))
    return rows


@require_http_methods(["GET", "HEAD", "POST"])
def messages(request: HttpRequest, pk: int) -> HttpResponse:
    """The conversation, for the team and the parents; write to the other side."""
    pupil = load_supported(request, pk, READ)
    form = MessageForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.write_message(by=request.actor, now=timezone.now(), pupil=pupil, **form.cleaned_data),
            lambda made: done(request, _("Pesan terkirim."), _here(request, pupil)),
        )
    return form_page(request, "inclusion/parents/messages.html", form, _talk(request, pupil))


@require_http_methods(["GET", "HEAD", "POST"])
def message_answer(request: HttpRequest, pk: int, message_pk: int) -> HttpResponse:
    """Answer one message."""
    pupil = load_supported(request, pk, READ)
    asked = get_object_or_404(ParentMessage, pk=message_pk, pupil=pupil)
    if guardian_of(request.actor, pupil) is None:
        check_write_to_home(request.actor, pupil, timezone.now())
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.write_message(
                by=request.actor, now=timezone.now(), pupil=pupil, answers=asked, **form.cleaned_data
            ),
            lambda made: done(request, _("Jawaban terkirim."), _here(request, pupil)),
        )
    context = {"pupil": pupil, "asked": asked, "back": _here(request, pupil), "base": "base_app.html"}
    return form_page(request, "inclusion/parents/answer.html", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def message_talk(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a call or talk with the parents."""
    pupil = load_supported(request, pk, READ)
    check_write_to_home(request.actor, pupil, timezone.now())
    form = TalkForm(request.POST or None, today=request.school.local_date(timezone.now()))
    if form.is_valid():
        return once(
            request,
            lambda: actions.log_talk(by=request.actor, now=timezone.now(), pupil=pupil, **form.cleaned_data),
            lambda made: done(
                request, _("Percakapan tercatat. Orang tua juga dapat membacanya."), _here(request, pupil)
            ),
        )
    return form_page(request, "inclusion/parents/talk.html", form, {"pupil": pupil})


@require_POST
def messages_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything up to here was read."""
    pupil = load_supported(request, pk)
    upto = request.POST.get("upto", "")
    number = int(upto) if upto.isascii() and upto.isdigit() and len(upto) < 19 else 0
    return once(
        request,
        lambda: actions.mark_read(by=request.actor, now=timezone.now(), pupil=pupil, upto=number),
        lambda mark: _here(request, pupil),
    )


def _guardian(request: HttpRequest, pupil: Pupil, pk: int) -> Guardian:
    found = get_object_or_404(Guardian, pk=pk, pupil=pupil)
    found.pupil = pupil
    return found


@require_POST
def child_link_give(request: HttpRequest, pk: int, guardian_pk: int) -> HttpResponse:
    """Give a guardian a link to the child's space. It is shown once."""
    pupil = load_supported(request, pk)
    guardian = _guardian(request, pupil, guardian_pk)
    link, path = actions.give_child_link(by=request.actor, now=timezone.now(), guardian=guardian, seed=seed_of(request))
    context = {"back": _here(request, pupil), "what": pupil.called, **link_context(link, path)}
    return page(request, "partnerships/link_ready.html", context)


@require_POST
def child_link_revoke(request: HttpRequest, pk: int, guardian_pk: int, link_pk: int) -> HttpResponse:
    """Make a link useless at once."""
    pupil = get_object_or_404(Pupil.objects.plan_open_to(request.actor), pk=pk)
    guardian = _guardian(request, pupil, guardian_pk)
    check_revoke_link(request.actor, guardian)
    link = get_object_or_404(ScopedLink, pk=link_pk, tenant=request.school)
    return once(
        request,
        lambda: actions.revoke_child_link(by=request.actor, now=timezone.now(), guardian=guardian, link=link),
        lambda revoked: done(request, _("Tautan dicabut dan tidak dapat dipakai lagi."), _here(request, pupil)),
    )
