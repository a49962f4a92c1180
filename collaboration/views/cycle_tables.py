"""Pages of a data cycle's tables: choose a file, look at the preview, show it, take it back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import cycle_tables as actions
from collaboration.forms.data_cycles import TableForm
from collaboration.models import CycleTable, DataCycle
from collaboration.policy.cockpit import check_see_data, check_work_on_data
from collaboration.queries.meeting_data import charts_of
from collaboration.views._load_cockpit import load_data
from core.frames import FORM, frame
from core.policy import allowed
from core.tabular import TableRefused
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.links import school_url


def _cycle(request: HttpRequest, cycle: DataCycle) -> str:
    return school_url(request.school, "collaboration:data_cycle", cycle.pk)


def _load(request: HttpRequest, pk: int) -> CycleTable:
    check_see_data(request.actor)
    rows = CycleTable.objects.visible_to(request.actor).select_related("cycle__responsible", "cycle__school")
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def table_upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a table; nothing is shown before the preview was looked at."""
    found = load_data(request, pk)
    check_work_on_data(request.actor, found)
    form = TableForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            return once(
                request,
                lambda: actions.preview_table(by=request.actor, now=timezone.now(), cycle=found, **form.facts()),
                lambda made: school_url(request.school, "collaboration:data_table", made.pk),
            )
        except TableRefused as refused:
            form.add_error("file", str(refused))
    lead = _(
        "Angka per kelas, mata pelajaran, atau waktu, bukan per orang. Periksa pratinjaunya dahulu; belum ada yang ditampilkan."
    )
    words = frame(
        _("Unggah tabel data"), _cycle(request, found), crumb=found.title, lead=lead, submit=_("Lihat pratinjau")
    )
    return form_page(request, FORM, form, words)


@require_safe
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """A table as it was read, with its chart."""
    found = _load(request, pk)
    open_ = found.cycle.stage != DataCycle.Stage.DONE
    context = {
        "data": found, "cycle": found.cycle, "charts": charts_of(found),
        "may_write": open_ and allowed(check_work_on_data, request.actor, found.cycle),
    }  # fmt: skip
    return page(request, "collaboration/cockpit/data_table.html", context)


@require_POST
def table_show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it among the data of its cycle."""
    found = _load(request, pk)
    return once(
        request,
        lambda: actions.show_table(by=request.actor, now=timezone.now(), table=found),
        lambda shown: done(request, _("Data ditampilkan."), _cycle(request, found.cycle)),
    )


@require_POST
def table_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a preview away, or take back what is shown."""
    found = _load(request, pk)
    return once(
        request,
        lambda: actions.remove_table(by=request.actor, now=timezone.now(), table=found),
        lambda gone: done(request, _("Data ditarik."), _cycle(request, found.cycle)),
    )
