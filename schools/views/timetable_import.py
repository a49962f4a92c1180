"""Pages that bring the timetable in: choose a file, look at every row, say what headings mean, take over, take back."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import GuyubForm
from core.tabular import TableRefused
from core.web import form_page, once, page
from schools import timetable_import as acts
from schools.import_pages import ImportPages
from schools.models import SchoolYear
from schools.policy import check_edit_settings
from schools.views._load import only_for
from schools.views._nouns import year_of

ACTS = {"terapkan": acts.apply_timetable, "buang": acts.discard_timetable, "batalkan": acts.undo_timetable}
PAGES = ImportPages(
    kind=acts.KIND,
    columns=acts.COLUMNS,
    address="schools:timetable_import",
    title=gettext_lazy("Impor jadwal pelajaran"),
    save=gettext_lazy("Simpan ke jadwal"),
    up=gettext_lazy("Jadwal pelajaran"),
    up_address="schools:settings_lessons",
)


class UploadForm(GuyubForm):
    """The table, and the school year that it is for."""

    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy("Berkas Excel (.xlsx) atau CSV, satu baris untuk satu jam pelajaran, paling banyak 5.000 baris."),
    )  # fmt: skip
    year = forms.ModelChoiceField(SchoolYear.objects.none(), label=gettext_lazy("Tahun ajaran"), empty_label=None)

    def __init__(self, *args: object, request: HttpRequest, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].queryset = SchoolYear.objects.filter(school=request.school)
        self.fields["year"].initial = year_of(request)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(check_edit_settings)
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; nothing is written before the preview was looked at."""
    form = UploadForm(request.POST or None, request.FILES or None, request=request)
    if form.is_valid():
        file, year = form.cleaned_data["file"], form.cleaned_data["year"]
        given = {"by": request.actor, "now": timezone.now(), "school": request.school, "year": year}
        try:
            return once(
                request,
                lambda: acts.preview_timetable(**given, file=file.file, name=file.name),
                lambda batch: PAGES.leads_to(request, batch),
            )
        except TableRefused as refused:
            form.add_error("file", str(refused))
    return form_page(request, "schools/import.html", form, PAGES.choosing(request))


@require_safe
@only_for(check_edit_settings)
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Row by row: what would happen, or what happened."""
    context = PAGES.looking(request, PAGES.load(request, pk))
    for row in context["rows"]:
        row.text = acts.as_it_stood(row)
    return page(request, "schools/timetable_import_batch.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(check_edit_settings)
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which heading of the file means what."""
    found = PAGES.load(request, pk)
    form = PAGES.form_of_columns(request, found)
    if form.is_valid():
        given = {"by": request.actor, "now": timezone.now(), "school": request.school, "batch": found}
        return once(
            request,
            lambda: acts.adjust_timetable(**given, columns=form.columns()),
            lambda fresh: PAGES.leads_to(request, fresh, _("Kolom dibaca ulang.")),
        )
    return PAGES.page_of_columns(request, found, form)


@require_POST
@only_for(check_edit_settings)
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Take the rows over, throw the preview away, or take an import back."""
    found = PAGES.load(request, pk)
    if name not in ACTS:
        raise Http404
    taken = ngettext("%(n)d jam pelajaran diimpor.", "%(n)d jam pelajaran diimpor.", found.taken) % {"n": found.taken}
    said = {
        "terapkan": taken,
        "buang": _("Pratinjau dibuang; tidak ada yang diimpor."),
        "batalkan": _("Impor dibatalkan."),
    }
    return once(
        request,
        lambda: ACTS[name](by=request.actor, now=timezone.now(), school=request.school, batch=found),
        lambda done: PAGES.leads_to(request, done, said[name]),
    )
