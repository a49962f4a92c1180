"""Pages that bring pupils in from a table: choose a file, look at every row, say what headings mean, take over, take back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import GuyubForm
from core.models import ImportBatch
from core.tabular import TableRefused
from core.web import form_page, once, page
from inclusion.imports import pupils as acts
from inclusion.policy.pupils import check_keep_register
from schools.import_pages import ImportPages

ACTS = {"terapkan": acts.apply_pupils, "buang": acts.discard_pupils, "batalkan": acts.undo_pupils}
PAGES = ImportPages(
    kind=acts.KIND,
    columns=acts.COLUMNS,
    address="inclusion:pupil_import",
    title=gettext_lazy("Impor siswa"),
    save=gettext_lazy("Simpan ke daftar siswa"),
    up=gettext_lazy("Siswa"),
    up_address="inclusion:pupil_list",
)


class UploadForm(GuyubForm):
    """The table."""

    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy(
            "Berkas Excel (.xlsx) atau CSV, satu baris untuk satu siswa, paling banyak 5.000 baris."
        ),
    )


def _load(request: HttpRequest, pk: int) -> ImportBatch:
    check_keep_register(request.actor, request.school)
    return PAGES.load(request, pk)


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
                lambda batch: PAGES.leads_to(request, batch),
            )
        except TableRefused as refused:
            form.add_error("file", str(refused))
    return form_page(request, "inclusion/pupils/import.html", form, PAGES.choosing(request))


@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Row by row: what would happen, or what happened."""
    found = _load(request, pk)
    context = PAGES.looking(request, found) | {"dropped": found.options.get("dropped", [])}
    heading = next((one for one, column in found.options.get("columns", {}).items() if column == "name"), "")
    for row in context["rows"]:
        row.name, row.sub = row.cleaned.get("name") or row.raw.get(heading, ""), row.cleaned.get("nisn", "")
    return page(request, "inclusion/pupils/import_batch.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which heading of the file means what."""
    found = _load(request, pk)
    form = PAGES.form_of_columns(request, found)
    if form.is_valid():
        return once(
            request,
            lambda: acts.adjust_pupils(**_given(request), batch=found, columns=form.columns()),
            lambda fresh: PAGES.leads_to(request, fresh, _("Kolom dibaca ulang.")),
        )
    return PAGES.page_of_columns(request, found, form, _("Kolom yang tidak dipilih tidak ikut diimpor."))


@require_POST
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Take the rows over, throw the preview away, or take an import back."""
    found = _load(request, pk)
    if name not in ACTS:
        raise Http404
    said = {
        "terapkan": ngettext("%(n)d siswa diimpor.", "%(n)d siswa diimpor.", found.taken) % {"n": found.taken},
        "buang": _("Pratinjau dibuang; tidak ada yang diimpor."),
        "batalkan": _("Impor dibatalkan; daftar siswa kembali seperti semula."),
    }
    return once(
        request,
        lambda: ACTS[name](**_given(request), batch=found),
        lambda closed: PAGES.leads_to(request, closed, said[name]),
    )
