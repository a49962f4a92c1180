"""Report part: what of the seven practices took place. Counts and themes of the school as a whole, never of a person (promise 1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collaboration.held import MENTORING, held_dates, held_sessions, is_held
from collaboration.models import Event, EventPerson, JointPlan, MentoringMember, MentoringSession, Project
from collaboration.terms import SEVEN, Practice
from core.charts import Chart, Series
from core.papers import Table
from core.report_parts import Figure, Span, Told
from core.together import read_together
from schools.models import ClassGroup, School

MOST_THEMES = 8


class Line(NamedTuple):
    """One practice: how often it took place now and in the period before, and how many dates of now nobody noted as held."""

    practice: str
    now: int
    before: int
    unnoted: int

    @property
    def label(self) -> str:
        return str(Practice(self.practice).label)


def collect(school: School, span: Span) -> Mapping[str, Any]:
    """How often each practice took place in the period and in the one before, whom it reached, what it was about. One query.

    What took place is decided by `collaboration.held`; a period is over when it is reported, so its end is the moment that counts.
    `unnoted` are dates that are over and stand, but whose record (or, in a mentoring, session) does not say that they were held.
    """
    dates = Event.objects.filter(school=school, practice__in=SEVEN, starts_at__gte=span.before, starts_at__lt=span.ends)
    within, took = Q(starts_at__gte=span.begins), is_held(span.ends)
    noted = took | Q(subject_type=MENTORING, state=Event.State.HELD)
    counts = dates.standing().values("practice").order_by("practice").annotate(
        now=Count("pk", filter=within & took), before=Count("pk", filter=~within & took), unnoted=Count("pk", filter=within & ~noted),
    )  # fmt: skip
    held = held_dates(school, span.ends).filter(within, starts_at__lt=span.ends)
    met = _met(school, span)
    counted, days, colleagues, classes, themes = read_together([
        counts,
        met.order_by().values_list("held_on", flat=True),
        _colleagues(held, met.filter(held_on__gte=span.first)),
        ClassGroup.objects.filter(events__in=held).order_by().values_list("pk").distinct(),
        _themes(held),
    ])  # fmt: skip
    return {
        "counts": {row["practice"]: [row["now"], row["before"]] for row in counted} | _sessions(days, span),
        "unnoted": {row["practice"]: row["unnoted"] for row in counted if row["unnoted"]},
        "colleagues": len(colleagues),
        "classes": len(classes),
        "themes": sorted(themes)[:MOST_THEMES],
    }


def _met(school: School, span: Span) -> QuerySet[MentoringSession]:
    return held_sessions(school).filter(held_on__gte=school.local_date(span.before), held_on__lte=span.last)


def _sessions(days: list[date], span: Span) -> dict[str, list[int]]:
    """Mentoring counts by its sessions alone."""
    now = sum(day >= span.first for day in days)
    return {Practice.MENTORING.value: [now, len(days) - now]} if days else {}


def _colleagues(held: QuerySet[Event], met: QuerySet[MentoringSession]) -> QuerySet[Any]:
    """Everybody who was there, once."""
    there = EventPerson.objects.filter(event__in=held).order_by().values("user_id")
    pairs = (
        MentoringMember.objects.filter(mentoring__in=met.order_by().values("mentoring")).order_by().values("user_id")
    )
    return there.union(pairs)


def _themes(held: QuerySet[Event]) -> QuerySet[Any]:
    """What was planned and done together, by the titles of joint plans and projects: they say a theme, and name nobody."""
    known: dict[str, Any] = {"collaboration.jointplan": JointPlan, "collaboration.project": Project}
    plans, projects = (
        model.objects.filter(pk__in=held.filter(subject_type=kind).values("subject_id"))
        .order_by()
        .values_list("title", flat=True)
        for kind, model in known.items()
    )
    return plans.union(projects)


def tell(facts: Mapping[str, Any]) -> Told:
    """The counts in words, with a chart against the period before."""
    counts: Mapping[str, list[int]] = facts["counts"]
    unnoted: Mapping[str, int] = facts.get("unnoted", {})
    rows = [_line(key, counts, unnoted) for key in SEVEN]
    total, before = sum(row.now for row in rows), sum(row.before for row in rows)
    title, said = _("Kolaborasi guru"), _summary(rows, total, facts)
    if not (total or before or unnoted):
        return Told(title, said)
    return Told(
        title=title,
        summary=said,
        figures=(
            Figure(_("Kegiatan kolaborasi"), str(total), _("masa sebelumnya %(n)s") % {"n": before}),
            Figure(_("Guru dan tenaga kependidikan yang ikut"), str(facts["colleagues"])),
            Figure(_("Kelas yang dilibatkan"), str(facts["classes"])),
        ),
        chart=_chart(rows),
        tables=(_table(rows),),
        lists=((_("Yang dikerjakan bersama"), tuple(facts["themes"])),) if facts["themes"] else (),
        note=_(
            "Yang dihitung adalah kegiatan sekolah. Tidak ada guru yang dinilai, dan isi observasi serta mentoring tidak dibaca."
        ),
    )


def _line(key: str, counts: Mapping[str, list[int]], unnoted: Mapping[str, int]) -> Line:
    now, before = counts.get(key, [0, 0])
    return Line(key, now, before, unnoted.get(key, 0))


def _summary(rows: list[Line], total: int, facts: Mapping[str, Any]) -> tuple[str, ...]:
    open_ones = sum(row.unnoted for row in rows)
    waiting = (
        ngettext(
            "%(n)s tanggal terjadwal sudah lewat, tetapi belum dicatat terlaksana; tanggal itu tidak ikut dihitung.",
            "%(n)s tanggal terjadwal sudah lewat, tetapi belum dicatat terlaksana; tanggal itu tidak ikut dihitung.",
            open_ones,
        )
        % {"n": open_ones},
    )
    unsaid = waiting if open_ones else ()
    if not total:
        return (_("Tidak ada kegiatan kolaborasi yang tercatat pada masa ini."), *unsaid)
    seen = [f"{row.label} ({row.now})" for row in rows if row.now]
    idle = [row.label for row in rows if not row.now]
    quiet = (_("Belum berjalan pada masa ini: %(what)s.") % {"what": ", ".join(idle)},) if idle else ()
    return (_held_words(total, facts) % {"n": total, "what": ", ".join(seen)}, *unsaid, *quiet)


def _held_words(total: int, facts: Mapping[str, Any]) -> str:
    """The sentence for what was counted. Facts frozen before `unnoted` was collected counted planned dates as well, and say so."""
    if "unnoted" not in facts:
        return ngettext(
            "%(n)s kegiatan kolaborasi terlaksana atau dijadwalkan: %(what)s.",
            "%(n)s kegiatan kolaborasi terlaksana atau dijadwalkan: %(what)s.",
            total,
        )
    return ngettext(
        "%(n)s kegiatan kolaborasi terlaksana: %(what)s.", "%(n)s kegiatan kolaborasi terlaksana: %(what)s.", total
    )


def _chart(rows: list[Line]) -> Chart:
    return Chart(
        kind="bars",
        title=_("Kegiatan per praktik"),
        description=_("Berapa kali setiap praktik kolaborasi berlangsung, dibandingkan dengan masa sebelumnya."),
        labels=tuple(row.label for row in rows),
        series=(
            Series(_("Masa ini"), tuple(float(row.now) for row in rows), _("Kini")),
            Series(_("Masa sebelumnya"), tuple(float(row.before) for row in rows), _("Lalu")),
        ),
        label_heading=_("Praktik"),
    )


def _table(rows: list[Line]) -> Table:
    """Who counts what: the last column only where dates still wait for their note."""
    if not any(row.unnoted for row in rows):
        return Table(
            caption="",
            columns=(_("Praktik"), _("Masa ini"), _("Masa sebelumnya")),
            rows=tuple((row.label, str(row.now), str(row.before)) for row in rows),
            align=("left", "right", "right"),
        )
    return Table(
        caption="",
        columns=(_("Praktik"), _("Terlaksana masa ini"), _("Masa sebelumnya"), _("Belum dicatat")),
        rows=tuple((row.label, str(row.now), str(row.before), str(row.unnoted)) for row in rows),
        align=("left", "right", "right", "right"),
    )
