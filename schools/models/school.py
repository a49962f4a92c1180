"""The tenant: a school, its letterhead, its way of numbering letters, its years."""

from __future__ import annotations

import zoneinfo
from datetime import date, datetime, time

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models import Versioned
from core.privacy import Privacy


class School(Versioned):
    """One school (satuan pendidikan). Everything else belongs to exactly one."""

    class Zone(models.TextChoices):
        WIB = "Asia/Jakarta", _("WIB (Waktu Indonesia Barat)")
        WITA = "Asia/Makassar", _("WITA (Waktu Indonesia Tengah)")
        WIT = "Asia/Jayapura", _("WIT (Waktu Indonesia Timur)")

    class Ordinal(models.TextChoices):
        KESATU = "kesatu", _("PIHAK KESATU")
        PERTAMA = "pertama", _("PIHAK PERTAMA")

    class Paper(models.TextChoices):
        A4 = "a4", _("A4 (210 × 297 mm)")
        F4 = "f4", _("F4/folio (215 × 330 mm)")

    slug = models.SlugField(_("Alamat singkat"), max_length=60, unique=True)
    npsn = models.CharField(
        "NPSN", max_length=8, unique=True, error_messages={"unique": _("Sekolah dengan NPSN ini sudah ada.")}
    )
    name = models.CharField(_("Nama sekolah"), max_length=150)
    level = models.CharField(_("Bentuk pendidikan"), max_length=10, blank=True)
    is_private = models.BooleanField(_("Swasta"), default=False)
    address = models.CharField(_("Alamat"), max_length=250, blank=True)
    village = models.CharField(_("Desa/kelurahan"), max_length=100, blank=True)
    district = models.CharField(_("Kecamatan"), max_length=100, blank=True)
    regency = models.CharField(_("Kabupaten/kota"), max_length=100, blank=True)
    province = models.CharField(_("Provinsi"), max_length=100, blank=True)
    postcode = models.CharField(_("Kode pos"), max_length=5, blank=True)
    phone = models.CharField(_("Telepon"), max_length=40, blank=True)
    email = models.EmailField(_("Email"), blank=True)
    website = models.CharField(_("Situs web"), max_length=120, blank=True)
    timezone = models.CharField(_("Zona waktu"), max_length=20, choices=Zone.choices, default=Zone.WIB)
    letterhead_lines = models.TextField(
        _("Baris kop surat"),
        blank=True,
        help_text=_(
            "Satu baris per instansi di atas nama sekolah, misalnya pemerintah provinsi dan dinas, atau yayasan."
        ),
    )
    logo_id = models.BigIntegerField(_("Lambang"), null=True, blank=True, editable=False)
    number_pattern = models.CharField(
        _("Pola nomor surat"),
        max_length=120,
        default="{klasifikasi}/{urut:3}/{lembaga}/{bulan_romawi}/{tahun}",
        help_text=_("Bagian yang tersedia: {klasifikasi}, {urut:3}, {lembaga}, {bulan}, {bulan_romawi}, {tahun}."),
    )
    number_classification = models.CharField(_("Kode klasifikasi"), max_length=20, blank=True, default="400.3")
    number_institution = models.CharField(_("Kode lembaga"), max_length=40, blank=True)
    party_ordinal = models.CharField(_("Sebutan pihak"), max_length=10, choices=Ordinal.choices, default=Ordinal.KESATU)
    paper = models.CharField(_("Ukuran kertas"), max_length=2, choices=Paper.choices, default=Paper.A4)
    reminders_from = models.TimeField(_("Pengingat dikirim mulai pukul"), default=time(7))
    reminders_until = models.TimeField(
        _("sampai pukul"), default=time(20), help_text=_("Di luar jam ini tidak ada pengingat yang dikirim.")
    )
    reminder_offsets = models.JSONField(default=dict, blank=True, editable=False)
    """Kind of reminder (rule key) -> days before the due date, where this school wants other ones than Guyub's own."""
    created_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(
        plain=(
            "slug", "npsn", "name", "level", "address", "village", "district", "regency", "province", "postcode", "phone", "email",
            "website", "timezone", "letterhead_lines", "number_pattern", "number_classification", "number_institution",
            "party_ordinal", "paper", "reminder_offsets",
        ),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Sekolah")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reminders_from__lt=models.F("reminders_until")),
                name="school_reminders_have_hours",
                violation_error_message=_("Jam selesai harus sesudah jam mulai."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def tenant_id(self) -> int:
        """A school belongs to itself: files, audit events and policies treat it like any other row of the tenant."""
        return self.pk

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The school's time zone."""
        return zoneinfo.ZoneInfo(self.timezone)

    def local_date(self, now: datetime) -> date:
        """The calendar date at the school at the instant `now`."""
        return now.astimezone(self.zone).date()

    @property
    def city(self) -> str:
        """The place that papers name before the date: the regency without "Kota"/"Kab."."""
        name = self.regency
        for prefix in ("Kabupaten ", "Kab. ", "Kota Administrasi ", "Kota "):
            name = name.removeprefix(prefix)
        return name


class SchoolYear(models.Model):
    """A school year as this school keeps it; by default 1 July to 30 June (practice.md 1.10)."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="years")
    name = models.CharField(_("Tahun ajaran"), max_length=9)
    starts_on = models.DateField(_("Mulai"))
    ends_on = models.DateField(pgettext_lazy("waktu", "Selesai"))

    PRIVACY = Privacy(plain=("name",))

    class Meta:
        verbose_name = _("Tahun ajaran")
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "name"],
                name="school_year_once",
                violation_error_message=_("Tahun ajaran ini sudah ada."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="school_year_forward",
                violation_error_message=_("Tahun ajaran harus selesai setelah dimulai."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
