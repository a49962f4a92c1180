"""Measures that the system knows by itself: each says what it counts, and counts it for several school years at once.

Figures of the whole school. Nothing here can be asked about a person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from collaboration.models import Event, GroupMeeting, SchoolForum, SharedResource
from collaboration.terms import Practice
from core.dates import school_year_bounds
from partnerships.models import Activity, Partnership
from schools.models import School

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Provider:
    """One measure: its name, in what it counts, what exactly is counted, and the counting (one query for all spans)."""

    key: str
    label: Any
    unit: Any
    says: Any
    count: Callable[[School, Sequence[Span]], list[int]]


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


def _within(rows: QuerySet[Any], over: Sequence[Span], condition: Callable[[Span], Q]) -> list[int]:
    tallies = {f"span{number}": Count("pk", filter=condition(span), distinct=True) for number, span in enumerate(over)}
    found = rows.order_by().aggregate(**tallies) if tallies else {}
    return [found[f"span{number}"] for number in range(len(over))]


def _at(field: str) -> Callable[[Span], Q]:
    return lambda span: Q(**{f"{field}__range": span})


def _on(field: str) -> Callable[[Span], Q]:
    return lambda span: Q(**{f"{field}__range": (span[0].date(), span[1].date())})


def _events(practice: str) -> Callable[[School, Sequence[Span]], list[int]]:
    def count(school: School, over: Sequence[Span]) -> list[int]:
        rows = Event.objects.filter(school=school, practice=practice, state=Event.State.HELD)
        return _within(rows, over, _at("starts_at"))

    return count


def _partnerships(school: School, over: Sequence[Span]) -> list[int]:
    """Partnerships with an activity in the year, whatever became of them later."""
    rows = Partnership.objects.filter(school=school, activities__state=Activity.State.HELD)
    return _within(rows, over, _on("activities__starts_on"))


def _activities(school: School, over: Sequence[Span]) -> list[int]:
    rows = Activity.objects.filter(school=school, state=Activity.State.HELD)
    return _within(rows, over, _on("starts_on"))


def _group_meetings(school: School, over: Sequence[Span]) -> list[int]:
    rows = GroupMeeting.objects.filter(school=school, state=GroupMeeting.State.HELD)
    return _within(rows, over, _at("starts_at"))


def _forums(school: School, over: Sequence[Span]) -> list[int]:
    rows = SchoolForum.objects.filter(school=school, state=SchoolForum.State.HELD)
    return _within(rows, over, _at("starts_at"))


def _shelf(school: School, over: Sequence[Span]) -> list[int]:
    return _within(SharedResource.objects.filter(school=school), over, _at("created_at"))


PROVIDERS = {
    provider.key: provider
    for provider in (
        Provider(
            "partnerships", _("Kemitraan yang berjalan"), _("kemitraan"),
            _("Kemitraan dengan sedikitnya satu kegiatan terlaksana pada tahun ajaran itu."), _partnerships,
        ),
        Provider(
            "activities", _("Kegiatan bersama mitra"), _("kegiatan"), _("Kegiatan kemitraan yang tercatat terlaksana."), _activities
        ),
        Provider(
            "protocol_meetings", _("Pertemuan protokol yang terlaksana"), _("pertemuan"),
            _("Pertemuan protokol yang tercatat terlaksana."), _events(Practice.PROTOCOL_MEETING),
        ),
        Provider(
            "group_meetings", _("Pertemuan kelompok belajar"), _("pertemuan"),
            _("Pertemuan kelompok belajar guru yang bernotulen, seluruh sekolah."), _group_meetings,
        ),
        Provider("forums", _("Forum sekolah"), _("forum"), _("Forum sekolah yang terlaksana."), _forums),
        Provider(
            "observations", _("Observasi kelas yang terlaksana"), _("observasi"),
            _("Observasi antarguru yang terlaksana, dihitung untuk seluruh sekolah; isinya tidak dibaca."),
            _events(Practice.OBSERVATION),
        ),
        Provider(
            "team_lessons", _("Team teaching yang terlaksana"), _("pelajaran"), _("Pelajaran yang diajarkan bersama."),
            _events(Practice.TEAM_TEACHING),
        ),
        Provider(
            "resources", _("Sumber yang dibagikan"), _("sumber"), _("Yang ditaruh di rak sumber bersama pada tahun ajaran itu."), _shelf
        ),
    )
}  # fmt: skip


def values_of(school: School, keys: Sequence[str], years: Sequence[str]) -> dict[str, dict[str, int]]:
    """What the wanted providers count, per year. One query per provider; keys of none are passed over."""
    over = spans(school, years)
    return {
        key: dict(zip(years, PROVIDERS[key].count(school, over), strict=True))
        for key in sorted(set(keys))
        if key in PROVIDERS
    }
