"""Pages of a group's cycle and its action plan."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import group_cycles as actions
from collaboration.actions.groups import check_running
from collaboration.forms.group_cycles import CycleForm, StepRows
from collaboration.models import GroupCycle
from collaboration.policy.groups import check_write_group
from collaboration.queries.groups import members
from collaboration.views._load_groups import load_cycle, load_group
from collaboration.workflow.group import CYCLE
from core import looks
from core.forms import given_reason, wants_row
from core.frames import FORM, frame
from core.models import HistoryEntry
from core.policy import allowed
from core.subjects import subject_of
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.links import school_url
from schools.models import User


def _here(request: HttpRequest, cycle: GroupCycle) -> str:
    return school_url(request.school, "collaboration:cycle", cycle.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def cycle_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a cycle with the first reflection."""
    group = load_group(request, pk)
    check_write_group(request.actor, group)
    check_running(group)
    form = CycleForm(request.POST or None, group=group)
    if form.is_valid():
        return once(
            request,
            lambda: actions.start_cycle(by=request.actor, now=timezone.now(), group=group, **form.changes()),
            lambda made: _here(request, made),
        )
    return form_page(
        request, FORM, form,
        frame(
            _("Mulai siklus baru"), school_url(request.school, "collaboration:group", group.pk), crumb=group.name,
            lead=_("Mulailah dari data dan pengalaman: apa yang perlu menjadi lebih baik bagi siswa?"),
            draft=f"cycle:new:{group.pk}",
        ),
    )  # fmt: skip


@require_safe
def cycle(request: HttpRequest, pk: int) -> HttpResponse:
    """One cycle: where it stands, its action plan, what came of it."""
    found = load_cycle(request, pk)
    kind, key = subject_of(found)
    context = {
        "cycle": found,
        "group": found.group,
        "stages": looks.stages(dict(GroupCycle.Stage.choices), found.stage),
        "steps": found.steps.select_related("who"),
        "offers": CYCLE.offers(request.actor, found),
        "may_write": allowed(check_write_group, request.actor, found) and found.stage != GroupCycle.Stage.DONE,
        "history": HistoryEntry.objects.filter(subject_type=kind, subject_id=key).order_by("-pk"),
        "today": request.school.local_date(timezone.now()),
    }
    return page(request, "collaboration/groups/cycle.html", context)


def _rows(request: HttpRequest, found: GroupCycle) -> StepRows:
    people = User.objects.filter(pk__in=[person.pk for person in members(found.group)]).order_by("name", "pk")
    known = [
        {"what": s.what, "who": s.who_id, "due_on": s.due_on, "is_done": s.is_done} for s in found.steps.all()
    ]  # fmt: skip
    return StepRows(request.POST or None, prefix="langkah", initial=known, form_kwargs={"people": people})


@require_http_methods(["GET", "HEAD", "POST"])
def cycle_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write reflection, action plan and evaluation."""
    found = load_cycle(request, pk)
    check_write_group(request.actor, found)
    form = CycleForm(request.POST or None, instance=load_cycle(request, pk), group=found.group)
    rows = _rows(request, found)
    if not wants_row(form, rows) and form.is_valid() and rows.is_valid():
        return once(
            request,
            lambda: actions.edit_cycle(
                by=request.actor, now=timezone.now(), cycle=found, expected=form.expected_version, steps=rows.kept(),
                **form.changes(),
            ),
            lambda edited: done(request, _("Perubahan tersimpan."), _here(request, edited)),
        )  # fmt: skip
    return form_page(
        request, FORM, form,
        {**frame(_("Isi rencana aksi"), _here(request, found), crumb=found.title, draft=f"cycle:{found.pk}"), "rows": rows},
        rows=[rows],
    )  # fmt: skip


@require_POST
def cycle_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Go on to the next stage, or back to planning with a reason."""
    found = load_cycle(request, pk)
    if name not in {transition.name for transition in CYCLE.transitions}:
        raise Http404
    said = given_reason(request.POST, 1000)
    return once(
        request,
        lambda: actions.move_cycle(by=request.actor, now=timezone.now(), cycle=found, name=name, comment=said),
        lambda _entry: _here(request, found),
    )
