"""Take out the list of those whom a breach affected [PL7]."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from core import audit
from core.breaches import Question, affected, as_file, notice
from core.policy import Actor, check_same_tenant
from schools.models import School
from schools.policy import check_read_audit


@transaction.atomic
def list_affected(*, by: Actor, now: datetime, school: School, question: Question, form: str) -> bytes:
    """The list as "xlsx", "csv", or "pdf" with the letter and the steps; that it was taken out is on record."""
    if not by.is_system:
        check_same_tenant(by, school)
        check_read_audit(by)
    found = affected(question)
    audit.record(
        by, "breach.listed", school, now, people=len(found), account=question.user_id, links=list(question.link_ids or ()), format=form,
        since=question.since.isoformat(), until=question.until.isoformat(),
    )  # fmt: skip
    if form != "pdf":
        return as_file(found, form)
    contact = " / ".join(filter(None, (school.phone, school.email))) or school.name
    return notice(found, question, school, contact, now).content
