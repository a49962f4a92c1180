"""Reads of the comparison at stage 2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from core.policy import Actor
from partnerships.models import Candidate, Need, Partner, Partnership

SUGGESTIONS = 8


@dataclass(frozen=True)
class CandidateLine:
    """One candidate; `comparable` says that interest and resources were noted."""

    candidate: Candidate
    comparable: bool

    @property
    def tone(self) -> str:
        return {"chosen": "good", "declined": "neutral"}.get(self.candidate.result, "info")


def candidate_lines(partnership: Partnership) -> list[CandidateLine]:
    """The candidates, the chosen first, the declined last. One query."""
    order = {"chosen": 0, "considered": 1, "declined": 2}
    rows = sorted(partnership.candidates.select_related("partner"), key=lambda c: (order[c.result], c.pk))
    return [CandidateLine(row, bool(row.interest.strip() and row.resources.strip())) for row in rows]


def offering(partners: QuerySet[Partner], needs: Iterable[Need]) -> QuerySet[Partner]:
    """`partners` that offer something in a category of `needs`, those with the most fitting offers first."""
    categories = {need.category for need in needs}
    fitting = Count("offers", filter=Q(offers__category__in=categories))
    return partners.annotate(fitting=fitting).filter(fitting__gt=0).order_by("-fitting", "name", "id")


def addable(partnership: Partnership, actor: Actor, words: str) -> list[Partner]:
    """Partners that may become candidates: by name when `words` are given, else those who offer what the needs ask for."""
    free = (
        Partner.objects.visible_to(actor)
        .filter(is_active=True)
        .exclude(pk__in=partnership.candidates.values("partner"))
    )
    if words:
        return list(free.filter(name__icontains=words).order_by("name", "id")[:SUGGESTIONS])
    return list(offering(free, partnership.needs.all())[:SUGGESTIONS])


def suggested(actor: Actor, need_pks: Iterable[int], partner_pks: Iterable[int]) -> list[Partner]:
    """Candidates that the form for a new partnership offers: those asked for first, then those who offer what is needed."""
    partners = Partner.objects.visible_to(actor).filter(is_active=True)
    asked = list(partners.filter(pk__in=partner_pks))
    needs = Need.objects.visible_to(actor).filter(pk__in=need_pks)
    more = offering(partners.exclude(pk__in=[p.pk for p in asked]), needs)[:SUGGESTIONS]
    return asked + list(more)
