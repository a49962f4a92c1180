"""What narrows the register of agreements. The address carries it."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from partnerships.models import Agreement
from partnerships.queries.agreements import ending_in, matching, of_status
from partnerships.terms import AgreementKind


class MonthField(forms.DateField):
    """A month as the browser's own month picker sends it: "2026-09"."""

    widget = forms.DateInput(attrs={"type": "month"}, format="%Y-%m")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"input_formats": ["%Y-%m"], **kwargs})


class MonthFilter(django_filters.Filter):
    """A filter over a month."""

    field_class = MonthField


class AgreementFilter(django_filters.FilterSet):
    """Words, what the agreement is today, kind, the month in which it ends. Nonsense in the address filters nothing."""

    q = django_filters.CharFilter(label=_("Pokok, mitra, atau nomor"), method="by_words")
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=Agreement.Status.choices, empty_label=_("Semua status"), method="by_status"
    )
    kind = django_filters.ChoiceFilter(
        label=_("Jenis naskah"), choices=AgreementKind.choices, empty_label=_("Semua jenis")
    )
    ends = MonthFilter(label=_("Berakhir pada bulan"), method="by_month")

    class Meta:
        model = Agreement
        fields = ["q", "status", "kind", "ends"]

    def __init__(self, data: Any, *, rows: QuerySet[Agreement], today: date) -> None:
        super().__init__(data, queryset=rows)
        self.today = today
        self.form.label_suffix = ""

    def by_words(self, rows: QuerySet[Agreement], name: str, value: str) -> QuerySet[Agreement]:
        return rows.filter(matching(value.strip()))

    def by_status(self, rows: QuerySet[Agreement], name: str, value: str) -> QuerySet[Agreement]:
        return rows.filter(of_status(value, self.today))

    def by_month(self, rows: QuerySet[Agreement], name: str, value: date) -> QuerySet[Agreement]:
        return rows.filter(ending_in(value))

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters that are in force, by name."""
        return {name: value for name, value in self.form.cleaned_data.items() if value} if self.form.is_valid() else {}

    @property
    def is_narrowed(self) -> bool:
        """True when any filter is in force."""
        return bool(self.chosen)

    @property
    def by_end(self) -> bool:
        """True when every row shown has an end that matters: then the earliest end comes first."""
        return "ends" in self.chosen or self.chosen.get("status") == Agreement.Status.EXPIRING
