"""Who is invited to a protocol meeting, what they answered, and whether they were there."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from collaboration.models.meeting import Meeting
from core.policy import Actor
from core.privacy import Privacy


class InviteeQuerySet(models.QuerySet):
    """Reads of those invited."""

    def visible_to(self, actor: Actor) -> InviteeQuerySet:
        return self.filter(meeting__in=Meeting.objects.visible_to(actor))


class Invitee(models.Model):
    """One person invited to a meeting: a member of the school, or a guest without an account.

    `name` and `position` are kept as they were, so that the record stays whole when the person leaves the school.
    """

    class Answer(models.TextChoices):
        NONE = "none", _("Belum menjawab")
        COMING = "coming", _("Akan hadir")
        EXCUSED = "excused", _("Berhalangan")

    class Attendance(models.TextChoices):
        UNMARKED = "unmarked", _("Belum dicatat")
        PRESENT = "present", _("Hadir")
        EXCUSED = "excused", _("Izin")
        ABSENT = "absent", _("Tidak hadir")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitees")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("Nama"), max_length=160)
    position = models.CharField(_("Jabatan atau unsur"), max_length=160, blank=True)
    email = models.EmailField(_("Email"), blank=True)
    is_guest = models.BooleanField(_("Tamu"), default=False)
    invited_at = models.DateTimeField(null=True, blank=True, editable=False)
    answer = models.CharField(_("Jawaban"), max_length=8, choices=Answer.choices, default=Answer.NONE)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    attendance = models.CharField(_("Kehadiran"), max_length=8, choices=Attendance.choices, default=Attendance.UNMARKED)
    reason = models.CharField(_("Alasan"), max_length=200, blank=True)
    marked_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = InviteeQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "name": "who was invited and who was there",
            "position": "for whom the person sat there",
            "email": "where the invitation of a guest goes",
            "answer": "whether the person comes",
            "attendance": "whether the person was there",
            "reason": "why the person could not come",
        },
        keep="As long as the minutes of the meeting.",
    )

    class Meta:
        verbose_name = _("Peserta pertemuan")
        ordering = ["is_guest", "name", "id"]
        indexes = [models.Index(fields=["user", "meeting"], name="invitee_by_user")]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "user"],
                name="invitee_once",
                violation_error_message=_("Orang ini sudah ada dalam daftar undangan."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def school_id(self) -> int:
        return self.meeting.school_id

    @property
    def tone(self) -> str:
        """How lists colour what is known: attendance once it was marked, the answer before."""
        known = self.attendance if self.attendance != self.Attendance.UNMARKED else self.answer
        return {"coming": "good", "present": "good", "excused": "warn", "absent": "bad"}.get(known, "neutral")
