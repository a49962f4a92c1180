"""A date that comes round [CO1]: the rule stands here, each of its dates is a row of `Event` (docs/adr/0006)."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from collaboration.recurrence import MOST, Every, Rule
from collaboration.terms import Practice
from core.models import Stamped, Versioned
from core.privacy import Privacy
from schools.models import School


class EventSeries(Stamped, Versioned):
    """The rule by which dates come round. It always ends, so that all of its dates are rows from the beginning.

    `subject_type` and `subject_id` name the record that keeps it (a learning group, the protocol meetings); both are empty for a
    series of its own. `ended_on` is the day on which the rest was called off.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="event_series")
    practice = models.CharField(_("Praktik"), max_length=20, choices=Practice.choices, default=Practice.OTHER)
    title = models.CharField(_("Judul"), max_length=200)
    every = models.CharField(_("Berulang"), max_length=15, choices=Every.choices)
    interval = models.PositiveSmallIntegerField(
        _("Jaraknya"), default=1, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    starts_on = models.DateField(_("Pertama kali"))
    until = models.DateField(_("Sampai tanggal"), null=True, blank=True)
    times = models.PositiveSmallIntegerField(
        _("Berapa kali"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    skips_holidays = models.BooleanField(_("Lewati hari libur"), default=True)
    subject_type = models.CharField(max_length=80, blank=True, editable=False)
    subject_id = models.BigIntegerField(null=True, blank=True, editable=False)
    ended_on = models.DateField(null=True, blank=True, editable=False)

    PRIVACY = Privacy(
        personal={"title": "may name the people who meet"},
        plain=("practice", "every", "subject_type"),
        keep="As long as its dates.",
    )

    class Meta:
        verbose_name = _("Acara berulang")
        ordering = ["id"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="event_series_by_subject")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=False) | models.Q(times__gt=0),
                name="event_series_ends",
                violation_error_message=_(
                    "Pengulangan perlu akhir: sampai tanggal tertentu, atau setelah beberapa kali."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(interval__gte=1),
                name="event_series_interval_positive",
                violation_error_message=_("Jarak pengulangan sekurang-kurangnya satu."),
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("starts_on")),
                name="event_series_forward",
                violation_error_message=_("Pengulangan tidak dapat berakhir sebelum dimulai."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rule(self) -> Rule:
        """Its rule as a value."""
        return Rule(self.every, self.starts_on, self.interval, self.until, self.times)
