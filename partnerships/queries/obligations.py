"""Reads of obligations, shaped as pages need them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.kept import kept
from core.keyset import slice_after
from core.looks import day
from core.policy import Actor
from partnerships.models import Obligation, ObligationSeries, Partnership, PartyRole
from partnerships.sections import Asked

URGENCY = ("settled_rank", "sort_due", "pk")
SHORTLIST = 5

CHOICES = (
    ("open", gettext_lazy("Belum terpenuhi")),
    ("late", gettext_lazy("Terlambat")),
    ("settled", gettext_lazy("Selesai")),
)
SETTLED = Q(fulfilled_on__isnull=False) | Q(waived_on__isnull=False)


@dataclass(frozen=True)
class ObligationRow:
    """One line of a list: the obligation, whose it is, and what it is today."""

    obligation: Obligation
    party: str
    state: Obligation.State

    @property
    def late(self) -> bool:
        return self.state == Obligation.State.OVERDUE


@dataclass(frozen=True)
class Promise:
    """One thing that the proposal says a party answers for, and that is no obligation yet."""

    party_pk: int
    party: str
    text: str


def promised(partnership: Partnership) -> list[Promise]:
    """The responsibilities of the proposal that were not recorded: all while it is negotiated, later those of parties without
    any obligation. Three queries."""
    every = Obligation.objects.filter(partnership=partnership).values_list("party_id", "description")
    series = ObligationSeries.objects.filter(partnership=partnership).values_list("party_id", "description")
    recorded = {(party, _bare(text)) for party, text in [*every, *series]}
    bound = set() if partnership.stage == Partnership.Stage.AGREEMENT else {party for party, _text in recorded}
    rows = PartyRole.objects.filter(proposal__partnership=partnership).exclude(party__in=bound)
    return [
        Promise(row.party_id, row.party.name, line.strip())
        for row in rows.select_related("party__partner", "party__partnership__school").order_by("party__order")
        for line in row.responsibilities.splitlines()
        if _bare(line) and (row.party_id, _bare(line)) not in recorded
    ]


def _bare(text: str) -> str:
    return text.strip(" .;").casefold()


def of_status(status: str, today: date) -> Q:
    """The condition behind a chip of the list; everything for a word that is none."""
    if status == "settled":
        return SETTLED
    if status == "late":
        return ~SETTLED & Q(due_on__lt=today)
    return ~SETTLED if status == "open" else Q()


def by_urgency(rows: models.QuerySet[Obligation]) -> models.QuerySet[Any]:
    """For `URGENCY`: what is still owed first, the earliest due on top."""
    return rows.select_related("party__partner", "series")


def _line(row: Any, school_name: str, today: date) -> ObligationRow:
    party = row.party.partner.name if row.party.partner else school_name
    return ObligationRow(row, party, row.state(today, has_part=row.has_part))


def obligation_rows(partnership: Partnership, today: date, limit: int | None = None) -> list[ObligationRow]:
    """The partnership's obligations, those still owed first, the earliest due on top. One query."""
    rows = by_urgency(partnership.obligations.all()).order_by(*URGENCY)[:limit]
    return [_line(row, partnership.school.name, today) for row in rows]


def obligation_page(
    rows: models.QuerySet[Obligation], school_name: str, today: date, position: str
) -> tuple[list[ObligationRow], str]:
    """One page of `rows`, the most urgent first, and the position from which to go on. One query."""
    part = slice_after(by_urgency(rows), URGENCY, position)
    return [_line(row, school_name, today) for row in part.rows], part.after


def status_counts(rows: models.QuerySet[Obligation], today: date) -> dict[str, int]:
    """How many lie behind each chip, '' for all. One query."""
    tallies = {key: Count("pk", filter=of_status(key, today)) for key, _label in CHOICES}
    found = rows.order_by().aggregate(**tallies, everything=Count("pk"))
    return {"": found.pop("everything"), **found}


@dataclass(frozen=True)
class SeriesLine:
    """One duty that recurs, with how it stands."""

    series: ObligationSeries
    party: str
    fulfilled: int
    waived: int
    late: int
    next_on: date | None
    total: int | None

    @property
    def standing(self) -> str:
        """ "berikutnya 5 Desember 2026; 3 dari 12 terpenuhi; 1 terlambat"."""
        said = []
        if self.series.ended_on:
            said.append(_("dihentikan %(day)s") % {"day": day(self.series.ended_on)})
        elif self.next_on:
            said.append(_("berikutnya %(day)s") % {"day": day(self.next_on)})
        if self.total is None:
            said.append(_("%(done)d terpenuhi") % {"done": self.fulfilled})
        else:
            said.append(_("%(done)d dari %(total)d terpenuhi") % {"done": self.fulfilled, "total": self.total})
        if self.waived:
            said.append(_("%(number)d dibebaskan") % {"number": self.waived})
        if self.late:
            said.append(_("%(number)d terlambat") % {"number": self.late})
        return "; ".join(said)

    @property
    def sentence(self) -> str:
        """Everything in one sentence."""
        return f"{self.series.sentence}; {self.standing}"


