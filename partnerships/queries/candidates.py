"""Reads of the comparison at stage 2."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.policy import Actor
from core.search import find
from partnerships.models import Candidate, Need, Partner, Partnership
from partnerships.queries.matching import Match, offering, ranked
from schools.models import School

SUGGESTIONS = 8


@dataclass(frozen=True)
class CandidateLine:
    """One candidate; `comparable` says that interest and resources were noted."""

    candidate: Candidate
    comparable: bool
    reasons: Sequence[str] = ()

    @property
    def tone(self) -> str:
        return {"chosen": "good", "declined": "neutral"}.get(self.candidate.result, "info")


def candidate_lines(partnership: Partnership, today: date) -> list[CandidateLine]:
    """The candidates, the chosen first, the declined last; among equals in the order of their rank. Five queries."""
    order = {"chosen": 0, "considered": 1, "declined": 2}
    rows = list(partnership.candidates.select_related("partner"))
    partners = Partner.objects.filter(pk__in=[row.partner_id for row in rows])
    needs = partnership.needs.all()
    found = ranked(partners, needs, partnership.school, today, len(rows), beside=partnership) if rows else []
    rank = {match.partner.pk: number for number, match in enumerate(found)}
    rows.sort(key=lambda row: (order[row.result], rank[row.partner_id]))
    return [
        CandidateLine(row, bool(row.interest.strip() and row.resources.strip()), found[rank[row.partner_id]].reasons)
        for row in rows
    ]


def addable(partnership: Partnership, actor: Actor, words: str, today: date) -> list[Match]:
    """Partners that may become candidates, best first: by name when `words` are given, else those who offer what the needs ask for."""
    free = (
        Partner.objects.visible_to(actor)
        .filter(is_active=True)
        .exclude(pk__in=partnership.candidates.values("partner"))
    )
    needs = list(partnership.needs.all())
    found = find(free, words).rows if words else offering(free, needs)
    return ranked(found, needs, partnership.school, today, SUGGESTIONS, beside=partnership)


def suggested(
    actor: Actor, school: School, need_pks: Iterable[int], partner_pks: Iterable[int], today: date
) -> list[Partner]:
    """Candidates that the form for a new partnership offers: those asked for first, then those who offer what is needed."""
    partners = Partner.objects.visible_to(actor).filter(is_active=True)
    asked = list(partners.filter(pk__in=partner_pks))
    needs = list(Need.objects.visible_to(actor).filter(pk__in=need_pks))
    others = offering(partners.exclude(pk__in=[p.pk for p in asked]), needs)
    return asked + [match.partner for match in ranked(others, needs, school, today, SUGGESTIONS)]
