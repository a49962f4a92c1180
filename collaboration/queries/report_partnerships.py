"""Report part: partnerships that started, ended or fell behind; what the committee may read of them (access table, row 1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.looks import day
from core.report_parts import Figure, Span, Told
from core.together import read_together
from partnerships.models import Activity, Agreement, Obligation, Partnership
from schools.models import School

AHEAD = timedelta(days=90)
MOST = 15
Lines = list[list[str]]


def collect(school: School, span: Span) -> Mapping[str, Any]:
    """Titles with the day that counts. One query."""
    signed = Agreement.objects.bases().filter(
        school=school, state=Agreement.State.SIGNED, partnership__stage__in=Partnership.ACTIVE_AND_PAST
    )
    rows = Partnership.objects.filter(school=school)
    informal = rows.filter(understood_on__range=(span.first, span.last), stage__in=Partnership.ACTIVE_AND_PAST)
    ended = rows.filter(stage=Partnership.Stage.ENDED, stage_since__gte=span.begins, stage_since__lt=span.ends)
    overdue = Obligation.objects.outstanding().filter(
        school=school, due_on__lte=span.last, partnership__stage__in=Partnership.RUNNING
    )
    activities = Activity.objects.filter(
        school=school, starts_on__range=(span.first, span.last), state=Activity.State.HELD
    )
    terms = signed.filter(Q(starts_on__range=(span.first, span.last)) | Q(effective_ends_on__range=_ahead(span)))
    bounds, understood, closed, behind, held = read_together([
        terms.order_by("effective_ends_on", "pk").values_list(
            "partnership__title", "starts_on", "effective_ends_on", "successor__state"
        ),
        informal.values_list("title", "understood_on")[:MOST],
        ended.values_list("title", "stage_since")[:MOST],
        overdue.order_by("due_on", "pk").values_list("partnership__title", "due_on", "description")[:MOST],
        activities.order_by().values("school").annotate(n=Count("pk")).values_list("n"),
    ])  # fmt: skip
    begun = [[title, str(on)] for title, on, _end, _next in bounds if on and span.first <= on <= span.last]
    return {
        "started": begun[:MOST] + _lines(understood),
        "ended": [[title, str(school.local_date(at))] for title, at in closed],
        "behind": _lines(behind),
        "ending": [
            [title, str(end)] for title, _on, end, successor in bounds
            if end and _ahead(span)[0] <= end <= _ahead(span)[1] and successor != Agreement.State.SIGNED
        ][:MOST],
        "held": sum(n for (n,) in held),
    }  # fmt: skip


def _ahead(span: Span) -> tuple[date, date]:
    """The days that follow the period, in which an end is worth a word."""
    return span.last + timedelta(days=1), span.last + AHEAD


def _lines(rows: list[Any]) -> Lines:
    return [[str(value) for value in row] for row in rows]


def tell(facts: Mapping[str, Any]) -> Told:
    """What began, ended, is late and comes to its end, each line with its day."""
    started, ended, behind, ending = (facts[key] for key in ("started", "ended", "behind", "ending"))
    lists = (
        (_("Mulai berlaku"), _told(started, _("%(title)s, sejak %(on)s"))),
        (_("Berakhir"), _told(ended, _("%(title)s, pada %(on)s"))),
        (_("Kewajiban yang terlambat"), _told(behind, _("%(title)s: %(more)s (jatuh tempo %(on)s)"))),
        (_("Berakhir dalam tiga bulan ke depan"), _told(ending, _("%(title)s, sampai %(on)s"))),
    )
    return Told(
        title=pgettext("daftar", "Kemitraan"),
        summary=_summary(facts),
        figures=(
            Figure(_("Mulai"), str(len(started))), Figure(_("Berakhir"), str(len(ended))),
            Figure(_("Kewajiban terlambat"), str(len(behind))), Figure(_("Kegiatan terlaksana"), str(facts["held"])),
        ),
        lists=tuple((heading, lines) for heading, lines in lists if lines),
    )  # fmt: skip


def _told(lines: Lines, words: str) -> tuple[str, ...]:
    return tuple(
        words % {"title": title, "on": day(date.fromisoformat(on)), "more": "".join(more)} for title, on, *more in lines
    )


def _summary(facts: Mapping[str, Any]) -> tuple[str, ...]:
    said = _("Kemitraan: %(started)s mulai, %(ended)s berakhir, dan %(held)s kegiatan bersama mitra terlaksana.") % {
        "started": len(facts["started"]), "ended": len(facts["ended"]), "held": facts["held"],
    }  # fmt: skip
    late = _("%(n)s kewajiban dari kemitraan yang berjalan terlambat.") % {"n": len(facts["behind"])}
    return (said, late) if facts["behind"] else (said,)
