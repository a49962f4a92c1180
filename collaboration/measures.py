"""Measures that the system knows by itself: each says what it counts, and counts it for several school years at once.

Figures of the whole school. Nothing here can be asked about a person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from collaboration.held import held_dates, held_sessions
from collaboration.models import GroupMeeting, SchoolForum, SharedResource
from collaboration.terms import Practice
from core.dates import school_year_bounds
from partnerships.models import Activity, Partnership
from schools.models import School

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Provider:
    """One measure: its name, in what it counts, what exactly is counted; the rows at a moment, and which of them lie in a span."""

    key: str
    label: Any
    unit: Any
    says: Any
    rows: Callable[[School, datetime], QuerySet[Any]]
    within: Callable[[Span], Q]


def spans(school: School, years: Sequence[str]) -> list[Span]:
    """The instants between which each school year lies."""
    found = []
    for year in years:
        first, last = school_year_bounds(year)
        found.append(
            (
                datetime.combine(first, time.min, tzinfo=school.zone),
                datetime.combine(last, time.max, tzinfo=school.zone),
            )
        )
    return found


def _tally(rows: QuerySet[Any], over: Sequence[Span], condition: Callable[[Span], Q]) -> list[int]:
    tallies = {f"span{number}": Count("pk", filter=condition(span), distinct=True) for number, span in enumerate(over)}
    found = rows.order_by().aggregate(**tallies) if tallies else {}
    return [found[f"span{number}"] for number in range(len(over))]


def _at(field: str) -> Callable[[Span], Q]:
    return lambda span: Q(**{f"{field}__range": span})


def _on(field: str) -> Callable[[Span], Q]:
    return lambda span: Q(**{f"{field}__range": (span[0].date(), span[1].date())})


def _dates(practice: str) -> Callable[[School, datetime], QuerySet[Any]]:
    return lambda school, now: held_dates(school, now).filter(practice=practice)


def _partnerships(school: School, now: datetime) -> QuerySet[Any]:
    """Partnerships with an activity in the year, whatever became of them later."""
    return Partnership.objects.filter(school=school, activities__state=Activity.State.HELD)


def _activities(school: School, now: datetime) -> QuerySet[Any]:
    return Activity.objects.filter(school=school, state=Activity.State.HELD)


def _group_meetings(school: School, now: datetime) -> QuerySet[Any]:
    return GroupMeeting.objects.filter(school=school, state=GroupMeeting.State.HELD)


def _forums(school: School, now: datetime) -> QuerySet[Any]:
    return SchoolForum.objects.filter(school=school, state=SchoolForum.State.HELD)


def _sessions(school: School, now: datetime) -> QuerySet[Any]:
    return held_sessions(school)


def _shelf(school: School, now: datetime) -> QuerySet[Any]:
    return SharedResource.objects.filter(school=school)


PROVIDERS = {
    provider.key: provider
    for provider in (
        Provider(
            "partnerships", _("Kemitraan yang berjalan"), _("kemitraan"),
            _("Kemitraan dengan sedikitnya satu kegiatan terlaksana pada tahun ajaran itu."), _partnerships, _on("activities__starts_on"),
        ),
        Provider(
            "activities", _("Kegiatan bersama mitra"), _("kegiatan"), _("Kegiatan kemitraan yang tercatat terlaksana."), _activities,
            _on("starts_on"),
        ),
        Provider(
            "protocol_meetings", _("Pertemuan protokol yang terlaksana"), _("pertemuan"),
            _("Pertemuan protokol yang tercatat terlaksana."), _dates(Practice.PROTOCOL_MEETING), _at("starts_at"),
        ),
        Provider(
            "group_meetings", _("Pertemuan kelompok belajar"), _("pertemuan"),
            _("Pertemuan kelompok belajar guru yang bernotulen, seluruh sekolah."), _group_meetings,
            _at("starts_at"),
        ),
        Provider("forums", _("Forum sekolah"), _("forum"), _("Forum sekolah yang terlaksana."), _forums, _at("starts_at")),
        Provider(
            "observations", _("Observasi kelas yang terlaksana"), _("observasi"),
            _("Observasi antarguru yang terlaksana, dihitung untuk seluruh sekolah; isinya tidak dibaca."),
            _dates(Practice.OBSERVATION), _at("starts_at"),
        ),
        Provider(
            "mentoring", _("Pertemuan mentoring yang terlaksana"), _("pertemuan"),
            _("Pertemuan mentoring yang dicatat para anggotanya, dihitung untuk seluruh sekolah; isinya tidak dibaca."),
            _sessions, _on("held_on"),
        ),
        Provider(
            "team_lessons", _("Team teaching yang terlaksana"), _("pelajaran"), _("Pelajaran yang diajarkan bersama."),
            _dates(Practice.TEAM_TEACHING), _at("starts_at"),
        ),
        Provider(
            "resources", _("Sumber yang dibagikan"), _("sumber"), _("Yang ditaruh di rak sumber bersama pada tahun ajaran itu."), _shelf,
            _at("created_at"),
        ),
    )
}  # fmt: skip


def values_of(school: School, keys: Sequence[str], years: Sequence[str], today: date) -> dict[str, dict[str, int]]:
    """What the wanted providers count, per year, as far as it was over yesterday. One query per provider; other keys are passed over."""
    over = spans(school, years)
    now = datetime.combine(today, time.min, tzinfo=school.zone)
    wanted = [PROVIDERS[key] for key in sorted(set(keys)) if key in PROVIDERS]
    return {one.key: dict(zip(years, _tally(one.rows(school, now), over, one.within), strict=True)) for one in wanted}
