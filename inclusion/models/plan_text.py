"""What a team writes into a plan [IN3]: texts, each saved on its own, and from where learning outcomes are taken."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Versioned
from core.privacy import Privacy
from core.private_fields import PrivateText
from inclusion.models.plan import SupportPlan
from inclusion.models.plan_parts import TEXTS


class PlanSection(Versioned):
    """One text of the plan. Each is saved on its own, so that two people at two texts never meet."""

    plan = models.ForeignKey(SupportPlan, on_delete=models.CASCADE, related_name="sections")
    key = models.CharField(_("Bagian"), max_length=30, choices=[(key, text.label) for key, text in TEXTS.items()])
    body = PrivateText(_("Isi"), blank=True)
    updated_at = models.DateTimeField(editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    PRIVACY = Privacy(
        personal={"body": "what the team says of the pupil and does for it"},
        plain=("key",),
        keep="As long as the plan.",
    )

    class Meta:
        verbose_name = _("Bagian rencana")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "key"], name="support_section_once", violation_error_message=_("Bagian ini sudah ada.")
            )
        ]

    def __str__(self) -> str:
        return str(self.get_key_display())


class PlanOutcome(Versioned):
    """From where the learning outcomes of a subject or an area come, for which phase, and how the curriculum is fitted to the pupil."""

    class Source(models.TextChoices):
        REGULAR = "regular", _("Capaian pembelajaran reguler")
        SPECIAL = "special", _("Capaian pembelajaran pendidikan khusus")
        ALTERNATIVE = "alternative", _("Capaian pembelajaran alternatif")

    class Phase(models.TextChoices):
        A = "A", _("Fase A (kelas 1–2)")
        B = "B", _("Fase B (kelas 3–4)")
        C = "C", _("Fase C (kelas 5–6)")
        D = "D", _("Fase D (kelas 7–9)")
        E = "E", _("Fase E (kelas 10)")
        F = "F", _("Fase F (kelas 11–12)")

    class Option(models.TextChoices):
        ESCALATION = "escalation", _("Eskalasi: lebih tinggi atau lebih cepat")
        DUPLICATION = "duplication", _("Duplikasi: sama dengan teman sekelas")
        MODIFICATION = "modification", _("Modifikasi: disesuaikan")
        SUBSTITUTION = "substitution", _("Substitusi: diganti yang setara")
        OMISSION = "omission", _("Omisi: ditiadakan")

    plan = models.ForeignKey(SupportPlan, on_delete=models.CASCADE, related_name="outcomes")
    what = models.CharField(_("Mata pelajaran atau bidang"), max_length=120)
    source = models.CharField(_("Sumber capaian"), max_length=12, choices=Source.choices, default=Source.REGULAR)
    phase = models.CharField(_("Fase yang dipakai"), max_length=1, choices=Phase.choices, blank=True)
    option = models.CharField(
        _("Penyesuaian kurikulum"), max_length=12, choices=Option.choices, default=Option.DUPLICATION
    )
    note = PrivateText(_("Penjelasan"), blank=True)

    PRIVACY = Privacy(
        personal={"what": "what the pupil learns on other terms", "note": "how it is fitted to the pupil"},
        plain=("source", "phase", "option"),
        keep="As long as the plan.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Sumber capaian pembelajaran")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.what
