"""Reads of the needs register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _

from core.filters import Filtered
from core.keyset import Slice, page_of
from core.looks import with_unit
from core.policy import Actor
from partnerships.models import Indicator, Measurement, Need, Partnership, Party


def need_page(narrowed: Filtered, position: str) -> Slice:
    """One page of needs, each with the number of partnerships that answer it. One query."""
    return page_of(narrowed, _dressed, position)


def _dressed(rows: QuerySet[Any]) -> QuerySet[Any]:
    # a join and GROUP BY would group the whole register before it shows the first page
    of_need = Partnership.needs.through.objects.filter(need=OuterRef("pk")).order_by().values("need")
    counted: Any = of_need.annotate(n=Count("pk"))
    answers = Coalesce(Subquery(counted.values("n")), 0)
    return rows.annotate(answers=answers).only("title", "category", "priority", "state")


@dataclass(frozen=True)
class Answer:
    """One partnership that answers a need: with whom, how far it is, what came of it in words."""

    partnership: Partnership
    partners: Sequence[str]
    results: Sequence[str]

    @property
    def tone(self) -> str:
        """The tone of its stage's badge."""
        if self.partnership.stage == Partnership.Stage.CANCELLED:
            return "neutral"
        return "good" if self.partnership.stage in Partnership.RUNNING else "info"


def answers_of(need: Need, actor: Actor) -> list[Answer]:
    """The partnerships that answer the need, the newest first, as far as this person sees them. Four queries."""
    latest = Measurement.objects.filter(indicator=OuterRef("pk")).order_by("-measured_on", "-pk").values("value")
    measured = Indicator.objects.annotate(latest=Subquery(latest[:1]))
    partners = Party.objects.exclude(partner=None).select_related("partner")
    rows = (
        Partnership.objects.visible_to(actor)
        .filter(needs=need)
        .order_by("-pk")
        .prefetch_related(Prefetch("indicators", measured), Prefetch("parties", partners), "reviews")
    )
    return [
        Answer(row, [party.partner.name for party in row.parties.all() if party.partner], _results(row)) for row in rows
    ]


def _results(partnership: Partnership) -> list[str]:
    """What was measured against its target, and what the last review decided."""
    said = []
    for indicator in partnership.indicators.all():
        value = getattr(indicator, "latest", None)
        if value is not None:
            target = with_unit(floatformat(indicator.target, "-2g"), indicator.unit)
            facts = {
                "name": indicator.name,
                "value": with_unit(floatformat(value, "-2g"), indicator.unit),
                "target": target,
            }
            reached = _("%(name)s: %(value)s, target %(target)s tercapai.")
            missed = _("%(name)s: %(value)s, target %(target)s belum tercapai.")
            said.append((reached if indicator.reached(value) else missed) % facts)
    decided = list(partnership.reviews.all())[:1]
    said += [_("Hasil peninjauan: %(decision)s.") % {"decision": review.get_decision_display()} for review in decided]
    return said
