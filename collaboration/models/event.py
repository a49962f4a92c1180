"""A date in the school's calendar [CO1]: when something of collaboration takes place, who is there, which class and room it takes."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from collaboration.models.series import EventSeries
from collaboration.terms import CLOSED_CIRCLE, ICONS, Practice
from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.search import Search
from schools.models import ClassGroup, Room, School
from schools.roles import TEACHING, Role

LEADERS = (Role.PRINCIPAL, Role.HUB)
READERS = (*LEADERS, Role.OPERATOR, *TEACHING, Role.COACH, Role.SUPERVISOR)
"""Access table, row "collaboration calendar"; the committee sees protocol meetings alone."""
LONGEST = timedelta(days=31)
"""No date lasts longer."""


class EventQuerySet(models.QuerySet):
    """Reads of the calendar."""

    def visible_to(self, actor: Actor) -> EventQuerySet:
        """What this person finds in the calendar: own dates always; observation and mentoring of others only as principal or hub."""
        here = self.filter(school_id=actor.tenant_id)
        mine = models.Q(pk__in=EventPerson.objects.filter(user_id=actor.user_id).values("event_id"))
        if actor.has(*LEADERS):
            return here
        if actor.has(*READERS):
            return here.filter(mine | ~models.Q(practice__in=CLOSED_CIRCLE))
        if actor.has(Role.COMMITTEE):
            return here.filter(mine | models.Q(practice=Practice.PROTOCOL_MEETING))
        return here.none()

    def between(self, start: datetime, end: datetime) -> EventQuerySet:
        """Those with at least one moment in the half-open span. None lasts longer than `LONGEST`, so an index finds them."""
        return self.filter(starts_at__lt=end, ends_at__gt=start, starts_at__gt=start - LONGEST)

    def standing(self) -> EventQuerySet:
        """Not called off."""
        return self.exclude(state=Event.State.CANCELLED)

    def about(self, kind: str, *ids: int) -> EventQuerySet:
        """The dates of these records ("collaboration.observation")."""
        return self.filter(subject_type=kind, subject_id__in=ids)


class Event(Stamped, Versioned):
    """One date. `subject_type` and `subject_id` name the record that it belongs to (an observation, a meeting …); both are empty
    for a date of its own. Its record's actions keep it (`collaboration.scheduling`); times are instants (UTC).

    A date that comes round has a `series`, and `series_on`, the day that the rule gave; `is_exception` says that it was moved or
    called off by itself, so that a change of the whole series leaves it as it is (`collaboration.series`).
    """

    STATE_TONES = {"cancelled": "neutral"}

    class State(models.TextChoices):
        PLANNED = "planned", _("Direncanakan")
        HELD = "held", _("Terlaksana")
        CANCELLED = "cancelled", _("Dibatalkan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="events")
    practice = models.CharField(_("Praktik"), max_length=20, choices=Practice.choices, default=Practice.OTHER)
    title = models.CharField(_("Judul"), max_length=200)
    starts_at = models.DateTimeField(_("Mulai"))
    ends_at = models.DateTimeField(pgettext_lazy("waktu", "Selesai"))
    all_day = models.BooleanField(_("Sepanjang hari"), default=False)
    room = models.ForeignKey(
        Room, on_delete=models.SET_NULL, null=True, blank=True, related_name="events", verbose_name=_("Ruang")
    )
    place = models.CharField(_("Tempat lain"), max_length=160, blank=True)
    class_groups = models.ManyToManyField(ClassGroup, blank=True, related_name="events", verbose_name=_("Kelas"))
    organiser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Penyelenggara"),
    )
    note = models.TextField(_("Keterangan"), blank=True)
    subject_type = models.CharField(max_length=80, blank=True, editable=False)
    subject_id = models.BigIntegerField(null=True, blank=True, editable=False)
    series = models.ForeignKey(
        EventSeries, on_delete=models.CASCADE, null=True, blank=True, related_name="events", editable=False
    )
    series_on = models.DateField(null=True, blank=True, editable=False)
    is_exception = models.BooleanField(default=False, editable=False)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PLANNED)
    cancelled_reason = models.CharField(_("Alasan pembatalan"), max_length=250, blank=True)

    objects = EventQuerySet.as_manager()

    SEARCH = Search("title")
    PRIVACY = Privacy(
        personal={"title": "may name the people who meet", "note": "what those who come should know"},
        plain=("practice", "place", "subject_type", "state", "cancelled_reason"),
        keep="Until two years after the date.",
    )

    class Meta:
        verbose_name = _("Acara kalender")
        ordering = ["starts_at", "id"]
        indexes = [
            models.Index(fields=["school", "starts_at", "ends_at"], name="event_by_time"),
            models.Index(fields=["school", "practice", "starts_at"], name="event_by_practice"),
            models.Index(fields=["subject_type", "subject_id"], name="event_by_subject"),
            models.Index(fields=["room", "starts_at"], name="event_by_room"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="event_forward",
                violation_error_message=_("Acara harus selesai setelah dimulai."),
            ),
            models.CheckConstraint(
                condition=models.Q(subject_type="", subject_id=None)
                | (~models.Q(subject_type="") & models.Q(subject_id__isnull=False)),
                name="event_subject_whole",
                violation_error_message=_("Acara ini kehilangan catatan asalnya."),
            ),
            models.UniqueConstraint(
                fields=["series", "series_on"],
                name="event_once_in_series",
                violation_error_message=_("Acara berulang ini sudah ada pada hari itu."),
            ),
            models.CheckConstraint(
                condition=models.Q(series=None, series_on=None)
                | models.Q(series__isnull=False, series_on__isnull=False),
                name="event_series_whole",
                violation_error_message=_("Acara berulang perlu hari asalnya."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def icon(self) -> str:
        """The icon of its practice."""
        return ICONS[self.practice]

    @property
    def is_closed_circle(self) -> bool:
        """Only those concerned and the leaders see it."""
        return self.practice in CLOSED_CIRCLE

    def day(self) -> date:
        """The school's calendar day on which it begins."""
        return self.school.local_date(self.starts_at)


class EventPerson(models.Model):
    """Somebody whose time a date takes."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="people")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("Orang")
    )

    PRIVACY = Privacy(keep="As long as the date.")

    class Meta:
        verbose_name = _("Peserta acara")
        ordering = ["id"]
        indexes = [models.Index(fields=["user", "event"], name="event_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "user"], name="person_once", violation_error_message=_("Orang ini sudah tercatat.")
            )
        ]

    def __str__(self) -> str:
        return str(self.user)
