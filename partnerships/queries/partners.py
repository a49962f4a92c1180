"""Reads of the directory."""

from __future__ import annotations

from collections.abc import Sequence

from core.keyset import Slice, slice_after
from partnerships.models import Partner
from partnerships.models.partner import PartnerQuerySet
from schools.identifiers import fold_name
from schools.models import School


def same_name(school: School, name: str, besides: int | None = None) -> list[Partner]:
    """Partners of this school whose folded name is the same ("SMAN 1" = "SMA Negeri 1"). At most three."""
    return list(Partner.objects.filter(school=school, folded=fold_name(name)[:160]).exclude(pk=besides or 0)[:3])


def partner_page(rows: PartnerQuerySet, order: Sequence[str], position: str) -> Slice:
    """One page of the directory, with what each partner offers. Two queries."""
    return slice_after(rows.prefetch_related("offers"), order, position)
