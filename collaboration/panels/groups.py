"""The share of learning groups in the home page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from collaboration.models import GroupMeeting, GroupNote, LearningGroup, SchoolForum
from core.policy import Actor
from core.registry import Panel, Task
from schools.access import school_of
from schools.links import school_url
from schools.models import School
from schools.roles import TEACHING, Role

MOST = 20
FORUM_NEAR = timedelta(days=7)


def _led(actor: Actor) -> Iterable[int]:
    """Running groups that this person leads."""
    rows = LearningGroup.objects.filter(school_id=actor.tenant_id, leader_id=actor.user_id).running()
    return list(rows.values_list("pk", flat=True)) if actor.has(*TEACHING) else []


def _minutes(actor: Actor, now: datetime, *, late: bool) -> Iterable[Task]:
    """Meetings without minutes: to be written on their day, late from the next day on."""
    led = _led(actor)
    if not led:
        return
    school = school_of(actor)
    today = datetime.combine(school.local_date(now), datetime.min.time(), tzinfo=school.zone)
    span = {"ends_at__lt": today} if late else {"ends_at__gte": today}
    rows = GroupMeeting.objects.filter(group__in=led, state=GroupMeeting.State.PLANNED, starts_at__lte=now, **span)
    for meeting in rows.select_related("group", "school").order_by("starts_at")[:MOST]:
        yield Task(
            title=_("Tulis notulen %(group)s") % {"group": meeting.group.name},
            url=school_url(school, "collaboration:group_minute", meeting.pk), due=meeting.day(), action=_("Tulis"),
            context=_("Cukup dua menit."),
        )  # fmt: skip


def must_do(actor: Actor, now: datetime) -> Iterable[Task]:
    """The principal names leaders; leaders write today's minutes, answer, and bring an observation to the forum."""
    if actor.has(Role.PRINCIPAL):
        yield from _proposals(actor)
    yield from _minutes(actor, now, late=False)
    led = _led(actor)
    if not led:
        return
    school = school_of(actor)
    for note in GroupNote.objects.unanswered().filter(group__in=led).select_related("group")[:MOST]:
        yield Task(
            title=_("Jawab pertanyaan kepala sekolah untuk %(group)s") % {"group": note.group.name},
            url=school_url(school, "collaboration:group_answer", note.pk), action=_("Jawab"),
        )  # fmt: skip
    yield from _forums(school, led, now)


def _proposals(actor: Actor) -> Iterable[Task]:
    waiting = LearningGroup.objects.filter(school_id=actor.tenant_id, state=LearningGroup.State.PROPOSED)
    for group in waiting.select_related("school", "proposed_by").order_by("created_at")[:MOST]:
        by = group.proposed_by.display_name if group.proposed_by else ""
        yield Task(
            title=_("Tunjuk ketua kelompok belajar %(group)s") % {"group": group.name},
            url=school_url(group.school, "collaboration:group", group.pk), action=_("Tunjuk"),
            context=_("Diusulkan oleh %(who)s") % {"who": by} if by else "",
        )  # fmt: skip


def _forums(school: School, led: Iterable[int], now: datetime) -> Iterable[Task]:
    near = SchoolForum.objects.filter(
        school=school, state=SchoolForum.State.PLANNED, starts_at__range=(now, now + FORUM_NEAR)
    )
    groups = {group.pk: group for group in LearningGroup.objects.filter(pk__in=led)}
    for forum in near.prefetch_related("shares").order_by("starts_at")[:MOST]:
        told = {share.group_id for share in forum.shares.all()}
        for pk, group in groups.items():
            if pk not in told:
                yield Task(
                    title=_("Siapkan pengamatan %(group)s untuk forum") % {"group": group.name},
                    url=school_url(school, "collaboration:forum_share", forum.pk, pk),
                    due=school.local_date(forum.starts_at), context=forum.title, action=_("Tulis"),
                )  # fmt: skip


def late(actor: Actor, now: datetime) -> Iterable[Task]:
    """Minutes of earlier days that nobody wrote."""
    return _minutes(actor, now, late=True)


def waiting(actor: Actor, now: datetime) -> Iterable[Task]:
    """What one proposed and the principal has not decided yet; the principal's questions that no group answered yet."""
    here = {"school_id": actor.tenant_id}
    if actor.has(Role.PRINCIPAL):
        for note in GroupNote.objects.unanswered().filter(**here).select_related("group", "school")[:MOST]:
            yield Task(
                title=_("Jawaban kelompok %(group)s") % {"group": note.group.name},
                url=school_url(note.school, "collaboration:group", note.group_id), who=note.group.name,
            )  # fmt: skip
        return
    rows = LearningGroup.objects.filter(state=LearningGroup.State.PROPOSED, proposed_by_id=actor.user_id, **here)
    for group in rows.select_related("school")[:MOST] if actor.has(Role.HUB, *TEACHING) else ():
        yield Task(
            title=_("Penunjukan ketua %(group)s") % {"group": group.name},
            url=school_url(group.school, "collaboration:group", group.pk), who=_("Kepala sekolah"),
        )  # fmt: skip


PANELS = (
    Panel("collaboration.groups_must_do", "must_do", must_do),
    Panel("collaboration.groups_late", "late", late),
    Panel("collaboration.groups_waiting", "waiting", waiting),
)
