"""The review of hub and principal as a paper: half a page to read aloud, the counts of the period, what comes next."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.documents.report import ReportPaper
from collaboration.models import HubReview
from collaboration.papers._common import lines, place_and_date, signed_by
from collaboration.policy.cockpit import check_steer
from collaboration.queries.cockpit import evidence_of, evidence_rows
from core.documents import DocumentKind, request_document
from core.looks import day
from core.models import Document
from core.papers import Table
from core.policy import Actor
from core.report_parts import Told
from partnerships.papers.pictures import pictures
from partnerships.papers.words import letterhead
from schools.models import User
from schools.roles import Role

KIND = "hub_review"
REVIEW_KIND = DocumentKind(
    key=KIND, label=gettext_lazy("Tinjauan berkala"), template="pdf/report.html", payload=ReportPaper, style="report"
)


@transaction.atomic
def request_review_paper(*, by: Actor, now: datetime, review: HubReview, paper: str = "") -> Document:
    """Ask for the PDF of a review as it stands now. Papers are Indonesian."""
    check_steer(by, review)
    school = review.school
    with translation.override("id"):
        payload = build(review, now)
    sheet = paper if paper in Document.Paper.values else school.paper
    return request_document(
        by=by,
        now=now,
        subject=review,
        kind=KIND,
        payload=payload,
        title=payload.title,
        paper=sheet,
        images=pictures(school),
    )


def build(review: HubReview, now: datetime) -> ReportPaper:
    """Everything the paper says, in the active language."""
    school = review.school
    hubs = User.objects.filter(memberships__school=school, memberships__role=Role.HUB, memberships__is_active=True)
    title = _("Tinjauan Berkala Kolaborasi, %(on)s") % {"on": day(review.held_on)}
    return ReportPaper(
        title=title,
        heading=_("Tinjauan Berkala Kolaborasi"),
        subject=f"{day(review.period_from)} – {day(review.period_to)}",
        facts=((_("Tanggal pertemuan"), day(review.held_on)), (_("Status"), review.get_state_display())),
        summary=(*lines(review.progress)[:4], *lines(review.next_steps)[:3]) or (_("Belum diisi."),),
        foreword=(),
        parts=tuple(_parts(review, now)),
        footer=f"{school.name} · {title}",
        letterhead=letterhead(school),
        place_and_date=place_and_date(school, school.local_date(now)),
        signatures=signed_by(list(hubs.order_by("pk")[:1]), school, "Pusat Penggerak Kolaborasi"),
    )


def _parts(review: HubReview, now: datetime) -> list[Told]:
    rows = tuple((label, str(count)) for label, count in evidence_rows(evidence_of(review, now)))
    table = Table(_("Bukti kemajuan pada masa ini"), (_("Yang dihitung"), _("Jumlah")), rows, ("left", "right"))
    found = [Told(_("Bukti kemajuan"), tables=(table,), note=_("Yang dihitung adalah kegiatan sekolah, bukan orang."))]
    for heading, text in (
        (_("Kemajuan yang tampak"), review.progress), (_("Hambatan dan dukungan yang diperlukan"), review.obstacles),
        (_("Langkah berikutnya"), review.next_steps), (_("Notulen"), review.minutes),
    ):  # fmt: skip
        if lines(text):
            found.append(Told(heading, summary=lines(text)))
    return found
