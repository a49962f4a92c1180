"""Protocol meetings on the home page: invitations to answer, minutes to write and confirm, meetings of the week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from collaboration.models import AgendaItem, Invitee, Meeting
from collaboration.policy.meetings import check_see_meetings
from core.dates import short_date
from core.kept import kept
from core.lines import Lines, every_one, one_each
from core.looks import screen_language
from core.policy import Actor, allowed
from core.registry import Panel, Task
from schools.access import school_of
from schools.links import school_url
from schools.models import School
from schools.roles import Role

WEEK = timedelta(days=7)
MOST = 20
S = Meeting.State


def _url(school: School, meeting: Meeting, route: str = "meeting") -> str:
    return school_url(school, f"collaboration:{route}", meeting.pk)


def must_do(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Invitations to answer, own items to prepare, minutes to write or to confirm."""
    if not allowed(check_see_meetings, actor):
        return
    school = school_of(actor)
    yield one_each(
        kept(_unanswered, actor, now=now),
        lambda one: Task(
            _("Jawab undangan: %(title)s") % {"title": one.meeting.title}, _url(school, one.meeting),
            due=school.local_date(one.meeting.starts_at), action=_("Jawab"),
        ),
    )  # fmt: skip
    yield one_each(
        kept(_presented, actor, now=now),
        lambda item: Task(
            _("Siapkan acara: %(title)s") % {"title": item.title}, _url(school, item.meeting), context=item.meeting.title,
            due=school.local_date(item.meeting.starts_at),
        ),
    )  # fmt: skip
    yield _minutes(actor, school, now, late=False)
    if actor.has(Role.COMMITTEE):
        yield every_one(
            kept(_circulated, actor),
            lambda meeting: Task(
                _("Sahkan notulen: %(title)s") % {"title": meeting.title}, _url(school, meeting, "meeting_confirm"),
                context=short_date(school.local_date(meeting.starts_at), screen_language()), action=_("Sahkan"),
            ),
        )  # fmt: skip


def _unanswered(actor: Actor, now: datetime) -> QuerySet[Invitee]:
    waits = Invitee.objects.filter(
        meeting__school=actor.tenant_id, user_id=actor.user_id, user__isnull=False, answer=Invitee.Answer.NONE,
        invited_at__isnull=False, meeting__state=S.INVITED, meeting__starts_at__gte=now,
    )  # fmt: skip
    return waits.select_related("meeting").order_by("meeting__starts_at")[:MOST]


def _presented(actor: Actor, now: datetime) -> QuerySet[AgendaItem]:
    items = AgendaItem.objects.visible_to(actor).filter(
        presenter_id=actor.user_id, meeting__state__in=Meeting.AHEAD, meeting__starts_at__range=(now, now + WEEK)
    )
    return items.select_related("meeting").order_by("meeting__starts_at", "order")[:MOST]


def _circulated(actor: Actor) -> QuerySet[Meeting]:
    """Meetings whose minutes wait for the committee's word."""
    return Meeting.objects.filter(school=actor.tenant_id, state=S.CIRCULATED).order_by("starts_at")[:MOST]


def _unsent(actor: Actor, late: bool, today: date) -> QuerySet[Meeting]:
    rows = Meeting.objects.filter(school=actor.tenant_id, state=S.HELD)
    rows = rows.filter(minutes_due_on__lt=today) if late else rows.filter(minutes_due_on__gte=today)
    if not (late and actor.has(Role.HUB)):
        rows = rows.filter(minute_taker_id=actor.user_id)
    return rows.order_by("starts_at")[:MOST]


def _minutes(actor: Actor, school: School, now: datetime, *, late: bool) -> Lines:
    """Minutes of one's own that are not sent round; late ones of everybody for the hub."""
    return every_one(
        kept(_unsent, actor, late, today=school.local_date(now)),
        lambda meeting: Task(
            _("Edarkan notulen: %(title)s") % {"title": meeting.title}, _url(school, meeting, "meeting_minutes"),
            due=meeting.minutes_due_on, action=_("Tulis notulen"),
        ),
        "minutes_due_on",
    )  # fmt: skip


def late(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Minutes past their third school day."""
    if allowed(check_see_meetings, actor):
        yield _minutes(actor, school_of(actor), now, late=True)


def waiting(actor: Actor, now: datetime) -> Iterable[Lines]:
    """What the hub waits for: the committee's word."""
    if not actor.has(Role.HUB):
        return
    school = school_of(actor)
    yield every_one(
        kept(_circulated, actor),
        lambda meeting: Task(
            _("Pengesahan notulen: %(title)s") % {"title": meeting.title},
            _url(school, meeting),
            who=_("Komite sekolah"),
        ),
    )


def week(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Meetings of the next seven days."""
    school = school_of(actor)
    yield one_each(
        kept(_near, actor, now=now),
        lambda meeting: Task(
            meeting.title, _url(school, meeting), context=meeting.where, due=school.local_date(meeting.starts_at)
        ),
    )


def _near(actor: Actor, now: datetime) -> QuerySet[Meeting]:
    rows = Meeting.objects.visible_to(actor).filter(state__in=Meeting.AHEAD, starts_at__range=(now, now + WEEK))
    return rows.select_related("room").order_by("starts_at")[:MOST]


PANELS = (
    Panel("meetings.must_do", "must_do", must_do),
    Panel("meetings.late", "late", late),
    Panel("meetings.waiting", "waiting", waiting),
    Panel("meetings.week", "week", week),
)
