"""Reads of the directory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet

from core.counting import apart, counted_apart
from core.filters import OFFERED, Filtered
from core.hanging import FEW, Hanging
from core.kept import Askable, kept, read
from core.keyset import Slice, page_of
from core.policy import Actor
from partnerships.models import Partner, PartnerOffer, Partnership, Party
from partnerships.models.partnership import READERS
from schools.identifiers import fold_name
from schools.models import School


def same_name(school: School, name: str, besides: int | None = None) -> list[Partner]:
    """Partners of this school whose folded name is the same ("SMAN 1" = "SMA Negeri 1"). At most three."""
    return list(Partner.objects.filter(school=school, folded=fold_name(name)[:160]).exclude(pk=besides or 0)[:3])


def partners_in(actor: Actor) -> tuple[Askable, Callable[[], QuerySet[Partner]]]:
    """The partners of the partnerships that this person sees, by name, for a choice: keys and names of the first, and how to find
    all of them. One query.
    """
    total, _different = counted_apart(kept(_known, actor))
    return kept(_first_partners, actor, total > FEW), lambda: _partners(actor, total > FEW)


def _parties(actor: Actor) -> QuerySet[Party]:
    parties = Party.objects.filter(partner__isnull=False)
    return parties if actor.has(*READERS) else parties.filter(partnership__in=Partnership.objects.visible_to(actor))


def _known(actor: Actor) -> QuerySet[Any]:
    return apart(_parties(actor).filter(partner__school_id=actor.tenant_id or 0), "partner_id", FEW + 1)


def _partners(actor: Actor, many: bool) -> QuerySet[Partner]:
    parties = _parties(actor) if many else _parties(actor).filter(partner__school_id=actor.tenant_id or 0)
    rows = Partner.objects.filter(school_id=actor.tenant_id or 0)
    return Hanging(parties, "partner_id", 0, many).narrow(rows).only("name").order_by("name", "pk")


def _first_partners(actor: Actor, many: bool) -> QuerySet[Any]:
    return _partners(actor, many).values_list("pk", "name")[:OFFERED]


def partner_page(narrowed: Filtered, position: str) -> Slice:
    """One page of the directory, with what each partner offers (`resources`). Two queries."""
    found = page_of(narrowed, _dressed, position)
    gives: dict[int, list[str]] = {partner.pk: [] for partner in found}
    for pk, resource in read(kept(_offers, None, of=[*gives])):
        gives[pk].append(resource)
    for partner in found:
        partner.resources = gives[partner.pk]
    return found


def _dressed(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.only("name", "regency", "kind", "is_active")


def _offers(_anybody: None, of: Sequence[int]) -> QuerySet[Any]:
    return PartnerOffer.objects.filter(partner__in=of).values_list("partner_id", "resource")
