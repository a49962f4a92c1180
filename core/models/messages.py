"""The outbox. The row is the queue; Celery only rings."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.base import TenantModel
from core.privacy import Ends, Privacy


class MessageQuerySet(models.QuerySet["OutgoingMessage"]):
    """Reads of the outbox. Writes live in core.mail."""

    def waiting(self, now: datetime) -> MessageQuerySet:
        """Messages that may be claimed at `now`, the longest waiting first."""
        return self.filter(state__in=OutgoingMessage.CLAIMABLE, next_at__lte=now).order_by("next_at", "id")

    def inbox_of(self, user_id: int, tenant_id: int | None) -> MessageQuerySet:
        """What one person finds in the inbox of one tenant, newest first."""
        return self.filter(channel=OutgoingMessage.Channel.INBOX, to_user_id=user_id, tenant_id=tenant_id).order_by(
            "-id"
        )

    def unread(self) -> MessageQuerySet:
        """Only what was not opened yet."""
        return self.filter(read_at=None)

    def undelivered(self, tenant_id: int | None) -> MessageQuerySet:
        """For the operator: e-mail that was refused, given up or held back as too old, newest first."""
        return self.filter(tenant_id=tenant_id, state__in=OutgoingMessage.TROUBLED).order_by("-id")

    def overdue(self, now: datetime, waiting: timedelta = timedelta(hours=1)) -> MessageQuerySet:
        """E-mail that has been on its way for more than an hour: the mail server or the worker is down."""
        return self.filter(
            state__in=[*OutgoingMessage.CLAIMABLE, OutgoingMessage.State.CLAIMED], created_at__lt=now - waiting
        )


class OutgoingMessage(TenantModel):
    """One message to exactly one person, by e-mail or into the inbox, with its text already rendered.

    `message_id` is the Message-ID header; it is fixed when the row is written, so that a second sending after a
    crash can be recognised. `attempts` counts claims, `crashes` counts claims that ended without any outcome (the
    worker died). A message that `has_secret` (an invitation, a new password) loses its text and its link once it was sent.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", _("Email")
        INBOX = "inbox", _("Kotak masuk")

    class State(models.TextChoices):
        QUEUED = "queued", _("Menunggu dikirim")
        CLAIMED = "claimed", _("Sedang dikirim")
        RETRY = "retry", _("Akan dicoba lagi")
        UNKNOWN = "unknown", _("Terputus saat dikirim, akan dicoba lagi")
        SENT = "sent", _("Terkirim")
        FAILED = "failed", _("Gagal dikirim")
        WITHHELD = "withheld", _("Ditahan karena sudah terlalu lama")

    TOO_OLD = "older than 14 days"
    WORKERS_DIED = "the workers died while sending"
    """Reasons of our own, as logs and support read them; `reason` says them to people."""

    CLAIMABLE = (State.QUEUED, State.RETRY, State.UNKNOWN)
    FINAL = (State.SENT, State.FAILED, State.WITHHELD)
    TROUBLED = (State.FAILED, State.WITHHELD)

    channel = models.CharField(max_length=8, choices=Channel.choices)
    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    to_email = models.EmailField(_("Kepada"), blank=True)
    language = models.CharField(max_length=5)
    kind = models.CharField(max_length=80)
    subject = models.CharField(_("Perihal"), max_length=200)
    body_text = models.TextField(_("Isi"))
    url = models.CharField(max_length=500, blank=True)
    has_secret = models.BooleanField(default=False, editable=False)
    dedupe_key = models.CharField(max_length=300, unique=True, null=True, blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    crashes = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=120, blank=True)
    last_error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(editable=False)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "to_email": "where the message goes",
            "subject": "what the person is told",
            "body_text": "what the person is told",
            "dedupe_key": "names the recipient, so that nobody is told twice",
            "last_error": "mail servers repeat the address in their refusals",
        },
        plain=("channel", "language", "kind", "url", "message_id", "state", "worker"),
        about="to_user",
        keep="E-mail 180 days after it was written, inbox one year.",
        ends=(
            Ends("created_at", timedelta(days=180), {"channel": "email", "state__in": FINAL}),
            Ends("created_at", timedelta(days=365), {"channel": "inbox", "state__in": FINAL}),
        ),
    )

    class Meta:
        verbose_name = _("Pesan keluar")
        indexes = [
            models.Index(fields=["next_at", "id"], name="message_waiting", condition=Q(next_at__isnull=False)),
            models.Index(fields=["lease_until"], name="message_leased", condition=Q(lease_until__isnull=False)),
            models.Index(fields=["to_user", "tenant", "-id"], name="message_inbox", condition=Q(channel="inbox")),
            models.Index(fields=["tenant", "state", "-id"], name="message_by_state"),
            models.Index(fields=["created_at"], name="message_by_age"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(channel="email") & ~Q(to_email="")) | Q(channel="inbox", to_user__isnull=False),
                name="message_has_recipient",
                violation_error_message=_("Pesan harus mempunyai penerima."),
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="message_sent_is_stamped",
                violation_error_message=_("Pesan yang terkirim harus mempunyai waktu kirim."),
            ),
            models.CheckConstraint(
                condition=(Q(state="claimed", lease_until__isnull=False) & ~Q(worker=""))
                | (~Q(state="claimed") & Q(lease_until__isnull=True)),
                name="message_claim_has_lease",
                violation_error_message=_("Pesan yang sedang dikirim harus mempunyai batas waktu pengiriman."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "retry", "unknown"], next_at__isnull=False)
                | (~Q(state__in=["queued", "retry", "unknown"]) & Q(next_at__isnull=True)),
                name="message_waiting_has_time",
                violation_error_message=_("Pesan yang menunggu harus mempunyai waktu kirim berikutnya."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["failed", "withheld"]) | ~Q(last_error=""),
                name="message_failure_has_reason",
                violation_error_message=_("Pesan yang gagal harus mempunyai alasan."),
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(channel="inbox"),
                name="message_read_in_inbox",
                violation_error_message=_("Hanya pesan di kotak masuk yang dapat ditandai terbaca."),
            ),
        ]

    @property
    def reason(self) -> str:
        """Why it did not arrive: the mail server's own words, or ours; '' where the state has said it already."""
        ours = {self.TOO_OLD: "", self.WORKERS_DIED: _("pengirimannya terputus berkali-kali")}
        return str(ours.get(self.last_error, self.last_error))

    def __str__(self) -> str:
        return f"{self.kind} → {self.to_email or self.to_user_id} ({self.state})"
