"""Stage 3: what the partnership costs, and who pays."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.privacy import Privacy
from partnerships.models.partnership import Party
from partnerships.models.proposal import Proposal
from partnerships.terms import FundSource


class BudgetLine(models.Model):
    """One line of a proposal's budget: quantity times unit price, or a lump sum, with the source of the money [PA5]."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="budget_lines")
    order = models.PositiveSmallIntegerField(default=1)
    item = models.CharField(_("Keperluan"), max_length=160)
    quantity = models.DecimalField(_("Banyaknya"), max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("Satuan"), max_length=30, blank=True)
    unit_price = models.DecimalField(_("Harga satuan"), max_digits=16, decimal_places=2, null=True, blank=True)
    amount = models.DecimalField(_("Jumlah"), max_digits=16, decimal_places=2)
    source = models.CharField(_("Sumber dana"), max_length=12, choices=FundSource.choices)
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="budget_lines", verbose_name=_("Mitra")
    )

    PRIVACY = Privacy(plain=("item", "unit", "source"))

    class Meta:
        verbose_name = _("Baris anggaran")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=0),
                name="budget_line_costs_something",
                violation_error_message=_("Jumlahnya harus lebih dari nol."),
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__isnull=True, unit_price__isnull=True)
                | models.Q(quantity__isnull=False, unit_price__isnull=False, quantity__gt=0, unit_price__gt=0),
                name="quantity_has_unit_price",
                violation_error_message=_("Isi banyaknya dan harga satuannya, atau jumlahnya saja."),
            ),
            models.CheckConstraint(
                condition=models.Q(source="partner", party__isnull=False)
                | (~models.Q(source="partner") & models.Q(party__isnull=True)),
                name="partner_money_names_the_partner",
                violation_error_message=_("Sebutkan mitra yang membiayainya."),
            ),
        ]

    def __str__(self) -> str:
        return self.item

    @property
    def school_id(self) -> int:
        return self.proposal.school_id
