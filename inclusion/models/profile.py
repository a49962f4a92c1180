"""The learning profile of a pupil [IN2]: one per school year, every text saved on its own; what is seen, never a diagnosis."""

from __future__ import annotations

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Ends, Privacy
from core.private_fields import PrivateJSON, PrivateText
from inclusion.guides.profiles import QUESTIONS
from inclusion.models.pupil import Pupil
from inclusion.terms import Need
from schools.models import School, SchoolYear


class LearningProfileQuerySet(models.QuerySet):
    """Reads of profiles."""

    def visible_to(self, actor: Actor) -> Self:
        """As the support plan (access table); consent is asked apart."""
        pupils = Pupil.objects.plan_open_to(actor).order_by().values("pk")
        return self.filter(school_id=actor.tenant_id, pupil__in=pupils)


class LearningProfile(Stamped, Versioned):
    """The profile of one school year. A new year begins as a copy of the one before (`source`), which stays as it was."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="profiles")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+", verbose_name=_("Tahun ajaran"))
    source = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="next", verbose_name=_("Disalin dari")
    )
    needs = PrivateJSON(_("Kode kebutuhan khusus (Dapodik)"), default=list, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = LearningProfileQuerySet.as_manager()

    CODED = {"needs": dict(Need.choices)}
    PRIVACY = Privacy(
        personal={"needs": "codes that Dapodik asks for"},
        keep="Until three years after the pupil left the school.",
        ends=(Ends("pupil__left_on", timedelta(days=3 * 365)),),
    )

    class Meta:
        verbose_name = _("Profil belajar")
        ordering = ["-year__starts_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "year"],
                name="profile_once_a_year",
                violation_error_message=_("Siswa ini sudah mempunyai profil untuk tahun ajaran itu."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.pupil} · {self.year}"

    @property
    def need_words(self) -> list[str]:
        """The codes with their labels: "K – Kesulitan belajar"."""
        return [f"{code} – {Need(code).label}" for code in self.needs if code in Need.values]


class ProfileText(Versioned):
    """One text of a profile. `updated_by` is whose statement it is; empty after a copy that nobody has gone through yet."""

    profile = models.ForeignKey(LearningProfile, on_delete=models.CASCADE, related_name="texts")
    key = models.CharField(_("Bagian"), max_length=20, choices=[(key, q.label) for key, q in QUESTIONS.items()])
    body = PrivateText(_("Isi"), blank=True)
    updated_at = models.DateTimeField(editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    PRIVACY = Privacy(personal={"body": "how the pupil learns"}, plain=("key",), keep="As long as the profile.")

    class Meta:
        verbose_name = _("Bagian profil")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "key"], name="profile_text_once", violation_error_message=_("Bagian ini sudah ada.")
            )
        ]

    def __str__(self) -> str:
        return str(self.get_key_display())


class FunctionNote(Stamped, Versioned):
    """One statement about a function of daily life: how hard it is, what was seen, and who says so."""

    class Function(models.TextChoices):
        SEEING = "seeing", _("Melihat")
        HEARING = "hearing", _("Mendengar")
        GROSS_MOTOR = "gross_motor", _("Gerak besar (berjalan, naik tangga)")
        FINE_MOTOR = "fine_motor", _("Gerak halus (menulis, memegang)")
        SPEAKING = "speaking", _("Berbicara dan berkomunikasi")
        MEMORY = "memory", _("Mengingat dan berkonsentrasi")
        BEHAVIOUR = "behaviour", _("Perilaku dan emosi")
        LEARNING = "learning", _("Belajar: membaca, menulis, berhitung")
        SELF_CARE = "self_care", _("Merawat diri")

    class Level(models.TextChoices):
        NONE = "none", _("Tidak ada kesulitan")
        SOME = "some", _("Sedikit kesulitan")
        MUCH = "much", _("Banyak kesulitan")
        CANNOT = "cannot", _("Tidak bisa")

    class Source(models.TextChoices):
        OBSERVATION = "observation", _("Pengamatan")
        PARENT = "parent", _("Orang tua")
        PROFESSIONAL = "professional", _("Tenaga profesional")

    profile = models.ForeignKey(LearningProfile, on_delete=models.CASCADE, related_name="functions")
    function = models.CharField(_("Fungsi"), max_length=12, choices=Function.choices)
    level = PrivateText(_("Tingkat kesulitan"), choices=Level.choices)
    note = PrivateText(_("Apa yang terlihat"), blank=True)
    source = models.CharField(_("Sumber"), max_length=12, choices=Source.choices, default=Source.OBSERVATION)
    said_by = PrivateText(_("Menurut siapa"), blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    is_copied = models.BooleanField(default=False, editable=False)

    PRIVACY = Privacy(
        personal={
            "level": "how hard something is for the pupil", "note": "what was seen", "said_by": "who says so",
        },
        plain=("function", "source"),
        keep="As long as the profile.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Pernyataan fungsi")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.get_function_display())

    @property
    def who(self) -> str:
        """Whose statement it is."""
        return self.said_by or (self.written_by.display_name if self.written_by else "")
