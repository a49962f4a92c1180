"""Accommodations of a pupil [IN3, IN4]: what is done differently, where it applies and where not (PP 13/2020)."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models import Stamped, Versioned
from core.privacy import Privacy
from core.private_fields import PrivateText
from inclusion.models.pupil import Pupil


class AccommodationQuerySet(models.QuerySet):
    """Reads of accommodations."""

    def running(self) -> Self:
        """Those that are given now."""
        return self.filter(ended_on=None)

    def on(self, day: date) -> Self:
        """Those that were given on `day`."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=day), starts_on__lte=day)


class Accommodation(Stamped, Versioned):
    """One accommodation. It belongs to the pupil, not to a plan: a pupil may need no plan and still an accommodation.

    A plan keeps those that were running when it was approved word for word in its version.
    """

    class Form(models.TextChoices):
        """The seven forms of the inclusive guide (practice.md 2.1)."""

        PROCESS = "process", _("Proses pembelajaran")
        MATERIAL = "material", _("Bentuk bahan ajar")
        OUTCOME = "outcome", _("Capaian pembelajaran")
        ASSESSMENT = "assessment", _("Evaluasi dan asesmen")
        TIME = "time", _("Waktu")
        ASSISTANCE = "assistance", _("Pendampingan")
        ENVIRONMENT = "environment", _("Lingkungan dan alat bantu")

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="accommodations")
    form = models.CharField(_("Bentuk akomodasi"), max_length=12, choices=Form.choices)
    what = PrivateText(_("Apa yang dilakukan"))
    where = PrivateText(_("Berlaku untuk"), blank=True)
    where_not = PrivateText(_("Tidak berlaku untuk"), blank=True)
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Penanggung jawab")
    )  # fmt: skip
    in_lessons = models.BooleanField(_("Di pelajaran"), default=True)
    in_tests = models.BooleanField(_("Saat ulangan dan ujian"), default=False)
    in_building = models.BooleanField(_("Di lingkungan sekolah"), default=False)
    starts_on = models.DateField(_("Mulai"))
    review_on = models.DateField(_("Ditinjau pada"))
    fading_since = models.DateField(_("Dikurangi sejak"), null=True, blank=True, editable=False)
    ended_on = models.DateField(pgettext_lazy("waktu", "Selesai"), null=True, blank=True)

    objects = AccommodationQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"what": "what is done differently for the pupil", "where": "where it applies", "where_not": "where it does not"},
        plain=("form",),
        keep="As long as the pupil.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Akomodasi")
        ordering = ["form", "id"]
        indexes = [models.Index(fields=["pupil"], condition=Q(ended_on=None), name="running_accommodations")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("starts_on")),
                name="accommodation_forward",
                violation_error_message=_("Akomodasi tidak dapat selesai sebelum dimulai."),
            ),
            models.CheckConstraint(
                condition=Q(in_lessons=True) | Q(in_tests=True) | Q(in_building=True),
                name="accommodation_somewhere",
                violation_error_message=_(
                    "Pilih paling sedikit satu keadaan: pelajaran, ujian, atau lingkungan sekolah."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.what
