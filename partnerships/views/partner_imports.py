"""Pages that bring partners in from a table: choose, look, take over, take back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.import_forms import ColumnsForm
from core.imports import missing_columns
from core.keyset import slice_after
from core.looks import chips
from core.models import ImportBatch, ImportRow
from core.tabular import TableRefused
from core.web import form_page, once, page
from partnerships import imports
from partnerships.forms.partners import ImportForm
from partnerships.policy import check_import_partners
from partnerships.views._done import done
from schools.links import school_url

COLUMNS = imports.PartnerImporter.columns


def load_batch(request: HttpRequest, pk: int) -> ImportBatch:
    """An import of partners of this school, or 404."""
    check_import_partners(request.actor)
    return get_object_or_404(ImportBatch, pk=pk, tenant_id=request.actor.tenant_id, kind=imports.KIND)


def _here(request: HttpRequest, batch: ImportBatch) -> str:
    return school_url(request.school, "partnerships:partner_import_batch", batch.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def partner_import(request: HttpRequest) -> HttpResponse:
    """Choose a file; nothing is written before the preview was looked at."""
    check_import_partners(request.actor)
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            return once(
                request,
                lambda: imports.preview_partners(
                    by=request.actor, now=timezone.now(), school=request.school, kind=form.cleaned_data["kind"], file=upload.file,
                    name=upload.name,
                ),
                lambda batch: _here(request, batch),
            )  # fmt: skip
        except TableRefused as refused:
            form.add_error("file", str(refused))
    earlier = ImportBatch.objects.filter(tenant_id=request.actor.tenant_id, kind=imports.KIND)[:5]
    return form_page(request, "partnerships/partner_import.html", form, {"columns": COLUMNS, "earlier": earlier})


@require_safe
def partner_import_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Row by row: what would happen, or what happened."""
    batch = load_batch(request, pk)
    rows = batch.rows.all()
    outcome = request.GET.get("outcome", "")
    if outcome in ImportRow.Outcome.values:
        rows = rows.filter(outcome=outcome)
    shown = slice_after(rows, ("line",), request.GET.get("after", ""), size=50)
    choices = [(o.value, o.label) for o in ImportRow.Outcome if batch.counts.get(o.value)]
    context = {
        "batch": batch,
        "unused": [h for h in batch.options.get("headings", []) if h not in batch.options.get("columns", {})],
        "missing": missing_columns(COLUMNS, batch.options.get("columns", {})),
        "rows": shown.rows,
        "after": shown.after,
        "chips": chips(
            request, "outcome", choices, everything=_("Semua"), counts={**batch.counts, "": sum(batch.counts.values())}
        ),
    }
    return page(request, "partnerships/partner_import_batch.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def partner_import_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which heading of the file means what."""
    batch = load_batch(request, pk)
    form = ColumnsForm(request.POST or None, batch=batch, columns=COLUMNS)
    if form.is_valid():
        options = {"columns": form.columns()}
        return once(
            request,
            lambda: imports.adjust_partners(
                by=request.actor, now=timezone.now(), school=request.school, batch=batch, options=options
            ),
            lambda fresh: done(request, _("Kolom dibaca ulang."), _here(request, fresh)),
        )
    unused = _("Kolom yang tidak dipilih tidak ikut diimpor.")
    context = {"batch": batch, "back": _here(request, batch), "unused": unused}
    return form_page(request, "partnerships/import_columns.html", form, context)


@require_POST
def partner_import_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Take the rows over, throw the preview away, or take an import back."""
    batch = load_batch(request, pk)
    if act not in ("terapkan", "buang", "batalkan"):
        raise Http404
    verbs = {"terapkan": imports.apply_partners, "buang": imports.discard_partners, "batalkan": imports.undo_partners}
    said = {
        "terapkan": ngettext("%(count)d mitra diimpor.", "%(count)d mitra diimpor.", batch.taken)
        % {"count": batch.taken},
        "buang": _("Pratinjau dibuang; tidak ada yang diimpor."),
        "batalkan": _("Impor dibatalkan; direktori kembali seperti semula."),
    }
    return once(
        request,
        lambda: verbs[act](by=request.actor, now=timezone.now(), school=request.school, batch=batch),
        lambda finished: done(request, said[act], _here(request, batch)),
    )
