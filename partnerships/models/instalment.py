"""Stage 4: how a loan comes back."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.privacy import Privacy
from partnerships.models.agreement import Agreement


class RepaymentInstalment(models.Model):
    """One repayment of a loan; together they must equal the amount [domain 1.2]."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="instalments")
    due_on = models.DateField(_("Jatuh tempo"))
    amount = models.DecimalField(_("Jumlah (rupiah)"), max_digits=16, decimal_places=2)

    PRIVACY = Privacy()

    class Meta:
        verbose_name = _("Angsuran")
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["due_on"], name="instalment_due")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=0),
                name="instalment_positive",
                violation_error_message=_("Jumlah angsuran harus lebih dari nol."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_on}: {self.amount}"
