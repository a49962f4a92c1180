"""Pages that bring partners in from a table: choose, look, take over, take back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.models import ImportBatch
from core.tabular import TableRefused
from core.web import form_page, once, page
from partnerships import imports
from partnerships.forms.partners import ImportForm
from partnerships.policy import check_import_partners
from schools.import_pages import ImportPages

PAGES = ImportPages(
    kind=imports.KIND,
    columns=imports.PartnerImporter.columns,
    address="partnerships:partner_import",
    title=gettext_lazy("Impor mitra"),
    save=gettext_lazy("Simpan ke direktori"),
    up=pgettext_lazy("daftar", "Mitra"),
    up_address="partnerships:partner_list",
)


def load_batch(request: HttpRequest, pk: int) -> ImportBatch:
    """An import of partners of this school, or 404."""
    check_import_partners(request.actor)
    return PAGES.load(request, pk)


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
                lambda batch: PAGES.leads_to(request, batch),
            )  # fmt: skip
        except TableRefused as refused:
            form.add_error("file", str(refused))
    return form_page(request, "schools/import.html", form, PAGES.choosing(request))


@require_safe
def partner_import_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Row by row: what would happen, or what happened."""
    context = PAGES.looking(request, load_batch(request, pk))
    for row in context["rows"]:
        row.name = row.cleaned.get("name")
        row.sub = " · ".join(filter(None, (row.cleaned.get("code"), row.cleaned.get("regency"))))
    return page(request, "partnerships/partner_import_batch.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def partner_import_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which heading of the file means what."""
    batch = load_batch(request, pk)
    form = PAGES.form_of_columns(request, batch)
    if form.is_valid():
        options = {"columns": form.columns()}
        return once(
            request,
            lambda: imports.adjust_partners(
                by=request.actor, now=timezone.now(), school=request.school, batch=batch, options=options
            ),
            lambda fresh: PAGES.leads_to(request, fresh, _("Kolom dibaca ulang.")),
        )
    return PAGES.page_of_columns(request, batch, form, _("Kolom yang tidak dipilih tidak ikut diimpor."))


@require_POST
def partner_import_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Take the rows over, throw the preview away, or take an import back."""
    batch = load_batch(request, pk)
    verbs = {"terapkan": imports.apply_partners, "buang": imports.discard_partners, "batalkan": imports.undo_partners}
    if act not in verbs:
        raise Http404
    said = {
        "terapkan": ngettext("%(count)d mitra diimpor.", "%(count)d mitra diimpor.", batch.taken)
        % {"count": batch.taken},
        "buang": _("Pratinjau dibuang; tidak ada yang diimpor."),
        "batalkan": _("Impor dibatalkan; direktori kembali seperti semula."),
    }
    return once(
        request,
        lambda: verbs[act](by=request.actor, now=timezone.now(), school=request.school, batch=batch),
        lambda finished: PAGES.leads_to(request, finished, said[act]),
    )
