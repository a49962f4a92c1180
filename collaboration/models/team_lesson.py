"""Team teaching [CO6]: a lesson that several teachers give together, in one of six models (domain.md 2.2.5)."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from collaboration.guides.teaching import Model, Part
from collaboration.models.plan import SharedPlanQuerySet
from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.search import Search
from schools.models import ClassGroup, Room, School, Subject


class TeachingTeamQuerySet(SharedPlanQuerySet):
    """Reads of standing teams."""

    def of_person(self, user_id: int | None) -> Self:
        """Those to which this person belongs."""
        return self.filter(members=user_id)


class TeachingTeam(Stamped, Versioned):
    """A standing team: the same people, class and hour every week for a set time."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="teaching_teams")
    name = models.CharField(_("Nama tim"), max_length=120)
    model = models.CharField(_("Model"), max_length=12, choices=Model.choices, default=Model.TEAMING)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("Anggota tim"))
    class_group = models.ForeignKey(ClassGroup, on_delete=models.PROTECT, related_name="+", verbose_name=_("Kelas"))
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Mata pelajaran")
    )
    weekday = models.PositiveSmallIntegerField(_("Hari"))
    from_time = models.TimeField(_("Jam mulai"))
    to_time = models.TimeField(_("Jam selesai"))
    room = models.ForeignKey(
        Room, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Ruang")
    )
    starts_on = models.DateField(_("Mulai"))
    ends_on = models.DateField(_("Sampai"))
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TeachingTeamQuerySet.as_manager()

    SEARCH = Search("name")
    PRIVACY = Privacy(plain=("name", "model"), keep="Until two years after it ended.")

    class Meta:
        verbose_name = _("Tim mengajar")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_time__gt=models.F("from_time")),
                name="team_hours_forward",
                violation_error_message=_("Jam selesai harus setelah jam mulai."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="team_forward",
                violation_error_message=_("Tim tidak dapat berakhir sebelum dimulai."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TeamLessonQuerySet(SharedPlanQuerySet):
    """Reads of team lessons."""

    def of_person(self, user_id: int | None) -> Self:
        """Those that this person gives with others."""
        return self.filter(pk__in=LessonTeacher.objects.filter(user_id=user_id or 0).values("lesson_id"))


class TeamLesson(Stamped, Versioned):
    """One lesson of a team. `previous` is the lesson whose roles it swaps."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Direncanakan")
        HELD = "held", _("Terlaksana")
        CANCELLED = "cancelled", _("Dibatalkan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="team_lessons")
    team = models.ForeignKey(TeachingTeam, on_delete=models.SET_NULL, null=True, blank=True, related_name="lessons")
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followers")
    model = models.CharField(_("Model"), max_length=12, choices=Model.choices)
    topic = models.CharField(_("Topik"), max_length=200, blank=True)
    goal = models.TextField(_("Tujuan pelajaran"), blank=True)
    preparation = models.TextField(_("Persiapan: siapa menyiapkan apa"), blank=True)
    class_groups = models.ManyToManyField(ClassGroup, related_name="+", verbose_name=_("Kelas"))
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Mata pelajaran")
    )
    starts_at = models.DateTimeField(_("Mulai"))
    ends_at = models.DateTimeField(pgettext_lazy("waktu", "Selesai"))
    room = models.ForeignKey(
        Room, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Ruang")
    )
    place = models.CharField(_("Tempat lain"), max_length=160, blank=True)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PLANNED)
    held_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TeamLessonQuerySet.as_manager()

    SEARCH = Search("topic")
    PRIVACY = Privacy(
        plain=("model", "topic", "goal", "preparation", "place", "state"), keep="Until two years after the lesson."
    )

    class Meta:
        verbose_name = _("Pelajaran bersama")
        ordering = ["-starts_at", "-id"]
        indexes = [
            models.Index(fields=["school", "-starts_at", "-id"], name="team_lesson_by_time"),
            models.Index(fields=["school", "state", "-starts_at", "-id"], name="team_lesson_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="team_lesson_forward",
                violation_error_message=_("Jam selesai harus setelah jam mulai."),
            )
        ]

    def __str__(self) -> str:
        return self.topic or str(self.get_model_display())

    @property
    def minutes(self) -> int:
        """How long it is."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    def day(self) -> date:
        """The school's calendar day on which it is given."""
        return self.school.local_date(self.starts_at)


class LessonTeacher(models.Model):
    """A teacher of the lesson; `order` is the place in the team (0 leads first)."""

    lesson = models.ForeignKey(TeamLesson, on_delete=models.CASCADE, related_name="teachers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Guru")
    )
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    PRIVACY = Privacy(keep="As long as the lesson.")

    class Meta:
        verbose_name = _("Guru pelajaran bersama")
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["user", "lesson"], name="team_lesson_of_teacher")]
        constraints = [
            models.UniqueConstraint(
                fields=["lesson", "user"], name="lesson_teacher_once", violation_error_message=_("Guru ini sudah ada.")
            )
        ]

    def __str__(self) -> str:
        return str(self.user)


