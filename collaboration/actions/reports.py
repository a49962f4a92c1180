"""Prepare, hold, send and comment the reports to the committee."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from collaboration.actions import _report_mail as told
from collaboration.models import Report, ReportComment, ReportSchedule
from collaboration.papers.report import request_paper
from collaboration.policy.reports import check_comment, check_prepare, check_set_schedule
from collaboration.queries.report_periods import Period, periods_over, schools_without
from collaboration.queries.reports import facts_now
from collaboration.workflow.report import REPORT
from core import audit
from core.policy import Actor
from core.versions import save_version
from schools.models import School

AT_ONCE = 20
"""Reports that one sweep makes or sends; the next sweep goes on."""


@transaction.atomic
def prepare_report(*, by: Actor, now: datetime, school: School, period: Period) -> Report:
    """The report of a period that is over, waiting for its day. Doing it twice gives the same report."""
    schedule = ReportSchedule.objects.filter(school=school).first()
    day = schedule.day if schedule else ReportSchedule.DAY
    month_after = date(period.last.year + period.last.month // 12, period.last.month % 12 + 1, 1)
    report, is_new = Report.objects.get_or_create(
        school=school, kind=period.kind, starts_on=period.first,
        defaults={"ends_on": period.last, "send_on": month_after.replace(day=day), "created_at": now, "updated_at": now},
    )  # fmt: skip
    if is_new:
        audit.record(by, "report.prepared", report, now)
        told.tell_prepared(report, now=now)
    return report


@transaction.atomic
def edit_foreword(*, by: Actor, now: datetime, report: Report, foreword: str, expected: int | None = None) -> Report:
    """Write what the school tells the committee first. Raises `Conflict` for a stale version, `NotNow` once it is sent."""
    row = _lock(report)
    check_prepare(by, row)
    save_version(report, expected, {"foreword": foreword, "updated_at": now})
    audit.record(by, "report.foreword", report, now)
    return report


@transaction.atomic
def move_report(*, by: Actor, now: datetime, report: Report, name: str, comment: str = "") -> Report:
    """Send it now, hold it back with a reason, or let it go on its day."""
    row = _lock(report)
    REPORT.check(by, row, name)
    if name == "send":
        return _send(row, by=by, now=now)
    REPORT.move(row, name, by=by, now=now, comment=comment)
    return row


@transaction.atomic
def comment_report(*, by: Actor, now: datetime, report: Report, text: str) -> ReportComment:
    """Say something to a report that was sent; it stands there for good."""
    check_comment(by, report)
    made = ReportComment.objects.create(
        report=report, author_id=by.user_id, author_label=by.label, text=text.strip(), at=now
    )
    audit.record(by, "report.commented", report, now)
    told.tell_comment(made, by=by, now=now)
    return made


@transaction.atomic
def set_schedule(
    *, by: Actor, now: datetime, school: School, is_on: bool, day: int, half_year: bool, expected: int | None = None
) -> ReportSchedule:
    """When this school's reports go out, and whether they do. Reports that wait keep the day that they were told."""
    check_set_schedule(by)
    schedule, _made = ReportSchedule.objects.select_for_update().get_or_create(school=school)
    save_version(schedule, expected, {"is_on": is_on, "day": day, "half_year": half_year})
    audit.record(by, "report.scheduled", schedule, now, is_on=is_on, day=day)
    return schedule


@transaction.atomic
def keep_schedule(*, by: Actor, now: datetime) -> int:
    """The sweep: prepare what is missing, send whose day has come, in every time zone. Returns how many it moved; catches up by itself."""
    moved = 0
    for zone in School.Zone:
        today = School(timezone=zone).local_date(now)
        for period in periods_over(today):
            for school in schools_without(period, zone, AT_ONCE - moved):
                prepare_report(by=Actor.system(school.pk), now=now, school=school, period=period)
                moved += 1
        due = Report.objects.filter(state=Report.State.DRAFT, send_on__lte=today, school__timezone=zone)
        for report in due.order_by("send_on", "pk")[: max(AT_ONCE - moved, 0)]:
            move_report(by=Actor.system(report.school_id), now=now, report=report, name="send")
            moved += 1
    return moved


def _send(report: Report, *, by: Actor, now: datetime) -> Report:
    """Freeze what every part says at this moment, then paper and mail."""
    Report.objects.filter(pk=report.pk).update(facts=facts_now(report), updated_at=now)
    report.refresh_from_db(fields=["facts"])
    REPORT.move(report, "send", by=by, now=now)
    request_paper(by=by, now=now, report=report)
    told.tell_sent(report, now=now)
    return report


def _lock(report: Report) -> Report:
    return Report.objects.select_for_update(of=("self",)).select_related("school").get(pk=report.pk)
