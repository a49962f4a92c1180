"""Who hears of a report: principal and hub when it is ready to be looked at, the committee when it is sent."""

from __future__ import annotations

from datetime import datetime

from collaboration.models import Report, ReportComment
from core import mail
from core.policy import Actor
from schools.links import school_url
from schools.models import Membership, User
from schools.roles import Role


def _holders(report: Report, *roles: str) -> list[User]:
    rows = Membership.objects.holding(report.school, *roles).select_related("user").order_by("user_id")
    return list({row.user_id: row.user for row in rows}.values())


def _tell(report: Report, user: User, word: str, key: str, now: datetime, **facts: object) -> None:
    mail.queue(
        tenant=report.school, to_user=user, kind=f"collaboration.report_{word}", template=f"emails/collaboration/report_{word}",
        context={"first": report.starts_on, "last": report.ends_on, "is_month": report.kind == Report.Kind.MONTH, **facts},
        url=school_url(report.school, "collaboration:report", report.pk), now=now, dedupe_key=f"report-{word}:{key}",
    )  # fmt: skip


def tell_prepared(report: Report, *, now: datetime) -> None:
    """Principal and hub may look, and write a foreword, before the day of sending."""
    for user in _holders(report, Role.PRINCIPAL, Role.HUB):
        _tell(report, user, "prepared", str(report.pk), now, send_on=report.send_on)


def tell_sent(report: Report, *, now: datetime) -> None:
    """Every member of the committee, and the supervisor."""
    for user in _holders(report, Role.COMMITTEE, Role.SUPERVISOR):
        _tell(report, user, "sent", str(report.pk), now)


def tell_comment(comment: ReportComment, *, by: Actor, now: datetime) -> None:
    """Principal, hub and committee hear of a comment; nobody of the own."""
    for user in _holders(comment.report, Role.PRINCIPAL, Role.HUB, Role.COMMITTEE):
        if user.pk != by.user_id:
            _tell(comment.report, user, "commented", str(comment.pk), now, by=by.label)
