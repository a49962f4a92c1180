"""What narrows and orders the registers of obligations and of activities. The address carries it."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.dates import add_months
from core.filters import OFFERED, FewChoicesFilter, Filtered, MonthField, MonthFilter, sorting
from core.forms import GuyubForm
from core.kept import kept
from core.policy import Actor
from core.search.filters import WordsFilter
from partnerships.models import Activity, Contribution, Obligation, Partner, Partnership, Party
from partnerships.queries.duties import BY_DUE, in_state
from partnerships.queries.partners import partners_in
from partnerships.terms import ContributionKind
from schools.models import User
from schools.queries import offer_people


class MonthForm(GuyubForm):
    """The month with which the calendar begins."""

    dari = MonthField(required=False)


def _by_title(actor: Actor) -> QuerySet[Partnership]:
    return Partnership.objects.visible_to(actor).only("title").order_by("title", "pk")


def _first_titles(actor: Actor) -> QuerySet[Any]:
    return _by_title(actor).values_list("pk", "title")[:OFFERED]


class _OfPartnerships(Filtered):
    """Rows that hang on partnerships: by partnership and by partner."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("partner", *partners_in(self.actor))
        self.offer("partnership", kept(_first_titles, self.actor), lambda: _by_title(self.actor))

    def by_partner(self, rows: QuerySet[Any], name: str, value: Partner | None) -> QuerySet[Any]:
        if value is None:
            return rows
        return self.having(
            rows, name, Party.objects.filter(partner=value), "partnership_id", scope={}, on="partnership_id"
        )


class ObligationFilter(_OfPartnerships):
    """State, whose it is, partnership, month in which it falls due, words."""

    READING = frozenset({"partner"})
    ORDERS = {"new": (_("Terbaru lebih dahulu"), ("-pk",))}
    DEFAULT_ORDER = BY_DUE

    q = WordsFilter(label=_("Kata"))
    state = django_filters.ChoiceFilter(
        label=_("Status"), choices=Obligation.State.choices, empty_label=_("Semua status"), method="by_state"
    )
    partner = FewChoicesFilter(
        label=_("Mitra"), queryset=Partner.objects.none(), empty_label=_("Semua mitra"), method="by_partner"
    )
    partnership = FewChoicesFilter(
        label=_("Kemitraan"), queryset=Partnership.objects.none(), empty_label=_("Semua kemitraan")
    )
    due = MonthFilter(label=_("Jatuh tempo pada bulan"), method="by_month")
    sort = sorting(ORDERS, _("Yang jatuh tempo lebih dahulu"))

    class Meta:
        model = Obligation
        fields = ["q", "state", "partner", "partnership", "due", "sort"]

    def by_state(self, rows: QuerySet[Obligation], name: str, value: str) -> QuerySet[Obligation]:
        return rows.filter(in_state(value, self.today))

    def by_month(self, rows: QuerySet[Obligation], name: str, value: date) -> QuerySet[Obligation]:
        first = value.replace(day=1)
        return rows.filter(due_on__gte=first, due_on__lt=add_months(first, 1))


class ActivityFilter(_OfPartnerships):
    """State, person in charge, partner, partnership, month, what was contributed, words."""

    READING = frozenset({"partner", "given"})
    ORDERS = {"old": (_("Terlama lebih dahulu"), ("starts_on", "pk"))}
    DEFAULT_ORDER = ("-starts_on", "-pk")

    q = WordsFilter(label=_("Kata"))
    state = django_filters.ChoiceFilter(
        label=_("Status"), choices=Activity.State.choices, empty_label=_("Semua status")
    )
    partner = FewChoicesFilter(
        label=_("Mitra"), queryset=Partner.objects.none(), empty_label=_("Semua mitra"), method="by_partner"
    )
    partnership = FewChoicesFilter(
        label=_("Kemitraan"), queryset=Partnership.objects.none(), empty_label=_("Semua kemitraan")
    )
    in_charge = FewChoicesFilter(label=_("Penanggung jawab"), queryset=User.objects.none(), empty_label=_("Siapa saja"))
    month = MonthFilter(label=_("Dimulai pada bulan"), method="by_month")
    given = django_filters.ChoiceFilter(
        label=_("Jenis kontribusi"), choices=ContributionKind.choices, empty_label=_("Kontribusi apa pun"),
        method="by_contribution",
    )  # fmt: skip
    sort = sorting(ORDERS, _("Terbaru lebih dahulu"))

    class Meta:
        model = Activity
        fields = ["q", "state", "partner", "partnership", "in_charge", "month", "given", "sort"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.first_values("in_charge_id", OFFERED, above=0)
        offer_people(self.form.fields["in_charge"], people)

    def by_month(self, rows: QuerySet[Activity], name: str, value: date) -> QuerySet[Activity]:
        first = value.replace(day=1)
        return rows.filter(starts_on__gte=first, starts_on__lt=add_months(first, 1))

    def by_contribution(self, rows: QuerySet[Activity], name: str, value: str) -> QuerySet[Activity]:
        given = Contribution.objects.filter(kind=value, activity__isnull=False)
        return self.having(rows, name, given, "activity_id", scope={"school_id": self.actor.tenant_id})


class ContributionFilter(_OfPartnerships):
    """What was given, by whom, in which month it counts."""

    DEFAULT_ORDER = ("-day", "-pk")

    kind = django_filters.ChoiceFilter(
        label=_("Jenis kontribusi"), choices=ContributionKind.choices, empty_label=_("Kontribusi apa pun")
    )
    partner = FewChoicesFilter(
        label=_("Mitra"), queryset=Partner.objects.none(), empty_label=_("Semua mitra"), method="by_giver"
    )
    partnership = FewChoicesFilter(
        label=_("Kemitraan"), queryset=Partnership.objects.none(), empty_label=_("Semua kemitraan"),
        field_name="party__partnership",
    )  # fmt: skip

    class Meta:
        model = Contribution
        fields = ["kind", "partner", "partnership"]

    def by_giver(self, rows: QuerySet[Contribution], name: str, value: Partner | None) -> QuerySet[Contribution]:
        return rows if value is None else rows.filter(party__partner=value)
