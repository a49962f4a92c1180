"""Pages that bring pupils in from a table: choose a file, look at every row, say what headings mean, take over, take back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import GuyubForm
from core.import_forms import ColumnsForm
from core.imports import missing_columns
from core.keyset import slice_after
from core.looks import chips
from core.models import ImportBatch, ImportRow
from core.tabular import TableRefused
from core.web import form_page, once, page
from inclusion.imports import pupils as acts
from inclusion.policy.pupils import check_keep_register
from partnerships.views._done import done
from schools.links import school_url

ACTS = {"terapkan": acts.apply_pupils, "buang": acts.discard_pupils, "batalkan": acts.undo_pupils}


class UploadForm(GuyubForm):
    """The table."""

    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy(
            "Berkas Excel (.xlsx) atau CSV, satu baris untuk satu murid, paling banyak 5.000 baris."
        ),
    )


def _load(request: HttpRequest, pk: int) -> ImportBatch:
    check_keep_register(request.actor, request.school)
    return get_object_or_404(ImportBatch, pk=pk, tenant_id=request.actor.tenant_id, kind=acts.KIND)


def _here(request: HttpRequest, batch: ImportBatch) -> str:
    return school_url(request.school, "inclusion:pupil_import_batch", batch.pk)


def _given(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.actor, "now": timezone.now(), "school": request.school}


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; nothing is written before the preview was looked at."""
    check_keep_register(request.actor, request.school)
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            return once(
                request,
                lambda: acts.preview_pupils(**_given(request), file=file.file, name=file.name),
                lambda batch: _here(request, batch),
            )
        except TableRefused as refused:
            form.add_error("file", str(refused))
    earlier = ImportBatch.objects.filter(tenant_id=request.actor.tenant_id, kind=acts.KIND)[:5]
    return form_page(request, "inclusion/pupils/import.html", form, {"columns": acts.COLUMNS, "earlier": earlier})


@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Row by row: what would happen, or what happened."""
    found = _load(request, pk)
    rows, outcome = found.rows.all(), request.GET.get("outcome", "")
    if outcome in ImportRow.Outcome.values:
        rows = rows.filter(outcome=outcome)
    part = slice_after(rows, ("line",), request.GET.get("after", ""), size=50)
    choices = [(one.value, one.label) for one in ImportRow.Outcome if found.counts.get(one.value)]
    counts = {**found.counts, "": sum(found.counts.values())}
    chosen = found.options.get("columns", {})
    heading = next((one for one, column in chosen.items() if column == "name"), "")
    for row in part.rows:
        row.name = row.cleaned.get("name") or row.raw.get(heading, "")
    context = {
        "batch": found, "rows": part.rows, "after": part.after, "missing": missing_columns(acts.COLUMNS, chosen),
        "dropped": found.options.get("dropped", []),
        "unused": [one for one in found.options.get("headings", []) if one not in chosen],
        "chips": chips(request, "outcome", choices, everything=_("Semua"), counts=counts),
    }  # fmt: skip
    return page(request, "inclusion/pupils/import_batch.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which heading of the file means what."""
    found = _load(request, pk)
    form = ColumnsForm(request.POST or None, batch=found, columns=acts.COLUMNS)
    if form.is_valid():
        return once(
            request,
            lambda: acts.adjust_pupils(**_given(request), batch=found, columns=form.columns()),
            lambda fresh: done(request, _("Kolom dibaca ulang."), _here(request, found)),
        )
    context = {
        "batch": found,
        "back": _here(request, found),
        "unused": _("Kolom yang tidak dipilih tidak ikut diimpor."),
    }
    return form_page(request, "partnerships/import_columns.html", form, context)


@require_POST
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Take the rows over, throw the preview away, or take an import back."""
    found = _load(request, pk)
    if name not in ACTS:
        raise Http404
    said = {
        "terapkan": ngettext("%(n)d murid diimpor.", "%(n)d murid diimpor.", found.taken) % {"n": found.taken},
        "buang": _("Pratinjau dibuang; tidak ada yang diimpor."),
        "batalkan": _("Impor dibatalkan; daftar murid kembali seperti semula."),
    }
    return once(
        request,
        lambda: ACTS[name](**_given(request), batch=found),
        lambda closed: done(request, said[name], _here(request, found)),
    )
