"""The national directory of schools: what the ministry's lists know, for look-up and for opening a school."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.privacy import Privacy
from schools.identifiers import fold_name

# A little more than from Rote to Weh and from Weh to Merauke, in degrees.
LATITUDES = (Decimal("-11.2"), Decimal("6.3"))
LONGITUDES = (Decimal("94.5"), Decimal("141.2"))


class SchoolListingQuerySet(models.QuerySet):
    """Reads of the directory."""

    def search(self, text: str, *, province: str = "", regency: str = "", level: str = "") -> SchoolListingQuerySet:
        """Schools whose NPSN is `text`, or whose name holds every word of it, in any spelling; best matches first.

        Empty text finds every school of the place and level. The caller limits the number of rows.
        """
        places = {"province": province, "regency": regency, "level": level}
        found = self.filter(**{name: value for name, value in places.items() if value})
        folded = fold_name(text)
        if not folded:
            return found.order_by("name", "npsn")
        by_name = models.Q()
        for word in folded.split():
            by_name &= models.Q(folded__contains=word)
        rank = models.Case(
            models.When(npsn=text.strip().upper(), then=0),
            models.When(folded=folded, then=1),
            models.When(folded__startswith=folded, then=2),
            default=3,
            output_field=models.SmallIntegerField(),
        )
        return found.filter(by_name | models.Q(npsn=text.strip().upper())).order_by(rank, "name", "npsn")


class SchoolListing(models.Model):
    """One school as a national list has it. It belongs to no tenant and is written by imports only.

    `folded` is the name as one compares it. Codes are the list's own (Dapodik's, not Kemendagri's) and are texts, because
    of their leading zeros. Coordinates are degrees, empty when the list has none that lies in Indonesia.
    """

    class Status(models.TextChoices):
        STATE = "N", _("Negeri")
        PRIVATE = "S", _("Swasta")

    npsn = models.CharField(
        "NPSN", max_length=8, unique=True, error_messages={"unique": _("NPSN ini sudah ada di direktori.")}
    )
    name = models.CharField(_("Nama sekolah"), max_length=150)
    folded = models.CharField(max_length=200, db_index=True, editable=False)
    level = models.CharField(_("Bentuk pendidikan"), max_length=10, blank=True)
    status = models.CharField(_("Status"), max_length=1, choices=Status.choices, blank=True)
    address = models.CharField(_("Alamat"), max_length=250, blank=True)
    district = models.CharField(_("Kecamatan"), max_length=100, blank=True)
    district_code = models.CharField(max_length=13, blank=True)
    regency = models.CharField(_("Kabupaten/kota"), max_length=100, blank=True)
    regency_code = models.CharField(max_length=13, blank=True)
    province = models.CharField(_("Provinsi"), max_length=100, blank=True)
    province_code = models.CharField(max_length=13, blank=True)
    latitude = models.DecimalField(_("Lintang"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("Bujur"), max_digits=9, decimal_places=6, null=True, blank=True)
    source = models.CharField(_("Sumber"), max_length=100, blank=True)

    objects = SchoolListingQuerySet.as_manager()

    PRIVACY = Privacy(
        plain=(
            "npsn", "name", "folded", "level", "status", "address", "district", "district_code", "regency", "regency_code",
            "province", "province_code", "source",
        ),
        keep="As long as Guyub runs; public data about institutions.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Sekolah di direktori")
        ordering = ["name", "npsn"]
        indexes = [models.Index(fields=["province", "regency"], name="listing_by_region")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__range=LATITUDES, longitude__range=LONGITUDES),
                name="listing_in_indonesia",
                violation_error_message=_("Koordinat harus berada di Indonesia, atau keduanya kosong."),
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="listing_has_name",
                violation_error_message=_("Nama sekolah belum diisi."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.npsn})"
