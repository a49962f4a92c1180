"""The twelve roles of product.md section 1, in its order, and the groups that rules speak of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is at one school. A person may be several."""

    PRINCIPAL = "principal", _("Kepala sekolah")
    HUB = "hub", _("Pusat Penggerak Kolaborasi")
    OPERATOR = "operator", _("Operator sekolah")
    TEACHER = "teacher", _("Guru")
    STAFF = "staff", _("Tenaga kependidikan")
    SPECIAL_NEEDS_TEACHER = "special_needs_teacher", _("Guru pembimbing khusus (GPK)")
    COUNSELLOR = "counsellor", _("Guru BK")
    COACH = "coach", _("Pembimbing")
    COMMITTEE = "committee", _("Komite sekolah")
    SUPERVISOR = "supervisor", _("Pengawas")
    PARENT = "parent", _("Orang tua / wali")
    PARTNER = "partner", _("Kontak mitra")


TEACHING = (Role.TEACHER, Role.STAFF, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR)
SETTINGS_KEEPERS = (Role.PRINCIPAL, Role.OPERATOR)
EVERYONE = tuple(Role)
