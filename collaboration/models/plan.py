"""A joint plan [CO2]: six guided steps, written by several teachers, used, mended (domain.md 2.2.1)."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from collaboration.guides.plans import QUESTIONS
from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.search import Search
from schools.models import ClassGroup, School, Subject
from schools.roles import TEACHING, Role

PLAN_READERS = (Role.PRINCIPAL, Role.HUB, *TEACHING, Role.COACH, Role.SUPERVISOR)
"""Access table, row "joint plan, project, team-teaching plan": nothing for operator, committee, parents and partners."""


class SharedPlanQuerySet(models.QuerySet):
    """Reads of joint plans, projects and team lessons: one row of the access table."""

    def visible_to(self, actor: Actor) -> Self:
        """Every plan of the school, for those whom the table lets read."""
        return self.filter(school_id=actor.tenant_id) if actor.has(*PLAN_READERS) else self.none()


class JointPlanQuerySet(SharedPlanQuerySet):
    """Reads of joint plans."""

    def of_author(self, user_id: int | None) -> Self:
        """Those that this person writes."""
        return self.filter(pk__in=PlanAuthor.objects.filter(user_id=user_id or 0).values("plan_id"))


class JointPlan(Stamped, Versioned):
    """One plan of several teachers. A plan that was used never changes: a revision is a new plan that names it as `previous`."""

    STATE_TONES = {"agreed": "wait", "in_use": "good", "revised": "neutral", "closed": "neutral"}

    class State(models.TextChoices):
        DRAFT = "draft", _("Disusun")
        AGREED = "agreed", _("Disepakati semua penyusun")
        IN_USE = "in_use", _("Dipakai")
        REVISED = "revised", _("Digantikan versi baru")
        CLOSED = "closed", _("Selesai")

    class Phase(models.TextChoices):
        A = "A", _("Fase A (kelas 1–2)")
        B = "B", _("Fase B (kelas 3–4)")
        C = "C", _("Fase C (kelas 5–6)")
        D = "D", _("Fase D (kelas 7–9)")
        E = "E", _("Fase E (kelas 10)")
        F = "F", _("Fase F (kelas 11–12)")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="joint_plans")
    title = models.CharField(_("Judul rencana"), max_length=200)
    phase = models.CharField(_("Fase"), max_length=1, choices=Phase.choices, blank=True)
    grade = models.PositiveSmallIntegerField(_("Tingkat"), null=True, blank=True)
    subjects = models.ManyToManyField(Subject, blank=True, related_name="+", verbose_name=_("Mata pelajaran"))
    class_groups = models.ManyToManyField(ClassGroup, blank=True, related_name="+", verbose_name=_("Kelas"))
    starts_on = models.DateField(_("Mulai"), null=True, blank=True)
    ends_on = models.DateField(_("Sampai"), null=True, blank=True)
    lesson_hours = models.PositiveSmallIntegerField(_("Jumlah JP"), null=True, blank=True)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.DRAFT)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    previous = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="next", verbose_name=_("Versi sebelumnya")
    )
    source = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    revision = models.PositiveSmallIntegerField(default=1, editable=False)
    agreed_at = models.DateTimeField(null=True, blank=True, editable=False)
    used_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = JointPlanQuerySet.as_manager()

    SEARCH = Search("title")
    PRIVACY = Privacy(plain=("title", "phase", "state"), keep="Until five years after the school year.")

    class Meta:
        verbose_name = _("Rencana bersama")
        ordering = ["-updated_at", "-id"]
        indexes = [models.Index(fields=["school", "state", "-updated_at", "-id"], name="joint_plan_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="joint_plan_forward",
                violation_error_message=_("Rencana tidak dapat selesai sebelum dimulai."),
            ),
            models.CheckConstraint(
                condition=models.Q(grade=None) | models.Q(grade__range=(1, 13)),
                name="joint_plan_grade",
                violation_error_message=_("Tingkat adalah angka 1 sampai 13."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Its text may still change."""
        return self.state == self.State.DRAFT


class PlanAuthor(models.Model):
    """Somebody who writes the plan. `agreed_at` says that the present text is theirs too; a change of the text asks again."""

    plan = models.ForeignKey(JointPlan, on_delete=models.CASCADE, related_name="authors")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Penyusun")
    )
    invited_at = models.DateTimeField(editable=False)
    agreed_at = models.DateTimeField(null=True, blank=True, editable=False)

    PRIVACY = Privacy(keep="As long as the plan.")

    class Meta:
        verbose_name = _("Penyusun")
        ordering = ["invited_at", "id"]
        indexes = [models.Index(fields=["user", "plan"], name="plan_of_author")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "user"], name="plan_author_once", violation_error_message=_("Orang ini sudah menyusun.")
            )
        ]

    def __str__(self) -> str:
        return str(self.user)


class PlanSection(Versioned):
    """One text of the six steps. Each is saved on its own, so that two authors at two questions never meet."""

    plan = models.ForeignKey(JointPlan, on_delete=models.CASCADE, related_name="sections")
    key = models.CharField(_("Bagian"), max_length=20, choices=[(key, q.label) for key, q in QUESTIONS.items()])
    body = models.TextField(_("Isi"), blank=True)
    updated_at = models.DateTimeField(editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    PRIVACY = Privacy(plain=("key", "body"), keep="As long as the plan.")

    class Meta:
        verbose_name = _("Bagian rencana")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "key"], name="plan_section_once", violation_error_message=_("Bagian ini sudah ada.")
            )
        ]

    def __str__(self) -> str:
        return str(self.get_key_display())


class PlanRow(Versioned):
    """One line of the matrix: what one subject adds to the whole."""

    plan = models.ForeignKey(JointPlan, on_delete=models.CASCADE, related_name="rows")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+", verbose_name=_("Mata pelajaran"))
    competency = models.TextField(_("Kompetensi"))
    indicator = models.TextField(_("Indikator"), blank=True)
    activity = models.TextField(_("Kegiatan siswa"), blank=True)
    assessment = models.TextField(pgettext_lazy("pembelajaran", "Penilaian"), blank=True)

    PRIVACY = Privacy(plain=("competency", "indicator", "activity", "assessment"), keep="As long as the plan.")

    class Meta:
        verbose_name = _("Baris mata pelajaran")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.subject)


class PlanNote(models.Model):
    """After teaching: what proved impractical, and what would be better. It is about the plan, never about a person."""

    plan = models.ForeignKey(JointPlan, on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Dicatat oleh")
    )
    taught_on = models.DateField(_("Tanggal mengajar"))
    what = models.TextField(_("Apa yang ternyata tidak praktis?"))
    better = models.TextField(_("Usul perbaikan"), blank=True)
    created_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(plain=("what", "better"), keep="As long as the plan.")

    class Meta:
        verbose_name = _("Catatan perbaikan")
        ordering = ["taught_on", "id"]

    def __str__(self) -> str:
        return self.what[:60]
