"""Pages of data cycles."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import data_cycles as actions
from collaboration.forms.data_cycles import DataCycleForm, DataFilesForm, SourceRows
from collaboration.models import DataCycle
from collaboration.policy.cockpit import check_see_data, check_steer, check_work_on_data
from collaboration.queries.meeting_data import charts_of
from collaboration.views._load_cockpit import load_data
from collaboration.workflow.cockpit import DATA_CYCLE
from core import looks
from core.forms import given_reason, wants_row
from core.frames import FORM, frame
from core.keyset import slice_after
from core.models import Attachment, HistoryEntry
from core.policy import allowed
from core.subjects import subject_of
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.links import school_url

TEXTS = ("goal", "analyse", "discuss", "conclude", "decide", "teach", "results")


def _here(request: HttpRequest, cycle: DataCycle) -> str:
    return school_url(request.school, "collaboration:data_cycle", cycle.pk)


@require_safe
def data_list(request: HttpRequest) -> HttpResponse:
    """Data cycles, those that moved last first."""
    check_see_data(request.actor)
    rows = DataCycle.objects.visible_to(request.actor).select_related("responsible")
    found = slice_after(rows, ("-updated_at", "-pk"), request.GET.get("after", ""))
    context = {"cycles": found.rows, "after": found.after, "may_start": allowed(check_steer, request.actor)}
    return page(request, "collaboration/cockpit/data_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def data_create(request: HttpRequest) -> HttpResponse:
    """Begin with the goal."""
    check_steer(request.actor)
    form = DataCycleForm(request.POST or None, school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: actions.start_data_cycle(
                by=request.actor, now=timezone.now(), school=request.school, **form.changes()
            ),
            lambda made: _here(request, made),
        )
    words = frame(
        _("Mulai siklus data"), school_url(request.school, "collaboration:data_list"), crumb=_("Siklus data"), draft="data:new",
        lead=_("Mulailah dari satu pertanyaan. Datanya menyusul: persepsi, demografis, hasil belajar, atau proses sekolah."),
    )  # fmt: skip
    return form_page(request, FORM, form, words)


@require_safe
def data_cycle(request: HttpRequest, pk: int) -> HttpResponse:
    """One cycle: where it stands, the data, what was concluded and decided."""
    found = load_data(request, pk)
    kind, key = subject_of(found)
    writes = allowed(check_work_on_data, request.actor, found) and found.stage != DataCycle.Stage.DONE
    context = {
        "cycle": found,
        "stages": looks.stages(dict(DataCycle.Stage.choices), found.stage),
        "texts": [(found._meta.get_field(name).verbose_name, getattr(found, name)) for name in TEXTS if getattr(found, name)],
        "sources": found.sources.all(),
        "tables": [(table, charts_of(table)) for table in found.tables.exclude(state="removed")],
        "files": Attachment.objects.of(found),
        "offers": DATA_CYCLE.offers(request.actor, found),
        "may_write": writes,
        "history": HistoryEntry.objects.filter(subject_type=kind, subject_id=key).order_by("-pk"),
    }  # fmt: skip
    return page(request, "collaboration/cockpit/data_cycle.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def data_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the stages and name the data."""
    found = load_data(request, pk)
    check_work_on_data(request.actor, found)
    form = DataCycleForm(request.POST or None, instance=load_data(request, pk), school=request.school)
    known = [{"kind": s.kind, "name": s.name, "finding": s.finding} for s in found.sources.all()]
    rows = SourceRows(request.POST or None, prefix="data", initial=known)
    if not wants_row(form, rows) and form.is_valid() and rows.is_valid():
        return once(
            request,
            lambda: actions.edit_data_cycle(
                by=request.actor, now=timezone.now(), cycle=found, expected=form.expected_version, sources=rows.kept(),
                **form.changes(),
            ),
            lambda edited: _here(request, edited),
        )  # fmt: skip
    words = frame(_("Isi siklus data"), _here(request, found), crumb=found.title, draft=f"data:{found.pk}", rows=rows)
    return form_page(request, FORM, form, words, rows=[rows])


@require_POST
def data_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Go on, or back to gathering with a reason."""
    found = load_data(request, pk)
    if name not in {transition.name for transition in DATA_CYCLE.transitions}:
        raise Http404
    said = given_reason(request.POST, 1000)
    return once(
        request,
        lambda: actions.move_data_cycle(by=request.actor, now=timezone.now(), cycle=found, name=name, comment=said),
        lambda _entry: _here(request, found),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def data_files(request: HttpRequest, pk: int) -> HttpResponse:
    """Add tables and pictures."""
    found = load_data(request, pk)
    check_work_on_data(request.actor, found)
    form = DataFilesForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.attach_data(by=request.actor, now=timezone.now(), cycle=found, uploads=form.uploads),
            lambda _kept: done(request, _("Berkas tersimpan."), _here(request, found)),
        )
    return form_page(request, FORM, form, frame(_("Tambah berkas data"), _here(request, found), crumb=found.title))


@require_POST
def data_file_remove(request: HttpRequest, pk: int, file_pk: int) -> HttpResponse:
    """Take a file away."""
    found = load_data(request, pk)
    attachment = get_object_or_404(Attachment.objects.of(found), pk=file_pk)
    return once(
        request,
        lambda: actions.remove_data(by=request.actor, now=timezone.now(), cycle=found, attachment=attachment),
        lambda _none: done(request, _("Berkas dihapus."), _here(request, found)),
    )
