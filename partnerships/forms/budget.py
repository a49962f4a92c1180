"""What a person may type into a proposal's budget: quantity times price or a lump sum, and who pays."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.dates import rupiah
from core.forms import GuyubForm, rows_of
from partnerships.actions._proposal_rows import BudgetFacts, product
from partnerships.forms.money import RupiahField
from partnerships.models import BudgetLine, Party, Proposal
from partnerships.terms import FundSource

LARGEST = Decimal(10) ** 14


def source_choices(parties: Sequence[Party]) -> list[tuple[str, Any]]:
    """Who can pay: the school, the committee, each partner by name, grants, alternative funding."""
    choices: list[tuple[str, Any]] = [("", _("Pilih"))]
    for source in FundSource:
        if source == FundSource.PARTNER:
            choices += [
                (f"partner:{p.pk}", _("Mitra: %(name)s") % {"name": p.name}) for p in parties if not p.is_school
            ]
        else:
            choices.append((source.value, source.label))
    return choices


class BudgetForm(GuyubForm):
    """One line. Quantity and unit price go together; else the amount is a lump sum."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**63 - 1)
    item = forms.CharField(label=_("Keperluan"), max_length=160, help_text=_("Misalnya “transportasi pemateri”."))
    source = forms.ChoiceField(label=_("Sumber dana"))
    quantity = RupiahField(label=_("Banyaknya"), max_digits=12, required=False)
    unit = forms.CharField(
        label=_("Satuan"), max_length=30, required=False, help_text=_("Misalnya orang, kali, paket.")
    )
    unit_price = RupiahField(label=_("Harga satuan (Rp)"), required=False)
    amount = RupiahField(
        label=_("Jumlah (Rp)"),
        required=False,
        help_text=_("Kosongkan bila ada harga satuan: jumlahnya dihitung. Isi sendiri untuk biaya borongan."),
    )

    remarks: Sequence[Any] = ()
    before = ""

    def clean(self) -> dict[str, Any]:
        """Quantity and price both or neither; the amount is either theirs or typed."""
        cleaned = super().clean() or {}
        quantity, price, amount = (cleaned.get(name) for name in ("quantity", "unit_price", "amount"))
        if self.errors:
            return cleaned
        if quantity is not None and price is None:
            self.add_error("unit_price", _("Isi harga satuannya, atau kosongkan banyaknya."))
        elif price is not None and quantity is None:
            self.add_error("quantity", _("Isi banyaknya, atau kosongkan harga satuan."))
        elif quantity is not None and price is not None:
            self._reconcile(product(quantity, price), amount)
        elif amount is None:
            self.add_error("amount", _("Isi jumlahnya, atau banyaknya dan harga satuannya."))
        return cleaned

    def _reconcile(self, total: Decimal, amount: Decimal | None) -> None:
        if total >= LARGEST or total <= 0:
            self.add_error("quantity", _("Hasil kalinya tidak masuk akal. Periksa banyaknya dan harga satuannya."))
        elif amount is not None and amount != total:
            sentence = _("Banyaknya kali harga satuan adalah %(total)s. Samakan, atau kosongkan salah satunya.")
            self.add_error("amount", sentence % {"total": rupiah(total)})


_budget: Any = rows_of(
    BudgetForm,
    legend=_("Anggaran dan sumber dana"),
    row_label=_("Baris anggaran"),
    add_label=_("Tambah baris anggaran"),
    extra=0,
    max_num=50,
)


class BudgetRows(_budget):
    """The budget of one proposal."""

    parties: Sequence[Party] = ()

    def add_fields(self, form: Any, index: int | None) -> None:
        """Each row offers the partners of this partnership as payers."""
        super().add_fields(form, index)
        form.fields["source"].choices = source_choices(self.parties)

    def facts(self) -> list[BudgetFacts]:
        """The filled rows in order, without those ticked for removal. Only after `is_valid()`."""
        return [_facts(row) for row in self.values()]


def _facts(row: dict[str, Any]) -> BudgetFacts:
    source, _colon, party = row["source"].partition(":")
    return BudgetFacts(**{**row, "source": source, "party": int(party) if party else None})


def _typed(line: BudgetLine) -> dict[str, Any]:
    """A stored line as it would be typed; what is computed stays empty."""
    of_product = line.unit_price is not None
    return {
        "pk": line.pk, "item": line.item, "source": f"partner:{line.party_id}" if line.party_id else line.source,
        "quantity": line.quantity, "unit": line.unit,
        "unit_price": line.unit_price, "amount": None if of_product else line.amount,
    }  # fmt: skip


def budget_rows(data: Any, parties: Sequence[Party], proposal: Proposal | None) -> BudgetRows:
    """The budget as rows; a partnership that costs nothing has none, so that no empty row asks for money.

    A page that was opened before there were budgets sends no rows: they stay unbound, and what is stored stays.
    """
    if data is not None and "budget-TOTAL_FORMS" not in data:
        data = None
    stored = [_typed(line) for line in proposal.budget_lines.all()] if proposal is not None and data is None else []
    rows = BudgetRows(data, initial=stored, prefix="budget")
    rows.parties = parties
    return rows
