"""Pages of the quarterly review."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import hub_reviews as actions
from collaboration.forms.cockpit import ReviewForm
from collaboration.models import HubReview
from collaboration.papers.hub_review import KIND, request_review_paper
from collaboration.policy.cockpit import check_see_cockpit, check_steer
from collaboration.queries.cockpit import evidence_of, evidence_rows
from collaboration.views._load_cockpit import load_review
from collaboration.workflow.cockpit import REVIEW
from core.frames import FORM, frame
from core.models import ActionItem, Document
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.item_pages import item_lines
from schools.links import school_url


def _here(request: HttpRequest, review: HubReview) -> str:
    return school_url(request.school, "collaboration:review", review.pk)


@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    """The reviews, the newest first."""
    check_see_cockpit(request.actor)
    return page(
        request, "collaboration/cockpit/review_list.html", {"reviews": HubReview.objects.visible_to(request.actor)[:40]}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def review_create(request: HttpRequest) -> HttpResponse:
    """Prepare a review."""
    check_steer(request.actor)
    form = ReviewForm(request.POST or None, today=request.school.local_date(timezone.now()))
    if form.is_valid():
        return once(
            request,
            lambda: actions.prepare_review(
                by=request.actor, now=timezone.now(), school=request.school, **form.changes()
            ),
            lambda made: _here(request, made),
        )
    words = frame(
        _("Siapkan tinjauan"), school_url(request.school, "collaboration:review_list"), crumb=_("Tinjauan berkala"),
        lead=_("Kepala sekolah dan Pusat Penggerak Kolaborasi melihat bukti kemajuan. Jumlah kegiatan terisi sendiri."),
        draft="hub-review:new",
    )  # fmt: skip
    return form_page(request, FORM, form, words)


@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One review: the counts of the period, what moved, what comes next."""
    found = load_review(request, pk)
    items = ActionItem.objects.of(found).by_day()
    context = {
        "review": found,
        "evidence": evidence_rows(evidence_of(found, timezone.now())),
        "offers": REVIEW.offers(request.actor, found),
        "may_edit": found.state == HubReview.State.PREPARED,
        "items": item_lines(items, request.school.local_date(timezone.now())),
        "documents": Document.objects.filter(
            tenant=request.school, kind=KIND, subject_type="collaboration.hubreview", subject_id=found.pk
        ).order_by("-pk")[:5],
    }
    return page(request, "collaboration/cockpit/review.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write it."""
    found = load_review(request, pk)
    form = ReviewForm(
        request.POST or None, instance=load_review(request, pk), today=request.school.local_date(timezone.now())
    )
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_review(
                by=request.actor, now=timezone.now(), review=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: _here(request, edited),
        )
    words = frame(_("Isi tinjauan"), _here(request, found), crumb=str(found), draft=f"hub-review:{found.pk}")
    return form_page(request, FORM, form, words)


@require_POST
def review_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it; the counts stay as they are."""
    found = load_review(request, pk)
    return once(
        request,
        lambda: actions.close_review(by=request.actor, now=timezone.now(), review=found),
        lambda _entry: done(request, _("Tinjauan ditutup."), _here(request, found)),
    )


@require_POST
def review_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the PDF, on the school's own paper or the one that was chosen."""
    found = load_review(request, pk)
    return once(
        request,
        lambda: request_review_paper(
            by=request.actor, now=timezone.now(), review=found, paper=request.POST.get("paper", "")
        ),
        lambda paper: done(
            request, _("Dokumen sedang disiapkan."), school_url(request.school, "core:document", paper.pk)
        ),
    )
