"""The individual learning plan (RPI/PPI) and its goals [IN3], practice.md 2.5."""

from __future__ import annotations

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Ends, Privacy
from core.private_fields import PrivateText
from inclusion.models.pupil import Pupil
from inclusion.terms import Area
from schools.models import School, SchoolYear


class SupportPlanQuerySet(models.QuerySet):
    """Reads of plans."""

    def visible_to(self, actor: Actor) -> Self:
        """Access table, row "support plan"; whether a consent is in force is asked apart (policy.check_consent)."""
        return self.filter(
            school_id=actor.tenant_id, pupil__in=Pupil.objects.plan_open_to(actor).order_by().values("pk")
        )


class SupportPlan(Stamped, Versioned):
    """The plan of one pupil for one period. What was agreed and approved is kept word for word in its versions."""

    STATE_TONES = {"shared": "wait", "agreed": "wait", "in_force": "good", "amending": "warn", "closed": "neutral"}

    class State(models.TextChoices):
        DRAFT = "draft", _("Disusun")
        SHARED = "shared", _("Menunggu persetujuan orang tua")
        AGREED = "agreed", _("Menunggu pengesahan")
        IN_FORCE = "in_force", _("Berlaku")
        AMENDING = "amending", _("Sedang diubah")
        CLOSED = "closed", _("Selesai")

    class Semester(models.TextChoices):
        YEAR = "year", _("Satu tahun ajaran")
        ODD = "odd", _("Semester ganjil")
        EVEN = "even", _("Semester genap")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="support_plans")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="plans")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+", verbose_name=_("Tahun ajaran"))
    semester = models.CharField(_("Semester"), max_length=4, choices=Semester.choices, default=Semester.YEAR)
    starts_on = models.DateField(_("Mulai"))
    ends_on = models.DateField(_("Sampai"))
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.DRAFT)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    held = models.ForeignKey(
        "inclusion.PlanVersion", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("Versi yang berlaku"),
    )  # fmt: skip
    review_weeks = models.PositiveSmallIntegerField(
        _("Tinjauan setiap berapa pekan"),
        null=True,
        blank=True,
        help_text=_("Kosongkan untuk mengikuti kebiasaan sekolah."),
    )
    agreed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SupportPlanQuerySet.as_manager()

    PRIVACY = Privacy(
        plain=("state", "semester"),
        keep="Until three years after the pupil left the school.",
        ends=(Ends("pupil__left_on", timedelta(days=3 * 365)),),
    )

    class Meta:
        verbose_name = _("Rencana pembelajaran individual")
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["school", "state", "-starts_on", "-id"], name="support_plan_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=models.F("starts_on")),
                name="support_plan_forward",
                violation_error_message=_("Rencana harus selesai setelah dimulai."),
            ),
            models.CheckConstraint(
                condition=Q(review_weeks=None) | Q(review_weeks__range=(2, 52)),
                name="plan_review_weeks",
                violation_error_message=_("Isi 2 sampai 52 pekan."),
            ),
            models.UniqueConstraint(
                fields=["pupil"],
                condition=~Q(state="closed"),
                name="one_open_plan",
                violation_error_message=_("Siswa ini masih memiliki rencana yang belum selesai."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pupil} · {self.year}"

    @property
    def is_open(self) -> bool:
        """Its text may still change."""
        return self.state in (self.State.DRAFT, self.State.AMENDING)


class LongGoal(Versioned):
    """Where the pupil should be at the end of the year, in one area."""

    plan = models.ForeignKey(SupportPlan, on_delete=models.CASCADE, related_name="long_goals")
    area = models.CharField(_("Bidang"), max_length=12, choices=Area.choices)
    text = PrivateText(_("Tujuan jangka panjang"))
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    PRIVACY = Privacy(personal={"text": "what the pupil is to reach"}, plain=("area",), keep="As long as the plan.")

    class Meta:
        verbose_name = _("Tujuan jangka panjang")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.text


class ShortGoal(Versioned):
    """A step that can be measured: from where (baseline) to where (target), in which unit, how it is measured, until when.

    `falls` says that less is better. `reason` explains a target that is worse than the baseline (to hold a skill, for instance).
    `settled_as` is what a review decided: reached, or dropped.
    """

    class Settled(models.TextChoices):
        REACHED = "reached", _("Tercapai")
        DROPPED = "dropped", _("Dihentikan")

    long_goal = models.ForeignKey(LongGoal, on_delete=models.CASCADE, related_name="short_goals")
    text = PrivateText(_("Tujuan jangka pendek"))
    measure = PrivateText(_("Cara mengukur"))
    unit = models.CharField(_("Satuan"), max_length=60, help_text=_("Misalnya kata per menit, kali, atau %."))
    baseline = models.DecimalField(_("Kemampuan awal"), max_digits=9, decimal_places=2)
    target = models.DecimalField(_("Target"), max_digits=9, decimal_places=2)
    falls = models.BooleanField(_("Makin kecil makin baik"), default=False)
    reason = PrivateText(_("Alasan target lebih rendah dari kemampuan awal"), blank=True)
    instructions = PrivateText(_("Petunjuk bagi yang mendampingi"), blank=True)
    starts_on = models.DateField(_("Mulai"))
    due_on = models.DateField(_("Tercapai paling lambat"))
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Penanggung jawab")
    )  # fmt: skip
    settled_as = models.CharField(_("Hasil"), max_length=8, choices=Settled.choices, blank=True, editable=False)
    settled_on = models.DateField(null=True, blank=True, editable=False)
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    PRIVACY = Privacy(
        personal={
            "text": "what the pupil is to reach", "measure": "how it is measured", "reason": "why the target is lower",
            "instructions": "what whoever helps should do",
        },
        plain=("unit", "settled_as"),
        keep="As long as the plan.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Tujuan jangka pendek")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("starts_on")),
                name="short_goal_forward",
                violation_error_message=_("Tujuan tidak dapat selesai sebelum dimulai."),
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_worse(self) -> bool:
        """The target asks for less than the pupil can do already."""
        return self.target > self.baseline if self.falls else self.target < self.baseline
