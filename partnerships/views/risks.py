"""Pages of risks and obstacles."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import looks
from core.forms import given_reason
from core.models import ActionItem, HistoryEntry
from core.policy import allowed, reason
from core.subjects import subject_of
from core.web import form_page, once, page
from partnerships.actions import risks as actions
from partnerships.forms.risks import RiskForm
from partnerships.models import Risk
from partnerships.policy import check_edit_partnership, check_follow_up, check_see_workings, check_write
from partnerships.queries.risks import TONES, risk_lines
from partnerships.terms import ANSWERS, ObstacleKind
from partnerships.views._done import done
from partnerships.views._load import load_partnership, load_risk, load_round
from partnerships.workflow import RISK
from schools.item_pages import item_lines
from schools.links import school_url


def _here(request: HttpRequest, risk: Risk) -> str:
    return school_url(request.school, "partnerships:risk", risk.pk)


@require_safe
def risk_list(request: HttpRequest, pk: int) -> HttpResponse:
    """What may go wrong with one partnership, what goes wrong, what is done about it."""
    check_see_workings(request.actor)
    partnership = load_partnership(request, pk)
    context = {
        "partnership": partnership,
        "lines": risk_lines(partnership, request.school.local_date(timezone.now())),
        "may_write": allowed(check_edit_partnership, request.actor, partnership),
    }
    return page(request, "partnerships/risk_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def risk_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Name a risk or an obstacle."""
    check_see_workings(request.actor)
    partnership = load_partnership(request, pk)
    check_edit_partnership(request.actor, partnership)
    kind = request.GET.get("jenis", "")
    initial = {"kind": kind} if kind in ObstacleKind.values else None
    form = RiskForm(request.POST or None, school_id=request.school.pk, initial=initial)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_risk(by=request.actor, now=timezone.now(), partnership=partnership, **form.changes()),
            lambda added: done(request, _("Tercatat. Tentukan cara menanganinya."), _here(request, added)),
        )
    answers = [(kind.label, ANSWERS[kind]) for kind in ObstacleKind]
    return form_page(request, "partnerships/risk_form.html", form, {"partnership": partnership, "answers": answers})


@require_safe
def risk(request: HttpRequest, pk: int) -> HttpResponse:
    """One risk: how serious, who answers it, what has helped elsewhere, what is to be done."""
    found = load_risk(request, pk)
    today, (kind, key) = request.school.local_date(timezone.now()), subject_of(found)
    context = {
        "risk": found,
        "tone": looks.tone_of(found, found.state),
        "level_tone": TONES[found.level],
        "late": bool(found.is_standing and found.due_on and found.due_on < today),
        "refusal": reason(check_write, request.actor, found) or reason(actions.check_standing, found),
        "offers": RISK.offers(request.actor, found),
        "suggested": ANSWERS[ObstacleKind(found.kind)],
        "lines": item_lines(ActionItem.objects.of(found).by_day(), today),
        "may_hand_out": allowed(check_follow_up, request.actor, found),
        "history": HistoryEntry.objects.filter(subject_type=kind, subject_id=key).order_by("-pk"),
    }
    return page(request, "partnerships/risk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def risk_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge it again, put somebody in charge, write the answer; a suggested one comes along in the address."""
    found = load_risk(request, pk)
    check_write(request.actor, found)
    actions.check_standing(found)
    suggested, wanted = ANSWERS[ObstacleKind(found.kind)], request.GET.get("saran", "")
    initial = {}
    if wanted in {str(place) for place in range(len(suggested))}:
        initial["answer"] = f"{found.answer}\n{suggested[int(wanted)]}".strip()
    form = RiskForm(request.POST or None, instance=load_risk(request, pk), school_id=request.school.pk, initial=initial)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_risk(
                by=request.actor, now=timezone.now(), risk=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: done(request, _("Perubahan tersimpan."), _here(request, edited)),
        )
    context = {"partnership": found.partnership, "risk": found, "answers": [(found.get_kind_display(), suggested)]}
    return form_page(request, "partnerships/risk_form.html", form, context)


@require_POST
def risk_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Being answered, resolved, accepted, opened again."""
    found = load_risk(request, pk)
    name, said = _move_name(request), given_reason(request.POST, 4000)
    return once(
        request,
        lambda: actions.move_risk(by=request.actor, now=timezone.now(), risk=found, name=name, comment=said),
        lambda entry: done(request, found.get_state_display(), _here(request, found)),
    )


def _move_name(request: HttpRequest) -> str:
    """The name of a move of the table, or 404."""
    name = request.POST.get("name", "")
    if name not in {transition.name for transition in RISK.transitions}:
        raise Http404
    return name


@require_POST
def obstacle_take_up(request: HttpRequest, pk: int, response_pk: int) -> HttpResponse:
    """One press: an obstacle that a party named in an evaluation becomes a row that is answered."""
    check_see_workings(request.actor)
    found = load_round(request, pk)
    response = get_object_or_404(found.responses, pk=response_pk)
    response.round = found
    return once(
        request,
        lambda: actions.take_up_obstacle(
            by=request.actor, now=timezone.now(), response=response, what=request.POST.get("what", "")
        ),
        lambda added: done(request, _("Tercatat. Tentukan cara menanganinya."), _here(request, added)),
    )
