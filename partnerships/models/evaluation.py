"""Stage 6: every party looks at the partnership with the same rubric."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from partnerships.models.partnership import Partnership, Party, on_visible
from partnerships.terms import Benefit, Factor, Scale
from schools.models import School


class EvaluationRoundQuerySet(models.QuerySet):
    """Reads of rounds."""

    def visible_to(self, actor: Actor) -> EvaluationRoundQuerySet:
        return on_visible(self, actor)


class EvaluationRound(Stamped):
    """One evaluation of one period, to be answered by every party [PA10]."""

    class State(models.TextChoices):
        OPEN = "open", _("Sedang diisi")
        CLOSED = "closed", _("Ditutup")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="rounds")
    title = models.CharField(_("Judul evaluasi"), max_length=160)
    period_from = models.DateField(_("Periode dari"))
    period_to = models.DateField(_("Periode sampai"))
    due_on = models.DateField(_("Diisi paling lambat"))
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closing_note = models.TextField(_("Catatan penutup"), blank=True)

    objects = EvaluationRoundQuerySet.as_manager()

    PRIVACY = Privacy(plain=("title", "state", "closing_note"), keep="As long as the partnership.")

    class Meta:
        verbose_name = _("Evaluasi")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_to__gte=models.F("period_from")),
                name="round_period_forward",
                violation_error_message=_("Periode evaluasi tidak boleh berakhir sebelum dimulai."),
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_at=None) | models.Q(state="closed", closed_at__isnull=False),
                name="closed_round_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EvaluationResponse(Stamped, Versioned):
    """One party's answers in one round: draft until submitted, then fixed."""

    round = models.ForeignKey(EvaluationRound, on_delete=models.CASCADE, related_name="responses")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", verbose_name=_("Pihak"))
    respondent = models.CharField(_("Diisi oleh"), max_length=200, blank=True)
    lessons = models.TextField(_("Pelajaran"), blank=True)
    obstacles = models.TextField(_("Hambatan"), blank=True)
    recommendations = models.TextField(_("Rekomendasi"), blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)

    PRIVACY = Privacy(
        personal={"respondent": "who answered for the party"},
        plain=("lessons", "obstacles", "recommendations"),
        keep="As long as the partnership.",
    )

    class Meta:
        verbose_name = _("Jawaban evaluasi")
        ordering = ["party__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "party"],
                name="one_response_per_party",
                violation_error_message=_("Pihak ini sudah menjawab."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.party}"

    @property
    def school_id(self) -> int:
        return self.round.school_id


class Rating(models.Model):
    """One factor on the four-step scale, with evidence. It rates the partnership, never a person."""

    response = models.ForeignKey(EvaluationResponse, on_delete=models.CASCADE, related_name="ratings")
    factor = models.CharField(max_length=20, choices=Factor.choices)
    level = models.PositiveSmallIntegerField(_("Penilaian"), choices=Scale.choices)
    evidence = models.CharField(_("Bukti"), max_length=250, blank=True)

    PRIVACY = Privacy(plain=("factor", "evidence"))

    class Meta:
        verbose_name = _("Penilaian faktor")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["response", "factor"], name="factor_once"),
            models.CheckConstraint(condition=models.Q(level__range=(1, 4)), name="level_on_scale"),
        ]

    def __str__(self) -> str:
        return f"{self.get_factor_display()}: {self.level}"


class BenefitSeen(models.Model):
    """A benefit that came true, with its evidence [domain 1.4]."""

    response = models.ForeignKey(EvaluationResponse, on_delete=models.CASCADE, related_name="benefits")
    benefit = models.CharField(max_length=20, choices=Benefit.choices)
    evidence = models.CharField(_("Bukti"), max_length=250, blank=True)

    PRIVACY = Privacy(plain=("benefit", "evidence"))

    class Meta:
        verbose_name = _("Manfaat")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["response", "benefit"], name="benefit_once")]

    def __str__(self) -> str:
        return self.get_benefit_display()
