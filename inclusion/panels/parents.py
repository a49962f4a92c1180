"""The share of parents in the home page: for parents what waits at their child's page, for the team questions without an answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.kept import kept
from core.lines import Lines, one_each
from core.policy import Actor
from core.registry import Panel, Task
from inclusion.models import ConsentRequest, ParentMessage, Pupil, SupportPlan
from inclusion.models.pupil import SUPPORT
from inclusion.queries.child import children_of
from inclusion.queries.messages import news_for, questions
from inclusion.terms import Purpose
from schools.access import school_of
from schools.links import school_url
from schools.models import School
from schools.roles import TEACHING, Role

PATIENCE = timedelta(days=3)
"""A question of parents should be answered within so many days."""
MOST = 20


def must_do(actor: Actor, now: datetime) -> Iterable[Task | Lines]:
    """Parents: plans to agree to, messages to read. Team: questions from home, for pupils under a consent in force."""
    school = school_of(actor) if actor.has(Role.PARENT, *SUPPORT, *TEACHING) else None
    if school is not None and actor.has(Role.PARENT):
        yield from _for_parents(actor, school)
    if school is not None and actor.has(*SUPPORT, *TEACHING):
        yield _for_team(actor, school, now)


def _for_parents(actor: Actor, school: School) -> Iterable[Task | Lines]:
    children = children_of(actor)
    waiting = SupportPlan.objects.filter(
        pupil__in=[pupil for pupil, _class in children], state=SupportPlan.State.SHARED
    )
    shared, news = (
        set(waiting.values_list("pupil", flat=True)),
        news_for(actor, [pupil.pk for pupil, _class in children]),
    )
    asked = ConsentRequest.objects.open().filter(guardian__user=actor.user_id or 0, school=school)
    yield one_each(
        asked.select_related("pupil")[:MOST],
        lambda row: Task(
            title=_("Sekolah meminta persetujuan Anda untuk %(who)s") % {"who": row.pupil.called}, action=_("Baca"),
            url=school_url(school, "inclusion:consents", row.pupil_id), context=str(row.get_purpose_display()),
        ),
    )  # fmt: skip
    for pupil, _class in children:
        url = school_url(school, "inclusion:child", pupil.pk)
        if pupil.pk in shared:
            yield Task(
                title=_("Rencana belajar %(who)s menunggu persetujuan Anda") % {"who": pupil.called},
                url=url,
                action=_("Baca"),
            )
        if pupil.pk in news:
            yield Task(
                title=_("Ada pesan dari sekolah tentang %(who)s") % {"who": pupil.called}, url=url, action=_("Baca")
            )


def _for_team(actor: Actor, school: School, now: datetime) -> Lines:
    return one_each(
        kept(_questions, actor, today=school.local_date(now)),
        lambda one: Task(
            title=_("Pertanyaan orang tua %(who)s") % {"who": one.pupil.called}, action=_("Jawab"),
            url=school_url(school, "inclusion:messages", one.pupil_id), context=_("Menunggu jawaban tim"),
            due=school.local_date(one.created_at + PATIENCE),
        ),
    )  # fmt: skip


def _questions(actor: Actor, today: date) -> QuerySet[ParentMessage]:
    mine = Pupil.objects.filter(school=actor.tenant_id, left_on=None).on_team(actor.user_id)
    return questions(mine.consented(Purpose.SUPPORT, today).order_by().values("pk"))[:MOST]


PANELS = (Panel("inclusion.parents_must_do", "must_do", must_do),)
