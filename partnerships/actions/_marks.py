"""By what the directory and the pipeline are narrowed, kept with the row: what a partner offers, which kinds of partners take part,
whether a high risk stands.

Derived from other rows, which a list must not have to read. Every action that changes one of those ends with one of these.
"""

from __future__ import annotations

from core.marks import joined
from partnerships.models import Partner, Partnership
from partnerships.models.partnership import PartnershipQuerySet


def keep_offers(partner: Partner) -> None:
    """Write it after offers came or went."""
    offers = partner.offers.order_by().values_list("category", "resource")
    partner.offered = joined(word for offer in offers for word in offer)
    Partner.objects.filter(pk=partner.pk).update(offered=partner.offered)


def keep_kinds(partnership: Partnership) -> None:
    """Write it after a party came or went."""
    kinds = partnership.parties.exclude(partner=None).order_by().values_list("partner__kind", flat=True)
    partnership.partner_kinds = joined(kinds)
    Partnership.objects.filter(pk=partnership.pk).update(partner_kinds=partnership.partner_kinds)


def keep_risk(partnership: Partnership) -> None:
    """Write it after a risk was named, judged again or settled."""
    partnership.high_risk = partnership.risks.high().exists()
    Partnership.objects.filter(pk=partnership.pk).update(high_risk=partnership.high_risk)


def keep_kinds_of(rows: PartnershipQuerySet) -> None:
    """The same for several: a partner became of another kind, or two partners one."""
    for partnership in rows.distinct():
        keep_kinds(partnership)
