"""The share of accommodations in the home page: pages to read, accommodations to look at again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.kept import kept
from core.lines import Lines, every_one
from core.policy import Actor
from core.registry import Panel, Task
from inclusion.models import Pupil
from inclusion.models.pupil import SUPPORT
from inclusion.queries.accommodation_pages import listed_pages
from schools.access import school_of
from schools.links import school_url
from schools.models import School
from schools.roles import TEACHING

MOST = 20


def accommodation_tasks(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Teachers: pages that they have not read since they changed. Support staff: what is due for review, of their own pupils."""
    if not actor.has(*TEACHING):
        return
    school = school_of(actor)
    due = "next_review" if actor.has(*SUPPORT) else ""
    yield every_one(kept(_asking, actor, today=school.local_date(now)), lambda pupil: _task(actor, school, pupil), due)


def _asking(actor: Actor, today: date) -> QuerySet[Pupil]:
    rows = listed_pages(actor, today)
    if actor.has(*SUPPORT):
        mine = Pupil.objects.on_team(actor.user_id).order_by().values("pk")
        return rows.filter(pk__in=mine, next_review__lte=today)[:MOST]
    return rows.filter(is_read=False)[:MOST]


def _task(actor: Actor, school: School, pupil: Any) -> Task:
    url, name = school_url(school, "inclusion:accommodation_page", pupil.pk), {"name": pupil.called}
    if actor.has(*SUPPORT):
        return Task(title=_("Tinjau akomodasi %(name)s") % name, url=url, action=_("Tinjau"), due=pupil.next_review)
    return Task(title=_("Baca profil akomodasi %(name)s") % name, url=url, action=_("Baca"))


ACCOMMODATIONS = Panel("inclusion.accommodations", "must_do", accommodation_tasks)
