"""Anak saya: a parent's space for each child."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.web import form_page, once, page
from inclusion import pupil_cards
from inclusion.actions import parents as actions
from inclusion.forms.parents import QuestionnaireForm
from inclusion.policy.parents import check_see_children
from inclusion.queries import child as queries
from inclusion.views._load_home import load_child
from partnerships.views._done import done
from schools.links import school_url

OWN_CARDS = ("progress", "messages", "letters", "class_notes", "consents", "reads")


@require_safe
def children(request: HttpRequest) -> HttpResponse:
    """My children; with one child its page opens at once."""
    check_see_children(request.actor)
    found = queries.children_of(request.actor)
    if len(found) == 1:
        return redirect("inclusion:child", request.school.slug, found[0][0].pk)
    return page(request, "inclusion/parents/children.html", {"children": found})


@require_safe
def child(request: HttpRequest, pk: int) -> HttpResponse:
    """One child: what the school does, how it goes, what waits for an answer."""
    pupil, guardian = load_child(request, pk)
    now = timezone.now()
    cards = [one for one in pupil_cards.drawn(request.actor, pupil, now) if one.card.key not in OWN_CARDS]
    names = {
        "messages": "messages",
        "questionnaire": "child_questionnaire",
        "consents": "consents",
        "handovers": "handovers",
        "reads": "reads",
    }
    ways = {way: school_url(request.school, f"inclusion:{name}", pk) for way, name in names.items()}
    context = {
        "cards": cards,
        "ways": ways,
        "base": "base_app.html",
        **queries.child_page(pupil, request.actor, guardian, now),
    }
    return page(request, "inclusion/parents/child.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def child_questionnaire(request: HttpRequest, pk: int) -> HttpResponse:
    """What the parents hope for, and how it is at home."""
    pupil, _guardian = load_child(request, pk)
    form = QuestionnaireForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.answer_questionnaire(
                by=request.actor, now=timezone.now(), pupil=pupil, **form.cleaned_data
            ),
            lambda made: done(
                request, _("Terima kasih, jawaban Anda tersimpan."), school_url(request.school, "inclusion:child", pk)
            ),
        )
    context = {"pupil": pupil, "base": "base_app.html", "back": school_url(request.school, "inclusion:child", pk)}
    return form_page(request, "inclusion/parents/questionnaire.html", form, context)
