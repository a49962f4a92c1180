"""The paper of a report, made once when it is sent. Papers are Indonesian."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.documents.report import ReportPaper
from collaboration.models import Report
from collaboration.queries.reports import summary, told
from core.documents import DocumentKind, request_document
from core.looks import day
from core.models import Document
from core.papers import Signatory, signature_rows
from core.policy import Actor
from partnerships.papers.pictures import pictures
from partnerships.papers.words import letterhead, nip
from schools.models import Membership
from schools.roles import Role

KIND = "report"
REPORT_KIND = DocumentKind(
    key=KIND, label=gettext_lazy("Laporan berkala"), template="pdf/report.html", payload=ReportPaper, style="report"
)


@transaction.atomic
def request_paper(*, by: Actor, now: datetime, report: Report) -> Document:
    """Ask for the PDF of a report that was sent, on the school's own paper. The action that sends has asked its policy."""
    with translation.override("id"):
        payload = build(report, report.school.local_date(now))
        title = f"{report} {report.school.name}"
    return request_document(
        by=by, now=now, subject=report, kind=KIND, payload=payload, title=title, paper=report.school.paper,
        images=pictures(report.school),
    )  # fmt: skip


def build(report: Report, today: date) -> ReportPaper:
    """Everything the paper says, in the active language."""
    school, parts = report.school, told(report)
    return ReportPaper(
        title=str(report),
        heading=_("Laporan kepada Komite Sekolah"),
        subject=str(report),
        facts=(
            (_("Masa"), f"{day(report.starts_on)} – {day(report.ends_on)}"),
            (_("Kepada"), _("Komite Sekolah %(school)s") % {"school": school.name}),
        ),
        summary=summary(parts),
        foreword=tuple(line.strip() for line in report.foreword.splitlines() if line.strip()),
        parts=tuple(parts),
        footer=f"{school.name} · {report}",
        letterhead=letterhead(school),
        place_and_date=f"{school.city}, {day(today)}" if school.city else day(today),
        signatures=_signatures(report),
    )


def _signatures(report: Report) -> tuple[tuple[Signatory, ...], ...]:
    """The hub that assembled it, the principal who sends it."""
    rows = Membership.objects.holding(report.school, Role.HUB, Role.PRINCIPAL).select_related("user").order_by("pk")
    held = {row.role: row for row in reversed(rows)}
    headings = {Role.HUB: _("Disusun oleh"), Role.PRINCIPAL: _("Mengetahui")}
    signing = [
        Signatory(
            heading=heading, name=held[role].user.display_name, position=held[role].position or str(Role(role).label),
            id_line=nip(held[role].user.employee_number),
        )
        for role, heading in headings.items()
        if role in held
    ]  # fmt: skip
    return signature_rows(signing)
