"""Pages of observations: the lists, asking, arranging, one observation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from collaboration.actions import observations as actions
from collaboration.forms.observations import ArrangeForm, AskForm
from collaboration.models import Observation
from collaboration.policy.common import LEADERS
from collaboration.policy.observations import (
    check_arrange,
    check_ask,
    check_cancel,
    check_read_content,
    check_read_promise,
    check_see_observations,
)
from collaboration.queries import observations as queries
from collaboration.queries.observation_steps import step_for
from collaboration.views._closed import load_observation
from core import looks
from core.policy import allowed
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.links import school_url
from schools.roles import TEACHING


def here(request: HttpRequest, observation: Observation) -> str:
    """The page of an observation."""
    return school_url(request.school, "collaboration:observation", observation.pk)


@require_safe
def promise(request: HttpRequest) -> HttpResponse:
    """What is kept closed, in plain words."""
    check_read_promise(request.actor)
    return page(request, "collaboration/promise.html")


@require_safe
def observation_list(request: HttpRequest) -> HttpResponse:
    """One's own observations; for principal and hub that others take place."""
    check_see_observations(request.actor)
    teaches, leads = request.actor.has(*TEACHING), request.actor.has(*LEADERS)
    every = leads and (not teaches or request.GET.get("lihat") == "semua")
    rows = Observation.objects.visible_to(request.actor) if every else Observation.objects.mine(request.actor)
    chosen = request.GET.get("status", "")
    found, after = queries.observation_page(rows.filter(queries.of_status(chosen)), request.GET.get("after", ""))
    counts = queries.status_counts(rows)
    choices = [(key, label) for key, label in queries.CHOICES if counts[key] or key == chosen]
    for row in found:
        row.school = request.school
    context = {
        "rows": [(row, None if every else step_for(row, request.actor.user_id)) for row in found], "after": after,
        "every": every, "switch": teaches and leads, "may_ask": allowed(check_ask, request.actor),
        "may_arrange": allowed(check_arrange, request.actor),
        "chips": looks.chips(request, "status", choices, everything=_("Semua"), counts=counts),
    }  # fmt: skip
    return page(request, "collaboration/observation/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def observation_ask(request: HttpRequest) -> HttpResponse:
    """Ask a colleague for eyes."""
    check_ask(request.actor)
    now = timezone.now()
    form = AskForm(
        request.POST or None, actor=request.actor, school=request.school, today=request.school.local_date(now)
    )
    if form.is_valid():
        return once(
            request,
            lambda: actions.ask_observation(by=request.actor, now=now, school=request.school, **form.facts()),
            lambda made: done(request, _("Ajakan Anda terkirim."), here(request, made)),
        )
    return form_page(request, "collaboration/observation/ask.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
def observation_arrange(request: HttpRequest) -> HttpResponse:
    """Bring two colleagues together."""
    check_arrange(request.actor)
    now = timezone.now()
    today = request.school.local_date(now)
    form = ArrangeForm(request.POST or None, actor=request.actor, school=request.school, today=today)
    if form.is_valid():
        return once(
            request,
            lambda: actions.arrange_observation(by=request.actor, now=now, school=request.school, **form.facts()),
            lambda made: done(request, _("Kedua guru diberi tahu dan menjawab sendiri."), here(request, made)),
        )
    return form_page(request, "collaboration/observation/arrange.html", form)


@require_safe
def observation(request: HttpRequest, pk: int) -> HttpResponse:
    """One observation: everything for the two, who and when for the leaders."""
    found = load_observation(request, pk)
    may_cancel = found.state in (Observation.State.REQUESTED, Observation.State.AGREED)
    context = {
        "observation": found, "outline": queries.outline(found),
        "may_cancel": may_cancel and allowed(check_cancel, request.actor, found),
    }  # fmt: skip
    if not allowed(check_read_content, request.actor, found):
        return page(request, "collaboration/observation/outline.html", context)
    step = step_for(found, request.actor.user_id)
    context |= queries.content_for(found, request.actor)
    context |= {
        "day_has_come": found.day() <= request.school.local_date(timezone.now()),
        "place": queries.place_facts(found), "observed": found.is_observed(request.actor.user_id), "step": step,
        "my_keep": found.kept_by(request.actor.user_id),
        "their_keep": bool(found.observer_keeps_at if found.is_observed(request.actor.user_id) else found.observed_keeps_at),
    }  # fmt: skip
    return page(request, "collaboration/observation/detail.html", context)
