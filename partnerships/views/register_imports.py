"""Pages that bring an old register of agreements in: choose, map, answer, mend, take over, take back."""

from __future__ import annotations

from pathlib import PurePath

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.models import ImportBatch, ImportRow
from core.tabular import TableRefused, write_xlsx
from core.web import form_page, once, page
from partnerships.actions.historical import mend_historical
from partnerships.forms.register_import import AnswersForm, HistoricalForm, RegisterForm, RowForm
from partnerships.imports import register_acts as acts
from partnerships.imports.headings import COLUMNS
from partnerships.imports.register import KIND
from partnerships.policy import check_import_register, check_write
from partnerships.queries.register_preview import line_of
from partnerships.views._done import done
from partnerships.views._load import load_agreement
from schools.import_pages import ImportPages
from schools.links import school_url

PAGES = ImportPages(
    kind=KIND,
    columns=COLUMNS,
    address="partnerships:register_import",
    title=gettext_lazy("Impor daftar perjanjian lama"),
    save=gettext_lazy("Catat semuanya"),
    up=pgettext_lazy("daftar", "Perjanjian"),
    up_address="partnerships:agreement_list",
    lead=gettext_lazy(
        "Bawa buku agenda kerja sama sekolah ke Guyub sekali jalan. Setiap baris menjadi kemitraan dengan perjanjiannya; "
        "yang tidak mendapat tempat disimpan apa adanya sebagai keterangan asal."
    ),
)
BAD = (ImportRow.Outcome.REFUSED, ImportRow.Outcome.ASKED, ImportRow.Outcome.SKIPPED)


def load_register(request: HttpRequest, pk: int) -> ImportBatch:
    """An import of a register of this school, or 404."""
    check_import_register(request.actor)
    return PAGES.load(request, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def register_import(request: HttpRequest) -> HttpResponse:
    """Choose a file; nothing is written before the preview was looked at."""
    check_import_register(request.actor)
    form = RegisterForm(request.POST or None, request.FILES or None, actor=request.actor)
    if form.is_valid():
        upload, lead, kind = (form.cleaned_data[name] for name in ("file", "lead", "kind"))
        try:
            return once(
                request,
                lambda: acts.preview_register(
                    by=request.actor, now=timezone.now(), school=request.school, lead=lead, kind=kind, file=upload.file, name=upload.name
                ),
                lambda batch: PAGES.leads_to(request, batch),
            )  # fmt: skip
        except TableRefused as refused:
            form.add_error("file", str(refused))
    return form_page(request, "schools/import.html", form, PAGES.choosing(request))


@require_safe
def register_import_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Row by row: what would come into being, what was mended, what is refused and why."""
    batch = load_register(request, pk)
    context = PAGES.looking(request, batch)
    context |= {
        "lines": [line_of(row) for row in context["rows"]],
        "bad": sum(batch.counts.get(one, 0) for one in BAD),
        "open_questions": sum(not question["answer"] for question in batch.options.get("questions", [])),
        "answers": AnswersForm(batch=batch) if batch.options.get("questions") else None,
    }
    return page(request, "partnerships/register_import_batch.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def register_import_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which heading of the file means what."""
    batch = load_register(request, pk)
    form = PAGES.form_of_columns(request, batch)
    if form.is_valid():
        options = {"columns": form.columns()}
        return once(
            request,
            lambda: acts.adjust_register(
                by=request.actor, now=timezone.now(), school=request.school, batch=batch, options=options
            ),
            lambda fresh: PAGES.leads_to(request, fresh, _("Kolom dibaca ulang.")),
        )
    unused = _("Kolom yang tidak dipilih tetap disimpan sebagai keterangan asal.")
    return PAGES.page_of_columns(request, batch, form, unused)


@require_POST
def register_import_answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which names are partners who are known already."""
    batch = load_register(request, pk)
    form = AnswersForm(request.POST, batch=batch)
    answers = form.answers() if form.is_valid() else {}
    said = _("Jawaban disimpan.") if answers else _("Belum ada yang dijawab. Pilih salah satu jawaban yang ditawarkan.")
    options = {"partners": {**batch.options.get("partners", {}), **answers}}
    return once(
        request,
        lambda: acts.adjust_register(
            by=request.actor, now=timezone.now(), school=request.school, batch=batch, options=options
        ),
        lambda fresh: PAGES.leads_to(request, fresh, said),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def register_import_row(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Correct the cells of one row, or leave it out."""
    batch = load_register(request, pk)
    row = get_object_or_404(batch.rows.select_related("batch"), line=line)
    form = RowForm(request.POST or None, row=row)
    if form.is_valid():
        edits = form.edits()
        return once(
            request,
            lambda: acts.adjust_register(
                by=request.actor, now=timezone.now(), school=request.school, batch=batch, line=line, edits=edits
            ),
            lambda fresh: done(
                request,
                _("Baris %(line)s diperiksa ulang.") % {"line": line},
                f"{PAGES.leads_to(request, fresh)}#baris-{line}",
            ),
        )
    context = {"batch": batch, "row": line_of(row), "back": PAGES.leads_to(request, batch)}
    return form_page(request, "partnerships/register_import_row.html", form, context)


@require_safe
def register_import_download(request: HttpRequest, pk: int) -> FileResponse:
    """The rows that cannot be taken over, as they were brought, with the reasons in a last column."""
    batch = load_register(request, pk)
    headings = batch.options["headings"]
    rows = batch.rows.filter(outcome__in=BAD).order_by("line").iterator(500)
    table = write_xlsx(
        [*headings, _("Catatan Guyub")],
        ([*(row.raw.get(heading, "") for heading in headings), " ".join(row.notes)] for row in rows),
        title=_("Perlu diperbaiki"),
    )
    return FileResponse(
        table,
        as_attachment=True,
        filename=_("perlu-diperbaiki-%(name)s.xlsx") % {"name": PurePath(batch.file_name).stem},
    )


@require_POST
def register_import_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Take the rows over, throw the preview away, or take an import back."""
    batch = load_register(request, pk)
    verbs = {"terapkan": acts.apply_register, "buang": acts.discard_register, "batalkan": acts.undo_register}
    if act not in verbs:
        raise Http404
    said = {
        "terapkan": ngettext("%(count)d perjanjian dicatat.", "%(count)d perjanjian dicatat.", batch.taken)
        % {"count": batch.taken},
        "buang": _("Pratinjau dibuang; tidak ada yang diimpor."),
        "batalkan": _("Impor dibatalkan. Baris yang sudah dikerjakan dipertahankan dan disebutkan di bawah."),
    }
    return once(
        request,
        lambda: verbs[act](by=request.actor, now=timezone.now(), school=request.school, batch=batch),
        lambda finished: PAGES.leads_to(request, finished, said[act]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_mend(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in what an old register did not say about an agreement."""
    found = load_agreement(request, pk)
    check_write(request.actor, found)
    if not found.imported:
        raise Http404
    form = HistoricalForm(request.POST or None, instance=load_agreement(request, pk))
    back = school_url(request.school, "partnerships:agreement", found.pk)
    if form.is_valid():
        return once(
            request,
            lambda: mend_historical(
                by=request.actor, now=timezone.now(), agreement=found, expected=form.expected_version, **form.changes()
            ),
            lambda _mended: back,
        )
    return form_page(request, "partnerships/agreement_mend.html", form, {"agreement": found, "back": back})
