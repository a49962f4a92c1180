"""Reads of activities, shaped as pages need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import date_range
from core.kept import kept
from core.keyset import slice_after
from core.looks import screen_language
from core.policy import Actor
from partnerships.models import Activity, Partnership
from partnerships.sections import Asked

ORDER = ("-starts_on", "-pk")
SHORTLIST = 5
CHOICES = (
    ("unrecorded", gettext_lazy("Belum dicatat")),
    ("planned", gettext_lazy("Direncanakan")),
    ("postponed", gettext_lazy("Ditunda")),
    ("held", gettext_lazy("Terlaksana")),
    ("cancelled", gettext_lazy("Dibatalkan")),
)
"""The chips of a list: the states, and what is over without a word of its result."""


@dataclass(frozen=True)
class ActivityRow:
    """One line of a list, and whether its result is still to be told."""

    activity: Activity
    unrecorded: bool


def over(today: date) -> Q:
    """Activities whose day is over although they are still planned."""
    ended = Q(ends_on__lt=today) | Q(ends_on=None, starts_on__lt=today)
    return Q(state=Activity.State.PLANNED) & ended


def of_status(status: str, today: date) -> Q:
    """The condition behind a chip; everything for a word that is none."""
    if status == "unrecorded":
        return over(today)
    return Q(state=status) if status in Activity.State.values else Q()


def status_counts(rows: QuerySet[Activity], today: date) -> dict[str, int]:
    """How many lie behind each chip, '' for all. One query."""
    tallies = {key: Count("pk", filter=of_status(key, today)) for key, _label in CHOICES}
    found = rows.order_by().aggregate(**tallies, everything=Count("pk"))
    return {"": found.pop("everything"), **found}


def activity_page(rows: QuerySet[Activity], today: date, position: str = "") -> tuple[list[ActivityRow], str]:
    """Up to 25 activities, newest first, and the position from which to go on. One query."""
    part = slice_after(rows.select_related("in_charge", "partnership"), ORDER, position)
    return [ActivityRow(row, row.unrecorded(today)) for row in part.rows], part.after


def when(activity: Activity) -> str:
    """Its days and hours in words."""
    language = screen_language()
    days = date_range(activity.starts_on, activity.last_day, language)
    if activity.starts_at is None:
        return days
    hours = f"{activity.starts_at:%H.%M}" + (f"–{activity.ends_at:%H.%M}" if activity.ends_at else "")
    return _("%(days)s, pukul %(hours)s") % {"days": days, "hours": hours}


def attendance_words(activity: Activity) -> str:
    """ "96 (Siswa 90, Orang dari mitra 6)"; '' while nobody counted."""
    kinds = ", ".join(f"{row.get_kind_display()} {row.count}" for row in activity.attendance.all())
    total = str(activity.participants or "")
    return f"{total} ({kinds})" if total and kinds else total


def activity_facts(activity: Activity) -> list[tuple[Any, Any]]:
    """What one activity says, in the order in which it is used."""
    facts: list[tuple[Any, Any]] = [
        (_("Waktu"), when(activity)), (_("Tempat"), activity.place), (_("Rencana"), activity.plan),
    ]  # fmt: skip
    if activity.partner_in_charge:
        facts.append((_("Penanggung jawab dari mitra"), activity.partner_in_charge))
    helpers = ", ".join(person.display_name for person in activity.team.all())
    if helpers:
        facts.append((_("Rekan yang ikut mengurus"), helpers))
    if activity.postponed_reason:
        facts.append((_("Alasan penundaan"), activity.postponed_reason))
    if activity.state == Activity.State.HELD:
        facts += [(_("Peserta"), attendance_words(activity)), (_("Hasil"), activity.result)]
    if activity.state == Activity.State.CANCELLED:
        facts.append((_("Alasan pembatalan"), activity.cancelled_reason))
    return facts


def section(partnership: Partnership, actor: Actor, today: date) -> Asked:
    """The five newest activities for the partnership's page; nothing while there can be none."""
    may_be_none = partnership.stage not in (Partnership.Stage.IMPLEMENTATION, Partnership.Stage.EVALUATION)

    def draw(rows: list[Activity], unrecorded: list[int]) -> Mapping[str, Any] | None:
        if not rows and may_be_none:
            return None
        return {"activities": [ActivityRow(row, row.unrecorded(today)) for row in rows], "unrecorded": sum(unrecorded)}

    here = partnership.pk
    return Asked((kept(_newest, None, partnership=here), kept(_unrecorded, None, partnership=here, today=today)), draw)


def _newest(_anybody: None, partnership: int) -> QuerySet[Any]:
    rows = Activity.objects.filter(partnership=partnership).select_related("in_charge")
    return rows.order_by(*ORDER)[:SHORTLIST]


def _unrecorded(_anybody: None, partnership: int, today: date) -> QuerySet[Any]:
    """How many there are whose day is over without a word of the result."""
    rows = Activity.objects.filter(over(today), partnership=partnership).order_by().values("partnership")
    return rows.annotate(total=Count("pk")).values_list("total", flat=True)
