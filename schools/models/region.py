"""Provinces, regencies and districts with the codes of the Ministry of Home Affairs (Kemendagri)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.privacy import Privacy


class Region(models.Model):
    """One region of the official list: "34" DI Yogyakarta, "34.04" Kabupaten Sleman, "34.04.01" a district.

    The list is the state's and the same for every school. Nothing points at it: schools and partners keep the name in words,
    so that a new list never changes what was printed.
    """

    class Level(models.IntegerChoices):
        PROVINCE = 1, _("Provinsi")
        REGENCY = 2, _("Kabupaten/kota")
        DISTRICT = 3, _("Kecamatan")

    code = models.CharField(_("Kode wilayah"), max_length=8, unique=True)
    name = models.CharField(_("Nama wilayah"), max_length=100)
    folded = models.CharField(max_length=100, editable=False)
    level = models.PositiveSmallIntegerField(_("Tingkat"), choices=Level.choices)

    PRIVACY = Privacy(plain=("code", "name", "folded"), keep="Until the next list.")

    class Meta:
        verbose_name = _("Wilayah")
        ordering = ["code"]
        indexes = [models.Index(fields=["level", "folded"], name="region_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def province_code(self) -> str:
        """The code of the province in which it lies."""
        return self.code[:2]
