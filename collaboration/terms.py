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
