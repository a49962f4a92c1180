"""The school's catalogue of accommodations [IN4]."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.frames import FORM, frame
from core.web import form_page, once, page
from inclusion.actions import catalogue as actions
from inclusion.forms.accommodations import ItemForm
from inclusion.policy.accommodations import check_keep_catalogue
from inclusion.queries.catalogue import offers, shelves
from inclusion.views._load_accommodations import load_item
from partnerships.views._done import done
from schools.links import school_url


def _here(request: HttpRequest) -> str:
    return school_url(request.school, "inclusion:catalogue")


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """The starting list and the school's own, with what is hidden."""
    check_keep_catalogue(request.actor)
    return page(request, "inclusion/accommodations/catalogue.html", {"shelves": shelves(request.school, hidden=True)})


@require_http_methods(["GET", "HEAD", "POST"])
def catalogue_add(request: HttpRequest) -> HttpResponse:
    """An entry of the school's own."""
    check_keep_catalogue(request.actor)
    form = ItemForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_item(by=request.actor, now=timezone.now(), school=request.school, **form.changes()),
            lambda added: done(request, _("Ditambahkan ke katalog."), _here(request)),
        )
    return form_page(request, FORM, form, _words(request, _("Tambah isi katalog")))


@require_http_methods(["GET", "HEAD", "POST"])
def catalogue_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an entry of the school's own."""
    found = load_item(request, pk)
    form = ItemForm(request.POST or None, instance=found)
    if form.is_valid():
        changes, expected = form.changes(), form.expected_version
        return once(
            request,
            lambda: actions.edit_item(by=request.actor, now=timezone.now(), item=found, expected=expected, **changes),
            lambda saved: done(request, _("Perubahan tersimpan."), _here(request)),
        )
    return form_page(request, FORM, form, _words(request, _("Ubah isi katalog")))


def _words(request: HttpRequest, title: str) -> dict[str, object]:
    return frame(title, _here(request), crumb=_("Katalog akomodasi"))


@require_POST
def catalogue_show(request: HttpRequest, ref: str) -> HttpResponse:
    """Hide an entry, or offer it again."""
    check_keep_catalogue(request.actor)
    if ref not in {offer.ref for offer in offers(request.school, hidden=True)}:
        raise Http404
    hide = request.POST.get("hide") == "1"
    return once(
        request,
        lambda: actions.show_item(by=request.actor, now=timezone.now(), school=request.school, ref=ref, is_hidden=hide),
        lambda nothing: done(request, _("Disembunyikan.") if hide else _("Ditawarkan lagi."), _here(request)),
    )
