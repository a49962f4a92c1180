"""What narrows and orders the register of agreements. The address carries it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.filters import FewChoicesFilter, Filtered, MonthFilter, sorting
from core.search.filters import WordsFilter
from partnerships.models import Agreement, Partner
from partnerships.queries.agreements import of_status
from partnerships.queries.register import BY_END, LACKS, ending_in, lacking
from partnerships.terms import AgreementKind, FinancialForm

SOON = [("30", _("dalam 30 hari")), ("60", _("dalam 60 hari")), ("90", _("dalam 90 hari")), ("past", _("sudah lewat"))]


class AgreementFilter(Filtered):
    """Words, what the agreement is today, kind, partner, when it ends, what it still lacks, money."""

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
        label=_("Berakhir dalam"), choices=SOON, empty_label=_("Kapan saja"), method="by_nearness"
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
        parties = Agreement.objects.visible_to(self.actor).values("parties__party__partner_id")
        self.form.fields["partner"].queryset = Partner.objects.filter(pk__in=parties).order_by("name", "pk")

    def by_status(self, rows: QuerySet[Agreement], name: str, value: str) -> QuerySet[Agreement]:
        return rows.filter(of_status(value, self.today))

    def by_partner(self, rows: QuerySet[Agreement], name: str, value: Partner | None) -> QuerySet[Agreement]:
        if value is None:
            return rows
        return rows.filter(pk__in=Agreement.objects.filter(parties__party__partner=value).values("pk"))

    def by_nearness(self, rows: QuerySet[Agreement], name: str, value: str) -> QuerySet[Agreement]:
        """Signed ones whose last day comes within so many days (today counts), or has passed; not what was renewed."""
        signed = rows.filter(state=Agreement.State.SIGNED, base=None).exclude(successor__state=Agreement.State.SIGNED)
        if value == "past":
            return signed.filter(effective_ends_on__lt=self.today)
        last = self.today + timedelta(days=int(value))
        return signed.filter(effective_ends_on__gte=self.today, effective_ends_on__lte=last)

    def by_month(self, rows: QuerySet[Agreement], name: str, value: date) -> QuerySet[Agreement]:
        return rows.filter(ending_in(value))

    def by_lack(self, rows: QuerySet[Agreement], name: str, value: str) -> QuerySet[Agreement]:
        return rows.filter(lacking(value, self.today))

    @property
    def by_end(self) -> bool:
        """True when every row shown has an end that matters: then the earliest end comes first."""
        dated = {"ends", "within"} & set(self.chosen)
        return bool(dated) or self.chosen.get("status") == Agreement.Status.EXPIRING

    @property
    def order(self) -> tuple[str, ...]:
        if "sort" not in self.cleaned and self.by_end:
            return BY_END
        return super().order
