"""What narrows and orders the register of agreements. The address carries it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.filters import FewChoicesFilter, Filtered, MonthFilter, sorting
from core.search.filters import WordsFilter
from partnerships.models import Agreement, AgreementParty, Partner
from partnerships.queries.agreements import of_status
from partnerships.queries.partners import partners_in
from partnerships.queries.register import BY_END, BY_START, LACKS, LATEST_END, ending_in, lacking
from partnerships.terms import AgreementKind, FinancialForm

SOON = [("30", _("dalam 30 hari")), ("60", _("dalam 60 hari")), ("90", _("dalam 90 hari")), ("past", _("sudah lewat"))]
BY_STATUS = {
    Agreement.Status.SIGNED: BY_START,
    Agreement.Status.IN_FORCE: BY_END,
    Agreement.Status.EXPIRING: BY_END,
    Agreement.Status.EXPIRED: LATEST_END,
}
"""In which order a status that days decide is read: what ends next, what ended last, what begins next."""


class AgreementFilter(Filtered):
    """Words, what the agreement is today, kind, partner, when it ends, what it still lacks, money."""

    READING = frozenset({"partner"})
    ORDERS = {
        "end": (_("Yang berakhir lebih dahulu"), BY_END),
        "end-last": (_("Yang berakhir paling akhir"), ("-sort_end", "-pk")),
        "subject": (_("Pokok menurut abjad"), ("subject", "pk")),
    }

    q = WordsFilter(label=_("Pokok, mitra, atau nomor"))
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=Agreement.Status.choices, empty_label=_("Semua status"), method="by_status"
    )
    kind = django_filters.ChoiceFilter(
        label=_("Jenis naskah"), choices=AgreementKind.choices, empty_label=_("Semua jenis")
    )
    partner = FewChoicesFilter(
        label=_("Mitra"), queryset=Partner.objects.none(), empty_label=_("Semua mitra"), method="by_partner"
    )
    within = django_filters.ChoiceFilter(
        label=pgettext_lazy("saringan", "Berakhir"), choices=SOON, empty_label=_("Kapan saja"), method="by_nearness"
    )
    ends = MonthFilter(label=_("Berakhir pada bulan"), method="by_month")
    lack = django_filters.ChoiceFilter(
        label=_("Perlu perhatian"), choices=LACKS, empty_label=_("Lengkap atau belum"), method="by_lack"
    )
    financial_form = django_filters.ChoiceFilter(
        label=_("Bentuk bantuan dana"), choices=FinancialForm.choices, empty_label=_("Semua bentuk dana")
    )
    sort = sorting(ORDERS, _("Terbaru lebih dahulu"))

    class Meta:
        model = Agreement
        fields = ["q", "status", "kind", "partner", "within", "ends", "lack", "financial_form", "sort"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("partner", *partners_in(self.actor))

    def by_status(self, rows: QuerySet[Agreement], name: str, value: str) -> QuerySet[Agreement]:
        return rows.filter(of_status(value, self.today))

    def by_partner(self, rows: QuerySet[Agreement], name: str, value: Partner | None) -> QuerySet[Agreement]:
        if value is None:
            return rows
        return self.having(rows, name, AgreementParty.objects.filter(party__partner=value), "agreement_id", scope={})

    def by_nearness(self, rows: QuerySet[Agreement], name: str, value: str) -> QuerySet[Agreement]:
        """Signed ones whose last day comes within so many days (today counts), or has passed; not what was renewed."""
        signed = rows.filter(phase=Agreement.Status.SIGNED, base=None)
        if value == "past":
            return signed.filter(sort_end__lt=self.today)
        return signed.filter(sort_end__range=(self.today, self.today + timedelta(days=int(value))))

    def by_month(self, rows: QuerySet[Agreement], name: str, value: date) -> QuerySet[Agreement]:
        return rows.filter(ending_in(value))

    def by_lack(self, rows: QuerySet[Agreement], name: str, value: str) -> QuerySet[Agreement]:
        return rows.filter(lacking(value, self.today))

    @property
    def order(self) -> tuple[str, ...]:
        """What is asked for by its days comes in the order of those days."""
        if "sort" in self.cleaned:
            return super().order
        if {"ends", "within"} & set(self.chosen):
            return BY_END
        return BY_STATUS.get(self.chosen.get("status", ""), super().order)
