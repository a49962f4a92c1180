"""How this school keeps individual plans: what the paper is called, whose agreement is needed, how often plans are reviewed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Versioned
from core.privacy import Privacy
from schools.models import School


class PlanSetting(Versioned):
    """One row per school; without one the defaults hold."""

    class Title(models.TextChoices):
        PPI = "ppi", _("Program Pembelajaran Individual (PPI)")
        RPI = "rpi", _("Rencana Pembelajaran Individual (RPI)")
        OWN = "own", _("Sebutan lain")

    school = models.OneToOneField(School, on_delete=models.CASCADE, related_name="plan_setting")
    title = models.CharField(_("Judul yang dicetak"), max_length=4, choices=Title.choices, default=Title.PPI)
    own_title = models.CharField(_("Sebutan lain"), max_length=100, blank=True)
    all_guardians = models.BooleanField(
        _("Semua orang tua atau wali yang berhak harus menyetujui"), default=False,
        help_text=_("Tanpa centang, satu orang tua atau wali yang berhak sudah cukup."),
    )  # fmt: skip
    review_weeks = models.PositiveSmallIntegerField(
        _("Tinjauan setiap berapa pekan"), null=True, blank=True, help_text=_("Kosongkan untuk sekali setiap semester.")
    )

    PRIVACY = Privacy(plain=("title", "own_title"), keep="As long as the school.")

    class Meta:
        verbose_name = _("Pengaturan rencana individual")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title="own") | ~models.Q(own_title=""),
                name="own_plan_title_given",
                violation_error_message=_("Tuliskan sebutan yang dipakai sekolah."),
            ),
            models.CheckConstraint(
                condition=models.Q(review_weeks=None) | models.Q(review_weeks__range=(2, 52)),
                name="review_weeks_sensible",
                violation_error_message=_("Isi 2 sampai 52 pekan."),
            ),
        ]

    def __str__(self) -> str:
        return self.printed

    @property
    def printed(self) -> str:
        """The title as papers print it."""
        return self.own_title if self.title == self.Title.OWN else str(self.Title(self.title).label)

    @classmethod
    def of(cls, school: School) -> PlanSetting:
        """The school's own row, or the defaults (not saved)."""
        return cls.objects.filter(school=school).first() or cls(school=school)
