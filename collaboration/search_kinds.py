"""What the search over everything finds of collaboration.

Observation and mentoring are left out altogether, their names and dates as well: what is said between two people is found by
those two on its own pages (promise 1). Minutes are found once they went round, confidential items by principal, hub and committee.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext_lazy as _

from collaboration.models import (
    AgendaItem,
    Event,
    JointPlan,
    LearningGroup,
    Meeting,
    MeetingOutcome,
    Project,
    SharedResource,
    TeamLesson,
)
from collaboration.policy.calendar import check_see_calendar
from collaboration.policy.cockpit import check_see_shelf
from collaboration.policy.common import LEADERS
from collaboration.policy.groups import check_see_groups
from collaboration.policy.meetings import check_see_meetings
from collaboration.policy.plans import check_see_plans
from core import looks
from core.policy import Actor, allowed
from core.registry import SearchKind


def _seen(manager: Any, check: Callable[[Actor], None]) -> Callable[[Actor], Any | None]:
    """The rows that the actor may see, or None where the pages are closed to this person."""

    def rows(actor: Actor) -> Any | None:
        return manager.visible_to(actor) if allowed(check, actor) else None

    return rows


def _items(actor: Actor) -> Any | None:
    """Items of agendas; confidential ones as `visible_to` says."""
    if not allowed(check_see_meetings, actor):
        return None
    return AgendaItem.objects.visible_to(actor).filter(school_id=actor.tenant_id).select_related("meeting")


def _outcomes(actor: Actor) -> Any | None:
    """What came of items, as `check_read_minutes` opens minutes: once they went round, and to leaders, chair and minute taker."""
    if not allowed(check_see_meetings, actor):
        return None
    found = MeetingOutcome.objects.visible_to(actor).filter(school_id=actor.tenant_id).select_related("item__meeting")
    if actor.has(*LEADERS):
        return found
    own = Q(item__meeting__chair=actor.user_id) | Q(item__meeting__minute_taker=actor.user_id)
    return found.filter(own | Q(item__meeting__state__in=Meeting.CIRCULATING))


def _events(actor: Actor) -> Any | None:
    """Free dates of the calendar. Of one that comes round the next under this title is found, or the last, not each."""
    if not allowed(check_see_calendar, actor):
        return None
    same = Event.objects.standing().filter(series=OuterRef("series"), title=OuterRef("title"))
    coming = same.filter(ends_at__gte=Now()).order_by("starts_at").values("pk")[:1]
    last = same.order_by("-starts_at").values("pk")[:1]
    rows = Event.objects.visible_to(actor).filter(subject_type="")
    return rows.filter(Q(series=None) | Q(pk=Coalesce(Subquery(coming), Subquery(last))))


KINDS = (
    SearchKind(
        "joint_plans", _("Rencana bersama"), "notebook", 110, _seen(JointPlan.objects, check_see_plans), "collaboration:plan",
        lambda row: row.get_state_display(), listing="collaboration:plan_list",
    ),
    SearchKind(
        "projects", _("Aktivitas lintas mata pelajaran"), "topology-star", 120, _seen(Project.objects, check_see_plans),
        "collaboration:project", lambda row: row.get_state_display(), listing="collaboration:project_list",
    ),
    SearchKind(
        "team_lessons", _("Pelajaran bersama"), "chalkboard", 130, _seen(TeamLesson.objects, check_see_plans),
        "collaboration:lesson", lambda row: looks.day_of(row.starts_at), lambda row: row.topic, listing="collaboration:lesson_list",
    ),
    SearchKind(
        "groups", _("Kelompok belajar guru"), "users-group", 140, _seen(LearningGroup.objects, check_see_groups),
        "collaboration:group", lambda row: row.get_state_display(),
    ),
    SearchKind(
        "meetings", _("Pertemuan protokol"), "messages", 150, _seen(Meeting.objects, check_see_meetings),
        "collaboration:meeting", lambda row: f"{looks.day_of(row.starts_at)} · {row.get_state_display()}", lambda row: row.title,
    ),
    SearchKind(
        "agenda", _("Acara pertemuan"), "list-details", 160, _items, "collaboration:meeting",
        lambda row: f"{row.meeting.title} · {looks.day_of(row.meeting.starts_at)}", key_of=lambda row: row.meeting_id,
    ),
    SearchKind(
        "outcomes", _("Keputusan dan hasil pertemuan"), "gavel", 170, _outcomes, "collaboration:meeting",
        lambda row: f"{row.get_kind_display()} · {row.item.meeting.title} · {looks.day_of(row.item.meeting.starts_at)}",
        key_of=lambda row: row.item.meeting_id,
    ),
    SearchKind(
        "events", _("Acara kalender"), "calendar", 180, _events,
        "collaboration:event", lambda row: looks.day_of(row.starts_at), lambda row: row.title,
    ),
    SearchKind(
        "shelf", _("Sumber bersama"), "books", 190, _seen(SharedResource.objects, check_see_shelf), "collaboration:resource",
        lambda row: row.get_kind_display(), listing="collaboration:shelf",
    ),
)  # fmt: skip
