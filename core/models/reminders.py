"""The ledger of reminders: what was said, about what, to whom, once."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models.base import SubjectModel
from core.models.messages import OutgoingMessage
from core.privacy import Ends, Privacy


class MailWish(models.TextChoices):
    """How a person wants reminders by mail; the inbox gets them in any case."""

    EACH = "each", _("Satu email per hal; bila lebih dari tiga, satu ringkasan")
    DAILY = "daily", _("Satu ringkasan sehari")
    INBOX = "inbox", _("Tanpa email, hanya kotak masuk (kecuali yang sangat penting)")


class ReminderQuerySet(models.QuerySet["Reminder"]):
    """Reads of the ledger. Writes live in core.reminders."""

    def about(self, subject_type: str, subject_id: int) -> ReminderQuerySet:
        """Everything that was or will be said about one object, newest first."""
        return self.filter(subject_type=subject_type, subject_id=subject_id).order_by("-send_on", "-id")

    def missed(self, tenant_id: int) -> ReminderQuerySet:
        """For the operator: what came to light too late to be sent, or had no usable address, newest first."""
        unaddressed = Q(state=Reminder.State.FAILED, message=None)
        missed = self.filter(Q(state=Reminder.State.MISSED) | unaddressed, tenant_id=tenant_id)
        return missed.order_by("-send_on", "-id")


class Reminder(SubjectModel):
    """The ledger: one row per rule, object, due date, distance, recipient and channel, for ever unique.

    `offset_days` is how many days before `due_on` the reminder belongs (negative: after it); `send_on` is that day
    on the tenant's own calendar. `recipient` is "user:<id>" or "email:<address>".
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("Dijadwalkan")
        QUEUED = "queued", _("Diserahkan untuk dikirim")
        SENT = "sent", _("Terkirim")
        FAILED = "failed", _("Gagal dikirim")
        MISSED = "missed", _("Terlewat lebih dari 14 hari, tidak dikirim")
        SUPERSEDED = "superseded", _("Digantikan pengingat yang lebih baru")
        CANCELLED = "cancelled", _("Tidak diperlukan lagi")

    FINAL = (State.SENT, State.FAILED, State.MISSED, State.SUPERSEDED, State.CANCELLED)

    tenant = models.ForeignKey(settings.TENANT_MODEL, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(max_length=80)
    due_on = models.DateField()
    offset_days = models.SmallIntegerField()
    send_on = models.DateField()
    recipient = models.CharField(max_length=270)
    recipient_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    recipient_email = models.EmailField(blank=True)
    channel = models.CharField(max_length=8, choices=OutgoingMessage.Channel.choices)
    language = models.CharField(max_length=5)
    headline = models.CharField(max_length=300)
    detail = models.TextField(blank=True)
    url = models.CharField(max_length=500, blank=True)
    catch_up = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    planned_at = models.DateTimeField(editable=False)
    queued_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    message = models.ForeignKey(
        OutgoingMessage, on_delete=models.SET_NULL, null=True, blank=True, related_name="reminders"
    )

    objects = ReminderQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "recipient": "whom to remind, and proof that it was done once",
            "recipient_email": "where the reminder goes",
            "headline": "what the person is told",
            "detail": "what the person is told",
        },
        plain=("subject_type", "rule", "channel", "language", "url", "state"),
        keep="Two years after the due date.",
        ends=(Ends("due_on", timedelta(days=730), {"state__in": FINAL}),),
    )

    class Meta:
        verbose_name = _("Pengingat")
        indexes = [
            models.Index(fields=["tenant", "rule", "due_on"], name="reminder_by_rule"),
            models.Index(fields=["tenant", "recipient"], name="reminder_planned", condition=Q(state="planned")),
            models.Index(fields=["message"], name="reminder_in_flight", condition=Q(state="queued")),
            models.Index(fields=["subject_type", "subject_id"], name="reminder_by_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "tenant",
                    "rule",
                    "subject_type",
                    "subject_id",
                    "due_on",
                    "offset_days",
                    "recipient",
                    "channel",
                ],
                name="reminder_once",
                violation_error_message=_("Pengingat ini sudah tercatat."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["sent", "failed", "missed", "superseded", "cancelled"], closed_at__isnull=False)
                | Q(state__in=["planned", "queued"], closed_at__isnull=True),
                name="reminder_final_is_stamped",
                violation_error_message=_("Pengingat yang selesai harus mempunyai waktu selesai."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "sent", "failed"], queued_at__isnull=False)
                | (~Q(state__in=["queued", "sent", "failed"]) & Q(queued_at__isnull=True)),
                name="reminder_queued_is_stamped",
                violation_error_message=_("Pengingat yang diserahkan harus mempunyai waktu penyerahan."),
            ),
            models.CheckConstraint(
                condition=Q(send_on__lte=F("due_on"), offset_days__gte=0)
                | Q(send_on__gt=F("due_on"), offset_days__lt=0),
                name="reminder_day_fits_offset",
                violation_error_message=_("Hari pengingat tidak cocok dengan jaraknya dari tenggat."),
            ),
        ]

    def __str__(self) -> str:
        about = f"{self.subject_type}/{self.subject_id}"
        return f"{self.rule} {about} {self.due_on} -{self.offset_days} → {self.recipient} ({self.state})"
