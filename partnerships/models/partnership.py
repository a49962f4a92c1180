"""The partnership itself: its stage, its candidates, its parties."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.marks import NOTHING, marked
from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.search import Search
from partnerships.models.need import Need
from partnerships.models.partner import Partner, is_contact
from partnerships.terms import EvaluationRhythm, Form, PartnerKind, Scope
from schools.models import School
from schools.roles import Role

NO_DATE = date(9999, 12, 31)
LONG_AGO = date(1970, 1, 1)
NEVER = datetime(9999, 12, 31, tzinfo=UTC)
URGENCY = ("closed_rank", "sort_due", "-pk")
"""The order of lists: late first, then by due date, closed ones last. Columns that the database works out, with an index."""

INSIDE = tuple(r for r in Role if r not in (Role.PARENT, Role.PARTNER))
"""Who reads what the school notes for itself (policy.check_see_workings)."""
READERS = tuple(r for r in Role if r not in (Role.PARENT, Role.PARTNER, Role.COMMITTEE))


class PartnershipQuerySet(models.QuerySet):
    """Reads of partnerships."""

    def visible_to(self, actor: Actor) -> PartnershipQuerySet:
        """Access table, row 1: staff and supervisor all; committee active and past; a partner contact only the own ones."""
        mine = self.filter(school_id=actor.tenant_id)
        if actor.has(*READERS):
            return mine
        seen = models.Q(pk__in=[])
        if actor.has(Role.COMMITTEE):
            seen |= models.Q(stage__in=Partnership.ACTIVE_AND_PAST)
        if actor.has(Role.PARTNER):
            own = Party.objects.filter(is_contact(actor, "partner__contacts")).values("partnership_id")
            seen |= models.Q(pk__in=own)
        return mine.filter(seen)

    def by_urgency(self) -> PartnershipQuerySet:
        """Open before closed, the earliest due first; what has no date comes after what has one."""
        return self.order_by(*URGENCY)

    def late(self, today: date) -> PartnershipQuerySet:
        """Open ones whose due date is over on `today` (the school's date)."""
        return self.filter(closed_rank=0, sort_due__lt=today)


def on_visible(rows: models.QuerySet, actor: Actor, path: str = "partnership") -> models.QuerySet:
    """Of `rows`, those of the tenant that hang on partnerships which this person may see.

    Who reads every partnership of the school is not asked about each of them: a list must not look through another table.
    """
    mine = rows.filter(school_id=actor.tenant_id)
    if actor.has(*READERS):
        return mine
    return mine.filter(**{f"{path}__in": Partnership.objects.visible_to(actor)})


class Partnership(Stamped, Versioned):
    """One relation with one or more partners, from the need to the decision to renew or end it [domain 1]."""

    class Stage(models.TextChoices):
        NEEDS = "needs", _("Identifikasi kebutuhan")
        EXPLORATION = "exploration", _("Penjajakan dan identifikasi mitra")
        PROPOSAL = "proposal", _("Pengembangan proposal")
        AGREEMENT = "agreement", _("Negosiasi dan perjanjian")
        IMPLEMENTATION = "implementation", _("Implementasi")
        EVALUATION = "evaluation", _("Monitoring dan evaluasi")
        REVIEW = "review", _("Peninjauan dan perpanjangan")
        ENDED = "ended", pgettext_lazy("kemitraan", "Berakhir")
        CANCELLED = "cancelled", _("Dibatalkan")

    SEVEN = tuple(Stage)[:7]
    RUNNING = (Stage.IMPLEMENTATION, Stage.EVALUATION, Stage.REVIEW)
    ACTIVE_AND_PAST = (Stage.IMPLEMENTATION, Stage.EVALUATION, Stage.REVIEW, Stage.ENDED)
    CLOSED = (Stage.ENDED, Stage.CANCELLED)

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+", db_index=False)
    title = models.CharField(_("Judul kemitraan"), max_length=200)
    form = models.CharField(_("Bentuk"), max_length=10, choices=Form.choices, default=Form.FORMAL)
    scope = models.CharField(_("Ruang lingkup"), max_length=10, choices=Scope.choices, default=Scope.SOFTWARE)
    summary = models.TextField(_("Ringkasan"), blank=True)
    stage = models.CharField(_("Tahap"), max_length=20, choices=Stage.choices, default=Stage.NEEDS)
    stage_since = models.DateTimeField(editable=False)
    stage_due = models.DateField(_("Tenggat tahap ini"), null=True, blank=True)
    cycle_since = models.DateTimeField(
        editable=False,
        help_text="When the present round of activities and evaluation began: the opening, or the last review.",
    )
    renewed_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When the last renewal asked for a new agreement."
    )
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Penanggung jawab")
    )
    review_on = models.DateField(_("Tanggal peninjauan"), null=True, blank=True)
    closed_rank = models.GeneratedField(
        expression=models.Case(models.When(stage__in=("ended", "cancelled"), then=1), default=0),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )
    sort_due = models.GeneratedField(
        expression=models.Case(
            models.When(stage__in=("ended", "cancelled"), then=models.Value(NO_DATE)),
            default=Coalesce("stage_due", "review_on", models.Value(NO_DATE)),
            output_field=models.DateField(),
        ),
        output_field=models.DateField(),
        db_persist=True,
    )
    over_since = models.GeneratedField(
        expression=models.Case(
            models.When(stage__in=("ended", "cancelled"), then=models.F("stage_since")), default=models.Value(NEVER)
        ),
        output_field=models.DateTimeField(),
        db_persist=True,
    )
    """When it was closed; the end of days for those that go on: whatever ran at some time is one stretch of it."""
    understanding = models.TextField(
        _("Isi kesepahaman"),
        blank=True,
        help_text=_("Untuk jalur informal: apa yang disepakati, dalam beberapa kalimat."),
    )
    understood_on = models.DateField(_("Disepakati pada"), null=True, blank=True)
    evaluation_note = models.TextField(
        _("Cara mengevaluasi"),
        blank=True,
        help_text=_("Untuk jalur informal: bagaimana kedua pihak tahu bahwa ini berhasil."),
    )
    quiet_days = models.PositiveSmallIntegerField(
        _("Ingatkan bila sepi selama (hari)"),
        default=60,
        help_text=_("Setelah sekian hari tanpa komunikasi, Guyub menandai kemitraan ini. Isi 0 bila tidak perlu."),
    )
    silent_from = models.DateField(null=True, blank=True, editable=False)
    """From when on somebody should call the partner (`rhythm.Contact.silent`); None while it does not run. Kept by `actions/_rhythm.py`."""
    partner_kinds = models.CharField(max_length=200, default=NOTHING, blank=True, editable=False)
    """Which kinds of partners its parties are (`core.marks`). Kept by `actions/_marks.py`, and by nothing else."""
    high_risk = models.BooleanField(default=False, editable=False)
    """A high risk stands (`RiskQuerySet.high`). Kept by `actions/_marks.py` as well."""
    next_code = models.CharField(max_length=24, blank=True, editable=False)
    next_about = models.CharField(max_length=200, blank=True, editable=False)
    next_kept_on = models.DateField(default=LONG_AGO, editable=False)
    """The next step, and what it is done to, as `next_step` said it on that day. Kept by `kept_step.py`, and by nothing else."""
    evaluation_months = models.PositiveSmallIntegerField(
        _("Seberapa sering dievaluasi?"),
        null=True,
        blank=True,
        choices=EvaluationRhythm.choices,
        help_text=_("Kosongkan untuk mengikuti rencana evaluasi dalam proposal."),
    )
    needs = models.ManyToManyField(
        Need, related_name="partnerships", blank=True, verbose_name=pgettext_lazy("daftar", "Kebutuhan")
    )

    objects = PartnershipQuerySet.as_manager()

    SEARCH = Search("title", through=("parties__partner",))
    PRIVACY = Privacy(
        plain=(
            "title", "form", "scope", "summary", "stage", "understanding", "evaluation_note", "partner_kinds", "next_code",
            "next_about",
        ),
        keep="Ten years after it ended.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Kemitraan")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["school", "stage", "-id"], name="partnership_by_stage"),
            models.Index(fields=["school", "-id"], name="partnership_list"),
            models.Index(fields=["school", "closed_rank", "sort_due", "-id"], name="partnership_urgency"),
            models.Index(
                fields=["school", "stage", "closed_rank", "sort_due", "-id"], name="partnership_stage_urgency"
            ),
            models.Index(fields=["school", "lead", "closed_rank", "sort_due", "-id"], name="partnership_lead_urgency"),
            models.Index(fields=["school", "form", "closed_rank", "sort_due", "-id"], name="partnership_form_urgency"),
            models.Index(
                fields=["school", "lead", "stage", "closed_rank", "sort_due", "-id"], name="partnership_lead_stage"
            ),
            models.Index(
                fields=["school", "form", "stage", "closed_rank", "sort_due", "-id"], name="partnership_form_stage"
            ),
            *marked("kind_urgency", "partner_kinds", PartnerKind.values, ["school", "closed_rank", "sort_due", "-id"]),
            *marked(
                "kind_stage",
                "partner_kinds",
                PartnerKind.values,
                ["school", "stage", "closed_rank", "sort_due", "-id"],
            ),
            models.Index(
                fields=["school", "closed_rank", "sort_due", "-id"],
                name="partnership_at_risk",
                condition=models.Q(high_risk=True),
            ),
            models.Index(
                fields=["school", "stage", "closed_rank", "sort_due", "-id"],
                name="partnership_stage_at_risk",
                condition=models.Q(high_risk=True),
            ),
            models.Index(fields=["school", "stage_since", "id"], name="partnership_by_standing"),
            models.Index(fields=["school", "stage", "stage_since", "id"], name="partnership_stage_standing"),
            models.Index(fields=["school", "stage", "over_since"], name="partnership_stage_over"),
            models.Index(
                fields=["school", "stage", "silent_from", "id"],
                name="partnership_stage_silence",
                condition=models.Q(silent_from__isnull=False),
            ),
            models.Index(fields=["school", "title", "id"], name="partnership_by_title"),
            models.Index(fields=["school", "created_at"], name="partnership_by_opening"),
            models.Index(
                fields=["school", "silent_from", "id"],
                name="partnership_silence",
                condition=models.Q(silent_from__isnull=False),
            ),
            models.Index(fields=["review_on"], name="partnership_review"),
            models.Index(fields=["next_kept_on"], name="partnership_steps", condition=models.Q(closed_rank=0)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_closed(self) -> bool:
        return self.stage in self.CLOSED

    @property
    def term_since(self) -> datetime:
        """Since when the present agreements count: the opening, or the last renewal. What goes on keeps its agreements."""
        return self.renewed_at or self.created_at

    @property
    def due(self) -> date | None:
        """By when the next step is due: the stage's date, else the review date; None once closed."""
        return None if self.is_closed else self.stage_due or self.review_on

    @property
    def stage_number(self) -> int:
        """1–7, or 0 once closed."""
        return self.SEVEN.index(self.stage) + 1 if self.stage in self.SEVEN else 0


class Candidate(Versioned):
    """A partner considered at stage 2, compared on interest and resources."""

    class Result(models.TextChoices):
        CONSIDERED = "considered", _("Dipertimbangkan")
        CHOSEN = "chosen", _("Dipilih")
        DECLINED = "declined", _("Tidak dilanjutkan")

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="candidates")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    interest = models.TextField(_("Minat mitra"), blank=True)
    resources = models.TextField(_("Sumber daya mitra"), blank=True)
    result = models.CharField(_("Hasil"), max_length=12, choices=Result.choices, default=Result.CONSIDERED)
    reason = models.CharField(_("Alasan"), max_length=250, blank=True)

    PRIVACY = Privacy(plain=("interest", "resources", "result", "reason"))

    class Meta:
        verbose_name = _("Calon mitra")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "partner"],
                name="candidate_once",
                violation_error_message=_("Mitra ini sudah ada dalam daftar calon."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.partner)


class Party(models.Model):
    """A party of a partnership: the school itself (`partner` empty, order 1) or a chosen partner."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="parties")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="parties")
    order = models.PositiveSmallIntegerField(_("Urutan"))

    PRIVACY = Privacy()

    class Meta:
        verbose_name = _("Pihak")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "partner"],
                name="party_once",
                violation_error_message=_("Dua pihak tidak boleh sama."),
            ),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=models.Q(partner=None),
                name="school_is_party_once",
                violation_error_message=_("Sekolah sudah menjadi pihak dalam kemitraan ini."),
            ),
            models.UniqueConstraint(fields=["partnership", "order"], name="party_order_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The partner's name, or the school's."""
        return self.partner.name if self.partner_id else self.partnership.school.name

    @property
    def is_school(self) -> bool:
        return self.partner_id is None
