"""The pupil register [IN1]: pupils, the class of each through the years, and who answers for them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Ends, Privacy
from core.search import Search
from schools.models import ClassGroup, Lesson, School
from schools.roles import TEACHING, Role

REGISTER_READERS = (Role.PRINCIPAL, Role.OPERATOR, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR)
"""Access table, row "pupil register": these see every pupil; teachers see their own classes, parents their own child."""
PLAN_READERS = (Role.PRINCIPAL, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR)
"""Access table, row "support plan": these see every plan; teachers and staff those of pupils on whose team they are."""
SUPPORT = (Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR)
"""Special-needs teacher and counsellor: they write in inclusion."""


class PupilQuerySet(models.QuerySet):
    """Reads of pupils. Each row of the access table has one method; whoever asks gets the rows or nothing."""

    def of_guardian(self, user_id: int | None) -> Self:
        """Children of the person who signs in with this account."""
        guardians = Guardian.objects.filter(pupil=OuterRef("pk"), user=user_id or 0, is_active=True)
        return self.filter(Exists(guardians))

    def on_team(self, user_id: int | None) -> Self:
        """Pupils on whose team this person is now."""
        from inclusion.models.team import TeamMember

        return self.filter(Exists(TeamMember.objects.current().filter(pupil=OuterRef("pk"), user=user_id or 0)))

    def taught_by(self, user_id: int | None) -> Self:
        """Pupils whose present class this person teaches by the timetable or looks after as homeroom teacher."""
        user = user_id or 0
        lessons = Lesson.objects.filter(class_group=OuterRef("class_group"), teacher=user)
        here = Placement.objects.filter(pupil=OuterRef("pk"), ends_on=None)
        return self.filter(Exists(here.filter(Q(class_group__homeroom=user) | Exists(lessons))))

    def visible_to(self, actor: Actor) -> Self:
        """The register: name and class."""
        here = self.filter(school_id=actor.tenant_id)
        if actor.has(*REGISTER_READERS):
            return here
        return here.filter(pk__in=here._own(actor, taught=True))

    def plan_open_to(self, actor: Actor) -> Self:
        """Pupils whose plan, profile and progress this person may read, consent apart (policy.check_consent)."""
        here = self.filter(school_id=actor.tenant_id)
        if actor.has(*PLAN_READERS):
            return here
        return here.filter(pk__in=here._own(actor, taught=False))

    def accommodations_open_to(self, actor: Actor) -> Self:
        """Pupils whose one-page profile this person may read: those who teach them, the team, the parents."""
        here = self.filter(school_id=actor.tenant_id)
        if actor.has(*SUPPORT):
            return here
        return here.filter(pk__in=here._own(actor, taught=True))

    def _own(self, actor: Actor, *, taught: bool) -> models.QuerySet:
        """Numbers of the pupils that concern this person as teacher, member of the team or parent."""
        rows = self.none()
        if actor.has(*TEACHING, Role.PRINCIPAL, Role.HUB):
            rows = rows | self.on_team(actor.user_id)
        if taught and actor.has(*TEACHING):
            rows = rows | self.taught_by(actor.user_id)
        if actor.has(Role.PARENT):
            rows = rows | self.of_guardian(actor.user_id)
        return rows.values("pk")

    def consented(self, purpose: str, day: date) -> Self:
        """Pupils for whom a guardian's consent to `purpose` is in force on `day`."""
        from inclusion.models.consent import Consent

        return self.filter(Exists(Consent.objects.in_force(day).filter(pupil=OuterRef("pk"), purpose=purpose)))


