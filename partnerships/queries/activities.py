"""Reads of activities and contributions, shaped as pages need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from core.looks import day
from core.policy import Actor
from partnerships.models import Activity, Contribution, Partnership
from partnerships.terms import ContributionKind

PAGE = 25


def activity_page(partnership: Partnership, after: int | None = None) -> tuple[list[Activity], int | None]:
    """Up to 25 activities, newest first, from the one after `after` on, and the pk from which to go on (None at the end)."""
    rows = partnership.activities.select_related("in_charge").order_by("-starts_on", "-id")
    anchor = partnership.activities.filter(pk=after).first() if after else None
    if anchor:
        earlier = rows.filter(starts_on__lt=anchor.starts_on)
        rows = (earlier | rows.filter(starts_on=anchor.starts_on, pk__lt=anchor.pk)).order_by("-starts_on", "-id")
    found = list(rows[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


@dataclass(frozen=True)
class Total:
    """What one party put in, of one kind, over all activities."""

    party: str
    kind: str
    quantity: Decimal


def contribution_totals(partnership: Partnership) -> list[Total]:
    """Totals per party and kind; called-off activities do not count. One query."""
    rows = (
        Contribution.objects.filter(activity__partnership=partnership)
        .exclude(activity__state=Activity.State.CANCELLED)
        .values("party__order", "party__partner__name", "kind")
        .annotate(total=Sum("quantity"))
        .order_by("party__order", "kind")
    )
    return [
        Total(
            row["party__partner__name"] or partnership.school.name,
            str(ContributionKind(row["kind"]).label),
            row["total"],
        )
        for row in rows
    ]


def activity_facts(activity: Activity) -> list[tuple[Any, Any]]:
    """What one activity says, in the order in which it is used."""
    when = day(activity.starts_on)
    if activity.ends_on and activity.ends_on != activity.starts_on:
        when = f"{when} – {day(activity.ends_on)}"
    facts: list[tuple[Any, Any]] = [(_("Tanggal"), when), (_("Tempat"), activity.place), (_("Rencana"), activity.plan)]
    if activity.state == Activity.State.HELD:
        facts += [(_("Jumlah peserta"), activity.participants), (_("Hasil"), activity.result)]
    if activity.state == Activity.State.CANCELLED:
        facts.append((_("Alasan pembatalan"), activity.cancelled_reason))
    return facts


def section(partnership: Partnership, actor: Actor, today: date) -> Mapping[str, Any] | None:
    """The five newest activities for the partnership's page; None while there can be none."""
    activities = list(partnership.activities.select_related("in_charge").order_by("-starts_on", "-id")[:5])
    if not activities and partnership.stage not in (Partnership.Stage.IMPLEMENTATION, Partnership.Stage.EVALUATION):
        return None
    return {"activities": activities}
