"""How ready the school as a whole is to work together, looked at each half-year (domain.md 2.5 and 2.6) [CO10]. Never about a person."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from schools.models import School
from schools.roles import Role


class Aspect(models.TextChoices):
    """Four first steps, then six benefits to watch."""

    TRUST_BUILT = "trust_built", _("Kepercayaan dibangun")
    LISTENING = "listening", _("Suasana saling mendengarkan tumbuh")
    CENTRED = "centred", _("Berpusat pada siswa")
    EXTRA = "extra", _("Peduli pada program tambahan")
    TRUST = "trust", _("Rasa saling percaya")
    GOTONG_ROYONG = "gotong_royong", _("Gotong royong")
    REFLECTION = "reflection", _("Refleksi diri")
    HABITS = "habits", _("Perubahan kebiasaan")
    QUALITY = "quality", _("Mutu yang konsisten")
    PUPILS = "pupils", _("Siswa belajar berkolaborasi")


FIRST_STEPS = tuple(Aspect)[:4]
BENEFITS = tuple(Aspect)[4:]


class Level(models.IntegerChoices):
    """Four words, no middle to hide in."""

    NOT_YET = 1, _("Belum tampak")
    STARTING = 2, _("Mulai tampak")
    GROWING = 3, _("Berkembang")
    HABIT = 4, _("Membudaya")


class ReadinessCheckQuerySet(models.QuerySet):
    """Reads of self-checks."""

    def visible_to(self, actor: Actor) -> ReadinessCheckQuerySet:
        """Principal and hub."""
        here = self.filter(school_id=actor.tenant_id)
        return here if actor.has(Role.PRINCIPAL, Role.HUB) else here.none()


class ReadinessCheck(Stamped, Versioned):
    """The school's own look at itself in one half-year."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    year = models.CharField(_("Tahun ajaran"), max_length=9)
    half = models.PositiveSmallIntegerField(_("Semester"))
    conclusion = models.TextField(_("Yang kita perkuat berikutnya"), blank=True)

    objects = ReadinessCheckQuerySet.as_manager()

    PRIVACY = Privacy(plain=("year", "conclusion"))

    class Meta:
        verbose_name = _("Cek kesiapan")
        ordering = ["-year", "-half"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "year", "half"],
                name="readiness_once",
                violation_error_message=_("Cek kesiapan semester ini sudah ada."),
            ),
            models.CheckConstraint(
                condition=models.Q(half__in=(1, 2)),
                name="readiness_half",
                violation_error_message=_("Semester adalah 1 atau 2."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} · {self.half}"


class ReadinessAnswer(models.Model):
    """One aspect: a word, and what shows it."""

    check_of = models.ForeignKey(ReadinessCheck, on_delete=models.CASCADE, related_name="answers")
    aspect = models.CharField(_("Aspek"), max_length=15, choices=Aspect.choices)
    level = models.PositiveSmallIntegerField(_("Keadaan"), choices=Level.choices)
    evidence = models.CharField(_("Bukti"), max_length=300, blank=True)

    PRIVACY = Privacy(plain=("aspect", "evidence"), keep="As long as the self-check.")

    class Meta:
        verbose_name = _("Jawaban cek kesiapan")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_of", "aspect"],
                name="readiness_aspect_once",
                violation_error_message=_("Aspek ini sudah dijawab."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_aspect_display()}: {self.get_level_display()}"
