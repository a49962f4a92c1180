"""The scorecard as a paper: half a page to read aloud, then a table per perspective and the course of its measures."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.documents.scorecard import ScorecardPaper, ScorePart
from collaboration.models import ScorecardYear
from collaboration.papers._common import place_and_date, signed_by
from collaboration.policy.scorecard import check_see_scorecard
from collaboration.queries.scorecard import MeasureLine, PerspectiveLine, chart_of, scorecard, summary
from core.documents import DocumentKind, request_document
from core.models import Document
from core.papers import Table
from core.policy import Actor, check_same_tenant
from partnerships.papers.pictures import pictures
from partnerships.papers.words import letterhead
from schools.models import School, User
from schools.roles import Role

KIND = "scorecard"
SCORECARD_KIND = DocumentKind(
    key=KIND,
    label=gettext_lazy("Kartu skor sekolah"),
    template="pdf/scorecard.html",
    payload=ScorecardPaper,
    style="report",
)


@transaction.atomic
def request_scorecard_paper(*, by: Actor, now: datetime, school: School, year: str, paper: str = "") -> Document:
    """Ask for the PDF of a school year's scorecard as it stands now. Papers are Indonesian."""
    check_same_tenant(by, school)
    check_see_scorecard(by)
    with translation.override("id"):
        payload = build(by, school, year, now)
    sheet_of, _fresh = ScorecardYear.objects.get_or_create(school=school, year=year)
    sheet = paper if paper in Document.Paper.values else school.paper
    return request_document(
        by=by,
        now=now,
        subject=sheet_of,
        kind=KIND,
        payload=payload,
        title=payload.title,
        paper=sheet,
        images=pictures(school),
    )


def build(actor: Actor, school: School, year: str, now: datetime) -> ScorecardPaper:
    """Everything the paper says, in the active language."""
    today = school.local_date(now)
    perspectives = scorecard(actor, school, today, year)
    hubs = User.objects.filter(memberships__school=school, memberships__role=Role.HUB, memberships__is_active=True)
    title = _("Kartu Skor Sekolah %(year)s") % {"year": year}
    return ScorecardPaper(
        title=title,
        heading=_("Kartu Skor Sekolah"),
        subject=_("Tahun Ajaran %(year)s") % {"year": year},
        facts=((_("Sekolah"), school.name), (_("Perspektif"), "; ".join(one.label for one in perspectives))),
        summary=summary(perspectives),
        parts=tuple(part for part in map(_part, perspectives) if part is not None),
        footer=f"{school.name} · {title}",
        letterhead=letterhead(school),
        place_and_date=place_and_date(school, today),
        signatures=signed_by(list(hubs.order_by("pk")[:1]), school, "Pusat Penggerak Kolaborasi"),
    )


def _part(perspective: PerspectiveLine) -> ScorePart | None:
    lines = [line for goal in perspective.goals for line in goal.measures]
    if not lines:
        return None
    columns = (_("Sasaran dan ukuran"), _("Target"), _("Capaian"), _("Hasil"), _("Sumber"))
    rows = tuple(
        row
        for goal in perspective.goals
        for row in ((goal.goal.title, "", "", "", ""), *(_row(line) for line in goal.measures))
    )
    grown = [line for line in lines if sum(bool(reading.value) for reading in line.readings) > 1]
    table = Table("", columns, rows, ("left", "right", "right", "left", "left"))
    return ScorePart(perspective.label, table, tuple(chart_of(line) for line in grown))


def _row(line: MeasureLine) -> tuple[str, str, str, str, str]:
    words = {True: _("tercapai"), False: _("belum tercapai"), None: "–"}
    return (line.measure.name, line.target_text, line.value_text, words[line.reached], line.now.source)
