"""Reads of learning groups, shaped as pages need them. Nothing here counts what a person did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from collaboration.models import ForumShare, GroupCycle, GroupMeeting, GroupMember, LearningGroup, SchoolForum
from collaboration.policy.groups import check_name_leader, check_read_group, check_write_group
from core.keyset import Slice, slice_after
from core.looks import NextStep
from core.models import ActionItem
from core.policy import Actor, allowed
from schools.links import school_url
from schools.models import School, User

WEEKS = 8
"""How far back the overview looks."""
FEW = 10
SHOWN = 6
"""How many minutes a group's page shows at once."""


def members(group: LearningGroup) -> list[User]:
    """Who belongs to the group now, by name. One query."""
    return [row.user for row in group.members.filter(left_at=None).select_related("user")]


@dataclass(frozen=True)
class GroupLine:
    """One group of the list, how many belong to it, when it met last and meets next; `mine` for a member."""

    group: LearningGroup
    size: int
    mine: bool
    last: datetime | None
    next: datetime | None


def group_lines(actor: Actor, rows: QuerySet[LearningGroup], now: datetime) -> list[GroupLine]:
    """The groups as a list shows them: own ones first, closed ones last. Three queries."""
    belonging = Prefetch("members", GroupMember.objects.filter(left_at=None).order_by("pk"), to_attr="present")
    groups = list(rows.select_related("leader", "proposed_leader").prefetch_related(belonging))
    dates = defaultdict(list)
    shown = GroupMeeting.objects.dates_for(actor).filter(group__in=groups).exclude(state=GroupMeeting.State.CANCELLED)
    for row in shown.order_by("starts_at"):
        dates[row["group_id"]].append((row["starts_at"], row["state"]))
    lines = [_line(actor, group, dates[group.pk], now) for group in groups]
    order = {LearningGroup.State.ACTIVE: 0, LearningGroup.State.PROPOSED: 1, LearningGroup.State.CLOSED: 2}
    return sorted(
        lines, key=lambda line: (not line.mine, order[LearningGroup.State(line.group.state)], line.group.name)
    )


def _line(actor: Actor, group: Any, dates: Sequence[tuple[datetime, str]], now: datetime) -> GroupLine:
    held = [at for at, state in dates if state == GroupMeeting.State.HELD]
    coming = [at for at, state in dates if state == GroupMeeting.State.PLANNED and at > now]
    mine = any(row.user_id == actor.user_id for row in group.present)
    return GroupLine(group, len(group.present), mine, held[-1] if held else None, coming[0] if coming else None)


@dataclass(frozen=True)
class WeekCell:
    """What a group did in one week: the days on which it met."""

    days: tuple[date, ...]


@dataclass(frozen=True)
class OverviewLine:
    """One group over the last weeks; `read` when its minutes are open to this person."""

    group: LearningGroup
    cells: tuple[WeekCell, ...]
    count: int


@dataclass(frozen=True)
class Overview:
    """Meetings per group and week: that they took place and when."""

    weeks: tuple[date, ...]
    lines: tuple[OverviewLine, ...]


def overview(actor: Actor, school: School, today: date) -> Overview:
    """The running groups over eight weeks, Monday to Sunday, the newest first. Two queries, however many meetings there were."""
    monday = today - timedelta(days=today.weekday())
    weeks = tuple(monday - timedelta(weeks=back) for back in range(WEEKS))
    groups = list(LearningGroup.objects.visible_to(actor).running().select_related("leader"))
    since = datetime.combine(weeks[-1], datetime.min.time(), tzinfo=school.zone)
    held: dict[int, list[date]] = defaultdict(list)
    for row in GroupMeeting.objects.dates_for(actor).filter(state="held", starts_at__gte=since).order_by("starts_at"):
        held[row["group_id"]].append(school.local_date(row["starts_at"]))
    lines = [OverviewLine(group, _cells(held[group.pk], weeks), len(held[group.pk])) for group in groups]
    return Overview(weeks, tuple(lines))