def series_lines(rows: models.QuerySet[ObligationSeries], partnership: Partnership, today: date) -> list[SeriesLine]:
    """The partnership's duties that recur, those that go on first. Two queries."""
    return _series_lines(list(_counted(rows, today)), partnership)


def _counted(rows: models.QuerySet[Any], today: date) -> models.QuerySet[Any]:
    """Duties that recur with what `standing` says of them, those that go on first."""
    done, given_up = Q(occurrences__fulfilled_on__isnull=False), Q(occurrences__waived_on__isnull=False)
    ahead = Q(occurrences__fulfilled_on=None, occurrences__waived_on=None)
    counted = rows.select_related("party__partner", "agreement").annotate(
        fulfilled=Count("occurrences", filter=done),
        waived=Count("occurrences", filter=given_up),
        late=Count("occurrences", filter=ahead & Q(occurrences__due_on__lt=today)),
        next_on=models.Min("occurrences__due_on", filter=ahead & Q(occurrences__due_on__gte=today)),
    )
    return counted.order_by(models.F("ended_on").asc(nulls_first=True), "pk")


def _series_lines(found: Sequence[Any], partnership: Partnership) -> list[SeriesLine]:
    """A line for each of the `_counted` duties of one partnership. One query."""
    renewals = found[0].renewals if found else {}
    for series in found:
        series.renewals = renewals
    return [
        SeriesLine(
            row, row.party.partner.name if row.party.partner else partnership.school.name, row.fulfilled, row.waived,
            row.late, row.next_on, row.total,
        )
        for row in found
    ]  # fmt: skip


def next_start(series: ObligationSeries, staying: list[Obligation]) -> date:
    """From when a change of the rule would count: the next due date after those that stay as they are."""
    last = staying[-1].series_on if staying else None
    ahead = series.occurrences.filter(series_on__gt=last) if last else series.occurrences
    following = ahead.order_by("series_on").first()
    return (following.series_on if following else None) or series.starts_on


def obligation_facts(obligation: Obligation) -> list[tuple[Any, Any]]:
    """What one obligation says, for its page and for the partner's link."""
    facts: list[tuple[Any, Any]] = [
        (_("Pihak"), obligation.party.name),
        (_("Jatuh tempo"), day(obligation.due_on) if obligation.due_on else _("Tidak bertanggal")),
        (_("Kemitraan"), obligation.partnership.title),
    ]
    if obligation.series:
        total = obligation.series.total
        place = _("ke-%(number)d dari %(total)d") if total else _("ke-%(number)d")
        said = place % {"number": obligation.number, "total": total}
        facts.insert(2, (_("Berulang"), f"{obligation.series.sentence} ({said})"))
    if obligation.waived_on:
        facts.append((_("Dibebaskan"), f"{day(obligation.waived_on)}: {obligation.waived_reason}"))
    return facts


def section(partnership: Partnership, actor: Actor, today: date) -> Asked | None:
    """The five most urgent obligations for the partnership's page; None while nothing is agreed yet."""
    if partnership.stage in (Partnership.Stage.NEEDS, Partnership.Stage.EXPLORATION, Partnership.Stage.PROPOSAL):
        return None
    name, here = partnership.school.name, {"partnership": partnership.pk}

    def draw(numbers: list[tuple[int, int]], series: list[Any], rows: list[Any]) -> Mapping[str, Any]:
        total, late = numbers[0] if numbers else (0, 0)
        lines = [_line(row, name, today) for row in rows]
        return {"rows": lines, "total": total, "late": late, "series": _series_lines(series, partnership)}

    questions = (
        kept(_numbers, None, **here, today=today),
        kept(_series, None, **here, today=today),
        kept(_first, None, **here),
    )
    return Asked(questions, draw)


def _numbers(_anybody: None, partnership: int, today: date) -> models.QuerySet[Any]:
    """How many there are, and how many of them are late."""
    rows = Obligation.objects.filter(partnership=partnership).order_by().values("partnership")
    late = Count("pk", filter=of_status("late", today))
    return rows.annotate(total=Count("pk"), late=late).values_list("total", "late")


def _series(_anybody: None, partnership: int, today: date) -> models.QuerySet[Any]:
    return _counted(ObligationSeries.objects.filter(partnership=partnership), today)


def _first(_anybody: None, partnership: int) -> models.QuerySet[Any]:
    return by_urgency(Obligation.objects.filter(partnership=partnership)).order_by(*URGENCY)[:SHORTLIST]
