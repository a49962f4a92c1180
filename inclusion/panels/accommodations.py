"""The share of accommodations in the home page: pages to read, accommodations to look at again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from core.policy import Actor
from core.registry import Panel, Task
from inclusion.models import Pupil
from inclusion.models.pupil import SUPPORT
from inclusion.queries.accommodation_pages import PageRow, page_rows
from schools.access import school_of
from schools.links import school_url
from schools.models import School
from schools.roles import TEACHING

MOST = 20


def accommodation_tasks(actor: Actor, now: datetime) -> Iterable[Task]:
    """Teachers: pages that they have not read since they changed. Support staff: what is due for review, of their own pupils."""
    if not actor.has(*TEACHING):
        return
    school = school_of(actor)
    today = school.local_date(now)
    rows = page_rows(actor, today)
    if actor.has(*SUPPORT):
        mine = set(Pupil.objects.on_team(actor.user_id).order_by().values_list("pk", flat=True))
        rows = [row for row in rows if row.is_due and row.pupil.pk in mine]
    else:
        rows = [row for row in rows if not row.is_read]
    for row in rows[:MOST]:
        yield _task(actor, school, row)


def _task(actor: Actor, school: School, row: PageRow) -> Task:
    url, name = school_url(school, "inclusion:accommodation_page", row.pupil.pk), {"name": row.pupil.called}
    if actor.has(*SUPPORT):
        return Task(title=_("Tinjau akomodasi %(name)s") % name, url=url, action=_("Tinjau"), due=row.next_review)
    return Task(title=_("Baca profil akomodasi %(name)s") % name, url=url, action=_("Baca"))


ACCOMMODATIONS = Panel("inclusion.accommodations", "must_do", accommodation_tasks)
