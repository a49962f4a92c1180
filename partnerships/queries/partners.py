"""Reads of the directory."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Prefetch, QuerySet

from core.hanging import hanging
from core.keyset import Slice, slice_after
from core.policy import Actor
from partnerships.models import Partner, PartnerOffer, Partnership, Party
from partnerships.models.partner import PartnerQuerySet
from partnerships.models.partnership import READERS
from schools.identifiers import fold_name
from schools.models import School


def same_name(school: School, name: str, besides: int | None = None) -> list[Partner]:
    """Partners of this school whose folded name is the same ("SMAN 1" = "SMA Negeri 1"). At most three."""
    return list(Partner.objects.filter(school=school, folded=fold_name(name)[:160]).exclude(pk=besides or 0)[:3])


def partners_in(partnerships: QuerySet[Partnership], actor: Actor) -> QuerySet[Partner]:
    """The partners of those partnerships, for a choice: their names, by name. One query more when it is read."""
    parties = Party.objects.filter(partner__isnull=False)
    if not actor.has(*READERS):
        parties = parties.filter(partnership__in=partnerships)
    return (
        hanging(parties, "partner_id", {"partner__school_id": actor.tenant_id})
        .narrow(Partner.objects.filter(school_id=actor.tenant_id or 0))
        .only("name")
        .order_by("name", "pk")
    )


def partner_page(rows: PartnerQuerySet, order: Sequence[str], position: str) -> Slice:
    """One page of the directory, with what each partner offers. Two queries."""
    offers = Prefetch("offers", PartnerOffer.objects.only("partner", "resource"))
    return slice_after(rows.only("name", "regency", "kind", "is_active").prefetch_related(offers), order, position)
