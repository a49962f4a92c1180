"""The school's own look at how ready it is to work together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from collaboration.models import ReadinessAnswer, ReadinessCheck
from collaboration.policy.cockpit import check_steer
from core import audit
from core.policy import Actor
from core.versions import save_version
from schools.models import School


@transaction.atomic
def save_readiness(
    *, by: Actor, now: datetime, school: School, year: str, half: int, answers: Mapping[str, tuple[int, str]],
    conclusion: str = "", expected: int | None = None,
) -> ReadinessCheck:  # fmt: skip
    """Write the look of one half-year: per aspect a word and its evidence. Raises `Conflict` for a stale version."""
    check_steer(by)
    row, _fresh = ReadinessCheck.objects.get_or_create(
        school=school, year=year, half=half, defaults={"created_at": now, "updated_at": now}
    )
    save_version(row, expected, {"conclusion": conclusion, "updated_at": now})
    for aspect, (level, evidence) in answers.items():
        ReadinessAnswer.objects.update_or_create(
            check_of=row, aspect=aspect, defaults={"level": level, "evidence": evidence}
        )
    audit.record(by, "readiness.saved", row, now, answers=len(answers))
    return row
