"""What the school has: facilities and how accessible they are, and assistive devices with loans and care [IN9]."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.privacy import Ends, Privacy
from core.private_fields import PrivateText
from inclusion.models.programme import SchoolWide
from inclusion.models.pupil import Pupil
from schools.models import School


class Facility(Stamped, Versioned):
    """One place of the school and whether everybody can use it. Photos hang on it as files."""

    STATE_TONES = {"yes": "good", "partly": "warn", "no": "bad"}

    class Kind(models.TextChoices):
        ROUTE = "route", _("Jalur dan ram")
        STAIRS = "stairs", _("Tangga, pegangan, lift")
        TOILET = "toilet", _("Toilet")
        CLASSROOM = "classroom", _("Ruang kelas")
        RESOURCE = "resource", _("Ruang sumber atau ruang tenang")
        SIGNS = "signs", _("Penanda dan jalur pemandu")
        YARD = "yard", _("Halaman, lapangan, parkir")
        OTHER = "other", _("Lainnya")

    class Access(models.TextChoices):
        YES = "yes", _("Dapat dipakai semua")
        PARTLY = "partly", _("Sebagian")
        NO = "no", _("Belum")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("Jenis"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("Sarana"), max_length=120)
    place = models.CharField(_("Letak"), max_length=120, blank=True)
    access = models.CharField(_("Aksesibel"), max_length=8, choices=Access.choices)
    note = models.TextField(_("Keadaan"), blank=True)
    work = models.TextField(_("Perbaikan yang direncanakan"), blank=True)
    work_due_on = models.DateField(_("Perbaikan selesai paling lambat"), null=True, blank=True)
    work_cost = models.DecimalField(_("Perkiraan biaya (Rp)"), max_digits=14, decimal_places=0, null=True, blank=True)
    work_done_on = models.DateField(_("Perbaikan selesai pada"), null=True, blank=True)

    objects = SchoolWide.as_manager()

    PRIVACY = Privacy(plain=("kind", "name", "place", "access", "note", "work"))

    class Meta:
        verbose_name = _("Sarana")
        ordering = ["kind", "name", "id"]
        indexes = [models.Index(fields=["school", "kind", "name", "id"], name="facility_by_kind")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(work="") | Q(work_due_on=None, work_done_on=None, work_cost=None),
                name="facility_work_is_named",
                violation_error_message=_("Tuliskan perbaikan apa yang direncanakan."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def work_is_open(self) -> bool:
        """Something is planned and not done yet."""
        return bool(self.work) and self.work_done_on is None


class DeviceQuerySet(SchoolWide):
    """Reads of devices."""

    def lent(self) -> Self:
        """Those that somebody has now."""
        return self.filter(Exists(DeviceLoan.objects.filter(device=OuterRef("pk"), returned_on=None)))


class Device(Stamped, Versioned):
    """An assistive device that the school owns."""

    class Kind(models.TextChoices):
        MOBILITY = "mobility", _("Mobilitas")
        HEARING = "hearing", _("Pendengaran")
        SEEING = "seeing", _("Penglihatan")
        SPEAKING = "speaking", _("Komunikasi")
        LEARNING = "learning", _("Alat belajar")
        SOFTWARE = "software", _("Perangkat lunak dan gawai")

    class Condition(models.TextChoices):
        GOOD = "good", _("Baik")
        WORN = "worn", _("Perlu diperbaiki")
        BROKEN = "broken", _("Rusak")
        GONE = "gone", _("Tidak ada lagi")

    STATE_TONES = {"good": "good", "worn": "warn", "broken": "bad"}

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("Jenis"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("Alat"), max_length=120)
    code = models.CharField(_("Kode inventaris"), max_length=40, blank=True)
    condition = models.CharField(_("Kondisi"), max_length=8, choices=Condition.choices, default=Condition.GOOD)
    source = models.CharField(_("Asal"), max_length=120, blank=True, help_text=_("Misalnya BOS, hibah mitra, komite."))
    check_on = models.DateField(_("Diperiksa lagi pada"), null=True, blank=True)

    objects = DeviceQuerySet.as_manager()

    PRIVACY = Privacy(plain=("kind", "name", "code", "condition", "source"))

    class Meta:
        verbose_name = _("Alat bantu")
        ordering = ["kind", "name", "id"]
        indexes = [models.Index(fields=["school", "kind", "name", "id"], name="device_by_kind")]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "code"],
                condition=~Q(code=""),
                name="device_code_once",
                violation_error_message=_("Kode inventaris ini sudah dipakai."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class DeviceLoan(models.Model):
    """Who has a device: a pupil (read by special-needs teacher and counsellor alone), or a person of the school."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="loans")
    pupil = models.ForeignKey(
        Pupil, on_delete=models.CASCADE, null=True, blank=True, related_name="device_loans", verbose_name=_("Siswa")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Guru atau staf")
    )  # fmt: skip
    lent_on = models.DateField(_("Dipinjam pada"))
    due_on = models.DateField(_("Kembali paling lambat"))
    returned_on = models.DateField(_("Kembali pada"), null=True, blank=True)
    note = PrivateText(_("Catatan"), blank=True)

    PRIVACY = Privacy(
        personal={"note": "what was agreed about the loan"},
        keep="Until two years after it came back.",
        ends=(Ends("returned_on", timedelta(days=2 * 365)),),
    )

    class Meta:
        verbose_name = _("Peminjaman alat")
        ordering = ["-lent_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["device"],
                condition=Q(returned_on=None),
                name="one_loan_at_a_time",
                violation_error_message=_("Alat ini sedang dipinjam."),
            ),
            models.CheckConstraint(
                condition=Q(pupil__isnull=False) ^ Q(person__isnull=False),
                name="loan_has_one_borrower",
                violation_error_message=_("Pilih seorang siswa, atau seorang guru atau staf."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("lent_on")),
                name="loan_forward",
                violation_error_message=_("Tanggal kembali tidak dapat mendahului tanggal pinjam."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.device}"

    def is_late(self, today: date) -> bool:
        """It should be back and is not."""
        return self.returned_on is None and self.due_on < today


class DeviceCare(models.Model):
    """A check or repair of a device."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="care")
    on = models.DateField(_("Tanggal"))
    what = models.CharField(_("Yang dilakukan"), max_length=200)
    cost = models.DecimalField(_("Biaya (Rp)"), max_digits=12, decimal_places=0, null=True, blank=True)

    PRIVACY = Privacy(plain=("what",), keep="As long as the device.")

    class Meta:
        verbose_name = _("Perawatan alat")
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return self.what
