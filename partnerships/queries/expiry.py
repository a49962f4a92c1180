"""What ends, comes to review or falls due, month by month. A fixed number of queries, whatever the months hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.dates import add_months
from core.policy import Actor
from partnerships.models import Agreement, EvaluationRound, Obligation, Partnership, RepaymentInstalment
from partnerships.models.partnership import READERS
from partnerships.queries.dressing import agreement_parties, parties

MONTHS = 12
MOST = 150
"""Rows of one kind on one page, more than anybody reads; a school with more narrows by kind or looks at the register."""


@dataclass(frozen=True)
class Event:
    """One thing on one day: what happens to which object, and where it is kept."""

    day: date
    kind: str
    title: str
    context: str
    route: str
    pk: int
    late: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of date: its word, its icon, its tone, and how it is read."""

    key: str
    label: Any
    icon: str
    tone: str
    read: Callable[[Actor, date, date, date], Iterable[Event]]


@dataclass(frozen=True)
class Month:
    """One month with its events in order of days, and how many there are of each kind."""

    first: date
    events: Sequence[Event]

    @property
    def key(self) -> str:
        """As the address names it: "2026-09"."""
        return f"{self.first:%Y-%m}"

    @property
    def counts(self) -> list[tuple[Kind, int]]:
        """How many there are of each kind, without those of which there are none."""
        found = [(kind, sum(event.kind == kind.key for event in self.events)) for kind in KINDS]
        return [(kind, count) for kind, count in found if count]


@dataclass(frozen=True)
class Calendar:
    """Twelve months, and whether anything had to be left out."""

    months: Sequence[Month]
    cut: bool

    @property
    def total(self) -> int:
        """How many events all months hold."""
        return sum(len(month.events) for month in self.months)


def _partners(agreement: Agreement) -> str:
    return ", ".join(party.institution for party in agreement.parties.all() if party.party.partner_id)


def _standing(actor: Actor) -> Any:
    """Signed agreements that stand by themselves and were not renewed."""
    rows = Agreement.objects.visible_to(actor).filter(state=Agreement.State.SIGNED, base=None)
    return rows.filter(renewed=False).prefetch_related(agreement_parties())


def _ends(actor: Actor, first: date, last: date, today: date) -> Iterable[Event]:
    rows = _standing(actor).filter(effective_ends_on__range=(first, last)).order_by("effective_ends_on", "pk")
    for row in rows[:MOST]:
        yield Event(row.last_day, "end", row.subject, _partners(row), "partnerships:agreement", row.pk)


def _agreement_reviews(actor: Actor, first: date, last: date, today: date) -> Iterable[Event]:
    rows = _standing(actor).filter(review_on__range=(first, last)).order_by("review_on", "pk")
    for row in rows[:MOST]:
        in_term = row.last_day is None or row.last_day >= today
        yield Event(
            row.review_on, "review", row.subject, _partners(row), "partnerships:agreement", row.pk,
            row.review_on < today and in_term,
        )  # fmt: skip


def _partnership_reviews(actor: Actor, first: date, last: date, today: date) -> Iterable[Event]:
    """Reviews of partnerships themselves: the informal ones, and what goes on without an end."""
    rows = Partnership.objects.visible_to(actor).filter(review_on__range=(first, last))
    open_ones = rows.exclude(stage__in=Partnership.CLOSED).prefetch_related(parties())
    for row in open_ones.order_by("review_on", "pk")[:MOST]:
        partners = ", ".join(party.partner.name for party in row.parties.all() if party.partner)
        late = row.review_on < today
        yield Event(row.review_on, "review", row.title, partners, "partnerships:partnership", row.pk, late)


def _reviews(actor: Actor, first: date, last: date, today: date) -> Iterable[Event]:
    yield from _agreement_reviews(actor, first, last, today)
    yield from _partnership_reviews(actor, first, last, today)


def _duties(actor: Actor, first: date, last: date, today: date) -> Iterable[Event]:
    rows = Obligation.objects.visible_to(actor).outstanding().filter(due_on__range=(first, last))
    for row in rows.select_related("party__partner", "partnership__school").order_by("due_on", "pk")[:MOST]:
        who = row.party.partner.name if row.party.partner else row.partnership.school.name
        yield Event(row.due_on, "duty", row.description, who, "partnerships:obligation", row.pk, row.due_on < today)


def _instalments(actor: Actor, first: date, last: date, today: date) -> Iterable[Event]:
    rows = RepaymentInstalment.objects.filter(
        agreement__school=actor.tenant_id, agreement__state=Agreement.State.SIGNED, due_on__range=(first, last)
    )
    if not actor.has(*READERS):
        rows = rows.filter(agreement__in=Agreement.objects.visible_to(actor))
    for row in rows.select_related("agreement").order_by("due_on", "pk")[:MOST]:
        yield Event(row.due_on, "money", row.agreement.subject, "", "partnerships:agreement", row.agreement_id)


def _rounds(actor: Actor, first: date, last: date, today: date) -> Iterable[Event]:
    rows = EvaluationRound.objects.visible_to(actor).filter(state=EvaluationRound.State.OPEN)
    for row in rows.filter(due_on__range=(first, last)).select_related("partnership").order_by("due_on", "pk")[:MOST]:
        late = row.due_on < today
        yield Event(row.due_on, "round", row.title, row.partnership.title, "partnerships:round", row.pk, late)


KINDS = (
    Kind("end", _("Perjanjian berakhir"), "calendar-x", "warn", _ends),
    Kind("review", _("Peninjauan"), "refresh", "info", _reviews),
    Kind("duty", _("Kewajiban jatuh tempo"), "checklist", "wait", _duties),
    Kind("money", _("Angsuran jatuh tempo"), "cash", "wait", _instalments),
    Kind("round", _("Evaluasi diisi paling lambat"), "clipboard-check", "wait", _rounds),
)


def calendar(actor: Actor, first: date, today: date, *, kind: str = "", months: int = MONTHS) -> Calendar:
    """The months from that of `first` on, with the events that this person may see; of one `kind` when given."""
    begin = first.replace(day=1)
    last = add_months(begin, months) - timedelta(days=1)
    found: list[Event] = []
    cut = False
    for one in KINDS:
        if kind in ("", one.key):
            events = list(one.read(actor, begin, last, today))
            cut = cut or len(events) >= MOST
            found += events
    found.sort(key=lambda event: (event.day, event.kind, event.title))
    starts = [add_months(begin, number) for number in range(months)]
    by_month = [
        Month(start, [e for e in found if (e.day.year, e.day.month) == (start.year, start.month)]) for start in starts
    ]
    return Calendar(by_month, cut)
