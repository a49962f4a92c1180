"""What narrows the needs register and the directory. The address carries it."""

from __future__ import annotations

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from partnerships.models import Need, Partner
from partnerships.models.partner import PartnerQuerySet
from partnerships.terms import Category, PartnerKind, Priority, Resource
from schools.identifiers import fold_name


class _Quiet(django_filters.FilterSet):
    """Without colons after labels, and able to say whether anything is narrowed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.label_suffix = ""

    @property
    def is_narrowed(self) -> bool:
        """True when any filter is in force."""
        return any(self.form.cleaned_data.values()) if self.form.is_valid() else False


class NeedFilter(_Quiet):
    """Category, priority, state, words of the title."""

    q = django_filters.CharFilter(label=_("Kata"), field_name="title", lookup_expr="icontains")
    category = django_filters.ChoiceFilter(
        label=_("Kategori"), choices=Category.choices, empty_label=_("Semua kategori")
    )
    priority = django_filters.ChoiceFilter(
        label=_("Prioritas"), choices=Priority.choices, empty_label=_("Semua prioritas")
    )
    state = django_filters.ChoiceFilter(label=_("Status"), choices=Need.State.choices, empty_label=_("Semua status"))

    class Meta:
        model = Need
        fields = ["q", "category", "priority", "state"]


class PartnerFilter(_Quiet):
    """Name, kind, what is offered."""

    q = django_filters.CharFilter(label=_("Nama"), method="by_name")
    kind = django_filters.ChoiceFilter(label=_("Jenis"), choices=PartnerKind.choices, empty_label=_("Semua jenis"))
    category = django_filters.ChoiceFilter(
        label=_("Untuk kebutuhan"), choices=Category.choices, empty_label=_("Kebutuhan apa pun"), method="by_offer"
    )
    resource = django_filters.ChoiceFilter(
        label=_("Sumber daya"), choices=Resource.choices, empty_label=_("Sumber daya apa pun"), method="by_offer"
    )

    class Meta:
        model = Partner
        fields = ["q", "kind", "category", "resource"]

    def by_name(self, rows: PartnerQuerySet, name: str, value: str) -> PartnerQuerySet:
        """Part of the name as duplicates are looked for: "SMAN 1" finds "SMA Negeri 1"."""
        return rows.filter(folded__contains=fold_name(value))

    def by_offer(self, rows: PartnerQuerySet, name: str, value: str) -> PartnerQuerySet:
        return rows.filter(pk__in=Partner.objects.filter(**{f"offers__{name}": value}).values("pk"))
