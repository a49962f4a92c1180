"""The school's inclusion programme [IN9]: its yearly look at seven components (domain.md 3), and campaigns against stigma."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from schools.models import School
from schools.roles import Role

PROGRAMME_READERS = (
    Role.PRINCIPAL, Role.HUB, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR, Role.COACH, Role.COMMITTEE, Role.SUPERVISOR,
)  # fmt: skip
"""Access table, row "school inclusion figures"."""


FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Years for which the programme may be written down: what lies outside is a typing mistake."""


class Component(models.TextChoices):
    """The seven components of running inclusion in a school (domain.md section 3)."""

    STRATEGY = "strategy", _("Perencanaan strategis")
    CURRICULUM = "curriculum", _("Kurikulum")
    TRAINING = "training", _("Pelatihan guru")
    FACILITIES = "facilities", _("Sarana dan prasarana")
    PEDAGOGY = "pedagogy", _("Pembelajaran")
    COMMUNITY = "community", _("Orang tua dan masyarakat")
    EVALUATION = "evaluation", _("Evaluasi dan pemantauan")

    @property
    def about(self) -> Any:
        """What to look at, in a sentence: few schools have a specialist who knows (practice.md 2.1)."""
        return _ABOUT[self]


_ABOUT = {
    Component.STRATEGY: _("Visi, misi, aturan, dan anggaran sekolah menyebut semua siswa."),
    Component.CURRICULUM: _("Capaian dan bahan ajar disesuaikan dengan kebutuhan siswa."),
    Component.TRAINING: _("Guru dan staf dilatih, dan tahu kepada siapa mereka bertanya."),
    Component.FACILITIES: _("Ram, toilet, ruang, alat belajar, dan alat bantu dapat dipakai semua siswa."),
    Component.PEDAGOGY: _("Cara mengajar beragam; siswa yang memerlukannya punya rencana individual."),
    Component.COMMUNITY: _("Orang tua ikut memutuskan; masyarakat dan mitra membantu."),
    Component.EVALUATION: _("Hasilnya ditinjau bersama guru, siswa, dan orang tua, lalu diperbaiki."),
}


class Level(models.IntegerChoices):
    """Four words, no middle to hide in."""

    NOT_YET = 1, _("Belum ada")
    STARTING = 2, _("Mulai")
    GROWING = 3, _("Berkembang")
    HABIT = 4, _("Membudaya")


class SchoolWide(models.QuerySet):
    """Reads of what concerns the whole school and no single pupil."""

    def visible_to(self, actor: Actor) -> Self:
        """Those who read the school's inclusion figures."""
        here = self.filter(school_id=actor.tenant_id)
        return here if actor.has(*PROGRAMME_READERS) else here.none()


class SelfEvaluation(Stamped, Versioned):
    """The school's own look at its inclusion in one school year ("2026/2027")."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    year = models.CharField(_("Tahun ajaran"), max_length=9)
    conclusion = models.TextField(_("Simpulan dan yang diperkuat berikutnya"), blank=True)

    objects = SchoolWide.as_manager()

    PRIVACY = Privacy(plain=("year", "conclusion"))

    class Meta:
        verbose_name = _("Evaluasi diri inklusi")
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "year"],
                name="self_evaluation_once",
                violation_error_message=_("Evaluasi diri tahun ajaran ini sudah ada."),
            )
        ]

    def __str__(self) -> str:
        return self.year


class ComponentLook(models.Model):
    """One component: a word, what shows it, and what is to be better next year."""

    evaluation = models.ForeignKey(SelfEvaluation, on_delete=models.CASCADE, related_name="looks")
    component = models.CharField(_("Komponen"), max_length=12, choices=Component.choices)
    level = models.PositiveSmallIntegerField(_("Keadaan"), choices=Level.choices)
    evidence = models.TextField(_("Bukti"), blank=True)
    improvement = models.TextField(_("Rencana perbaikan"), blank=True)

    PRIVACY = Privacy(plain=("component", "evidence", "improvement"), keep="As long as the self-evaluation.")

    class Meta:
        verbose_name = _("Komponen evaluasi diri")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "component"],
                name="component_once",
                violation_error_message=_("Komponen ini sudah dinilai."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_component_display()}: {self.get_level_display()}"


class Campaign(Stamped, Versioned):
    """A training, or an event that makes people understand: for staff, pupils, parents, the neighbourhood."""

    class Kind(models.TextChoices):
        TRAINING = "training", _("Pelatihan")
        AWARENESS = "awareness", _("Kampanye kesadaran")
        PARENTS = "parents", _("Kelas orang tua")

    class Audience(models.TextChoices):
        STAFF = "staff", _("Guru dan tenaga kependidikan")
        PUPILS = "pupils", _("Siswa")
        PARENTS = "parents", _("Orang tua")
        PUBLIC = "public", _("Masyarakat")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("Jenis"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("Judul"), max_length=160)
    audience = models.CharField(_("Bagi siapa"), max_length=10, choices=Audience.choices)
    on = models.DateField(_("Tanggal"))
    place = models.CharField(_("Tempat"), max_length=160, blank=True)
    people = models.PositiveIntegerField(_("Jumlah peserta"), null=True, blank=True)
    result = models.TextField(_("Hasilnya"), blank=True, help_text=_("Apa yang berubah? Tanpa nama siswa."))

    objects = SchoolWide.as_manager()

    PRIVACY = Privacy(plain=("kind", "title", "audience", "place", "result"))

    class Meta:
        verbose_name = _("Pelatihan dan kampanye")
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["school", "-on", "-id"], name="campaign_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(people=None) | Q(people__gt=0),
                name="campaign_has_people",
                violation_error_message=_("Jumlah peserta lebih dari nol, atau kosong."),
            )
        ]

    def __str__(self) -> str:
        return self.title
