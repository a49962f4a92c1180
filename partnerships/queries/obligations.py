"""Reads of obligations, shaped as pages need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from core.looks import day
from core.policy import Actor
from partnerships.models import Fulfilment, Obligation, Partnership


@dataclass(frozen=True)
class ObligationRow:
    """One line of a list: the obligation, whose it is, and what it is today."""

    obligation: Obligation
    party: str
    state: Obligation.State

    @property
    def late(self) -> bool:
        return self.state == Obligation.State.OVERDUE


def obligation_rows(partnership: Partnership, today: date, limit: int | None = None) -> list[ObligationRow]:
    """The partnership's obligations, those still owed first, the earliest due on top. One query."""
    rows = partnership.obligations.select_related("party__partner").annotate(
        has_part=Exists(Fulfilment.objects.filter(obligation=OuterRef("pk")))
    )
    shown = [
        ObligationRow(
            row,
            row.party.partner.name if row.party.partner else partnership.school.name,
            row.state(today, has_part=row.has_part),
        )
        for row in rows
    ]
    settled = (Obligation.State.FULFILLED, Obligation.State.WAIVED)
    shown.sort(key=lambda line: (line.state in settled, line.obligation.due_on or date.max, line.obligation.pk))
    return shown[:limit]


def obligation_facts(obligation: Obligation) -> list[tuple[Any, Any]]:
    """What one obligation says, for its page and for the partner's link."""
    facts: list[tuple[Any, Any]] = [
        (_("Pihak"), obligation.party.name),
        (_("Jatuh tempo"), day(obligation.due_on) if obligation.due_on else _("Tidak bertanggal")),
        (_("Kemitraan"), obligation.partnership.title),
    ]
    if obligation.waived_on:
        facts.append((_("Dibebaskan"), f"{day(obligation.waived_on)}: {obligation.waived_reason}"))
    return facts


def section(partnership: Partnership, actor: Actor, today: date) -> Mapping[str, Any] | None:
    """The first five obligations for the partnership's page; None while nothing is agreed yet."""
    if partnership.stage in (Partnership.Stage.NEEDS, Partnership.Stage.EXPLORATION, Partnership.Stage.PROPOSAL):
        return None
    rows = obligation_rows(partnership, today)
    return {"rows": rows[:5], "total": len(rows), "late": sum(row.late for row in rows)}
