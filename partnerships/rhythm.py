"""When one should talk with the partner again, and when evaluate again. Derived from the log and the rounds, never typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, QuerySet

from core.dates import add_months
from core.kept import kept, read
from partnerships.models import Conversation, EvaluationRound, Partnership
from partnerships.terms import EvaluationRhythm


@dataclass(frozen=True)
class Contact:
    """How it stands with talking: the last talk, the next one that was agreed, since when there has been silence."""

    last_on: date | None
    next_on: date | None
    since: date
    quiet_days: int
    running: bool

    def late(self, today: date) -> bool:
        """The next talk was agreed for a day that is over, and nobody noted one since."""
        return self.running and self.next_on is not None and self.next_on < today

    def quiet(self, today: date) -> bool:
        """Too long without a word while the partnership runs [domain 1.6]."""
        return self.running and self.quiet_days > 0 and self.quiet_from <= today

    def silent(self, today: date) -> bool:
        """Somebody should call the partner: for either reason."""
        return self.late(today) or self.quiet(today)

    def silent_from(self, today: date) -> date:
        """Since when somebody should have called: the day that was agreed, else the day on which silence became a sign."""
        return self.next_on if self.next_on is not None and self.late(today) else self.quiet_from

    @property
    def quiet_from(self) -> date:
        """The day on which silence becomes a sign."""
        return self.since + timedelta(days=self.quiet_days)


def contacts(partnerships: Iterable[Partnership]) -> Mapping[int, Contact]:
    """Partnership pk -> how it stands with talking. Two queries however many there are."""
    rows = list(partnerships)
    keys = [p.pk for p in rows]
    last = dict(read(kept(_last_talks, None, of=keys)))
    agreed = sorted(read(kept(_agreed_talks, None, of=keys)))
    found = {}
    for p in rows:
        talked = last.get(p.pk)
        ahead = [day for day, pk in agreed if pk == p.pk and (talked is None or day > talked)]
        began = p.school.local_date(p.stage_since)
        found[p.pk] = Contact(
            talked, ahead[0] if ahead else None, talked or began, p.quiet_days, p.stage in Partnership.RUNNING
        )
    return found


def _last_talks(_anybody: None, of: Sequence[int]) -> QuerySet[Any]:
    talks = Conversation.objects.current().filter(partnership__in=of)
    return talks.order_by().values_list("partnership_id").annotate(Max("happened_on"))


def _agreed_talks(_anybody: None, of: Sequence[int]) -> QuerySet[Any]:
    talks = Conversation.objects.current().filter(partnership__in=of)
    return talks.exclude(next_on=None).order_by().values_list("next_on", "partnership_id")


def contact_of(partnership: Partnership) -> Contact:
    """How it stands with talking in one partnership."""
    found: Contact | None = vars(partnership).get("_contact")
    return found or contacts([partnership])[partnership.pk]


def remember_contact(partnership: Partnership) -> None:
    """For a page that asks `contact_of` more than once, and writes nothing."""
    vars(partnership)["_contact"] = contact_of(partnership)


def _rounds(_anybody: None, partnership: int) -> QuerySet[Any]:
    rows = EvaluationRound.objects.filter(partnership=partnership).order_by("-period_to")
    return rows.values_list("state", "period_to", "created_at")


HALF_YEARLY = re.compile(r"semester|enam bulan|6 bulan|half.?year|six months", re.IGNORECASE)
YEARLY = re.compile(r"tahun|yearly|annual", re.IGNORECASE)


def planned_months(text: str) -> int:
    """How often a plan in words asks for an evaluation: 6, 12, or 0 when it does not say."""
    if HALF_YEARLY.search(text):
        return EvaluationRhythm.HALF_YEARLY.value
    return EvaluationRhythm.YEARLY.value if YEARLY.search(text) else EvaluationRhythm.NEVER.value


def evaluation_months(partnership: Partnership) -> int:
    """What was chosen; else what the evaluation plan of the proposal says; else what the informal understanding says."""
    if partnership.evaluation_months is not None:
        return partnership.evaluation_months
    proposal = getattr(partnership, "proposal", None)
    return planned_months(proposal.evaluation_plan if proposal is not None else partnership.evaluation_note)


def next_evaluation_on(partnership: Partnership) -> date | None:
    """When the next periodic evaluation is due: counted from the last one of this term, else from its beginning.

    None while one is open, while nothing runs, and when nobody wants periodic evaluations.
    """
    months = evaluation_months(partnership)
    if not months or partnership.stage not in Partnership.RUNNING:
        return None
    rounds = read(kept(_rounds, None, partnership=partnership.pk))
    if any(state == EvaluationRound.State.OPEN for state, _end, _made in rounds):
        return None
    of_term = [end for _state, end, made in rounds if made >= partnership.cycle_since]
    start = of_term[0] if of_term else partnership.school.local_date(partnership.cycle_since)
    return add_months(start, months)
