"""The words of collaboration: its seven practices, and what a calendar entry may be (domain.md 2.2)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Practice(models.TextChoices):
    """What a date in the calendar belongs to: one of the seven practices, or something else of the school's life together."""

    JOINT_PLAN = "joint_plan", _("Rencana bersama")
    PROJECT = "project", _("Aktivitas dan proyek")
    OBSERVATION = "observation", _("Observasi kelas")
    MENTORING = "mentoring", _("Mentoring")
    TEAM_TEACHING = "team_teaching", _("Team teaching")
    LEARNING_GROUP = "learning_group", _("Kelompok belajar guru")
    PROTOCOL_MEETING = "protocol_meeting", _("Pertemuan protokol")
    OTHER = "other", _("Kegiatan lain")


SEVEN = tuple(practice for practice in Practice if practice != Practice.OTHER)
"""The seven practices, in the order of domain.md 2.2."""

ICONS: dict[str, str] = {
    Practice.JOINT_PLAN: "file-text",
    Practice.PROJECT: "puzzle",
    Practice.OBSERVATION: "eye",
    Practice.MENTORING: "message-circle",
    Practice.TEAM_TEACHING: "users",
    Practice.LEARNING_GROUP: "book",
    Practice.PROTOCOL_MEETING: "clipboard-list",
    Practice.OTHER: "calendar-event",
}
"""Each practice has an icon and a word (look.md)."""

CLOSED_CIRCLE = (Practice.OBSERVATION, Practice.MENTORING)
"""Practices whose dates only the people concerned and the leaders see; to others such an hour is taken, and no more (promise 1)."""


class AgendaKind(models.TextChoices):
    """What an item on the agenda of a protocol meeting is about: the standing items a–e of domain 2.2.7, data, or anything else."""

    PROGRESS = "progress", _("Kemajuan dan hambatan kolaborasi")
    SCHEDULE = "schedule", _("Jadwal periode berikutnya")
    NEEDS = "needs", _("Kebutuhan agar lebih baik")
    SUPPORT = "support", _("Dukungan komite dan pihak lain")
    INNOVATION = "innovation", _("Langkah baru dan inovatif")
    DATA = "data", _("Data hasil belajar")
    OTHER = "other", _("Lainnya")


STANDING_AGENDA = (
    AgendaKind.PROGRESS,
    AgendaKind.SCHEDULE,
    AgendaKind.NEEDS,
    AgendaKind.SUPPORT,
    AgendaKind.INNOVATION,
)
"""Items a–e, in their order."""


class OutcomeKind(models.TextChoices):
    """What an item of a meeting came to."""

    INFORMATION = "information", _("Informasi")
    DECISION = "decision", _("Keputusan")
    ACTION = "action", _("Tindak lanjut")
