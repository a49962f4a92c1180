"""What is said about minutes, and the papers that they become."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from collaboration.models.meeting import CLEARED, Meeting
from collaboration.models.meeting_agenda import AgendaItem
from core.policy import Actor
from core.privacy import Privacy
from schools.models import School


class MinutesRemarkQuerySet(models.QuerySet):
    """Reads of remarks."""

    def public(self) -> MinutesRemarkQuerySet:
        """Without confidential ones, and without those on confidential items."""
        return self.filter(is_confidential=False).exclude(item__is_confidential=True)

    def visible_to(self, actor: Actor) -> MinutesRemarkQuerySet:
        """Of meetings that the actor may read; confidential ones for principal, hub and committee alone."""
        here = self.filter(meeting__in=Meeting.objects.visible_to(actor))
        return here if actor.has(*CLEARED) else here.public()


class MinutesRemark(models.Model):
    """A comment on circulated minutes, or a correction under confirmed ones. Append-only: nobody changes or removes it.

    A comment may be answered once by those who write the minutes (`answer`).
    """

    class Kind(models.TextChoices):
        COMMENT = "comment", _("Tanggapan")
        CORRECTION = "correction", _("Catatan koreksi")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="remarks")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.CASCADE, null=True, blank=True, related_name="remarks", verbose_name=_("Acara")
    )
    kind = models.CharField(_("Jenis"), max_length=10, choices=Kind.choices)
    text = models.TextField(_("Tanggapan"), max_length=2000)
    is_confidential = models.BooleanField(_("Rahasia"), default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    author_label = models.CharField(_("Penulis"), max_length=200)
    created_at = models.DateTimeField(editable=False)
    answer = models.TextField(_("Jawaban"), max_length=1000, blank=True)
    answered_by_label = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MinutesRemarkQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "text": "what the person thinks of the minutes",
            "author_label": "who said it",
            "answer": "what was answered",
            "answered_by_label": "who answered",
        },
        plain=("kind",),
        keep="As long as the minutes of the meeting.",
    )

    class Meta:
        verbose_name = _("Tanggapan atas notulen")
        ordering = ["id"]
        indexes = [models.Index(fields=["meeting", "id"], name="remark_by_meeting")]

    def __str__(self) -> str:
        return self.text


class MinutesVersionQuerySet(models.QuerySet):
    """Reads of confirmed minutes."""

    def visible_to(self, actor: Actor) -> MinutesVersionQuerySet:
        """The public one for whoever may read the meeting, the committee's one for principal, hub and committee alone."""
        here = self.filter(meeting__in=Meeting.objects.visible_to(actor))
        return here if actor.has(*CLEARED) else here.filter(variant=MinutesVersion.Variant.PUBLIC)


class MinutesVersion(models.Model):
    """The minutes as they were confirmed, in one of two variants; its paper hangs on this row, so that its door is its own."""

    class Variant(models.TextChoices):
        PUBLIC = "public", _("Notulen")
        COMMITTEE = "committee", _("Notulen lengkap untuk komite")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="versions")
    variant = models.CharField(max_length=10, choices=Variant.choices)
    created_at = models.DateTimeField(editable=False)

    objects = MinutesVersionQuerySet.as_manager()

    PRIVACY = Privacy(plain=("variant",), keep="As long as the minutes of the meeting.")

    class Meta:
        verbose_name = _("Notulen yang disahkan")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "variant"],
                name="minutes_once",
                violation_error_message=_("Notulen ini sudah disahkan."),
            )
        ]

    def __str__(self) -> str:
        return str(self.Variant(self.variant).label)
