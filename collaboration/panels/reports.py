"""Reports on the home page: to look at before they go, and to read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from collaboration.models import Report
from collaboration.policy.common import LEADERS
from core.lines import Lines, one_each
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

    rows = Report.objects.visible_to(actor).exclude(state=Report.State.SENT).select_related("school")
    yield one_each(rows.order_by("send_on")[:FEW], task)


def fresh_reports(actor: Actor, now: datetime) -> Iterable[Lines]:
    """This week: reports that were sent a short while ago, for the committee."""
    if not actor.has(Role.COMMITTEE):
        return
    school = school_of(actor)

    def task(report: Report) -> Task:
        url = school_url(school, "collaboration:report", report.pk)
        return Task(title=str(report), url=url, context=_("Laporan dari sekolah"), action=_("Baca"))

    rows = Report.objects.visible_to(actor).filter(sent_at__gte=now - FRESH).order_by("-sent_at")
    yield one_each(rows[:FEW], task)


PANELS = (
    Panel("collaboration.waiting_reports", "must_do", waiting_reports),
    Panel("collaboration.fresh_reports", "week", fresh_reports),
)
