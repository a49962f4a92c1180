"""What a person may type about contributions, and what narrows their totals."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.forms import GuyubModelForm
from partnerships.forms.money import RupiahField
from partnerships.models import Contribution, Partnership
from partnerships.terms import ContributionKind


class ContributionForm(GuyubModelForm):
    """What one party put in. Numbers as people write them: a dot groups thousands, it never begins a fraction."""

    quantity = RupiahField(
        label=_("Jumlah"), help_text=_("Rupiah untuk dana, jam untuk tenaga ahli, orang untuk relawan.")
    )
    value = RupiahField(
        label=_("Nilai dalam rupiah"), required=False,
        help_text=_("Bila diketahui atau dapat ditaksir; untuk dana tidak perlu diisi. Jumlah per tahun memakai nilai ini."),
    )  # fmt: skip

    class Meta:
        model = Contribution
        fields = ["given_on", "party", "kind", "quantity", "unit", "value", "is_estimate", "description"]
        help_texts = {"unit": _("Kosongkan untuk rupiah, jam, orang, unit, penerima, atau kali.")}

    def __init__(self, *args: Any, partnership: Partnership, today: date, with_day: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["party"].queryset = partnership.parties.select_related("partner", "partnership__school")
        self.fields["party"].empty_label = None
        self.fields["given_on"].required = with_day
        self.fields["given_on"].initial = today
        if not with_day:
            del self.fields["given_on"]

    def clean_given_on(self) -> date | None:
        """What was given was given already."""
        day = self.cleaned_data["given_on"]
        if day and day > self.today:
            self.add_error("given_on", _("Tanggal ini belum tiba. Isi tanggal pemberian yang sebenarnya."))
        return day

    def clean(self) -> dict[str, Any]:
        """An estimate needs the figure that was estimated."""
        cleaned = super().clean() or self.cleaned_data
        money = cleaned.get("kind") == ContributionKind.MONEY
        if cleaned.get("is_estimate") and not cleaned.get("value") and not money and "value" not in self.errors:
            self.add_error("value", _("Isi nilai taksirannya, atau hapus centang taksiran."))
        return cleaned
