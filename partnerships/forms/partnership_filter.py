"""What narrows the pipeline. The address carries it, the same for the list and the board."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from core.policy import Actor
from partnerships.models import Partnership
from partnerships.models.partnership import PartnershipQuerySet
from partnerships.terms import Form
from schools.models import User


class PartnershipFilter(django_filters.FilterSet):
    """Stage, form, person in charge, late ones, words of the title. Nonsense in the address filters nothing."""

    q = django_filters.CharFilter(label=_("Judul atau mitra"), method="by_words")
    stage = django_filters.ChoiceFilter(
        label=_("Tahap"), choices=Partnership.Stage.choices, empty_label=_("Semua tahap")
    )
    form = django_filters.ChoiceFilter(label=_("Bentuk"), choices=Form.choices, empty_label=_("Semua bentuk"))
    lead = django_filters.ModelChoiceFilter(
        label=_("Penanggung jawab"), queryset=User.objects.none(), empty_label=_("Siapa saja")
    )
    late = django_filters.BooleanFilter(
        label=_("Terlambat"),
        method="by_lateness",
        widget=forms.Select(choices=[("", _("Semua")), ("true", _("Hanya yang terlambat"))]),
    )

    class Meta:
        model = Partnership
        fields = ["q", "stage", "form", "lead", "late"]

    def __init__(self, data: Any, *, rows: PartnershipQuerySet, actor: Actor, today: date) -> None:
        super().__init__(data, queryset=rows)
        self.today = today
        leads = Partnership.objects.visible_to(actor).values("lead_id")
        self.filters["lead"].queryset = User.objects.filter(pk__in=leads)
        self.form.label_suffix = ""
        self.form.fields["lead"].label_from_instance = lambda user: user.display_name

    def by_words(self, rows: PartnershipQuerySet, name: str, value: str) -> PartnershipQuerySet:
        """Words of the title or of a party's name."""
        named = Partnership.objects.filter(parties__partner__name__icontains=value).values("pk")
        return rows.filter(title__icontains=value) | rows.filter(pk__in=named)

    def by_lateness(self, rows: PartnershipQuerySet, name: str, value: bool | None) -> PartnershipQuerySet:
        return rows.late(self.today) if value else rows

    def without(self, name: str) -> PartnershipQuerySet:
        """The rows under every filter but `name`, to count what choosing another value would show."""
        self.form.is_valid()
        rows = self.queryset.all()
        for key, value in self.form.cleaned_data.items():
            if key != name:
                rows = self.filters[key].filter(rows, value)
        return rows

    @property
    def active(self) -> int:
        """How many filters are in force."""
        self.form.is_valid()
        return sum(bool(value) for value in self.form.cleaned_data.values())

    @property
    def is_narrowed(self) -> bool:
        """True when any filter is in force."""
        return self.active > 0
