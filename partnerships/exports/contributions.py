"""Columns of all contributions, to activities and to partnerships as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.lists import Column
from core.policy import Actor
from partnerships.exports.partners import names
from partnerships.models import Contribution


def dressed(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """With party, partnership and activity."""
    return rows.select_related("party__partner", "party__partnership__school", "activity")


def columns(actor: Actor, today: date) -> Sequence[Column]:
    """The columns, the same for everybody who may see partnerships."""
    return [
        Column(_("Tanggal"), lambda c: c.day),
        Column(_("Kontributor"), lambda c: names(c.party, c.party.partnership.school.name)),
        Column(_("Jenis kontribusi"), lambda c: str(c.get_kind_display())),
        Column(_("Jumlah"), lambda c: c.quantity),
        Column(_("Satuan"), lambda c: c.unit_label),
        Column(_("Nilai dalam rupiah"), lambda c: c.worth),
        Column(_("Nilai ini taksiran"), lambda c: c.is_estimate),
        Column(_("Keterangan"), lambda c: c.description),
        Column(_("Kemitraan"), lambda c: c.party.partnership.title),
        Column(_("Kegiatan"), lambda c: c.activity.title if c.activity else ""),
    ]
