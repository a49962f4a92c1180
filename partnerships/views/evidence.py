"""The evidence pack of a partnership: what is there, the PDF, the ZIP."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import bundles
from core.models import Bundle, Document
from core.web import once, page
from partnerships.actions.evidence import request_evidence
from partnerships.models import Partnership
from partnerships.papers.evidence import KIND, pack_of, request_pack, told
from partnerships.policy import check_see_workings
from partnerships.views._done import done
from partnerships.views._load import load_partnership
from schools.links import school_url

SHOWN = 5


def _load(request: HttpRequest, pk: int) -> Partnership:
    """The partnership, for the school's own people alone."""
    check_see_workings(request.actor)
    return load_partnership(request, pk)


@require_safe
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The chain with its gaps, and what was taken out already. While a ZIP is packed, loading the page again shows it."""
    partnership = _load(request, pk)
    pack = pack_of(partnership)
    context = {
        "partnership": partnership,
        "links": told(partnership, request.school.local_date(timezone.now())),
        "documents": Document.objects.of(pack, KIND)[:SHOWN],
        "bundles": Bundle.objects.visible_to(request.actor).of(pack)[:SHOWN],
    }
    return page(request, "partnerships/evidence.html", context)


@require_POST
def evidence_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the PDF as everything stands now."""
    partnership = _load(request, pk)
    return once(
        request,
        lambda: request_pack(by=request.actor, now=timezone.now(), partnership=partnership),
        lambda made: school_url(request.school, "core:document", made.pk),
    )


@require_POST
def evidence_zip(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the ZIP."""
    partnership = _load(request, pk)
    return once(
        request,
        lambda: request_evidence(by=request.actor, now=timezone.now(), partnership=partnership),
        lambda asked: done(
            request,
            _("Berkas ZIP sedang disiapkan. Muat ulang halaman ini sebentar lagi."),
            school_url(request.school, "partnerships:evidence", pk),
        ),
    )


@require_safe
def evidence_file(request: HttpRequest, pk: int, bundle_pk: int) -> FileResponse:
    """The finished ZIP, for the person who asked for it."""
    pack = pack_of(_load(request, pk))
    ready = Bundle.objects.visible_to(request.actor).of(pack).filter(state=Bundle.State.READY)
    found = get_object_or_404(ready, pk=bundle_pk)
    bundles.check_open(found, request.actor)
    return bundles.hand_out(found)
