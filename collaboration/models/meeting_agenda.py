"""What a protocol meeting talks about: proposals, agenda items, data shown there, and what each item came to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaboration.models.data_grid import DataGrid
from collaboration.models.meeting import CLEARED, Meeting, MeetingSeries
from collaboration.terms import AgendaKind, OutcomeKind
from core.models import ActionItem, Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.search import Search
from schools.models import School


class AgendaItemQuerySet(models.QuerySet):
    """Reads of agenda items."""

    def public(self) -> AgendaItemQuerySet:
        """Without those that only principal, hub and committee know of."""
        return self.filter(is_confidential=False)

    def visible_to(self, actor: Actor) -> AgendaItemQuerySet:
        """Items of meetings that the actor may read; confidential ones for principal, hub and committee alone."""
        here = self.filter(meeting__in=Meeting.objects.visible_to(actor))
        return here if actor.has(*CLEARED) else here.public()


class AgendaItem(Stamped, Versioned):
    """One item on the agenda, and its part of the minutes (`minutes`), which several people may write at the same time.

    The number on screen and paper is counted among what the reader may see; `order` is never shown. `unfinished` items are
    proposed for the next meeting by themselves.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField(editable=False)
    kind = models.CharField(_("Jenis"), max_length=12, choices=AgendaKind.choices, default=AgendaKind.OTHER)
    title = models.CharField(_("Acara"), max_length=200)
    detail = models.TextField(_("Penjelasan"), blank=True)
    duration = models.PositiveSmallIntegerField(_("Lama (menit)"), default=15)
    presenter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Disampaikan oleh"),
    )
    presenter_label = models.CharField(_("Atau pihak lain"), max_length=160, blank=True)
    is_confidential = models.BooleanField(
        _("Rahasia"), default=False, help_text=_("Hanya untuk kepala sekolah, Pusat Penggerak Kolaborasi, dan komite.")
    )
    minutes = models.TextField(_("Jalannya pembahasan"), blank=True)
    unfinished = models.BooleanField(_("Dilanjutkan pada pertemuan berikutnya"), default=False)

    objects = AgendaItemQuerySet.as_manager()

    SEARCH = Search("title")
    PRIVACY = Privacy(
        personal={
            "title": "may name the people it is about",
            "detail": "what is to be talked about",
            "minutes": "what was said",
            "presenter_label": "who presents",
        },
        plain=("kind",),
        keep="As long as the minutes of the meeting.",
    )

    class Meta:
        verbose_name = _("Acara pertemuan")
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["meeting", "order"], name="agenda_by_meeting")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(duration__range=(1, 480)),
                name="agenda_item_duration",
                violation_error_message=_("Lama acara antara 1 dan 480 menit."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def who(self) -> str:
        """Who presents it, in words."""
        person: Any = self.presenter
        return person.display_name if person is not None else self.presenter_label


class SpeakerPoint(models.Model):
    """Who said what, in one sentence. Written while the meeting runs; each one is a row, so that nobody overwrites anybody."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="points")
    speaker = models.CharField(_("Siapa"), max_length=160)
    point = models.TextField(_("Pokok pikiran"), max_length=1000)
    created_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(
        personal={"speaker": "who spoke", "point": "what the person said"},
        keep="As long as the minutes of the meeting.",
    )

    class Meta:
        verbose_name = _("Pokok pikiran peserta")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.point}"


class MeetingOutcomeQuerySet(models.QuerySet):
    """Reads of outcomes."""

    def public(self) -> MeetingOutcomeQuerySet:
        """Without confidential ones, and without those of confidential items."""
        return self.filter(is_confidential=False, item__is_confidential=False)

    def visible_to(self, actor: Actor) -> MeetingOutcomeQuerySet:
        """Outcomes of meetings that the actor may read, once their minutes are circulated or for those who may know of all."""
        here = self.filter(item__meeting__in=Meeting.objects.visible_to(actor))
        return here if actor.has(*CLEARED) else here.public()

    def circulated(self) -> MeetingOutcomeQuerySet:
        """Of meetings whose minutes went round: what the school was told."""
        return self.filter(item__meeting__state__in=Meeting.CIRCULATING)

    def decisions(self) -> MeetingOutcomeQuerySet:
        """What was decided."""
        return self.filter(kind=OutcomeKind.DECISION)


class MeetingOutcome(Stamped, Versioned):
    """What an item came to: information, a decision, or something that somebody does (then with an action item).

    What a report may read: `MeetingOutcome.objects.filter(school=…).circulated().public()`; decisions done and not done are
    `.decisions()` by `standing` ("open", "done", "dropped") with `settled_on`; actions carry `action` (core.ActionItem), whose
    `standing_on(today)` says open, due, overdue, done or dropped. Never leave out `public()` in what others than principal, hub
    and committee read.
    """

    class Standing(models.TextChoices):
        OPEN = "open", _("Belum dilaksanakan")
        DONE = "done", _("Sudah dilaksanakan")
        DROPPED = "dropped", _("Tidak dilanjutkan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="outcomes")
    kind = models.CharField(_("Jenis"), max_length=12, choices=OutcomeKind.choices)
    text = models.CharField(_("Isi"), max_length=300)
    is_confidential = models.BooleanField(_("Rahasia"), default=False)
    standing = models.CharField(_("Pelaksanaan"), max_length=8, choices=Standing.choices, default=Standing.OPEN)
    settled_on = models.DateField(null=True, blank=True, editable=False)
    settled_note = models.CharField(_("Keterangan"), max_length=250, blank=True)
    action = models.OneToOneField(
        ActionItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    objects = MeetingOutcomeQuerySet.as_manager()

    SEARCH = Search("text")
    PRIVACY = Privacy(
        personal={"text": "what was decided, and who does it", "settled_note": "what became of it"},
        plain=("kind", "standing"),
        keep="As long as the minutes of the meeting.",
    )

    class Meta:
        verbose_name = _("Hasil pembahasan")
        ordering = ["item__order", "id"]
        indexes = [models.Index(fields=["school", "kind", "standing"], name="outcome_by_standing")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(standing="open") | models.Q(settled_on__isnull=False),
                name="settled_outcome_has_date",
                violation_error_message=_("Keputusan yang selesai harus bertanggal."),
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def tone(self) -> str:
        """How lists colour a decision."""
        return {"open": "info", "done": "good"}.get(self.standing, "neutral")

    @property
    def is_hidden(self) -> bool:
        """Only principal, hub and committee know of it."""
        return self.is_confidential or self.item.is_confidential


class AgendaProposalQuerySet(models.QuerySet):
    """Reads of proposals."""

    def visible_to(self, actor: Actor) -> AgendaProposalQuerySet:
        """Those of series that the actor may read; confidential ones for principal, hub and committee alone."""
        here = self.filter(series__in=MeetingSeries.objects.visible_to(actor))
        return here if actor.has(*CLEARED) else here.filter(is_confidential=False)

    def waiting(self) -> AgendaProposalQuerySet:
        """Not yet taken into an agenda, put aside or withdrawn. What was put off waits as well."""
        return self.filter(state__in=(AgendaProposal.State.OPEN, AgendaProposal.State.PUT_OFF))


class AgendaProposal(Stamped, Versioned):
    """An item that somebody who is invited wants on an agenda, or one that comes over from an earlier meeting by itself."""

    STATE_TONES = {"open": "info", "put_off": "warn", "taken": "good", "withdrawn": "neutral"}

    class State(models.TextChoices):
        OPEN = "open", _("Menunggu")
        TAKEN = "taken", _("Masuk agenda")
        PUT_OFF = "put_off", _("Ditunda")
        WITHDRAWN = "withdrawn", _("Ditarik")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    series = models.ForeignKey(MeetingSeries, on_delete=models.CASCADE, related_name="proposals")
    title = models.CharField(_("Usulan acara"), max_length=200)
    why = models.TextField(_("Mengapa perlu dibahas"), blank=True)
    duration = models.PositiveSmallIntegerField(_("Perkiraan lama (menit)"), default=15)
    is_confidential = models.BooleanField(
        _("Rahasia"), default=False, help_text=_("Hanya untuk kepala sekolah, Pusat Penggerak Kolaborasi, dan komite.")
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    proposed_by_label = models.CharField(_("Diusulkan oleh"), max_length=200)
    carried_item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    carried_outcome = models.ForeignKey(
        MeetingOutcome, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.OPEN)
    reason = models.CharField(_("Alasan"), max_length=250, blank=True)
    item = models.OneToOneField(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="proposal", editable=False
    )

    objects = AgendaProposalQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "title": "may name the people it is about",
            "why": "what the person wants to talk about",
            "proposed_by_label": "who proposed it",
        },
        plain=("state", "reason"),
    )

    class Meta:
        verbose_name = _("Usulan acara")
        ordering = ["id"]
        indexes = [models.Index(fields=["series", "state", "id"], name="proposal_by_series")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="put_off") | ~models.Q(reason=""),
                name="put_off_proposal_has_reason",
                violation_error_message=_("Tuliskan mengapa usulan ditunda."),
            ),
            models.CheckConstraint(
                condition=models.Q(duration__range=(1, 480)),
                name="agenda_proposal_duration",
                violation_error_message=_("Lama acara antara 1 dan 480 menit."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_carried(self) -> bool:
        """It came over from an earlier meeting."""
        return self.carried_item_id is not None or self.carried_outcome_id is not None

    @property
    def source(self) -> str:
        """Who proposed it, or the meeting that left it. Needs what was carried over, with its meeting."""
        item = self.carried_item or (self.carried_outcome and self.carried_outcome.item)
        return gettext("Lanjutan dari %(title)s") % {"title": item.meeting.title} if item else self.proposed_by_label


class MeetingDataQuerySet(models.QuerySet):
    """Reads of data."""

    def public(self) -> MeetingDataQuerySet:
        """Without what hangs on confidential items."""
        return self.filter(item__is_confidential=False)

    def visible_to(self, actor: Actor) -> MeetingDataQuerySet:
        return self.filter(item__in=AgendaItem.objects.visible_to(actor))

    def shown(self) -> MeetingDataQuerySet:
        """Those that stand: neither a preview nor replaced or taken back."""
        return self.filter(state=MeetingData.State.SHOWN)


class MeetingData(DataGrid):
    """Achievement data from a spreadsheet at an agenda item, shown as table and chart: classes × subjects, or labels × values.

    One upload is one row, so that nothing is ever half imported: it is a preview, then shown; a newer one replaces it, and taking
    the newer one back shows it again.

    What a report may read: `MeetingData.objects.shown().public()` of its meetings.
    """

    class State(models.TextChoices):
        PREVIEW = "preview", _("Pratinjau")
        SHOWN = "shown", _("Ditampilkan")
        REPLACED = "replaced", _("Diganti")
        REMOVED = "removed", _("Ditarik")

    STATE_TONES = {"preview": "wait", "shown": "good", "replaced": "neutral", "removed": "neutral"}

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="data")
    state = models.CharField(_("Status"), max_length=8, choices=State.choices, default=State.PREVIEW)
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = MeetingDataQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"created_by_label": "who brought the table"}, plain=(*DataGrid.PLAIN, "state"),
        keep="As long as the minutes of the meeting.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Data pertemuan")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title

    @property
    def table(self) -> list[tuple[str, Sequence[float | None]]]:
        """Lines of the table: label and its values."""
        return list(zip(self.labels, self.values, strict=True))
