"""Stage 3: the proposal."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.privacy import Privacy
from partnerships.models.partnership import Partnership, Party


class Proposal(Stamped, Versioned):
    """Goals, objectives, roles and an evaluation plan, approved by the principal [domain 1.1, stage 3; PA5]."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draf")
        SUBMITTED = "submitted", _("Diajukan")
        RETURNED = "returned", _("Perlu perbaikan")
        APPROVED = "approved", _("Disetujui")

    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, related_name="proposal")
    background = models.TextField(_("Latar belakang"), blank=True)
    goals = models.TextField(_("Tujuan umum"), blank=True)
    evaluation_plan = models.TextField(
        _("Rencana evaluasi"),
        blank=True,
        help_text=_("Kapan, oleh siapa, dan dengan ukuran apa kemitraan ini dinilai."),
    )
    state = models.CharField(_("Status"), max_length=12, choices=State.choices, default=State.DRAFT)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    returned_at = models.DateTimeField(null=True, blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    PRIVACY = Privacy(plain=("background", "goals", "evaluation_plan", "state"), keep="As long as the partnership.")

    class Meta:
        verbose_name = _("Proposal")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="approved", approved_at__isnull=False) | ~models.Q(state="approved"),
                name="approved_proposal_has_date",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(submitted_at__isnull=False),
                name="submitted_proposal_has_date",
            ),
        ]

    def __str__(self) -> str:
        return f"Proposal: {self.partnership}"

    @property
    def school_id(self) -> int:
        return self.partnership.school_id


class Objective(models.Model):
    """A SMART objective: specific statement, measure with baseline and target, why it can be reached and matters, and a date."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="objectives")
    order = models.PositiveSmallIntegerField(default=1)
    statement = models.CharField(_("Sasaran (spesifik)"), max_length=250)
    measure = models.CharField(_("Ukuran"), max_length=160)
    unit = models.CharField(_("Satuan"), max_length=30, blank=True)
    baseline = models.DecimalField(_("Nilai awal"), max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("Target"), max_digits=14, decimal_places=2)
    achievable = models.CharField(_("Mengapa dapat dicapai"), max_length=250, blank=True)
    relevance = models.CharField(_("Mengapa penting"), max_length=250, blank=True)
    due_on = models.DateField(_("Tercapai paling lambat"))

    PRIVACY = Privacy(plain=("statement", "measure", "unit", "achievable", "relevance"))

    class Meta:
        verbose_name = _("Sasaran")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.statement


class PartyRole(models.Model):
    """What one party is and answers for."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="party_roles")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(_("Peran"), max_length=160)
    responsibilities = models.TextField(_("Tanggung jawab"))

    PRIVACY = Privacy(plain=("role", "responsibilities"))

    class Meta:
        verbose_name = _("Peran pihak")
        ordering = ["party__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "party"],
                name="one_role_per_party",
                violation_error_message=_("Peran pihak ini sudah ditulis."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.role}"
