"""Working from data: goal, gather, analyse, discuss, conclude, decide, teach, gather results (domain.md 2.4) [CO10]."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from collaboration.models.data_grid import DataGrid
from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from schools.models import School
from schools.roles import TEACHING, Role


class DataCycleQuerySet(models.QuerySet):
    """Reads of data cycles."""

    def visible_to(self, actor: Actor) -> DataCycleQuerySet:
        """Principal, hub, and the teacher who is responsible for it."""
        here = self.filter(school_id=actor.tenant_id)
        if actor.has(Role.PRINCIPAL, Role.HUB):
            return here
        own = here.filter(responsible_id=actor.user_id, responsible__isnull=False)
        return own if actor.has(*TEACHING) else here.none()


class DataCycle(Stamped, Versioned):
    """One way round. Each stage has its text; pupils and teachers are not named in it."""

    class Stage(models.TextChoices):
        GOAL = "goal", _("Tujuan")
        GATHER = "gather", _("Kumpulkan")
        ANALYSE = "analyse", _("Analisis dan tafsirkan")
        DISCUSS = "discuss", _("Diskusikan")
        CONCLUDE = "conclude", _("Simpulkan")
        DECIDE = "decide", _("Putuskan tindakan mengajar")
        TEACH = "teach", _("Ajarkan")
        RESULTS = "results", _("Kumpulkan hasil")
        DONE = "done", _("Selesai")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(_("Judul"), max_length=150)
    stage = models.CharField(_("Tahap"), max_length=10, choices=Stage.choices, default=Stage.GOAL)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("Penanggung jawab"),
    )  # fmt: skip
    related_url = models.CharField(
        _("Halaman terkait"), max_length=300, blank=True,
        help_text=_("Alamat halaman kelompok belajar atau pertemuan protokol di Guyub, diawali garis miring."),
    )  # fmt: skip
    goal = models.TextField(_("Tujuan: apa yang ingin kita ketahui?"))
    analyse = models.TextField(_("Analisis: apa kata data?"), blank=True)
    discuss = models.TextField(_("Diskusi: apa artinya bagi kita?"), blank=True)
    conclude = models.TextField(_("Simpulan"), blank=True)
    decide = models.TextField(_("Tindakan mengajar yang diputuskan"), blank=True)
    teach = models.TextField(_("Pelaksanaan di kelas"), blank=True)
    results = models.TextField(_("Hasil sesudahnya"), blank=True)

    objects = DataCycleQuerySet.as_manager()

    PRIVACY = Privacy(
        plain=(
            "title", "stage", "related_url", "goal", "analyse", "discuss", "conclude", "decide", "teach", "results",
        ),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Siklus data")
        ordering = ["-updated_at", "-id"]
        indexes = [models.Index(fields=["school", "-updated_at", "-id"], name="data_cycle_by_school")]

    def __str__(self) -> str:
        return self.title


class DataSource(models.Model):
    """One set of data that was gathered: which of the four kinds, and what it says."""

    class Kind(models.TextChoices):
        PERCEPTION = "perception", _("Persepsi")
        DEMOGRAPHIC = "demographic", _("Demografis")
        LEARNING = "learning", _("Hasil belajar")
        PROCESS = "process", _("Proses sekolah")

    cycle = models.ForeignKey(DataCycle, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(_("Jenis data"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("Data"), max_length=200)
    finding = models.TextField(_("Ringkasan angka atau temuan"), blank=True)

    PRIVACY = Privacy(plain=("kind", "name", "finding"), keep="As long as the data cycle.")

    class Meta:
        verbose_name = _("Sumber data")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class CycleTableQuerySet(models.QuerySet):
    """Reads of tables."""

    def visible_to(self, actor: Actor) -> CycleTableQuerySet:
        """Those of the cycles that this person sees."""
        return self.filter(cycle__in=DataCycle.objects.visible_to(actor))

    def shown(self) -> CycleTableQuerySet:
        """Those that stand: neither a preview nor taken back."""
        return self.filter(state=CycleTable.State.SHOWN)


class CycleTable(DataGrid):
    """A table of a data cycle, read from a spreadsheet: a preview first, then shown with its chart. Another one is another row."""

    class State(models.TextChoices):
        PREVIEW = "preview", _("Pratinjau")
        SHOWN = "shown", _("Ditampilkan")
        REMOVED = "removed", _("Ditarik")

    STATE_TONES = {"preview": "wait", "shown": "good", "removed": "neutral"}

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    cycle = models.ForeignKey(DataCycle, on_delete=models.CASCADE, related_name="tables")
    about = models.CharField(_("Jenis data"), max_length=12, choices=DataSource.Kind.choices)
    state = models.CharField(_("Status"), max_length=8, choices=State.choices, default=State.PREVIEW)

    objects = CycleTableQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"created_by_label": "who brought the table"}, plain=(*DataGrid.PLAIN, "about", "state"),
        keep="As long as the data cycle.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Tabel siklus data")
        ordering = ["id"]
