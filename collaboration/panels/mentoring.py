"""The share of mentoring in the home page. Each line says with whom, and nothing of what about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from collaboration.models import Mentoring
from collaboration.queries.mentoring import MEMBERS
from core.kept import kept
from core.lines import Lines, one_each
from core.policy import Actor
from core.registry import Panel, Task
from schools.links import school_url

MOST = 40
SOON = timedelta(days=7)
S = Mentoring.State


def _lines(actor: Actor, now: datetime, write: Callable[[Mentoring, date], Task | None]) -> Iterable[Lines]:
    yield one_each(kept(_own, actor), lambda row: write(row, row.school.local_date(now)))


def _own(actor: Actor) -> QuerySet[Mentoring]:
    rows = Mentoring.objects.mine(actor).filter(state__in=(S.PROPOSED, S.ACTIVE)).select_related("school")
    return rows.prefetch_related(MEMBERS).order_by("next_due_on", "pk")[:MOST]


def _answered(row: Mentoring, actor: Actor) -> bool:
    return any(one.user_id == actor.user_id and one.agreed_at for one in row.members.all())


def _task(
    row: Mentoring, actor: Actor, context: str, route: str = "collaboration:mentoring", action: str = "", who: str = ""
) -> Task:
    return Task(
        title=_("Mentoring dengan %(who)s") % {"who": row.names(but=actor.user_id)}, url=school_url(row.school, route, row.pk),
        context=context, due=row.next_due_on, action=action, who=who,
    )  # fmt: skip


def must_do(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Proposals that wait for one's answer, and meetings that are due within a week."""

    def write(row: Mentoring, today: date) -> Task | None:
        if row.state == S.PROPOSED and not _answered(row, actor):
            return _task(row, actor, _("Jawab usulan ini"), action=_("Jawab"))
        if row.state == S.ACTIVE and row.next_due_on and today <= row.next_due_on <= today + SOON:
            return _task(row, actor, _("Waktunya bertemu"), "collaboration:mentoring_session", _("Catat pertemuan"))
        return None

    return _lines(actor, now, write)


def late(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Meetings whose day is over."""

    def write(row: Mentoring, today: date) -> Task | None:
        if row.state != S.ACTIVE or not row.next_due_on or row.next_due_on >= today:
            return None
        said = _("Sudah lama tidak bertemu")
        return _task(row, actor, said, "collaboration:mentoring_session", _("Catat pertemuan"))

    return _lines(actor, now, write)


def waiting(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Proposals that wait for somebody else."""

    def write(row: Mentoring, today: date) -> Task | None:
        if row.state != S.PROPOSED or not _answered(row, actor):
            return None
        return _task(row, actor, _("Menunggu jawaban"), who=row.names(but=actor.user_id))

    return _lines(actor, now, write)


PANELS = (
    Panel("collaboration.mentoring_must_do", "must_do", must_do),
    Panel("collaboration.mentoring_late", "late", late),
    Panel("collaboration.mentoring_waiting", "waiting", waiting),
)
