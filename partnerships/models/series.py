"""Stage 5: a duty that recurs. The series holds the words and the rule; each of its due dates is an obligation of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from partnerships.models.agreement import Agreement
from partnerships.models.partnership import Partnership, Party, on_visible
from partnerships.recurrence import MOST, Ends, Every, Rule
from schools.models import School

LONGEST_CHAIN = 20
"""How many successors of an agreement a series follows."""


class SeriesQuerySet(models.QuerySet):
    """Reads of series."""

    def visible_to(self, actor: Actor) -> SeriesQuerySet:
        return on_visible(self, actor)

    def running(self) -> SeriesQuerySet:
        """Not stopped, in a partnership that is still open."""
        return self.filter(ended_on=None).exclude(partnership__stage__in=Partnership.CLOSED)


class ObligationSeries(Stamped, Versioned):
    """A duty that comes due again and again [PA8] (docs/adr/0006). Its due dates are rows of `Obligation`.

    `counted_before` says how many due dates came under earlier rules of this series; `made_until` until when they were written.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="obligation_series")
    agreement = models.ForeignKey(
        "partnerships.Agreement", on_delete=models.PROTECT, null=True, blank=True, related_name="obligation_series"
    )
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", verbose_name=_("Pihak"))
    description = models.CharField(_("Kewajiban"), max_length=300)
    every = models.CharField(_("Berulang"), max_length=10, choices=Every.choices)
    interval = models.PositiveSmallIntegerField(
        _("Jarak: setiap berapa minggu atau bulan"), default=1, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    starts_on = models.DateField(_("Jatuh tempo pertama"))
    month_end = models.BooleanField(_("Selalu pada hari terakhir bulan"), default=False)
    ends = models.CharField(_("Berakhir"), max_length=10, choices=Ends.choices, default=Ends.AGREEMENT)
    until = models.DateField(_("Sampai tanggal"), null=True, blank=True)
    times = models.PositiveSmallIntegerField(
        _("Berapa kali seluruhnya"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    counted_before = models.PositiveSmallIntegerField(default=0, editable=False)
    made_until = models.DateField(null=True, blank=True, editable=False)
    ended_on = models.DateField(_("Dihentikan pada"), null=True, blank=True, editable=False)
    ended_reason = models.CharField(_("Alasan dihentikan"), max_length=250, blank=True)

    objects = SeriesQuerySet.as_manager()

    PRIVACY = Privacy(plain=("description", "every", "ends", "ended_reason"), keep="As long as the partnership.")

    class Meta:
        verbose_name = _("Kewajiban berulang")
        ordering = ["id"]
        indexes = [models.Index(fields=["made_until"], name="series_growing", condition=models.Q(ended_on=None))]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(ends="date") | models.Q(until__isnull=False),
                name="series_until_has_date",
                violation_error_message=_("Isi tanggal terakhirnya."),
            ),
            models.CheckConstraint(
                condition=~models.Q(ends="times") | models.Q(times__gt=0),
                name="series_times_has_number",
                violation_error_message=_("Isi berapa kali seluruhnya."),
            ),
            models.CheckConstraint(
                condition=models.Q(interval__gte=1),
                name="series_interval_positive",
                violation_error_message=_("Jarak pengulangan sekurang-kurangnya satu minggu atau satu bulan."),
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | ~models.Q(ended_reason=""),
                name="ended_series_has_reason",
                violation_error_message=_("Tuliskan mengapa pengulangan ini dihentikan."),
            ),
        ]

    def __str__(self) -> str:
        return self.description

    @cached_property
    def renewals(self) -> dict[int, Agreement]:
        """Signed agreements of this partnership by the pk of the one that they renewed."""
        rows = Agreement.objects.filter(partnership_id=self.partnership_id, state=Agreement.State.SIGNED)
        return {row.predecessor_id: row for row in rows.exclude(predecessor=None)}

    @property
    def term_end(self) -> date | None:
        """The last day of the agreement and of those that renewed it; None without an agreement or without an end."""
        agreement = self.agreement
        if agreement is None:
            return None
        for _step in range(LONGEST_CHAIN):
            agreement = self.renewals.get(agreement.pk, agreement)
        if agreement.state == Agreement.State.TERMINATED and agreement.closed_on:
            return agreement.closed_on
        return agreement.last_day

    @property
    def rule(self) -> Rule:
        """The rule of the due dates that are still to come, without the end of the agreement."""
        times = max(0, (self.times or 0) - self.counted_before) if self.ends == Ends.TIMES else None
        return Rule(
            every=self.every,
            starts_on=self.starts_on,
            interval=self.interval,
            month_end=self.month_end,
            until=self.until if self.ends == Ends.DATE else None,
            times=times,
        )

    @property
    def whole_rule(self) -> Rule:
        """The rule as it works now: ended by hand, by its own limit or with the agreement."""
        rule = self.rule.ending(self.term_end) if self.ends == Ends.AGREEMENT else self.rule
        return rule.ending(self.ended_on) if self.ended_on else rule

    @property
    def sentence(self) -> str:
        """The rule in words: "setiap bulan pada tanggal 5, sampai 30 Juni 2027"."""
        if self.ends != Ends.AGREEMENT:
            return replace(self.rule, times=self.times if self.ends == Ends.TIMES else None).sentence
        as_long = _("selama perjanjian berlaku") if self.agreement_id else _("selama kemitraan berjalan")
        return f"{self.rule.rhythm}, {as_long}"

    @property
    def total(self) -> int | None:
        """How many due dates the series has in all; None while no end is known."""
        rule = self.whole_rule
        if rule.until is None and rule.times is None:
            return None
        return self.counted_before + sum(1 for _due in rule.dates())
