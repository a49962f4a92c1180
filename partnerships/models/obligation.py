"""Stage 5: who owes what, by when, and whether it came."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.search import Search
from partnerships.models.partnership import NO_DATE, Partnership, Party, on_visible
from schools.models import School

DUE_SOON_DAYS = 14


class ObligationQuerySet(models.QuerySet):
    """Reads of obligations."""

    def visible_to(self, actor: Actor) -> ObligationQuerySet:
        return on_visible(self, actor)

    def outstanding(self) -> ObligationQuerySet:
        """Neither fulfilled nor waived."""
        return self.filter(fulfilled_on=None, waived_on=None)


class Obligation(Stamped, Versioned):
    """A duty of one party under the partnership [PA8]. Its state is derived, never typed.

    A duty that recurs has one row per due date: `series` holds the rule, `number` counts them from 1.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Terbuka")
        DUE = "due", _("Segera jatuh tempo")
        PARTLY = "partly", _("Sebagian terpenuhi")
        FULFILLED = "fulfilled", _("Terpenuhi")
        OVERDUE = "overdue", _("Terlambat")
        WAIVED = "waived", _("Dibebaskan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+", db_index=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="obligations", db_index=False)
    agreement = models.ForeignKey(
        "partnerships.Agreement", on_delete=models.PROTECT, null=True, blank=True, related_name="obligations"
    )
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="obligations", verbose_name=_("Pihak"))
    description = models.CharField(_("Kewajiban"), max_length=300)
    due_on = models.DateField(_("Jatuh tempo"), null=True, blank=True)
    fulfilled_on = models.DateField(null=True, blank=True, editable=False)
    waived_on = models.DateField(null=True, blank=True, editable=False)
    has_part = models.BooleanField(default=False, editable=False)
    """Somebody confirmed it, or a part of it."""
    settled_rank = models.GeneratedField(
        expression=models.Case(
            models.When(models.Q(fulfilled_on__isnull=False) | models.Q(waived_on__isnull=False), then=1), default=0
        ),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )
    sort_due = models.GeneratedField(
        expression=Coalesce("due_on", models.Value(NO_DATE)), output_field=models.DateField(), db_persist=True
    )
    waived_reason = models.CharField(_("Alasan pembebasan"), max_length=250, blank=True)

    series = models.ForeignKey(
        "partnerships.ObligationSeries", on_delete=models.PROTECT, null=True, blank=True, related_name="occurrences"
    )
    series_on = models.DateField(null=True, blank=True, editable=False, help_text="The due date that the rule gave.")
    number = models.PositiveSmallIntegerField(_("Ke-"), null=True, blank=True, editable=False)
    kept_on = models.DateField(null=True, blank=True, editable=False)
    """The day on which it was decided that this duty stays due after the partnership ended [PA11]."""

    objects = ObligationQuerySet.as_manager()

    SEARCH = Search("description", through=("party__partner",))
    PRIVACY = Privacy(plain=("description", "waived_reason"), keep="As long as the partnership.")

    class Meta:
        verbose_name = _("Kewajiban")
        ordering = [models.F("due_on").asc(nulls_last=True), "id"]
        indexes = [
            models.Index(
                fields=["school", "due_on"],
                name="obligation_due",
                condition=models.Q(fulfilled_on=None, waived_on=None),
            ),
            models.Index(fields=["partnership", "due_on"], name="obligation_by_partnership"),
            models.Index(fields=["school", "settled_rank", "sort_due", "id"], name="obligation_urgency"),
            models.Index(fields=["school", "-id"], name="obligation_list"),
            models.Index(fields=["school", "settled_rank", "has_part", "sort_due", "id"], name="obligation_parts"),
            models.Index(
                fields=["school", "settled_rank", "sort_due", "id"],
                name="obligation_waived",
                condition=models.Q(waived_on__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "series_on"],
                name="occurrence_once",
                violation_error_message=_("Jatuh tempo ini sudah ada."),
            ),
            models.CheckConstraint(
                condition=models.Q(series=None, series_on=None)
                | models.Q(series__isnull=False, series_on__isnull=False),
                name="occurrence_has_its_date",
                violation_error_message=_("Kewajiban berulang harus bertanggal."),
            ),
            models.CheckConstraint(
                condition=models.Q(waived_on=None) | ~models.Q(waived_reason=""),
                name="waiver_has_reason",
                violation_error_message=_("Tuliskan alasan pembebasan."),
            ),
        ]

    def __str__(self) -> str:
        return self.description

    def state(self, today: date, *, has_part: bool = False) -> Obligation.State:
        """What it is on `today`; `has_part` says that a part was confirmed already."""
        if self.waived_on:
            return self.State.WAIVED
        if self.fulfilled_on:
            return self.State.FULFILLED
        if self.due_on and today > self.due_on:
            return self.State.OVERDUE
        if has_part:
            return self.State.PARTLY
        if self.due_on and today >= self.due_on - timedelta(days=DUE_SOON_DAYS):
            return self.State.DUE
        return self.State.OPEN


class Fulfilment(models.Model):
    """Somebody confirmed that an obligation was met, wholly or in part; evidence hangs on it as attachments. Append-only."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="fulfilments")
    is_complete = models.BooleanField(_("Terpenuhi seluruhnya"), default=True)
    happened_on = models.DateField(_("Dilaksanakan pada"))
    note = models.TextField(_("Keterangan"), blank=True)
    confirmed_by_label = models.CharField(max_length=200, editable=False)
    by_link = models.BooleanField(default=False, editable=False)
    confirmed_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(
        personal={"confirmed_by_label": "who confirmed it"}, plain=("note",), keep="As long as the partnership."
    )

    class Meta:
        verbose_name = _("Konfirmasi kewajiban")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.obligation}: {self.happened_on}"

    @property
    def school_id(self) -> int:
        return self.obligation.school_id
