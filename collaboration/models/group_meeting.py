"""The short meetings of a learning group with their two-minute minutes, and what the principal says to the group [CO7]."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from collaboration.models.group import KNOWING, LearningGroup
from core import looks
from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from schools.models import School


class GroupMeetingQuerySet(models.QuerySet):
    """Reads of meetings."""

    def visible_to(self, actor: Actor) -> GroupMeetingQuerySet:
        """Those whose minutes this person reads."""
        return self.filter(school_id=actor.tenant_id, group__in=LearningGroup.objects.read_by(actor))

    def dates_for(self, actor: Actor) -> models.QuerySet:
        """That they took place and when, and nothing of what was said: for whoever knows of the groups at all."""
        here = self.filter(school_id=actor.tenant_id)
        shown = here if actor.has(*KNOWING) else here.none()
        return shown.values("pk", "group_id", "starts_at", "state")

    def unwritten(self, now: datetime) -> GroupMeetingQuerySet:
        """Their hour is over, and nobody has written what came of them."""
        return self.filter(state=GroupMeeting.State.PLANNED, ends_at__lt=now)


class GroupMeeting(Stamped, Versioned):
    """One meeting. Its date stands in the calendar as well; its minutes fit on one screen of a phone."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Direncanakan")
        HELD = "held", _("Terlaksana")
        CANCELLED = "cancelled", _("Dibatalkan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(LearningGroup, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField(_("Mulai"))
    ends_at = models.DateTimeField(pgettext_lazy("waktu", "Selesai"))
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PLANNED)
    looked_at = models.TextField(_("Apa yang dilihat?"), blank=True)
    noticed = models.TextField(_("Apa yang kita temukan?"), blank=True)
    present = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("Yang hadir")
    )
    minuted_by_label = models.CharField(_("Ditulis oleh"), max_length=200, blank=True)
    minuted_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_reason = models.CharField(_("Alasan pembatalan"), max_length=250, blank=True)

    objects = GroupMeetingQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "looked_at": "what colleagues looked at together",
            "noticed": "what colleagues noticed together",
            "minuted_by_label": "who wrote the minutes",
        },
        plain=("state", "cancelled_reason"),
        keep="As long as the group.",
    )

    class Meta:
        verbose_name = _("Pertemuan kelompok belajar")
        ordering = ["-starts_at", "-id"]
        indexes = [
            models.Index(fields=["group", "-starts_at", "-id"], name="group_meeting_by_group"),
            models.Index(fields=["school", "-starts_at"], name="group_meeting_by_school"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="group_meeting_forward",
                violation_error_message=_("Pertemuan harus selesai setelah dimulai."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="held") | models.Q(minuted_at__isnull=False),
                name="held_meeting_has_minute",
                violation_error_message=_("Pertemuan yang terlaksana harus bernotulen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {looks.day(self.day())}"

    def day(self) -> date:
        """The school's calendar day on which it begins."""
        return self.school.local_date(self.starts_at)


class GroupNoteQuerySet(models.QuerySet):
    """Reads of notes."""

    def visible_to(self, actor: Actor) -> GroupNoteQuerySet:
        """For the group and for those who read its minutes."""
        return self.filter(school_id=actor.tenant_id, group__in=LearningGroup.objects.read_by(actor))

    def unanswered(self) -> GroupNoteQuerySet:
        """Questions that wait for an answer."""
        return self.filter(kind=GroupNote.Kind.QUESTION, answered_at=None)


class GroupNote(Stamped):
    """What the principal says to a group: an encouragement, or a question that the group answers."""

    class Kind(models.TextChoices):
        ENCOURAGEMENT = "encouragement", _("Penyemangat")
        QUESTION = "question", _("Pertanyaan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(LearningGroup, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(_("Jenis"), max_length=15, choices=Kind.choices, default=Kind.ENCOURAGEMENT)
    text = models.TextField(_("Pesan"))
    author_label = models.CharField(_("Dari"), max_length=200)
    answer = models.TextField(_("Jawaban"), blank=True)
    answered_by_label = models.CharField(_("Dijawab oleh"), max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = GroupNoteQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "text": "what the principal says to colleagues", "author_label": "who says it",
            "answer": "what colleagues answer", "answered_by_label": "who answers",
        },
        plain=("kind",),
        keep="As long as the group.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Pesan untuk kelompok")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at=None) | ~models.Q(answer=""),
                name="answered_note_has_answer",
                violation_error_message=_("Tuliskan jawabannya."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.group}"
