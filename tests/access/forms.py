"""What the acts of the table send, where an empty form would not be an act at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from core.dates import school_year
from tests.access import tables
from tests.access.scene import Lot

WHY = {"comment": "Alasan untuk uji."}


def _move(name: str, **more: str) -> Callable[[Lot], Mapping[str, Any]]:
    return lambda lot: {"name": name, **more}


SENT: dict[tuple[str, str], Callable[[Lot], Mapping[str, Any]]] = {
    ("partnerships:partnership_move", "informal"): _move("cancel", **WHY),
    ("partnerships:proposal_move", "proposing"): _move("submit"),
    ("partnerships:proposal_move", "submitted"): _move("approve"),
    ("partnerships:agreement_move", "draft"): _move("share"),
    ("partnerships:agreement_move", "signed"): _move("terminate", **WHY),
    ("partnerships:need_move", "idea/withdraw"): lambda lot: WHY,
    ("partnerships:candidate_add", "exploring"): lambda lot: {"partner": lot.keys("strange_partner")[0]},
    ("partnerships:candidate_decline", "candidate"): lambda lot: WHY,
    ("partnerships:text_concept", "shared"): lambda lot: {"paper": "a4"},
    ("partnerships:clause_template_lock", "core_article"): lambda lot: {"locked": "no", **WHY},
    ("partnerships:obligation_waive", "obligation"): lambda lot: WHY,
    ("partnerships:series_end", "series"): lambda lot: WHY,
    ("partnerships:activity_cancel", "activity"): lambda lot: WHY,
    ("partnerships:round_close", "round"): lambda lot: WHY,
    ("partnerships:risk_move", "risk"): _move("resolve", **WHY),
    ("partnerships:agreement_scan_confirm", "signed"): lambda lot: {"scan": lot.keys("scan")[0]},
    ("core:batches", "."): lambda lot: {"jenis": "evidence", "pilihan": school_year(timezone.now().date())},
    ("schools:person_end", "member"): lambda lot: WHY,
    ("schools:person_second_factor", "member"): lambda lot: WHY,
    ("set_language", "."): lambda lot: {"language": "id"},
    **tables.SENT,
}


def sent(address: str, on: str, lot: Lot) -> Mapping[str, Any]:
    """The form of this act; empty when the act needs none, or when an empty form shows well enough who reaches it."""
    return SENT.get((address, on), lambda lot: {})(lot)
