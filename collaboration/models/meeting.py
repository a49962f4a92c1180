"""The protocol meeting [CO8]: a series with its template, and each meeting made from it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from collaboration.terms import AgendaKind
from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.search import Search
from schools.models import Room, School
from schools.roles import TEACHING, Role

MEETING_READERS = (Role.PRINCIPAL, Role.HUB, Role.OPERATOR, *TEACHING, Role.COACH, Role.COMMITTEE, Role.SUPERVISOR)
"""Access table, row "protocol meeting: agenda, minutes, report"."""
CLEARED = (Role.PRINCIPAL, Role.HUB, Role.COMMITTEE)
"""Access table, row "committee-confidential minute items": to everybody else they do not exist, not even as a gap or a count."""


class MeetingSeriesQuerySet(models.QuerySet):
    """Reads of series."""

    def visible_to(self, actor: Actor) -> MeetingSeriesQuerySet:
        """Those of the actor's school, for whoever may read protocol meetings."""
        return self.filter(school_id=actor.tenant_id) if actor.has(*MEETING_READERS) else self.none()


class MeetingSeries(Stamped, Versioned):
    """Meetings that come back every month, with the agenda, place and people that each one starts from.

    The rule is "the second Wednesday of the month": `week` 1 to 4, 5 for the last one; `weekday` is ISO (Monday is 1).
    `invited` holds the codes of the roles whose holders are invited.
    """

    class Week(models.IntegerChoices):
        FIRST = 1, _("pertama")
        SECOND = 2, _("kedua")
        THIRD = 3, _("ketiga")
        FOURTH = 4, _("keempat")
        LAST = 5, _("terakhir")

    class Weekday(models.IntegerChoices):
        MONDAY = 1, _("Senin")
        TUESDAY = 2, _("Selasa")
        WEDNESDAY = 3, _("Rabu")
        THURSDAY = 4, _("Kamis")
        FRIDAY = 5, _("Jumat")
        SATURDAY = 6, _("Sabtu")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="meeting_series")
    title = models.CharField(_("Nama pertemuan"), max_length=160)
    week = models.PositiveSmallIntegerField(_("Pekan"), choices=Week.choices, default=Week.SECOND)
    weekday = models.PositiveSmallIntegerField(_("Hari"), choices=Weekday.choices, default=Weekday.WEDNESDAY)
    starts_at = models.TimeField(_("Jam mulai"))
    ends_at = models.TimeField(_("Jam selesai"))
    room = models.ForeignKey(
        Room, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Ruang")
    )
    place = models.CharField(_("Tempat lain"), max_length=160, blank=True)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Pimpinan rapat")
    )
    minute_taker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Notulis")
    )
    invited = models.JSONField(_("Siapa yang diundang"), default=list)
    quorum = models.PositiveSmallIntegerField(
        _("Kuorum"),
        null=True,
        blank=True,
        help_text=_("Persen dari undangan yang harus hadir. Kosongkan bila tidak dipakai."),
    )
    is_active = models.BooleanField(_("Masih berjalan"), default=True)

    objects = MeetingSeriesQuerySet.as_manager()

    CODED = {"invited": dict(Role.choices)}
    PRIVACY = Privacy(plain=("title", "place", "invited"))

    class Meta:
        verbose_name = _("Rangkaian pertemuan")
        ordering = ["-is_active", "title", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="meeting_series_forward",
                violation_error_message=_("Jam selesai harus setelah jam mulai."),
            ),
            models.CheckConstraint(
                condition=models.Q(quorum=None) | models.Q(quorum__range=(1, 100)),
                name="meeting_series_quorum",
                violation_error_message=_("Kuorum adalah persen, antara 1 dan 100."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SeriesItem(models.Model):
    """One item of a series' template. Without a presenter of its own, `presenter_label` says who ("Pusat Penggerak Kolaborasi")."""

    series = models.ForeignKey(MeetingSeries, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(editable=False)
    kind = models.CharField(_("Jenis"), max_length=12, choices=AgendaKind.choices, default=AgendaKind.OTHER)
    title = models.CharField(_("Acara"), max_length=200)
    minutes = models.PositiveSmallIntegerField(_("Lama (menit)"), default=15)
    presenter_label = models.CharField(_("Disampaikan oleh"), max_length=160, blank=True)

    PRIVACY = Privacy(personal={"presenter_label": "who presents"}, plain=("kind", "title"))

    class Meta:
        verbose_name = _("Acara tetap")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__range=(1, 480)),
                name="series_item_minutes",
                violation_error_message=_("Lama acara antara 1 dan 480 menit."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class MeetingQuerySet(models.QuerySet):
    """Reads of meetings."""

    def visible_to(self, actor: Actor) -> MeetingQuerySet:
        """Meetings of the actor's school, for whoever may read protocol meetings; parents and partners see none."""
        return self.filter(school_id=actor.tenant_id) if actor.has(*MEETING_READERS) else self.none()

    def held_between(self, start: datetime, end: datetime) -> MeetingQuerySet:
        """Those that took place in the half-open span; what a report of that span tells of."""
        return self.filter(state__in=Meeting.TOOK_PLACE, starts_at__gte=start, starts_at__lt=end)


class Meeting(Stamped, Versioned):
    """One protocol meeting, from its plan to its confirmed minutes. Times are instants (UTC).

    What a report may read: `Meeting.objects.held_between(start, end)` and, of each, `title`, `starts_at`, `state`,
    `attendance_counts()` (numbers, no names) and `agenda.public()`; decisions and actions through
    `MeetingOutcome.objects.public()`, data through `MeetingData.objects.shown().public()`. A report that goes to the committee
    alone may use `agenda.all()` and `MeetingOutcome.objects.all()` instead. Texts of minutes count once `is_circulated`.

    An event of the calendar (practice PROTOCOL_MEETING) keeps its date; participants are `invitees`.
    """

    STATE_TONES = {
        "planned": "neutral", "invited": "info", "held": "warn", "circulated": "wait", "confirmed": "good",
        "cancelled": "neutral",
    }  # fmt: skip

    class State(models.TextChoices):
        PLANNED = "planned", _("Direncanakan")
        INVITED = "invited", _("Undangan terkirim")
        HELD = "held", _("Notulen ditulis")
        CIRCULATED = "circulated", _("Notulen menunggu pengesahan")
        CONFIRMED = "confirmed", _("Notulen disahkan")
        CANCELLED = "cancelled", _("Dibatalkan")

    AHEAD = (State.PLANNED, State.INVITED)
    TOOK_PLACE = (State.HELD, State.CIRCULATED, State.CONFIRMED)
    CIRCULATING = (State.CIRCULATED, State.CONFIRMED)

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="meetings")
    series = models.ForeignKey(
        MeetingSeries, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("Rangkaian")
    )
    title = models.CharField(_("Nama pertemuan"), max_length=160)
    starts_at = models.DateTimeField(_("Mulai"))
    ends_at = models.DateTimeField(pgettext_lazy("waktu", "Selesai"))
    room = models.ForeignKey(
        Room, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Ruang")
    )
    place = models.CharField(_("Tempat lain"), max_length=160, blank=True)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Pimpinan rapat")
    )
    minute_taker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Notulis")
    )
    quorum = models.PositiveSmallIntegerField(_("Kuorum (persen)"), null=True, blank=True)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PLANNED)
    letter_number = models.CharField(_("Nomor surat"), max_length=80, blank=True)
    letter_on = models.DateField(_("Tanggal surat"), null=True, blank=True)
    enclosure = models.CharField(_("Lampiran"), max_length=80, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True, editable=False)
    moved_from = models.DateTimeField(null=True, blank=True, editable=False)
    moved_reason = models.CharField(_("Alasan perubahan jadwal"), max_length=250, blank=True)
    held_at = models.DateTimeField(null=True, blank=True, editable=False)
    began_at = models.TimeField(_("Dimulai pukul"), null=True, blank=True)
    closed_at = models.TimeField(_("Ditutup pukul"), null=True, blank=True)
    closing = models.TextField(_("Penutup"), blank=True)
    minutes_due_on = models.DateField(_("Notulen paling lambat"), null=True, blank=True, editable=False)
    circulated_at = models.DateTimeField(null=True, blank=True, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    confirmed_by_label = models.CharField(_("Disahkan oleh"), max_length=200, blank=True, editable=False)
    confirmed_note = models.CharField(_("Catatan pengesahan"), max_length=300, blank=True)
    cancelled_reason = models.CharField(_("Alasan pembatalan"), max_length=250, blank=True)

    objects = MeetingQuerySet.as_manager()

    SEARCH = Search("title")
    PRIVACY = Privacy(
        personal={"confirmed_by_label": "who confirmed the minutes", "closing": "what was said at the end"},
        plain=(
            "title", "place", "state", "letter_number", "enclosure", "moved_reason", "confirmed_note", "cancelled_reason",
        ),
        keep="As long as the school uses Guyub: minutes are the school's record.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Pertemuan protokol")
        ordering = ["-starts_at", "-id"]
        indexes = [
            models.Index(fields=["school", "-starts_at", "-id"], name="meeting_by_school"),
            models.Index(fields=["school", "state", "starts_at"], name="meeting_by_state"),
            models.Index(fields=["series", "starts_at"], name="meeting_by_series"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="meeting_forward",
                violation_error_message=_("Pertemuan harus selesai setelah dimulai."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="cancelled") | ~models.Q(cancelled_reason=""),
                name="cancelled_meeting_has_reason",
                violation_error_message=_("Tuliskan mengapa pertemuan dibatalkan."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="confirmed") | models.Q(confirmed_at__isnull=False),
                name="confirmed_meeting_has_date",
                violation_error_message=_("Notulen yang disahkan harus bertanggal."),
            ),
            models.CheckConstraint(
                condition=models.Q(quorum=None) | models.Q(quorum__range=(1, 100)),
                name="meeting_quorum",
                violation_error_message=_("Kuorum adalah persen, antara 1 dan 100."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_ahead(self) -> bool:
        """Neither held nor called off."""
        return self.state in self.AHEAD

    @property
    def took_place(self) -> bool:
        return self.state in self.TOOK_PLACE

    @property
    def is_circulated(self) -> bool:
        """Its minutes are for everybody who may read protocol meetings."""
        return self.state in self.CIRCULATING

    @property
    def is_locked(self) -> bool:
        """Its minutes are confirmed: nothing changes any more, corrections are notes."""
        return self.state == self.State.CONFIRMED

    @property
    def where(self) -> str:
        """Room or other place, in words."""
        return ", ".join(filter(None, (str(self.room) if self.room else "", self.place)))

    @property
    def planned_minutes(self) -> int:
        """How long it is planned to be."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    def day(self) -> date:
        """The school's calendar day on which it takes place."""
        return self.school.local_date(self.starts_at)

    def attendance_counts(self) -> dict[str, int]:
        """How many were invited, present, excused, absent, and guests among the present. One query, no names."""
        present = models.Q(attendance="present")
        rows: Any = self
        counts: dict[str, int] = rows.invitees.aggregate(
            invited=models.Count("pk"),
            present=models.Count("pk", filter=present),
            excused=models.Count("pk", filter=models.Q(attendance="excused")),
            absent=models.Count("pk", filter=models.Q(attendance="absent")),
            guests=models.Count("pk", filter=present & models.Q(is_guest=True)),
        )
        return counts
