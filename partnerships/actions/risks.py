"""Name a risk or an obstacle, change it, move it, make one of what an evaluation named."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import HistoryEntry
from core.policy import Actor, Denied, NotNow
from core.versions import save_version
from partnerships.actions._marks import keep_risk
from partnerships.actions._partnership import lock
from partnerships.models import EvaluationResponse, Partnership, Risk
from partnerships.obstacles import guess_kind, named_in
from partnerships.policy import check_not_closed, check_write
from partnerships.terms import Degree
from partnerships.workflow import RISK
from schools.models import Membership


def _certain(facts: dict[str, Any]) -> dict[str, Any]:
    """What happens already is no longer merely likely."""
    return {**facts, "likelihood": Degree.HIGH} if facts.get("happens") else facts


def _check_owner(partnership: Partnership, owner: Any) -> None:
    if owner is None:
        return
    if not Membership.objects.active().filter(school_id=partnership.school_id, user=owner).exists():
        raise Denied(_("Orang ini bukan warga sekolah."))


@transaction.atomic
def add_risk(*, by: Actor, now: datetime, partnership: Partnership, **facts: Any) -> Risk:
    """Name it: kind, what, likelihood, impact, whether it happens already; owner, answer and day as far as known."""
    row = lock(partnership)
    check_write(by, row)
    check_not_closed(row)
    _check_owner(row, facts.get("owner"))
    added = Risk.objects.create(
        school_id=row.school_id, partnership=row, created_at=now, updated_at=now, **_certain(facts)
    )
    keep_risk(row)
    audit.record(by, "risk.added", added, now, kind=added.kind)
    return added


@transaction.atomic
def take_up_obstacle(*, by: Actor, now: datetime, response: EvaluationResponse, what: str) -> Risk:
    """Make a row of an obstacle that a party named in an evaluation. Raises `NotNow` when nobody named it, or when it is one already."""
    row = lock(response.round.partnership)
    check_write(by, row)
    if response.submitted_at is None or what not in named_in(response.obstacles):
        raise NotNow(_("Hambatan ini tidak ada dalam jawaban tersebut."))
    if response.risks.filter(what=what).exists():
        raise NotNow(_("Hambatan ini sudah menjadi catatan."))
    return add_risk(
        by=by, now=now, partnership=row, response=response, what=what, kind=guess_kind(what), happens=True,
        impact=Degree.MEDIUM,
    )  # fmt: skip


@transaction.atomic
def edit_risk(*, by: Actor, now: datetime, risk: Risk, expected: int | None = None, **changes: Any) -> Risk:
    """Judge it again, put somebody in charge, write the answer. Raises `NotNow` once it is settled, `Conflict` for a stale version."""
    check_write(by, risk)
    row = _lock(risk)
    check_standing(row)
    _check_owner(row.partnership, changes.get("owner"))
    save_version(risk, expected, {**_certain(changes), "updated_at": now})
    keep_risk(row.partnership)
    audit.record(by, "risk.edited", risk, now, fields=sorted(changes))
    return risk


def check_standing(risk: Risk) -> None:
    """Raise `NotNow` once it was settled, or its partnership is closed."""
    check_not_closed(risk.partnership)
    if not risk.is_standing:
        raise NotNow(_("Catatan ini sudah ditutup. Buka kembali lebih dahulu bila harus berubah."))


@transaction.atomic
def move_risk(*, by: Actor, now: datetime, risk: Risk, name: str, comment: str = "") -> HistoryEntry:
    """Make the transition `name` of the workflow. Raises what `Workflow.move` raises."""
    row = _lock(risk)
    check_not_closed(row.partnership)
    entry = RISK.move(row, name, by=by, now=now, comment=comment)
    Risk.objects.filter(pk=row.pk).update(updated_at=now)
    keep_risk(row.partnership)
    risk.refresh_from_db()
    return entry


def _lock(risk: Risk) -> Risk:
    rows = Risk.objects.select_for_update(of=("self",)).select_related("partnership__lead", "partnership__school")
    return rows.get(pk=risk.pk)
