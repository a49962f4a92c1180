"""An activity or project [CO3]: one real activity that serves several subjects (domain.md 2.2.2)."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from collaboration.guides.projects import DIMENSION_LABELS, Assessing, Frame, ThemeSource
from collaboration.models.plan import SharedPlanQuerySet
from core.models import Stamped, Versioned
from core.privacy import Privacy
from core.search import Search
from partnerships.models import Partnership
from schools.models import ClassGroup, School, Subject


class ProjectQuerySet(SharedPlanQuerySet):
    """Reads of projects."""

    def of_person(self, user_id: int | None) -> Self:
        """Those that this person coordinates or takes part in with a subject."""
        teaching = ProjectSubject.objects.filter(teacher_id=user_id or 0).values("project_id")
        return self.filter(models.Q(coordinator_id=user_id) | models.Q(pk__in=teaching))


class Project(Stamped, Versioned):
    """One activity. Its subjects say what they add; its dates stand in the calendar."""

    STATE_TONES = {"running": "info"}

    class State(models.TextChoices):
        PLANNED = "planned", _("Direncanakan")
        RUNNING = "running", _("Berlangsung")
        DONE = "done", _("Selesai")
        CANCELLED = "cancelled", _("Dibatalkan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="projects")
    title = models.CharField(_("Aktivitas"), max_length=200)
    source = models.CharField(_("Sumber tema"), max_length=12, choices=ThemeSource.choices)
    theme = models.TextField(_("Tema"))
    activity = models.TextField(_("Apa yang dikerjakan siswa bersama-sama"), blank=True)
    frame = models.CharField(_("Kerangka profil"), max_length=10, choices=Frame.choices, default=Frame.GRADUATE)
    dimensions = models.JSONField(_("Dimensi profil"), default=list, blank=True)
    class_groups = models.ManyToManyField(ClassGroup, blank=True, related_name="+", verbose_name=_("Kelas"))
    starts_on = models.DateField(_("Mulai"))
    ends_on = models.DateField(_("Sampai"))
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Koordinator")
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Kemitraan")
    )
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PLANNED)
    result = models.TextField(_("Hasil bersama"), blank=True)
    done_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ProjectQuerySet.as_manager()

    SEARCH = Search("title")
    CODED = {"dimensions": DIMENSION_LABELS}
    PRIVACY = Privacy(
        plain=("title", "source", "theme", "activity", "frame", "dimensions", "state", "result"),
        keep="Until five years after the school year.",
    )

    class Meta:
        verbose_name = _("Aktivitas atau proyek")
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["school", "state", "-starts_on", "-id"], name="project_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="project_forward",
                violation_error_message=_("Aktivitas tidak dapat selesai sebelum dimulai."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class ProjectSubject(Versioned):
    """What one subject has to do with the activity. The result is about what pupils can do now, never about the teacher."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="subjects")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+", verbose_name=_("Mata pelajaran"))
    teacher = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Guru")
    )
    relevance = models.CharField(_("Hubungannya dengan aktivitas"), max_length=250, blank=True)
    competency = models.TextField(_("Kompetensi yang dikuatkan"), blank=True)
    pupils_do = models.TextField(_("Yang dikerjakan siswa"), blank=True)
    assessing = models.CharField(_("Cara menilai"), max_length=8, choices=Assessing.choices, default=Assessing.SHOWN)
    assessment = models.TextField(_("Apa yang dinilai"), blank=True)
    result = models.TextField(_("Hasil yang tampak pada siswa"), blank=True)

    PRIVACY = Privacy(
        plain=("relevance", "competency", "pupils_do", "assessing", "assessment", "result"),
        keep="As long as the project.",
    )

    class Meta:
        verbose_name = _("Mata pelajaran dalam aktivitas")
        ordering = ["id"]
        indexes = [models.Index(fields=["teacher", "project"], name="project_of_teacher")]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "subject", "teacher"],
                name="project_subject_once",
                violation_error_message=_("Guru ini sudah tercatat untuk mata pelajaran tersebut."),
            )
        ]

    def __str__(self) -> str:
        return str(self.subject)