class Pupil(Stamped, Versioned):
    """A pupil of the school. Numbers are text: they begin with zeros. Everything but this row waits for a consent."""

    class Sex(models.TextChoices):
        MALE = "L", _("Laki-laki")
        FEMALE = "P", _("Perempuan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="pupils")
    name = models.CharField(_("Nama lengkap"), max_length=150)
    nickname = models.CharField(_("Nama panggilan"), max_length=60, blank=True)
    nisn = models.CharField(
        "NISN", max_length=10, blank=True, validators=[RegexValidator(r"^\d{10}$", _("NISN terdiri atas 10 angka."))]
    )
    nis = models.CharField(_("NIS"), max_length=20, blank=True)
    birth_date = models.DateField(_("Tanggal lahir"), null=True, blank=True)
    sex = models.CharField(_("Jenis kelamin"), max_length=1, choices=Sex.choices, blank=True)
    left_on = models.DateField(_("Keluar pada"), null=True, blank=True)

    objects = PupilQuerySet.as_manager()

    SEARCH = Search("name", "nickname", "nisn", "nis")
    PRIVACY = Privacy(
        personal={
            "name": "who the pupil is", "nickname": "how the pupil wants to be called", "nisn": "national number of the pupil",
            "nis": "number at the school", "sex": "asked by Dapodik", "birth_date": "age and phase",
        },
        keep="Until five years after the pupil left the school.",
        ends=(Ends("left_on", timedelta(days=5 * 366)),),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Siswa")
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["school", "name", "id"], name="pupil_by_name"),
            models.Index(fields=["school", "nis"], name="pupil_by_nis"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "nisn"],
                condition=~Q(nisn=""),
                name="pupil_nisn_once",
                violation_error_message=_("Siswa dengan NISN ini sudah terdaftar."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """The name by which people speak of the pupil."""
        return self.nickname or self.name


class Placement(models.Model):
    """The class of a pupil from one day to another; the open one is the present class."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="placements")
    class_group = models.ForeignKey(ClassGroup, on_delete=models.PROTECT, related_name="+", verbose_name=_("Kelas"))
    starts_on = models.DateField(_("Sejak"))
    ends_on = models.DateField(_("Sampai"), null=True, blank=True)

    PRIVACY = Privacy(keep="As long as the pupil.")

    class Meta:
        verbose_name = _("Penempatan kelas")
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["class_group", "ends_on"], name="placement_by_class")]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil"],
                condition=Q(ends_on=None),
                name="one_class_at_a_time",
                violation_error_message=_("Siswa sudah berada di sebuah kelas."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="placement_forward",
                violation_error_message=_("Penempatan tidak dapat selesai sebelum dimulai."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.class_group)


class Guardian(models.Model):
    """A parent or guardian of a pupil: with an account (`user`) or reached by link. `may_consent` says who decides.

    `invited_at` waits for the account of somebody who was invited: once the invitation is accepted, the account is connected.
    """

    class Relation(models.TextChoices):
        MOTHER = "mother", _("Ibu")
        FATHER = "father", _("Ayah")
        GUARDIAN = "guardian", _("Wali")

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="guardians")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Akun")
    )  # fmt: skip
    name = models.CharField(_("Nama"), max_length=150)
    relation = models.CharField(_("Hubungan"), max_length=10, choices=Relation.choices)
    phone = models.CharField(_("Telepon"), max_length=40, blank=True)
    email = models.EmailField(_("Email"), blank=True)
    may_consent = models.BooleanField(_("Berhak memberi persetujuan"), default=True)
    is_active = models.BooleanField(_("Aktif"), default=True)
    invited_at = models.DateTimeField(null=True, blank=True, editable=False)

    PRIVACY = Privacy(
        personal={
            "name": "who answers for the pupil", "relation": "how the person is related", "phone": "to reach the person",
            "email": "to reach the person",
        },
        keep="As long as the pupil.",
        about="user",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Orang tua atau wali")
        ordering = ["pupil", "id"]
        indexes = [models.Index(fields=["user", "pupil"], name="guardian_by_account")]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "user"],
                condition=Q(user__isnull=False, is_active=True),
                name="guardian_account_once",
                violation_error_message=_("Akun ini sudah terhubung dengan siswa tersebut."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def school_id(self) -> int:
        """The school of the pupil."""
        return self.pupil.school_id