class Segment(models.Model):
    """A stretch of the lesson: how long, and what happens."""

    lesson = models.ForeignKey(TeamLesson, on_delete=models.CASCADE, related_name="segments")
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    minutes = models.PositiveSmallIntegerField(_("Menit"))
    what = models.TextField(_("Apa yang terjadi"))

    PRIVACY = Privacy(plain=("what",), keep="As long as the lesson.")

    class Meta:
        verbose_name = _("Bagian pelajaran")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__gt=0),
                name="segment_has_minutes",
                violation_error_message=_("Lamanya sekurang-kurangnya satu menit."),
            )
        ]

    def __str__(self) -> str:
        return self.what[:60]


class SegmentTask(models.Model):
    """What one teacher does in a segment; which station or group it is, and its pupils in words (never a register of names)."""

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="tasks")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Guru")
    )
    part = models.CharField(_("Peran"), max_length=10, choices=Part.choices)
    label = models.CharField(_("Stasiun atau kelompok"), max_length=80, blank=True)
    pupils = models.CharField(_("Siswa"), max_length=160, blank=True)

    PRIVACY = Privacy(
        personal={"pupils": "which group of pupils is meant, in words"},
        plain=("part", "label"),
        keep="As long as the lesson.",
    )

    class Meta:
        verbose_name = _("Peran dalam bagian pelajaran")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["segment", "user"],
                name="task_once",
                violation_error_message=_("Guru ini sudah mempunyai peran."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_part_display())


class ReflectionQuerySet(models.QuerySet):
    """Reads of reflections."""

    def visible_to(self, actor: Actor) -> ReflectionQuerySet:
        """The team's own, and nobody else's: leaders see that it was written, in `TeamLesson`'s page, never what."""
        mine = LessonTeacher.objects.filter(user_id=actor.user_id or 0, lesson__school_id=actor.tenant_id or 0)
        return self.filter(lesson__in=mine.values("lesson_id"))


class LessonReflection(Versioned):
    """What one teacher of the team says afterwards. Words, no rating; read by the team alone (promise 1 in spirit)."""

    lesson = models.ForeignKey(TeamLesson, on_delete=models.CASCADE, related_name="reflections")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Guru")
    )
    pupils = models.TextField(_("Apa yang tampak pada siswa?"))
    kept = models.TextField(_("Apa yang kita pertahankan?"), blank=True)
    changed = models.TextField(_("Apa yang kita ubah pada pelajaran berikutnya?"), blank=True)
    written_at = models.DateTimeField(editable=False)

    objects = ReflectionQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "pupils": "the team's reflection on the lesson",
            "kept": "the team's reflection on the lesson",
            "changed": "the team's reflection on the lesson",
        },
        keep="As long as the lesson.",
    )

    class Meta:
        verbose_name = _("Refleksi bersama")
        ordering = ["written_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["lesson", "user"], name="reflection_once", violation_error_message=_("Refleksi Anda sudah ada.")
            )
        ]

    def __str__(self) -> str:
        return str(self.user)
