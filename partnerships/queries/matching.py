"""Which partners answer a need, in which order, and why: offer, experience, running agreements, distance [PA3]."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Avg,
    Case,
    Exists,
    F,
    FloatField,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.looks import day
from partnerships.models import Agreement, EvaluationRound, Need, Partner, PartnerOffer, Partnership, Party, Rating
from schools.models import School

MOST = 30
GOOD, POOR = 3, 2
"""On the four-step scale: "sudah baik", and below "mulai terlihat"."""

WEIGHTS: Mapping[str, int] = {
    "running": 128, "agreed": 64, "exact": 32, "good": 16, "past": 8, "poor": -8, "near": 4, "same_province": 2,
}  # fmt: skip
"""Existing partners first, those with an agreement in force before all; then who offers exactly this; good experience; distance."""


@dataclass(frozen=True)
class Match:
    """A partner that answers a need, and why it stands where it stands. `exact`: offers the very resource that is looked for."""

    partner: Partner
    reasons: tuple[str, ...]
    exact: bool = False


def _wanted(needs: Sequence[Need]) -> tuple[Q, Q]:
    """Offers in the categories of these needs, and offers of exactly what they look for; a need without a resource takes any."""
    any_of = Q(category__in={need.category for need in needs})
    exact = Q(pk__in=[])
    for need in needs:
        exact |= Q(category=need.category, **({"resource": need.resource} if need.resource else {}))
    return any_of, exact


def _same(field: str, value: str) -> Case:
    """Whether the partner lies where the school does, however it is spelled; an empty place is nowhere."""
    place = value.strip() or "-"
    return Case(When(**{f"{field}__iexact": place}, then=Value(True)), default=Value(False))


def _level() -> Subquery:
    """What the parties of the partner's closed evaluations found on average, on the four-step scale."""
    ratings = Rating.objects.filter(
        response__submitted_at__isnull=False,
        response__round__state=EvaluationRound.State.CLOSED,
        response__round__partnership__parties__partner=OuterRef("pk"),
    )
    averages = (
        ratings.order_by().values("response__round__partnership__parties__partner").annotate(average=Avg("level"))
    )
    return Subquery(averages.values("average")[:1], output_field=FloatField())


def _signals(school: School, needs: Sequence[Need], today: date, beside: Partnership | None) -> dict[str, Any]:
    """What is known of each partner, as columns; being partners `beside` the partnership itself."""
    _any, exact = _wanted(needs)
    of_partner = Party.objects.filter(partner=OuterRef("pk"))
    in_force = Agreement.objects.in_force(today).filter(parties__party__partner=OuterRef("pk"))
    if beside is not None:
        of_partner, in_force = of_partner.exclude(partnership=beside), in_force.exclude(partnership=beside)
    return {
        "running": Exists(
            of_partner.filter(partnership__stage__in=(Partnership.Stage.AGREEMENT, *Partnership.RUNNING))
        ),
        "agreed": Exists(in_force),
        "agreed_until": Subquery(in_force.order_by(F("effective_ends_on").desc(nulls_first=True)).values("effective_ends_on")[:1]),
        "exact": Exists(PartnerOffer.objects.filter(exact, partner=OuterRef("pk"))),
        "past": Exists(of_partner.filter(partnership__stage=Partnership.Stage.ENDED)),
        "level": _level(),
        "near": _same("regency", school.regency),
        "same_province": _same("province", school.province),
    }  # fmt: skip


def offering(partners: QuerySet[Partner], needs: Iterable[Need]) -> QuerySet[Partner]:
    """`partners` that offer something in a category of `needs`."""
    any_of, _exact = _wanted(list(needs))
    return partners.filter(Exists(PartnerOffer.objects.filter(any_of, partner=OuterRef("pk"))))


def ranked(
    partners: QuerySet[Partner], needs: Iterable[Need], school: School, today: date, most: int = MOST,
    beside: Partnership | None = None,
) -> list[Match]:  # fmt: skip
    """At most `most` of `partners`, best first, each with its reasons in words. Two queries, whatever the directory's size.

    Where they are ranked for a partnership, being partners in that one (`beside`) is no reason.
    """
    wanted = list(needs)
    rows = partners.annotate(**_signals(school, wanted, today, beside)).annotate(
        good=Case(When(level__gte=GOOD, then=Value(True)), default=Value(False)),
        poor=Case(When(level__lt=POOR, then=Value(True)), default=Value(False)),
    )
    score = sum(
        (
            Case(When(**{name: True}, then=Value(weight)), default=Value(0), output_field=IntegerField())
            for name, weight in WEIGHTS.items()
        ),
        start=Value(0),
    )
    best = rows.annotate(score=score).prefetch_related("offers").order_by(F("score").desc(), "name", "pk")[:most]
    return [Match(partner, _reasons(partner, wanted), getattr(partner, "exact", False)) for partner in best]


def matches(need: Need, school: School, today: date) -> list[Match]:
    """Up to 30 active partners that offer something in the need's category, best first. Two queries."""
    return ranked(offering(Partner.objects.filter(school=school, is_active=True), [need]), [need], school, today)


def _reasons(partner: Any, needs: Sequence[Need]) -> tuple[str, ...]:
    """Why the partner stands where it stands, the weightiest reason first."""
    return (*_relation(partner), *_offer(partner, needs), *_experience(partner), *_place(partner))


def _relation(partner: Any) -> list[str]:
    said = []
    if partner.running:
        said.append(_("Sudah bermitra dengan sekolah ini."))
    if partner.agreed_until:
        said.append(_("Perjanjiannya berlaku sampai %(day)s.") % {"day": day(partner.agreed_until)})
    elif partner.agreed:
        said.append(_("Perjanjiannya berlaku tanpa batas waktu."))
    return said


def _offer(partner: Any, needs: Sequence[Need]) -> list[str]:
    categories = {need.category for need in needs}
    exact = {(need.category, need.resource) for need in needs if need.resource}
    open_ones = {need.category for need in needs if not need.resource}
    offered = [offer for offer in partner.offers.all() if offer.category in categories]
    fitting = [o for o in offered if o.category in open_ones or (o.category, o.resource) in exact] or offered
    said = [
        _("Menawarkan %(resource)s untuk kebutuhan %(category)s%(capacity)s.")
        % {
            "resource": str(offer.get_resource_display()).lower(),
            "category": str(offer.get_category_display()).lower(),
            "capacity": f" ({offer.capacity})" if offer.capacity else "",
        }
        for offer in fitting[:2]
    ]
    if not offered:
        said.append(_("Belum tercatat menawarkan yang dibutuhkan."))
    elif not partner.exact:
        said.append(_("Bukan persis yang dicari, tetapi untuk kategori yang sama."))
    return said


def _experience(partner: Any) -> list[str]:
    said = []
    if partner.past:
        said.append(_("Pernah bermitra sebelumnya."))
    if partner.level is not None:
        word = (
            pgettext("hasil evaluasi", "baik")
            if partner.good
            else pgettext("hasil evaluasi", "lemah")
            if partner.poor
            else pgettext("hasil evaluasi", "cukup")
        )
        said.append(
            _("Hasil evaluasi bersama %(word)s: rata-rata %(level)s dari 4.")
            % {"word": word, "level": number_format(partner.level, 1)}
        )
    return said


def _place(partner: Any) -> list[str]:
    if partner.near:
        return [_("Berada di %(regency)s, sama dengan sekolah.") % {"regency": partner.regency}]
    if partner.same_province:
        return [_("Berada di provinsi yang sama, %(province)s.") % {"province": partner.province}]
    return []
