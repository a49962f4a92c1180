"""The share of learning groups in the home page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, QuerySet
from django.utils.translation import gettext as _

from collaboration.models import GroupMeeting, GroupNote, LearningGroup, SchoolForum
from core.kept import kept
from core.lines import Lines, every_one, one_each
from core.policy import Actor
from core.registry import Panel, Task
from schools.access import school_of
from schools.links import school_url
from schools.roles import TEACHING, Role

MOST = 20
FORUM_NEAR = timedelta(days=7)


def _led(actor: Actor) -> QuerySet[LearningGroup]:
    """Running groups that this person leads."""
    return LearningGroup.objects.filter(school_id=actor.tenant_id, leader_id=actor.user_id or 0).running()


def _minutes(actor: Actor, now: datetime, *, late: bool) -> Iterable[Lines]:
    """Meetings without minutes: to be written on their day, late from the next day on."""
    if not actor.has(*TEACHING):
        return
    school = school_of(actor)
    morning = datetime.combine(school.local_date(now), datetime.min.time(), tzinfo=school.zone)
    yield one_each(kept(_unwritten, actor, late, morning=morning, now=now), _minute)


def _unwritten(actor: Actor, late: bool, morning: datetime, now: datetime) -> QuerySet[GroupMeeting]:
    span = {"ends_at__lt": morning} if late else {"ends_at__gte": morning}
    rows = GroupMeeting.objects.filter(
        group__in=_led(actor), state=GroupMeeting.State.PLANNED, starts_at__lte=now, **span
    )
    return rows.select_related("group", "school").order_by("starts_at")[:MOST]


def _minute(meeting: GroupMeeting) -> Task:
    return Task(
        title=_("Tulis notulen %(group)s") % {"group": meeting.group.name}, action=_("Tulis"), context=_("Cukup dua menit."),
        url=school_url(meeting.school, "collaboration:group_minute", meeting.pk), due=meeting.day(),
    )  # fmt: skip


def must_do(actor: Actor, now: datetime) -> Iterable[Lines]:
    """The principal names leaders; leaders write today's minutes, answer, and bring an observation to the forum."""
    if actor.has(Role.PRINCIPAL):
        yield _proposals(actor)
    yield from _minutes(actor, now, late=False)
    if actor.has(*TEACHING):
        yield _questions(actor)
        yield _forums(actor, now)


def _questions(actor: Actor) -> Lines:
    return every_one(
        kept(_asked, actor),
        lambda note: Task(
            title=_("Jawab pertanyaan kepala sekolah untuk %(group)s") % {"group": note.group.name},
            url=school_url(note.school, "collaboration:group_answer", note.pk),
            action=_("Jawab"),
        ),
    )


def _asked(actor: Actor) -> QuerySet[GroupNote]:
    return GroupNote.objects.unanswered().filter(group__in=_led(actor)).select_related("group", "school")[:MOST]


def _proposals(actor: Actor) -> Lines:
    def task(group: LearningGroup) -> Task:
        by = group.proposed_by.display_name if group.proposed_by else ""
        return Task(
            title=_("Tunjuk ketua untuk %(group)s") % {"group": group.name},
            url=school_url(group.school, "collaboration:group", group.pk), action=_("Tunjuk"),
            context=_("Diusulkan oleh %(who)s") % {"who": by} if by else "",
        )  # fmt: skip

    return every_one(kept(_proposed, actor), task)


def _proposed(actor: Actor) -> QuerySet[LearningGroup]:
    waiting = LearningGroup.objects.filter(school_id=actor.tenant_id, state=LearningGroup.State.PROPOSED)
    return waiting.select_related("school", "proposed_by").order_by("created_at")[:MOST]


def _forums(actor: Actor, now: datetime) -> Lines:
    """What the own groups still bring to a forum that is near. For those who lead a group: two more queries when there is one."""
    return Lines(kept(_near, actor, now=now), lambda forums: _shares(actor, forums))


def _near(actor: Actor, now: datetime) -> QuerySet[SchoolForum]:
    near = SchoolForum.objects.filter(
        Exists(_led(actor)), school_id=actor.tenant_id, state=SchoolForum.State.PLANNED,
        starts_at__range=(now, now + FORUM_NEAR),
    )  # fmt: skip
    return near.select_related("school").prefetch_related("shares").order_by("starts_at")[:MOST]


def _shares(actor: Actor, forums: Sequence[SchoolForum]) -> Iterable[Task]:
    groups = list(_led(actor)) if forums else []
    for forum in forums:
        told = {share.group_id for share in forum.shares.all()}
        for group in groups:
            if group.pk not in told:
                yield Task(
                    title=_("Siapkan pengamatan %(group)s untuk forum") % {"group": group.name},
                    url=school_url(forum.school, "collaboration:forum_share", forum.pk, group.pk),
                    due=forum.school.local_date(forum.starts_at), context=forum.title, action=_("Tulis"),
                )  # fmt: skip


def late(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Minutes of earlier days that nobody wrote."""
    return _minutes(actor, now, late=True)


def waiting(actor: Actor, now: datetime) -> Iterable[Lines]:
    """What one proposed and the principal has not decided yet; the principal's questions that no group answered yet."""
    if actor.has(Role.PRINCIPAL):
        yield every_one(
            kept(_unanswered, actor),
            lambda note: Task(
                title=_("Jawaban dari %(group)s") % {"group": note.group.name},
                url=school_url(note.school, "collaboration:group", note.group_id),
                who=note.group.name,
            ),
        )
    elif actor.has(Role.HUB, *TEACHING):
        yield every_one(
            kept(_own_proposals, actor),
            lambda group: Task(
                title=_("Penunjukan ketua %(group)s") % {"group": group.name},
                url=school_url(group.school, "collaboration:group", group.pk),
                who=_("Kepala sekolah"),
            ),
        )


def _unanswered(actor: Actor) -> QuerySet[GroupNote]:
    return GroupNote.objects.unanswered().filter(school_id=actor.tenant_id).select_related("group", "school")[:MOST]


def _own_proposals(actor: Actor) -> QuerySet[LearningGroup]:
    waiting = LearningGroup.objects.filter(school_id=actor.tenant_id, state=LearningGroup.State.PROPOSED)
    return waiting.filter(proposed_by_id=actor.user_id).select_related("school")[:MOST]


PANELS = (
    Panel("collaboration.groups_must_do", "must_do", must_do),
    Panel("collaboration.groups_late", "late", late),
    Panel("collaboration.groups_waiting", "waiting", waiting),
)
