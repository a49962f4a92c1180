"""The school's own share of the catalogue of accommodations [IN4]: what it adds, and what of the starting list it hides."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.privacy import Privacy
from inclusion.models.accommodation import Accommodation
from schools.models import School


class CatalogueItem(Stamped, Versioned):
    """An accommodation that the school offers beside the starting list (`guides.catalogue`); with a `key`, one of that list that it hid."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=30, blank=True, editable=False)
    form = models.CharField(_("Bentuk akomodasi"), max_length=12, choices=Accommodation.Form.choices, blank=True)
    what = models.CharField(_("Apa yang dilakukan"), max_length=300, blank=True)
    where = models.CharField(_("Berlaku untuk"), max_length=300, blank=True)
    where_not = models.CharField(_("Tidak berlaku untuk"), max_length=300, blank=True)
    in_lessons = models.BooleanField(_("Di pelajaran"), default=True)
    in_tests = models.BooleanField(_("Saat ulangan dan ujian"), default=False)
    in_building = models.BooleanField(_("Di lingkungan sekolah"), default=False)
    is_hidden = models.BooleanField(default=False, editable=False)

    PRIVACY = Privacy(plain=("key", "form", "what", "where", "where_not"))

    class Meta:
        verbose_name = _("Isi katalog akomodasi")
        ordering = ["form", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "key"],
                condition=~Q(key=""),
                name="catalogue_key_once",
                violation_error_message=_("Isi katalog ini sudah disembunyikan."),
            ),
            models.CheckConstraint(
                condition=Q(in_lessons=True) | Q(in_tests=True) | Q(in_building=True),
                name="catalogue_somewhere",
                violation_error_message=_(
                    "Pilih paling sedikit satu keadaan: pelajaran, ujian, atau lingkungan sekolah."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.what or self.key
