"""What narrows and orders the needs register and the directory. The address carries it."""

from __future__ import annotations

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from core.filters import Filtered, sorting
from core.marks import Marked
from core.search.filters import WordsFilter
from partnerships.models import Need, Partner
from partnerships.models.need import NeedQuerySet
from partnerships.models.partner import PartnerQuerySet
from partnerships.report_card import NAMES
from partnerships.terms import Category, PartnerKind, Priority, Resource

MOST_REGENCIES = 200


class NeedFilter(Filtered):
    """Category, priority, state, what is looked for, words of the title."""

    ORDERS = {
        "new": (_("Terbaru lebih dahulu"), ("-pk",)),
        "title": (_("Menurut abjad"), ("title", "pk")),
    }
    DEFAULT_ORDER = ("-priority", "-pk")

    q = WordsFilter(label=_("Kata"))
    category = django_filters.ChoiceFilter(
        label=_("Kategori"), choices=Category.choices, empty_label=_("Semua kategori")
    )
    priority = django_filters.ChoiceFilter(
        label=_("Prioritas"), choices=Priority.choices, empty_label=_("Semua prioritas")
    )
    resource = django_filters.ChoiceFilter(
        label=_("Sumber daya"), choices=Resource.choices, empty_label=_("Sumber daya apa pun")
    )
    state = django_filters.ChoiceFilter(label=_("Status"), choices=Need.State.choices, empty_label=_("Semua status"))
    indicator = django_filters.ChoiceFilter(
        label=_("Indikator Rapor Pendidikan"),
        choices=[(code, f"{code} {name}") for code, name in NAMES.items()],
        empty_label=_("Indikator apa pun"),
        method="by_indicator",
    )
    raised = django_filters.ChoiceFilter(
        label=_("Dicatat oleh"), choices=[("me", _("Saya"))], empty_label=_("Siapa saja"), method="by_person"
    )
    sort = sorting(ORDERS, _("Paling mendesak lebih dahulu"))

    class Meta:
        model = Need
        fields = ["q", "category", "priority", "resource", "state", "indicator", "raised", "sort"]

    def by_indicator(self, rows: NeedQuerySet, name: str, value: str) -> NeedQuerySet:
        """By its code: needs keep "A.1 Kemampuan literasi", some only "A.1"."""
        return rows.filter(indicator_code=value)

    def by_person(self, rows: NeedQuerySet, name: str, value: str) -> NeedQuerySet:
        """Those that the reader raised."""
        return rows.filter(raised_by_id=self.actor.user_id)


class PartnerFilter(Filtered):
    """Name, kind, what is offered."""

    ORDERS = {"new": (_("Terbaru lebih dahulu"), ("-pk",))}
    DEFAULT_ORDER = ("name", "pk")

    q = WordsFilter(label=_("Nama, kode, atau kabupaten/kota"))
    kind = django_filters.ChoiceFilter(label=_("Jenis"), choices=PartnerKind.choices, empty_label=_("Semua jenis"))
    category = django_filters.ChoiceFilter(
        label=_("Untuk kebutuhan"), choices=Category.choices, empty_label=_("Kebutuhan apa pun"), method="by_offer"
    )
    resource = django_filters.ChoiceFilter(
        label=_("Sumber daya"), choices=Resource.choices, empty_label=_("Sumber daya apa pun"), method="by_offer"
    )
    regency = django_filters.ChoiceFilter(label=_("Kabupaten/kota"), empty_label=_("Semua kabupaten/kota"))
    archived = django_filters.ChoiceFilter(
        label=_("Aktif atau arsip"),
        choices=[("no", _("Hanya yang aktif")), ("yes", _("Hanya arsip"))],
        empty_label=_("Aktif dan arsip"),
        method="by_archive",
    )
    sort = sorting(ORDERS, _("Menurut abjad"))

    class Meta:
        model = Partner
        fields = ["q", "kind", "category", "resource", "regency", "archived", "sort"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.fields["regency"].choices = [(name, name) for name in self.first_values("regency", MOST_REGENCIES)]

    def by_archive(self, rows: PartnerQuerySet, name: str, value: str) -> PartnerQuerySet:
        if value == "no":
            return rows.filter(is_active=True)
        # the bare column names the index, the comparison is looked up in it
        return rows.filter(is_active=False).filter(is_active__in=[False])

    def by_offer(self, rows: PartnerQuerySet, name: str, value: str) -> PartnerQuerySet:
        return rows.filter(Marked("offered", value))
