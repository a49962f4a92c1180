"""Reminders of learning groups: minutes that are missing, the forum that comes near, steps of the action plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.models import CycleStep, GroupCycle, GroupMeeting, LearningGroup, SchoolForum
from core.reminders import Due, ReminderRule
from partnerships.reminders import says
from schools.links import school_url
from schools.models import Membership, School


def _span(school: School, rule: ReminderRule, today: date) -> tuple[datetime, datetime]:
    first, last = rule.window(today)
    return datetime.combine(first, time.min, tzinfo=school.zone), datetime.combine(last, time.max, tzinfo=school.zone)


def missing_minutes(school: School, today: date) -> Iterable[Due]:
    """Meetings that were planned and of which nobody has written anything: their group's leader hears of it."""
    rows = GroupMeeting.objects.filter(
        school=school, state=GroupMeeting.State.PLANNED, starts_at__range=_span(school, MINUTES, today),
        group__state=LearningGroup.State.ACTIVE,
    )  # fmt: skip
    for meeting in rows.select_related("group__leader", "school"):
        yield Due(
            subject=meeting, due_on=meeting.day(), recipients=[meeting.group.leader],
            headline=says(
                lambda: _("Notulen %(group)s, %(on)s, belum ditulis"), group=meeting.group.name, on=meeting.day()
            ),
            detail=lambda: _("Cukup dua menit: siapa hadir, apa yang dilihat, apa yang ditemukan, langkah berikutnya."),
            url=school_url(school, "collaboration:group_minute", meeting.pk),
        )  # fmt: skip


def near_forums(school: School, today: date) -> Iterable[Due]:
    """A forum comes near: the leaders of groups that have brought nothing yet."""
    leaders = LearningGroup.objects.filter(school=school).running().select_related("leader")
    forums = SchoolForum.objects.filter(
        school=school, state=SchoolForum.State.PLANNED, starts_at__range=_span(school, FORUM, today)
    )
    for forum in forums.prefetch_related("shares"):
        told = {share.group_id for share in forum.shares.all()}
        silent = [group.leader for group in leaders if group.pk not in told]
        if silent:
            yield Due(
                subject=forum, due_on=forum.day(), recipients=list({person.pk: person for person in silent}.values()),
                headline=says(lambda: _("Forum sekolah “%(title)s” pada %(on)s"), title=forum.title, on=forum.day()),
                detail=lambda: _("Siapkan satu pengamatan kelompok Anda untuk dibagikan."),
                url=school_url(school, "collaboration:forum", forum.pk),
            )  # fmt: skip


def plan_steps(school: School, today: date) -> Iterable[Due]:
    """Steps of a running cycle that somebody took."""
    here = set(Membership.objects.active().filter(school=school).values_list("user_id", flat=True))
    rows = CycleStep.objects.filter(
        cycle__school=school, is_done=False, who__isnull=False, due_on__range=STEP.window(today),
        cycle__group__state=LearningGroup.State.ACTIVE,
    ).exclude(cycle__stage=GroupCycle.Stage.DONE)  # fmt: skip
    for step in rows.select_related("who", "cycle__group"):
        if step.who_id in here:
            yield Due(
                subject=step, due_on=step.due_on, recipients=[step.who],
                headline=says(lambda: _("Langkah rencana aksi: %(what)s, %(on)s"), what=step.what[:150], on=step.due_on),
                url=school_url(school, "collaboration:cycle", step.cycle_id),
            )  # fmt: skip


MINUTES = ReminderRule(
    "collaboration.group_minutes", gettext_lazy("Notulen kelompok belajar"), (-1, -3), missing_minutes
)
FORUM = ReminderRule("collaboration.forum", gettext_lazy("Forum sekolah"), (3, 1), near_forums)
STEP = ReminderRule("collaboration.group_step", gettext_lazy("Langkah rencana aksi kelompok"), (1, -1), plan_steps)
RULES = (MINUTES, FORUM, STEP)
