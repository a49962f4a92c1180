"""Reports on the home page: to look at before they go, and to read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from collaboration.models import Report
from collaboration.policy.common import LEADERS
from core.kept import kept
from core.lines import Lines, every_one
from core.policy import Actor
from core.registry import Panel, Task
from schools.access import school_of
from schools.links import school_url
from schools.roles import Role

FEW = 3
FRESH = timedelta(days=14)


def waiting_reports(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Must do: reports that go to the committee soon, for principal and hub."""
    if not actor.has(*LEADERS):
        return

    def task(report: Report) -> Task:
        url = school_url(report.school, "collaboration:report", report.pk)
        return Task(
            title=str(report), url=url, context=_("Dikirim kepada komite"), due=report.send_on, action=_("Lihat")
        )

    yield every_one(kept(_unsent, actor), task, "send_on")


def _unsent(actor: Actor) -> QuerySet[Report]:
    rows = Report.objects.visible_to(actor).exclude(state=Report.State.SENT).select_related("school")
    return rows.order_by("send_on")[:FEW]


def _fresh(actor: Actor, since: datetime) -> QuerySet[Report]:
    return Report.objects.visible_to(actor).filter(sent_at__gte=since).order_by("-sent_at")[:FEW]


def fresh_reports(actor: Actor, now: datetime) -> Iterable[Lines]:
    """This week: reports that were sent a short while ago, for the committee."""
    if not actor.has(Role.COMMITTEE):
        return
    school = school_of(actor)

    def task(report: Report) -> Task:
        url = school_url(school, "collaboration:report", report.pk)
        return Task(title=str(report), url=url, context=_("Laporan dari sekolah"), action=_("Baca"))

    yield every_one(kept(_fresh, actor, since=now - FRESH), task)


PANELS = (
    Panel("collaboration.waiting_reports", "must_do", waiting_reports),
    Panel("collaboration.fresh_reports", "week", fresh_reports),
)
