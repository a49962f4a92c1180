"""Pages of the communication log."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.policy import allowed
from core.web import form_page, once, page
from partnerships.actions import conversations as actions
from partnerships.forms.conversations import ConversationForm, RhythmForm
from partnerships.models import Conversation, Partnership
from partnerships.policy import check_edit_partnership, check_see_workings, check_write
from partnerships.queries.conversations import talks
from partnerships.rhythm import contact_of, planned_months
from partnerships.terms import EvaluationRhythm
from partnerships.views._done import done
from partnerships.views._load import load_conversation, load_partnership
from schools.links import school_url


def _here(request: HttpRequest, pk: int) -> str:
    return school_url(request.school, "partnerships:conversation_list", pk)


def _load(request: HttpRequest, pk: int) -> Partnership:
    check_see_workings(request.actor)
    return load_partnership(request, pk)


def _form(request: HttpRequest, partnership: Partnership, **options: Any) -> ConversationForm:
    today = request.school.local_date(timezone.now())
    return ConversationForm(
        request.POST or None,
        request.FILES or None,
        partnership=partnership,
        actor=request.actor,
        today=today,
        **options,
    )


@require_safe
def conversation_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The timeline: who talked with whom, what was agreed, when again."""
    partnership = _load(request, pk)
    shown, after = talks(partnership, request.GET.get("after", ""))
    today, contact = request.school.local_date(timezone.now()), contact_of(partnership)
    context = {
        "partnership": partnership,
        "talks": shown,
        "after": after,
        "contact": contact,
        "quiet": contact.quiet(today),
        "late": contact.late(today),
        "may_write": allowed(check_edit_partnership, request.actor, partnership),
    }
    return page(request, "partnerships/conversation_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def conversation_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a talk. Channel, day and oneself are filled in already."""
    partnership = _load(request, pk)
    check_write(request.actor, partnership)
    check_edit_partnership(request.actor, partnership)
    form = _form(request, partnership)
    if form.is_valid():
        return once(
            request,
            lambda: actions.note_conversation(
                by=request.actor, now=timezone.now(), partnership=partnership, **form.facts()
            ),
            lambda noted: done(request, _("Komunikasi tercatat."), _here(request, pk)),
        )
    return form_page(request, "partnerships/conversation_form.html", form, {"partnership": partnership})


def _stored(found: Conversation) -> dict[str, Any]:
    """What the note says now, as the form takes it."""
    plain = ("channel", "subject", "agreed", "others", "happened_on", "next_on")
    people = {name: [one.pk for one in getattr(found, name).all()] for name in ("people", "contacts")}
    return {**{name: getattr(found, name) for name in plain}, **people}


@require_http_methods(["GET", "HEAD", "POST"])
def conversation_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Write it down again, with what was wrong; the first note stays."""
    found = load_conversation(request, pk)
    actions.check_correct(request.actor, found)
    form = _form(request, found.partnership, correcting=True, initial=_stored(found))
    if form.is_valid():
        return once(
            request,
            lambda: actions.correct_conversation(
                by=request.actor, now=timezone.now(), conversation=found, **form.facts()
            ),
            lambda noted: done(request, _("Perbaikan tercatat."), _here(request, found.partnership_id)),
        )
    context = {"partnership": found.partnership, "conversation": found}
    return form_page(request, "partnerships/conversation_form.html", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def rhythm(request: HttpRequest, pk: int) -> HttpResponse:
    """How long silence may last, how often one evaluates."""
    found = _load(request, pk)
    check_edit_partnership(request.actor, found)
    proposal = getattr(found, "proposal", None)
    plan = proposal.evaluation_plan if proposal is not None else found.evaluation_note
    planned = EvaluationRhythm(planned_months(plan)).label
    form = RhythmForm(request.POST or None, instance=load_partnership(request, pk), planned=planned)
    if form.is_valid():
        home = school_url(request.school, "partnerships:partnership", pk)
        return once(
            request,
            lambda: actions.set_rhythm(
                by=request.actor,
                now=timezone.now(),
                partnership=found,
                expected=form.expected_version,
                **form.changes(),
            ),
            lambda changed: done(request, _("Irama tersimpan."), home),
        )
    return form_page(request, "partnerships/rhythm.html", form, {"partnership": found, "plan": plan})
