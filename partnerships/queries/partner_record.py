"""Everything that was done with one partner, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from core.dates import rupiah
from core.looks import screen_language
from core.policy import Actor, allowed
from partnerships.identifiers import code_hints, code_label, tax_hints, tax_shown
from partnerships.models import (
    Activity,
    Agreement,
    Contribution,
    EvaluationRound,
    Partner,
    PartnerAlias,
    Partnership,
)
from partnerships.policy import check_see_workings
from partnerships.queries.agreements import AgreementRow, for_rows, rows_of
from partnerships.terms import Category, ContributionKind, Resource

MOST = 20
NOTES = ("note", "distinct_reason")
"""What the school noted about a partner for itself."""


@dataclass(frozen=True)
class PartnerRecord:
    """The page of one partner as this person may see it on this day. A constant number of queries."""

    partner: Partner
    actor: Actor
    today: date

    @cached_property
    def facts(self) -> list[tuple[str, Any]]:
        """The fields that are filled in, the numbers as papers print them."""
        partner = self.partner
        shown = {
            "code": (code_label(partner.kind), partner.code),
            "tax_number": (partner._meta.get_field("tax_number").verbose_name, tax_shown(partner.tax_number)),
        }
        names = (
            "code",
            "tax_number",
            "address",
            "regency",
            "province",
            "phone",
            "email",
            "website",
            "note",
            "distinct_reason",
        )
        inside = allowed(check_see_workings, self.actor)
        fields = {field.name: field for field in partner._meta.fields}
        facts = [
            shown.get(name) or (fields[name].verbose_name, getattr(partner, name))
            for name in names
            if inside or name not in NOTES
        ]
        return [(str(label), value) for label, value in facts if value]

    @cached_property
    def hints(self) -> list[str]:
        """What looks odd about its numbers. Never a reason to refuse them."""
        return [
            *code_hints(self.partner.kind, self.partner.code),
            *tax_hints(self.partner.kind, self.partner.tax_number),
        ]

    @cached_property
    def offers(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What it can bring, by need category: (category, [(resource, capacity)])."""
        grouped: dict[str, list[tuple[str, str]]] = {}
        for offer in self.partner.offers.all():
            grouped.setdefault(offer.category, []).append((str(Resource(offer.resource).label), offer.capacity))
        return [(str(category.label), sorted(grouped[category])) for category in Category if category in grouped]

    @cached_property
    def contacts(self) -> list[Any]:
        return list(self.partner.contacts.all())

    @cached_property
    def aliases(self) -> list[PartnerAlias]:
        """Partners that were merged into this one."""
        return list(self.partner.aliases.all()[:MOST])

    @property
    def _partnerships(self) -> Any:
        return Partnership.objects.visible_to(self.actor).filter(parties__partner=self.partner)

    @cached_property
    def partnerships(self) -> list[Partnership]:
        return list(self._partnerships.order_by("-pk")[:MOST])

    @cached_property
    def agreements(self) -> list[AgreementRow]:
        """Its agreements, newest first, with what they are today."""
        found = Agreement.objects.visible_to(self.actor).filter(parties__party__partner=self.partner)
        return rows_of(for_rows(found.order_by("-pk"))[:MOST], self.today)

    @cached_property
    def activities(self) -> list[Activity]:
        return list(
            Activity.objects.visible_to(self.actor)
            .filter(partnership__in=self._partnerships)
            .order_by("-starts_on", "-pk")[:MOST]
        )

    @cached_property
    def contributions(self) -> list[tuple[Contribution, str]]:
        """What it put into activities, with the amount in words."""
        visible = Activity.objects.visible_to(self.actor)
        rows = Contribution.objects.filter(party__partner=self.partner, activity__in=visible).select_related("activity")
        return [(row, _amount(row)) for row in rows.order_by("-activity__starts_on", "-pk")[:MOST]]

    @cached_property
    def rounds(self) -> list[EvaluationRound]:
        return list(
            EvaluationRound.objects.visible_to(self.actor)
            .filter(partnership__in=self._partnerships)
            .order_by("-pk")[:MOST]
        )


def _amount(row: Contribution) -> str:
    if row.kind == ContributionKind.MONEY:
        return rupiah(row.quantity, screen_language())
    return f"{row.quantity.normalize():f}"
