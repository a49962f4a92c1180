"""Words that several parts of inclusion share: areas of learning, purposes of a consent, kinds of data that a consent opens."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.TextChoices):
    """Areas in which a plan sets goals (practice.md 2.5)."""

    ACADEMIC = "academic", _("Akademik")
    LANGUAGE = "language", _("Komunikasi dan bahasa")
    MOTOR = "motor", _("Motorik")
    SOCIAL = "social", _("Sosial dan emosi")
    BEHAVIOUR = "behaviour", _("Perilaku")
    SELF_CARE = "self_care", _("Bina diri dan kemandirian")
    COMPENSATORY = "compensatory", _("Kompensatoris")


class Purpose(models.TextChoices):
    """What a guardian agrees to (UU 27/2022 art. 20 and 25: explicit, for a stated purpose)."""

    SUPPORT = "support", _("Pendampingan belajar di sekolah")
    ASSESSMENT = "assessment", _("Penyimpanan hasil asesmen dan diagnosis")
    REFERRAL = "referral", _("Rujukan ke penyedia layanan")
    HANDOVER = "handover", _("Penyerahan data ke sekolah atau kelas lain")


class DataKind(models.TextChoices):
    """What may be passed on under a consent for referral or handover."""

    PROFILE = "profile", _("Profil belajar")
    ACCOMMODATIONS = "accommodations", _("Akomodasi")
    GOALS = "goals", _("Tujuan dalam rencana")
    PROGRESS = "progress", _("Catatan perkembangan")
    ASSESSMENTS = "assessments", _("Hasil asesmen dan diagnosis")
    CONTACT = "contact", _("Nama dan kontak orang tua")


class Need(models.TextChoices):
    """Codes of special needs in Dapodik, several per pupil (practice.md 2.2)."""

    A = "A", _("Tunanetra")
    B = "B", _("Tunarungu")
    C = "C", _("Tunagrahita ringan")
    C1 = "C1", _("Tunagrahita sedang")
    D = "D", _("Tunadaksa ringan")
    D1 = "D1", _("Tunadaksa sedang")
    E = "E", _("Tunalaras")
    F = "F", _("Tunawicara")
    H = "H", _("Hiperaktif")
    GIFTED = "I", _("Cerdas istimewa")
    J = "J", _("Bakat istimewa")
    K = "K", _("Kesulitan belajar")
    N = "N", _("Korban narkoba")
    INDIGO = "O", _("Indigo")
    P = "P", _("Down syndrome")
    Q = "Q", _("Autis")


SUPPRESS_BELOW = 5
"""Groups of fewer pupils are never shown as a number (product.md, IN9)."""
