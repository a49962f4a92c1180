"""Who notes progress, and when: the team, the special-needs teacher and the counsellor, for a plan in force, under a consent."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.looks import day as in_words
from core.policy import Actor, Hidden, NotNow, check_same_tenant
from inclusion.models import ProgressEntry, ShortGoal, SupportPlan
from inclusion.models.pupil import PLAN_READERS, SUPPORT
from inclusion.policy.common import check_consent, check_work_on
from schools.roles import TEACHING, Role

RUNNING = (SupportPlan.State.IN_FORCE, SupportPlan.State.AMENDING)
"""States of a plan whose goals are worked on."""


def check_note_somewhere(actor: Actor) -> None:
    """The page on which progress is noted: those who may be on a team. Which goals stand there, the query says."""
    if not actor.has(*SUPPORT, *TEACHING, Role.PRINCIPAL, Role.HUB):
        raise Hidden(_("Perkembangan dicatat oleh tim siswa."))


def check_see_overview(actor: Actor) -> None:
    """The list of pupils with the course of their goals: whoever reads plans, or may be on a team."""
    if not actor.has(*PLAN_READERS, *TEACHING, Role.HUB):
        raise Hidden(_("Perkembangan siswa terbuka bagi tim dan orang tuanya."))


def check_note(actor: Actor, goal: ShortGoal, now: datetime) -> None:
    """Note for this goal: on the team, the plan in force, a consent in force at this moment."""
    plan = goal.long_goal.plan
    check_same_tenant(actor, plan)
    check_work_on(actor, plan.pupil)
    check_consent(plan.pupil, now)
    if plan.state not in RUNNING:
        raise NotNow(_("Rencana siswa ini belum berlaku atau sudah selesai, jadi perkembangannya tidak dapat dicatat."))


def check_correct(actor: Actor, entry: ProgressEntry, now: datetime) -> None:
    """Correct an entry that still stands."""
    check_note(actor, entry.goal, now)
    if entry.value is None or ProgressEntry.objects.filter(replaces=entry).exists():
        raise NotNow(_("Catatan ini sudah diperbaiki. Perbaikilah catatan yang terbaru."))


def check_day(goal: ShortGoal, day: date, today: date) -> None:
    """A day within the plan, and not one that is still to come."""
    plan = goal.long_goal.plan
    if day > today:
        raise NotNow(_("Tanggal ini belum tiba."))
    if not plan.starts_on <= day <= plan.ends_on:
        span: Any = {"start": in_words(plan.starts_on), "end": in_words(plan.ends_on)}
        raise NotNow(_("Tanggal harus berada dalam masa rencana, %(start)s sampai %(end)s.") % span)
