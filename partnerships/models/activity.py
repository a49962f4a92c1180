"""Stage 5: what is done together."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.search import Search
from partnerships.models.partnership import READERS, Partnership, Party, on_visible
from partnerships.terms import UNITS, Attendee, ContributionKind
from schools.models import School


class ActivityQuerySet(models.QuerySet):
    """Reads of activities."""

    def visible_to(self, actor: Actor) -> ActivityQuerySet:
        return on_visible(self, actor)


class Activity(Stamped, Versioned):
    """A planned or held activity of a partnership [PA9]. A postponed one waits for a new date."""

    STATE_TONES = {"postponed": "warn"}

    class State(models.TextChoices):
        PLANNED = "planned", _("Direncanakan")
        POSTPONED = "postponed", _("Ditunda")
        HELD = "held", _("Terlaksana")
        CANCELLED = "cancelled", _("Dibatalkan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+", db_index=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="activities", db_index=False)
    title = models.CharField(_("Kegiatan"), max_length=200)
    starts_on = models.DateField(_("Mulai"))
    ends_on = models.DateField(pgettext_lazy("waktu", "Selesai"), null=True, blank=True)
    starts_at = models.TimeField(_("Jam mulai"), null=True, blank=True)
    ends_at = models.TimeField(_("Jam selesai"), null=True, blank=True)
    place = models.CharField(_("Tempat"), max_length=160, blank=True)
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Penanggung jawab")
    )
    team = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", blank=True, verbose_name=_("Rekan yang ikut mengurus")
    )
    partner_in_charge = models.CharField(_("Penanggung jawab dari mitra"), max_length=160, blank=True)
    plan = models.TextField(_("Rencana"), blank=True)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PLANNED)
    participants = models.PositiveIntegerField(_("Jumlah peserta"), null=True, blank=True)
    result = models.TextField(_("Hasil"), blank=True)
    held_at = models.DateTimeField(null=True, blank=True, editable=False)
    postponed_reason = models.CharField(_("Alasan penundaan"), max_length=250, blank=True)
    cancelled_reason = models.CharField(_("Alasan pembatalan"), max_length=250, blank=True)

    objects = ActivityQuerySet.as_manager()

    SEARCH = Search("title", "place")
    PRIVACY = Privacy(
        personal={"partner_in_charge": "whom to ask at the partner's"},
        plain=("title", "place", "plan", "state", "result", "postponed_reason", "cancelled_reason"),
        keep="As long as the partnership.",
    )

    class Meta:
        verbose_name = _("Kegiatan")
        ordering = ["-starts_on", "-id"]
        indexes = [
            models.Index(fields=["partnership", "-starts_on", "-id"], name="activity_by_partnership"),
            models.Index(fields=["school", "-starts_on", "-id"], name="activity_by_school"),
            models.Index(fields=["school", "state", "-starts_on", "-id"], name="activity_by_state"),
            models.Index(fields=["school", "in_charge", "-starts_on", "-id"], name="activity_by_person_here"),
            models.Index(
                fields=["school", "starts_on"], name="activity_unrecorded", condition=models.Q(state="planned")
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="activity_ends_after_start",
                violation_error_message=_("Kegiatan tidak dapat selesai sebelum dimulai."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_day(self) -> date:
        """The day on which it ends."""
        return self.ends_on or self.starts_on

    def unrecorded(self, today: date) -> bool:
        """Its day is over and nobody has said what came of it."""
        return self.state == self.State.PLANNED and self.last_day < today


class Attendance(models.Model):
    """How many of one kind of people took part in an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="attendance")
    kind = models.CharField(_("Peserta"), max_length=12, choices=Attendee.choices)
    count = models.PositiveIntegerField(_("Jumlah"))

    PRIVACY = Privacy(plain=("kind",))

    class Meta:
        verbose_name = _("Peserta kegiatan")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "kind"],
                name="attendance_once",
                violation_error_message=_("Jenis peserta ini sudah diisi."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.count}"


class ContributionQuerySet(models.QuerySet):
    """Reads of contributions."""

    def visible_to(self, actor: Actor) -> ContributionQuerySet:
        """What was given to partnerships that the actor may see; who reads them all is not asked about each."""
        if actor.has(*READERS):
            return self.filter(school_id=actor.tenant_id)
        return self.filter(party__partnership__in=Partnership.objects.visible_to(actor))

    def counted(self) -> ContributionQuerySet:
        """Without those of activities that were called off; with the day that counts and the worth in rupiah."""
        money = models.Case(models.When(kind=ContributionKind.MONEY, then="quantity"), default="value")
        return self.exclude(activity__state=Activity.State.CANCELLED).annotate(
            day=Coalesce("given_on", "activity__starts_on"), worth=money
        )


class Contribution(models.Model):
    """What one party put in: into an activity, or into the partnership as a whole on a day of its own [PA9]."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+", db_index=False)
    """The partnership's, kept here so that totals of a school do not begin with all its partnerships."""
    activity = models.ForeignKey(
        Activity,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("Kegiatan"),
    )
    given_on = models.DateField(_("Diberikan pada"), null=True, blank=True)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="contributions", verbose_name=_("Pihak"))
    kind = models.CharField(_("Jenis kontribusi"), max_length=15, choices=ContributionKind.choices)
    quantity = models.DecimalField(
        _("Jumlah"),
        max_digits=16,
        decimal_places=2,
        help_text=_("Rupiah untuk dana, jam untuk tenaga ahli, orang untuk relawan."),
    )
    unit = models.CharField(_("Satuan"), max_length=30, blank=True)
    value = models.DecimalField(_("Nilai dalam rupiah"), max_digits=16, decimal_places=2, null=True, blank=True)
    is_estimate = models.BooleanField(_("Nilai ini taksiran"), default=False)
    description = models.CharField(_("Keterangan"), max_length=200, blank=True)

    objects = ContributionQuerySet.as_manager()

    PRIVACY = Privacy(plain=("kind", "unit", "description"))

    class Meta:
        verbose_name = _("Kontribusi")
        ordering = ["party__order", "id"]
        indexes = [
            models.Index(fields=["school", "kind"], name="contribution_by_kind"),
            models.Index(
                fields=["school", "given_on"], name="contribution_by_day", condition=models.Q(given_on__isnull=False)
            ),
            models.Index(
                fields=["school", "activity"],
                name="contribution_at_activity",
                condition=models.Q(given_on__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0),
                name="contribution_positive",
                violation_error_message=_("Jumlah kontribusi harus lebih dari nol."),
            ),
            models.CheckConstraint(
                condition=models.Q(activity__isnull=False) | models.Q(given_on__isnull=False),
                name="contribution_has_day",
                violation_error_message=_("Isi kapan kontribusi ini diberikan."),
            ),
            models.CheckConstraint(
                condition=models.Q(value=None) | models.Q(value__gte=0),
                name="contribution_value_positive",
                violation_error_message=_("Nilainya tidak boleh kurang dari nol."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.quantity}"

    @property
    def unit_label(self) -> str:
        """In what it is counted: as typed, or as this kind usually is."""
        return self.unit or str(UNITS[ContributionKind(self.kind)])
