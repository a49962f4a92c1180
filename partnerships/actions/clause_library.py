"""Give a school its own clause library, from the texts that Guyub brings along."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from core import audit
from core.policy import Actor, check_same_tenant
from partnerships.clause_library import LIBRARY
from partnerships.models import ClauseTemplate
from schools.models import School


@transaction.atomic
def install_clauses(*, by: Actor, now: datetime, school: School, kind: str) -> int:
    """Copy the articles of `kind` into the school's library unless it has some already. Returns how many came in.

    Happens on first use; what the school has changed since is left alone.
    """
    check_same_tenant(by, school)
    if ClauseTemplate.objects.filter(school=school, kind=kind).exists():
        return 0
    rows = [
        ClauseTemplate(
            school=school, kind=kind, key=clause.key, order=order, title=clause.title, body=clause.body, locked=clause.locked,
            optional=clause.optional, included=clause.included,
        )
        for order, clause in enumerate(LIBRARY[kind], start=1)
    ]  # fmt: skip
    ClauseTemplate.objects.bulk_create(rows)
    audit.record(by, "clauses.installed", school, now, kind=kind, clauses=len(rows))
    return len(rows)
