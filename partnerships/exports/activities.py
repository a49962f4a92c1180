"""Columns of activities with what each party put in: one line per contribution, one for an activity without any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from core.lists import Column
from core.policy import Actor
from partnerships.exports.partners import names
from partnerships.models import Activity, Contribution
from partnerships.queries.dressing import contributions


@dataclass(frozen=True)
class Line:
    """An activity and one contribution to it, or none."""

    activity: Activity
    contribution: Contribution | None = None

    @property
    def kind(self) -> str:
        return str(self.contribution.get_kind_display()) if self.contribution else ""

    @property
    def quantity(self) -> Decimal | None:
        return self.contribution.quantity if self.contribution else None

    @property
    def worth(self) -> Decimal | None:
        """What it is worth in rupiah; None where nobody said so."""
        if self.contribution is None:
            return None
        return self.contribution.quantity if self.contribution.kind == "money" else self.contribution.value

    @property
    def giver(self) -> str:
        return names(self.contribution.party, self.activity.partnership.school.name) if self.contribution else ""

    @property
    def about(self) -> str:
        return self.contribution.description if self.contribution else ""


def dressed(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """With partnership, person in charge and contributions."""
    return rows.select_related("partnership__school", "in_charge").prefetch_related(contributions())


def lines(activity: Activity) -> Iterator[Line]:
    """One line per contribution; at least one."""
    given = list(activity.contributions.all())
    yield from (Line(activity, one) for one in given)
    if not given:
        yield Line(activity)


def columns(actor: Actor, today: date) -> Sequence[Column]:
    """The columns, the same for everybody who may see partnerships."""
    return [
        Column(_("Kegiatan"), lambda line: line.activity.title),
        Column(_("Kemitraan"), lambda line: line.activity.partnership.title),
        Column(_("Mulai"), lambda line: line.activity.starts_on),
        Column(pgettext_lazy("waktu", "Selesai"), lambda line: line.activity.ends_on),
        Column(_("Tempat"), lambda line: line.activity.place),
        Column(_("Penanggung jawab"), lambda line: line.activity.in_charge.display_name),
        Column(_("Status"), lambda line: str(line.activity.get_state_display())),
        Column(_("Jumlah peserta"), lambda line: line.activity.participants),
        Column(_("Hasil"), lambda line: line.activity.result),
        Column(_("Kontributor"), lambda line: line.giver),
        Column(_("Jenis kontribusi"), lambda line: line.kind),
        Column(_("Jumlah"), lambda line: line.quantity),
        Column(_("Satuan"), lambda line: line.contribution.unit_label if line.contribution else ""),
        Column(_("Nilai dalam rupiah"), lambda line: line.worth),
        Column(_("Keterangan"), lambda line: line.about),
    ]
