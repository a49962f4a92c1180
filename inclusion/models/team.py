"""The team around a pupil [IN3]: who works on the plan, with which part, and who may read assessments."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.privacy import Privacy
from inclusion.models.pupil import Pupil


class TeamMemberQuerySet(models.QuerySet):
    """Reads of teams."""

    def current(self) -> Self:
        """Those who are on the team now."""
        return self.filter(left_on=None)


class TeamMember(models.Model):
    """A person on the team of a pupil: somebody with an account at the school, or somebody from outside by name.

    Being on the team opens the plan; `is_cleared` opens assessments and diagnosis documents as well (access table).
    """

    class Role(models.TextChoices):
        HOMEROOM = "homeroom", _("Wali kelas")
        SUBJECT = "subject", _("Guru mata pelajaran")
        SPECIAL = "special", _("Guru pembimbing khusus (GPK)")
        COUNSELLOR = "counsellor", _("Guru BK")
        PRINCIPAL = "principal", _("Kepala sekolah")
        ASSISTANT = "assistant", _("Pendamping")
        PARENT = "parent", _("Orang tua / wali")
        PUPIL = "pupil", _("Siswa sendiri")
        EXPERT = "expert", _("Psikolog, terapis, atau dokter")
        CENTRE = "centre", _("ULD atau SLB pusat sumber")

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Anggota")
    )  # fmt: skip
    name = models.CharField(_("Nama"), max_length=150)
    role = models.CharField(_("Peran dalam tim"), max_length=12, choices=Role.choices)
    part = models.CharField(_("Bagian dalam tim"), max_length=200, blank=True)
    is_coordinator = models.BooleanField(_("Koordinator"), default=False)
    is_cleared = models.BooleanField(_("Boleh membaca hasil asesmen"), default=False)
    joined_on = models.DateField(_("Sejak"))
    left_on = models.DateField(_("Sampai"), null=True, blank=True)

    objects = TeamMemberQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"name": "who is on the team", "role": "as what", "part": "what the person takes care of"},
        keep="As long as the pupil.",
        about="user",
    )

    class Meta:
        verbose_name = _("Anggota tim")
        ordering = ["-is_coordinator", "joined_on", "id"]
        indexes = [models.Index(fields=["user", "pupil"], condition=Q(left_on=None), name="team_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "user"],
                condition=Q(left_on=None, user__isnull=False),
                name="team_member_once",
                violation_error_message=_("Orang ini sudah menjadi anggota tim."),
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=models.F("joined_on")),
                name="team_member_forward",
                violation_error_message=_("Keanggotaan tim tidak dapat selesai sebelum dimulai."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
