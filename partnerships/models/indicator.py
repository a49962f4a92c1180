"""Stage 6: what is measured."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.privacy import Privacy
from partnerships.models.partnership import Partnership
from partnerships.models.proposal import Objective


class Indicator(models.Model):
    """A measure with a baseline and a target; it usually comes from an objective of the proposal [PA10]."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="indicators")
    objective = models.ForeignKey(Objective, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(_("Indikator"), max_length=200)
    unit = models.CharField(_("Satuan"), max_length=30, blank=True)
    baseline = models.DecimalField(_("Nilai awal"), max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("Target"), max_digits=14, decimal_places=2)
    target_on = models.DateField(_("Tercapai paling lambat"), null=True, blank=True)

    PRIVACY = Privacy(plain=("name", "unit"))

    class Meta:
        verbose_name = _("Indikator")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def school_id(self) -> int:
        return self.partnership.school_id

    @property
    def rises(self) -> bool:
        """True when more is better: the target lies at or above the baseline."""
        return self.baseline is None or self.target >= self.baseline

    def reached(self, value: Decimal) -> bool:
        """Whether `value` meets the target, in the direction that counts as better."""
        return value >= self.target if self.rises else value <= self.target


class Measurement(models.Model):
    """One value of an indicator on one day. Append-only: a wrong one is corrected by a new entry with a note."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    measured_on = models.DateField(_("Diukur pada"))
    value = models.DecimalField(_("Nilai"), max_digits=14, decimal_places=2)
    note = models.CharField(_("Catatan"), max_length=200, blank=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by", editable=False
    )
    recorded_by_label = models.CharField(max_length=200, blank=True, default="", editable=False)
    recorded_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(personal={"recorded_by_label": "who measured"}, plain=("note",))

    class Meta:
        verbose_name = _("Pengukuran")
        ordering = ["measured_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(corrects=None) | ~models.Q(note=""),
                name="corrected_measurement_says_why",
                violation_error_message=_("Tuliskan apa yang keliru pada pengukuran yang lama."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measured_on}: {self.value}"
