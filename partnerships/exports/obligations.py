"""Columns of the register of obligations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.lists import Column
from core.policy import Actor
from partnerships.exports.partners import names
from partnerships.models import Obligation


def dressed(rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
    """With party, partnership, agreement and confirmations."""
    return rows.select_related("partnership__school", "party__partner", "agreement").prefetch_related("fulfilments")


def columns(actor: Actor, today: date) -> Sequence[Column]:
    """The columns, the same for everybody who may see partnerships."""
    return [
        Column(_("Kewajiban"), lambda o: o.description),
        Column(_("Pihak"), lambda o: names(o.party, o.partnership.school.name)),
        Column(_("Kemitraan"), lambda o: o.partnership.title),
        Column(_("Perjanjian"), lambda o: o.agreement.subject if o.agreement else ""),
        Column(_("Jatuh tempo"), lambda o: o.due_on),
        Column(_("Status"), lambda o: str(o.state(today, has_part=o.has_part).label)),
        Column(_("Terpenuhi pada"), lambda o: o.fulfilled_on),
        Column(_("Keterangan"), lambda o: "; ".join(f.note for f in o.fulfilments.all() if f.note)),
        Column(_("Dibebaskan pada"), lambda o: o.waived_on),
        Column(_("Alasan pembebasan"), lambda o: o.waived_reason),
    ]
