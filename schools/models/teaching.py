"""What is taught, to whom, where and when: subjects, class groups, rooms and the lesson timetable of one school."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.privacy import Ends, Privacy
from schools.models.school import School, SchoolYear


class ActiveQuerySet(models.QuerySet):
    """Reads of rows that a school may put aside without losing what points at them."""

    def of(self, school: School | int) -> ActiveQuerySet:
        """Those of `school` that are in use."""
        return self.filter(school=school, is_active=True)


class Subject(models.Model):
    """A subject (mata pelajaran). `family` is the group of related subjects (rumpun) by which colleagues find each other."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="subjects")
    name = models.CharField(_("Mata pelajaran"), max_length=100)
    code = models.CharField(_("Singkatan"), max_length=15, blank=True)
    family = models.CharField(
        _("Rumpun"), max_length=60, blank=True, help_text=_("Misalnya MIPA, Bahasa, atau Ilmu Sosial.")
    )
    is_active = models.BooleanField(_("Dipakai"), default=True)

    objects = ActiveQuerySet.as_manager()

    PRIVACY = Privacy(plain=("name", "code", "family"))

    class Meta:
        verbose_name = _("Mata pelajaran")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "name"],
                name="subject_once",
                violation_error_message=_("Mata pelajaran ini sudah ada."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Room(models.Model):
    """A room that can be taken: a classroom, the laboratory, the hall."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(_("Ruang"), max_length=60)
    is_active = models.BooleanField(_("Dipakai"), default=True)

    objects = ActiveQuerySet.as_manager()

    PRIVACY = Privacy(plain=("name",))

    class Meta:
        verbose_name = _("Ruang")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "name"], name="room_once", violation_error_message=_("Ruang ini sudah ada.")
            )
        ]

    def __str__(self) -> str:
        return self.name


class ClassGroup(models.Model):
    """A class (rombongan belajar) of one school year: "VIII-A", "XI MIPA 2"."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="class_groups")
    year = models.ForeignKey(
        SchoolYear, on_delete=models.PROTECT, related_name="class_groups", verbose_name=_("Tahun ajaran")
    )
    name = models.CharField(_("Kelas"), max_length=40)
    grade = models.PositiveSmallIntegerField(_("Tingkat"), null=True, blank=True, help_text=_("Angka 1 sampai 13."))
    homeroom = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Wali kelas"),
    )

    PRIVACY = Privacy(plain=("name",))

    class Meta:
        verbose_name = _("Kelas")
        ordering = ["grade", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "year", "name"],
                name="class_group_once",
                violation_error_message=_("Kelas ini sudah ada pada tahun ajaran tersebut."),
            ),
            models.CheckConstraint(
                condition=models.Q(grade=None) | models.Q(grade__range=(1, 13)),
                name="grade_in_school",
                violation_error_message=_("Tingkat adalah angka 1 sampai 13."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LessonQuerySet(models.QuerySet):
    """Reads of the timetable."""

    def on(self, school: School | int, weekday: int) -> LessonQuerySet:
        """Lessons of one ISO weekday (Monday is 1)."""
        return self.filter(school=school, weekday=weekday)


class Lesson(models.Model):
    """One line of the weekly lesson timetable of a school year, by the school's own clock. Imported, or typed."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="lessons")
    year = models.ForeignKey(
        SchoolYear, on_delete=models.CASCADE, related_name="lessons", verbose_name=_("Tahun ajaran")
    )
    weekday = models.PositiveSmallIntegerField(_("Hari"))
    starts_at = models.TimeField(_("Mulai"))
    ends_at = models.TimeField(pgettext_lazy("waktu", "Selesai"))
    class_group = models.ForeignKey(
        ClassGroup, on_delete=models.CASCADE, related_name="lessons", verbose_name=_("Kelas")
    )
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, related_name="lessons", verbose_name=_("Mata pelajaran")
    )
    teacher = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("Guru")
    )
    room = models.ForeignKey(
        Room, on_delete=models.SET_NULL, null=True, blank=True, related_name="lessons", verbose_name=_("Ruang")
    )

    objects = LessonQuerySet.as_manager()

    PRIVACY = Privacy(
        keep="Until one year after the school year ended.", ends=(Ends("year__ends_on", timedelta(days=365)),)
    )

    class Meta:
        verbose_name = _("Jam pelajaran")
        ordering = ["weekday", "starts_at", "id"]
        indexes = [
            models.Index(fields=["school", "teacher", "weekday"], name="lesson_by_teacher"),
            models.Index(fields=["school", "class_group", "weekday"], name="lesson_by_class"),
            models.Index(fields=["school", "room", "weekday"], name="lesson_by_room"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="lesson_forward",
                violation_error_message=_("Jam pelajaran harus selesai setelah dimulai."),
            ),
            models.CheckConstraint(
                condition=models.Q(weekday__range=(1, 7)),
                name="lesson_on_weekday",
                violation_error_message=_("Pilih hari Senin sampai Minggu."),
            ),
            models.UniqueConstraint(
                fields=["year", "class_group", "weekday", "starts_at", "subject", "teacher"],
                name="lesson_once",
                violation_error_message=_("Jam pelajaran ini sudah ada."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.class_group}"


class HolidayQuerySet(models.QuerySet):
    """Reads of days without lessons."""

    def of(self, school: School | int) -> HolidayQuerySet:
        """National days and the school's own."""
        return self.filter(models.Q(school=None) | models.Q(school=school))

    def touching(self, first: object, last: object) -> HolidayQuerySet:
        """Those with at least one day from `first` to `last`."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)


class Holiday(models.Model):
    """Days without ordinary lessons: national (no school, the same for all), or a school's own break or examination week."""

    class Kind(models.TextChoices):
        NATIONAL = "national", _("Libur nasional")
        JOINT = "joint", _("Cuti bersama")
        SCHOOL = "school", _("Libur sekolah")

    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, blank=True, related_name="holidays")
    kind = models.CharField(_("Jenis"), max_length=10, choices=Kind.choices, default=Kind.SCHOOL)
    name = models.CharField(_("Nama hari libur"), max_length=120)
    name_en = models.CharField(_("Nama dalam bahasa Inggris"), max_length=120, blank=True)
    starts_on = models.DateField(_("Mulai"))
    ends_on = models.DateField(_("Sampai"))

    objects = HolidayQuerySet.as_manager()

    PRIVACY = Privacy(plain=("kind", "name", "name_en"))

    class Meta:
        verbose_name = _("Hari libur")
        ordering = ["starts_on", "id"]
        indexes = [models.Index(fields=["school", "starts_on"], name="holiday_by_school")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="holiday_forward",
                violation_error_message=_("Libur tidak dapat selesai sebelum dimulai."),
            ),
            models.CheckConstraint(
                condition=models.Q(school=None) ^ models.Q(kind="school"),
                name="school_holiday_has_school",
                violation_error_message=_(
                    "Libur nasional berlaku bagi semua sekolah; libur sekolah milik satu sekolah."
                ),
            ),
            models.UniqueConstraint(
                fields=["school", "starts_on", "name"],
                name="holiday_once",
                violation_error_message=_("Hari libur ini sudah ada."),
            ),
            models.UniqueConstraint(
                fields=["starts_on", "name"],
                condition=models.Q(school=None),
                name="national_holiday_once",
                violation_error_message=_("Hari libur ini sudah ada."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        """The name as a reader of `language` knows it."""
        return self.name_en if language == "en" and self.name_en else self.name
