"""The individual learning plan (RPI/PPI) and its goals [IN3], practice.md 2.5."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
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

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="support_plans")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="plans")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+", verbose_name=_("Tahun ajaran"))
    starts_on = models.DateField(_("Mulai"))
    ends_on = models.DateField(_("Sampai"))
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.DRAFT)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = SupportPlanQuerySet.as_manager()

    PRIVACY = Privacy(plain=("state",), keep="Until five years after the pupil left the school.")

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
            models.UniqueConstraint(
                fields=["pupil"],
                condition=~Q(state="closed"),
                name="one_open_plan",
                violation_error_message=_("Murid ini masih memiliki rencana yang belum selesai."),
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
    """

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
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    PRIVACY = Privacy(
        personal={
            "text": "what the pupil is to reach", "measure": "how it is measured", "reason": "why the target is lower",
            "instructions": "what whoever helps should do",
        },
        plain=("unit",),
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
