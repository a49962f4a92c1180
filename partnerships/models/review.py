"""Stage 7: the decision."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.privacy import Privacy
from partnerships.models.agreement import Agreement
from partnerships.models.evaluation import EvaluationRound
from partnerships.models.partnership import Partnership
from partnerships.terms import Decision


class Review(models.Model):
    """The principal's decision after the term: renew, extend, amend or end, with reasons [PA11]. Append-only."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="reviews")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="reviews")
    decision = models.CharField(_("Keputusan"), max_length=10, choices=Decision.choices)
    reasons = models.TextField(_("Alasan"))
    decided_on = models.DateField(_("Tanggal keputusan"))
    decided_at = models.DateTimeField(editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    successor = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    addendum = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField(_("Berakhir pada"), null=True, blank=True)
    rests_on = models.ManyToManyField(EvaluationRound, related_name="+", verbose_name=_("Evaluasi yang mendasari"))

    PRIVACY = Privacy(plain=("decision", "reasons"), keep="As long as the partnership.")

    class Meta:
        verbose_name = _("Peninjauan")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.get_decision_display()

    @property
    def school_id(self) -> int:
        return self.partnership.school_id
