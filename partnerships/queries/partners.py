"""Reads of the directory, and the search for partners that answer a need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Value, When
from django.utils.translation import gettext as _

from core.keyset import Slice, slice_after
from partnerships.models import Need, Partner, PartnerOffer, Partnership, Party
from partnerships.models.partner import PartnerQuerySet
from schools.identifiers import fold_name
from schools.models import School

MOST = 30


def same_name(school: School, name: str, besides: int | None = None) -> list[Partner]:
    """Partners of this school whose folded name is the same ("SMAN 1" = "SMA Negeri 1"). At most three."""
    return list(Partner.objects.filter(school=school, folded=fold_name(name)[:160]).exclude(pk=besides or 0)[:3])


def partner_page(rows: PartnerQuerySet, order: Sequence[str], position: str) -> Slice:
    """One page of the directory, with what each partner offers. Two queries."""
    return slice_after(rows.prefetch_related("offers"), order, position)


@dataclass(frozen=True)
class Match:
    """A partner that answers a need, and why it stands where it stands."""

    partner: Partner
    reasons: tuple[str, ...]


WEIGHTS: Mapping[str, int] = {"running": 8, "exact": 4, "past": 2, "near": 1}
"""Existing partners first, then who offers exactly this, then good experience, then distance [PA3]."""


def matches(need: Need, school: School) -> list[Match]:
    """Up to 30 partners that offer something in the need's category, best first, each with its reasons in words. Two queries."""
    offers = PartnerOffer.objects.filter(partner=OuterRef("pk"), category=need.category)
    exact = offers.filter(resource=need.resource) if need.resource else offers
    of_partner = Party.objects.filter(partner=OuterRef("pk"))
    signals = {
        "running": Exists(
            of_partner.filter(partnership__stage__in=(Partnership.Stage.AGREEMENT, *Partnership.RUNNING))
        ),
        "exact": Exists(exact),
        "past": Exists(of_partner.filter(partnership__stage=Partnership.Stage.ENDED)),
    }
    rows = Partner.objects.filter(Exists(offers), school=school, is_active=True).annotate(
        **signals,
        near=Case(When(regency__iexact=school.regency or "-", then=Value(True)), default=Value(False)),
    )
    score = sum(
        (
            Case(When(**{name: True}, then=Value(weight)), default=Value(0), output_field=IntegerField())
            for name, weight in WEIGHTS.items()
        ),
        start=Value(0),
    )
    ranked = rows.annotate(score=score).prefetch_related("offers").order_by(F("score").desc(), "name", "pk")[:MOST]
    return [Match(partner, _reasons(partner, need)) for partner in ranked]


def _reasons(partner: Any, need: Need) -> tuple[str, ...]:
    said = []
    if partner.running:
        said.append(_("Sudah bermitra dengan sekolah ini."))
    offered = [offer for offer in partner.offers.all() if offer.category == need.category]
    fitting = [o for o in offered if not need.resource or o.resource == need.resource] or offered
    for offer in fitting[:2]:
        said.append(
            _("Menawarkan %(resource)s untuk kebutuhan %(category)s%(capacity)s.")
            % {
                "resource": str(offer.get_resource_display()).lower(),
                "category": str(offer.get_category_display()).lower(),
                "capacity": f" ({offer.capacity})" if offer.capacity else "",
            }
        )
    if partner.past:
        said.append(_("Pernah bermitra sebelumnya."))
    if partner.near:
        said.append(_("Berada di %(regency)s, sama dengan sekolah.") % {"regency": partner.regency})
    return tuple(said)
