"""The self-evaluation over the years, in words and as a chart [IN9]."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.charts import Chart, Series
from inclusion.models import Component, ComponentLook, SelfEvaluation
from inclusion.models.programme import Level
from schools.models import School

COMPARED = 4


@dataclass(frozen=True)
class Years:
    """The last self-evaluations, oldest first. `lines` are of the newest year."""

    years: tuple[str, ...]
    lines: tuple[tuple[str, ComponentLook | None], ...]
    chart: Chart | None
    newest: SelfEvaluation | None


def compared(school: School) -> Years:
    """Two queries."""
    rows = list(SelfEvaluation.objects.filter(school=school).prefetch_related("looks")[:COMPARED])[::-1]
    looks = [{look.component: look for look in row.looks.all()} for row in rows]
    lines = tuple((str(component.label), looks[-1].get(component) if looks else None) for component in Component)
    return Years(
        tuple(row.year for row in rows), lines, _chart(rows, looks) if rows else None, rows[-1] if rows else None
    )


def _chart(rows: Sequence[SelfEvaluation], looks: Sequence[dict[str, ComponentLook]]) -> Chart:
    words = tuple(str(label) for label in Level.labels)
    series = tuple(
        Series(row.year, tuple(float(known[part].level) if part in known else None for part in Component))
        for row, known in zip(rows, looks, strict=True)
    )
    return Chart(
        kind="bars", title=str(_("Tujuh komponen sekolah inklusif")), labels=tuple(str(part.label) for part in Component), series=series,
        description=_("Keadaan tujuh komponen menurut sekolah sendiri, tahun demi tahun."), maximum=4, steps=words,
        label_heading=str(_("Komponen")),
    )  # fmt: skip