def _cells(days: Iterable[date], weeks: Sequence[date]) -> tuple[WeekCell, ...]:
    known = tuple(days)
    return tuple(WeekCell(tuple(d for d in known if week <= d < week + timedelta(days=7))) for week in weeks)


def meeting_page(actor: Actor, group: LearningGroup, position: str = "") -> Slice:
    """Its meetings whose minutes this person reads, the newest first. One or two queries."""
    rows = GroupMeeting.objects.visible_to(actor).filter(group=group, state=GroupMeeting.State.HELD)
    return slice_after(rows, ("-starts_at", "-pk"), position, SHOWN)


def coming(actor: Actor, group: LearningGroup, now: datetime) -> list[GroupMeeting]:
    """The next planned meetings, and those whose minutes are still to be written, earliest first."""
    rows = GroupMeeting.objects.visible_to(actor).filter(group=group, state=GroupMeeting.State.PLANNED)
    return list(rows.order_by("starts_at", "pk")[:FEW])


def running_cycle(group: LearningGroup) -> GroupCycle | None:
    """The cycle at work, with its timeline."""
    return group.cycles.open().prefetch_related("steps__who").select_related("in_charge").first()


def open_items(group: LearningGroup) -> QuerySet[ActionItem]:
    """What came out of its meetings and is not settled yet, the earliest due first."""
    ids = GroupMeeting.objects.filter(group=group).values("pk")
    rows = ActionItem.objects.standing().filter(subject_type="collaboration.groupmeeting", subject_id__in=ids)
    return rows.select_related("owner").order_by("due_on", "pk")


def next_step(actor: Actor, group: LearningGroup, upcoming: Sequence[GroupMeeting], now: datetime) -> NextStep | None:
    """What happens next with a group: its leader, the minutes that are missing, the next meeting."""
    school = group.school
    if group.state == LearningGroup.State.PROPOSED:
        wished = group.proposed_leader.display_name if group.proposed_leader else ""
        note = _("Usulan ketua: %(who)s") % {"who": wished} if wished else ""
        names = allowed(check_name_leader, actor, group)
        url = school_url(school, "collaboration:group_leader", group.pk) if names else ""
        title, button = _("Kepala sekolah menunjuk ketua"), _("Tunjuk ketua")
        return NextStep(title, who=_("Kepala sekolah"), note=note, url=url, button=button)
    if group.state == LearningGroup.State.CLOSED or not allowed(check_read_group, actor, group):
        return None
    writes = allowed(check_write_group, actor, group)
    missing = [meeting for meeting in upcoming if meeting.starts_at <= now]
    if missing:
        url = school_url(school, "collaboration:group_minute", missing[0].pk) if writes else ""
        return NextStep(
            _("Tulis notulen pertemuan"), due=missing[0].day(), url=url, button=_("Tulis notulen"),
            late=missing[0].day() < school.local_date(now),
        )  # fmt: skip
    if upcoming:
        return NextStep(_("Bertemu lagi"), who=group.name, due=upcoming[0].day())
    url = school_url(school, "collaboration:group_plan", group.pk) if writes else ""
    return NextStep(_("Rencanakan pertemuan berikutnya"), who=group.name, url=url, button=_("Rencanakan"))


@dataclass(frozen=True)
class ForumLine:
    """One group at a forum: what it brought, or nothing yet; `own` when this person may write it."""

    group: LearningGroup
    share: ForumShare | None
    own: bool


def forum_lines(actor: Actor, forum: SchoolForum) -> list[ForumLine]:
    """Every running group and those that shared, by name. Three queries."""
    shares = {share.group_id: share for share in forum.shares.all()}
    groups = LearningGroup.objects.visible_to(actor)
    wanted = groups.running() | groups.filter(pk__in=shares)
    own = set(groups.with_member(actor.user_id).values_list("pk", flat=True))
    return [ForumLine(group, shares.get(group.pk), group.pk in own) for group in wanted.distinct().order_by("name")]
