"""The school's balanced scorecard: five perspectives with goals, measures, targets and values per school year (domain.md 2.6) [CO11].

Figures of the school as a whole. A measure is typed with its source, or counted by a provider (`collaboration.measures`).
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from schools.models import School
from schools.roles import Role

READERS = tuple(role for role in Role if role not in (Role.PARENT, Role.PARTNER))


class Perspective(models.TextChoices):
    """Five ways of looking at one school."""

    SOCIAL = "social", _("Manfaat sosial")
    STAKEHOLDERS = "stakeholders", _("Pemangku kepentingan")
    PROCESS = "process", _("Proses internal")
    GROWTH = "growth", _("Pembelajaran dan pertumbuhan")
    FINANCE = "finance", _("Keberlanjutan keuangan")


class ScorecardQuerySet(models.QuerySet):
    """Reads of the scorecard."""

    def visible_to(self, actor: Actor) -> ScorecardQuerySet:
        """A figure of the school: everybody but parents and partners."""
        here = self.filter(school_id=actor.tenant_id)
        return here if actor.has(*READERS) else here.none()


class ScorecardGoal(Stamped, Versioned):
    """What the school wants to reach, seen from one perspective."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    perspective = models.CharField(_("Perspektif"), max_length=12, choices=Perspective.choices)
    title = models.CharField(_("Sasaran"), max_length=160)
    is_active = models.BooleanField(_("Dipakai"), default=True)

    objects = ScorecardQuerySet.as_manager()

    PRIVACY = Privacy(plain=("perspective", "title"))

    class Meta:
        verbose_name = _("Sasaran kartu skor")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "perspective", "title"],
                name="scorecard_goal_once",
                violation_error_message=_("Sasaran ini sudah ada."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Measure(Stamped, Versioned):
    """How one sees that a goal is reached. With a `provider` the system counts; else somebody types the value and its source."""

    class Direction(models.TextChoices):
        UP = "up", _("Makin tinggi makin baik")
        DOWN = "down", _("Makin rendah makin baik")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey(
        ScorecardGoal, on_delete=models.CASCADE, related_name="measures", verbose_name=_("Sasaran")
    )
    name = models.CharField(_("Ukuran"), max_length=160)
    unit = models.CharField(_("Satuan"), max_length=30, blank=True)
    direction = models.CharField(_("Arah"), max_length=4, choices=Direction.choices, default=Direction.UP)
    provider = models.CharField(_("Terisi sendiri dari"), max_length=40, blank=True)
    is_active = models.BooleanField(_("Dipakai"), default=True)

    objects = ScorecardQuerySet.as_manager()

    PRIVACY = Privacy(plain=("name", "unit", "direction", "provider"))

    class Meta:
        verbose_name = _("Ukuran kartu skor")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "name"], name="measure_once", violation_error_message=_("Ukuran ini sudah ada.")
            )
        ]

    def __str__(self) -> str:
        return self.name


class MeasureYear(Stamped, Versioned):
    """Target and value of one measure in one school year, with the source of what was typed."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="years")
    year = models.CharField(_("Tahun ajaran"), max_length=9)
    target = models.DecimalField(_("Target"), max_digits=14, decimal_places=2, null=True, blank=True)
    value = models.DecimalField(_("Capaian"), max_digits=14, decimal_places=2, null=True, blank=True)
    source = models.CharField(_("Sumber angka"), max_length=200, blank=True)

    objects = ScorecardQuerySet.as_manager()

    PRIVACY = Privacy(plain=("year", "source"))

    class Meta:
        verbose_name = _("Capaian tahunan")
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "year"],
                name="measure_year_once",
                violation_error_message=_("Tahun ajaran ini sudah diisi."),
            ),
            models.CheckConstraint(
                condition=models.Q(value=None) | ~models.Q(source=""),
                name="typed_value_has_source",
                violation_error_message=_("Sebutkan sumber angkanya."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.year}"


class ScorecardYear(models.Model):
    """The scorecard of one school year as a whole: its papers hang on it."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    year = models.CharField(_("Tahun ajaran"), max_length=9)

    objects = ScorecardQuerySet.as_manager()

    PRIVACY = Privacy(plain=("year",))

    class Meta:
        verbose_name = _("Kartu skor tahunan")
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "year"],
                name="scorecard_year_once",
                violation_error_message=_("Tahun ajaran ini sudah ada."),
            )
        ]

    def __str__(self) -> str:
        return self.year


class ScorecardComment(models.Model):
    """What somebody says about a measure."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(_("Tanggapan"))
    author_label = models.CharField(_("Dari"), max_length=200)
    created_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(
        personal={"text": "what a reader says about a figure", "author_label": "who says it"},
        keep="As long as the measure.",
    )

    class Meta:
        verbose_name = _("Tanggapan kartu skor")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.author_label}: {self.measure}"
