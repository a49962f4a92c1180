"""One round of a learning group's work: first reflection, planning, carrying out, evaluation; its action plan in the middle [CO7]."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from collaboration.models.group import LearningGroup
from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from schools.models import School


class GroupCycleQuerySet(models.QuerySet):
    """Reads of cycles."""

    def visible_to(self, actor: Actor) -> GroupCycleQuerySet:
        """Those of the groups whose papers this person reads."""
        return self.filter(school_id=actor.tenant_id, group__in=LearningGroup.objects.read_by(actor))

    def open(self) -> GroupCycleQuerySet:
        """Not closed yet."""
        return self.exclude(stage=GroupCycle.Stage.DONE)


class GroupCycle(Stamped, Versioned):
    """A cycle with its action plan: purpose, indicators of process and result, person in charge, time, resources."""

    class Stage(models.TextChoices):
        REFLECTION = "reflection", _("Refleksi awal")
        PLANNING = "planning", _("Perencanaan")
        DOING = "doing", _("Pelaksanaan")
        EVALUATION = "evaluation", _("Evaluasi")
        DONE = "done", _("Selesai")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(LearningGroup, on_delete=models.CASCADE, related_name="cycles")
    title = models.CharField(_("Judul siklus"), max_length=120)
    starts_on = models.DateField(_("Mulai"))
    ends_on = models.DateField(pgettext_lazy("waktu", "Selesai"))
    stage = models.CharField(_("Tahap"), max_length=10, choices=Stage.choices, default=Stage.REFLECTION)
    reflection = models.TextField(
        _("Refleksi awal"), blank=True, help_text=_("Apa kata data dan pengalaman tentang belajar siswa?")
    )
    purpose = models.TextField(_("Tujuan siklus"), blank=True)
    process_indicators = models.TextField(
        _("Indikator proses"), blank=True, help_text=_("Tanda bahwa kelompok bekerja seperti direncanakan.")
    )
    result_indicators = models.TextField(
        _("Indikator hasil"), blank=True, help_text=_("Tanda pada siswa bahwa tujuan tercapai.")
    )
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Penanggung jawab"),
    )
    resources = models.TextField(_("Sumber daya"), blank=True, help_text=_("Bahan, alat, waktu, narasumber."))
    evaluation = models.TextField(
        _("Evaluasi"), blank=True, help_text=_("Apa yang berubah pada siswa, dan apa yang dibawa ke siklus berikutnya?")
    )

    objects = GroupCycleQuerySet.as_manager()

    PRIVACY = Privacy(
        plain=(
            "title", "stage", "reflection", "purpose", "process_indicators", "result_indicators", "resources", "evaluation",
        ),
        keep="As long as the group.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Siklus kelompok belajar")
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["group", "-starts_on"], name="cycle_by_group")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="cycle_forward",
                violation_error_message=_("Siklus tidak dapat selesai sebelum dimulai."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class CycleStep(models.Model):
    """One line of the action plan's timeline: what, who, until when."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    cycle = models.ForeignKey(GroupCycle, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    what = models.CharField(_("Langkah"), max_length=200)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Siapa"),
    )
    due_on = models.DateField(_("Paling lambat"))
    is_done = models.BooleanField(_("Sudah selesai"), default=False)

    PRIVACY = Privacy(plain=("what",), keep="As long as the cycle.")

    class Meta:
        verbose_name = _("Langkah rencana aksi")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.what

    def is_late(self, today: date) -> bool:
        """Its day is over and it is not done."""
        return not self.is_done and self.due_on < today
