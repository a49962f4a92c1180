"""The monthly school forum, in which every learning group tells the others what it observed [CO7]."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from collaboration.models.group import KNOWING, LearningGroup
from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from schools.models import School


class SchoolForumQuerySet(models.QuerySet):
    """Reads of forums."""

    def visible_to(self, actor: Actor) -> SchoolForumQuerySet:
        """That a forum takes place: whoever knows of the groups. What was shared is `policy.group.check_read_forum`'s business."""
        here = self.filter(school_id=actor.tenant_id)
        return here if actor.has(*KNOWING) else here.none()


class SchoolForum(Stamped, Versioned):
    """One forum: when, where, and what the school takes from it."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Direncanakan")
        HELD = "held", _("Terlaksana")
        CANCELLED = "cancelled", _("Dibatalkan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(_("Tema forum"), max_length=150)
    starts_at = models.DateTimeField(_("Mulai"))
    ends_at = models.DateTimeField(pgettext_lazy("waktu", "Selesai"))
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PLANNED)
    summary = models.TextField(_("Kesimpulan bersama"), blank=True)
    held_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SchoolForumQuerySet.as_manager()

    PRIVACY = Privacy(plain=("title", "state", "summary"))

    class Meta:
        verbose_name = _("Forum sekolah")
        ordering = ["-starts_at", "-id"]
        indexes = [models.Index(fields=["school", "-starts_at", "-id"], name="forum_by_school")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="forum_forward",
                violation_error_message=_("Forum harus selesai setelah dimulai."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def day(self) -> date:
        """The school's calendar day on which it begins."""
        return self.school.local_date(self.starts_at)


class ForumShare(Stamped, Versioned):
    """What one group brings to a forum: one observation, and what the others may try."""

    forum = models.ForeignKey(SchoolForum, on_delete=models.CASCADE, related_name="shares")
    group = models.ForeignKey(LearningGroup, on_delete=models.CASCADE, related_name="shares")
    observation = models.TextField(_("Apa yang kami amati"))
    offer = models.TextField(_("Yang dapat dicoba kelompok lain"), blank=True)
    written_by_label = models.CharField(_("Ditulis oleh"), max_length=200)

    PRIVACY = Privacy(
        personal={"written_by_label": "who wrote it"}, plain=("observation", "offer"), keep="As long as the forum."
    )

    class Meta:
        verbose_name = _("Sumbangan forum")
        ordering = ["group__name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "group"],
                name="share_once",
                violation_error_message=_("Kelompok ini sudah membagikan pengamatannya."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.forum}"
