"""After the lesson: both look back, the observed teacher first; then what will be tried, and what came of it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from collaboration.actions.observations import lock
from collaboration.emails.observations import tell
from collaboration.models import Observation, ObservationFollowUp, Reflection
from collaboration.policy.observations import check_follow_up, check_read_content, check_reflect
from collaboration.workflow.observation import OBSERVATION
from core import audit
from core.policy import Actor, NotNow


@transaction.atomic
def write_reflection(
    *,
    by: Actor,
    now: datetime,
    observation: Observation,
    worked: str,
    question: str = "",
    idea: str = "",
    send: bool = False,
) -> Observation:
    """Keep one's reflection as a draft, or send it. When both are sent, the two go on to what will be tried."""
    row = lock(observation)
    check_reflect(by, row)
    words = {"worked": worked, "question": question, "idea": idea, "updated_at": now, "sent_at": now if send else None}
    Reflection.objects.update_or_create(
        observation=row, author_id=by.user_id, defaults=words, create_defaults={**words, "created_at": now}
    )
    if send:
        name = "observed_reflected_at" if row.is_observed(by.user_id) else "observer_reflected_at"
        Observation.objects.filter(pk=row.pk).update(**{name: now, "updated_at": now})
        setattr(row, name, now)
    if row.observed_reflected_at and row.observer_reflected_at:
        OBSERVATION.move(row, "reflect", by=by, now=now)
    else:
        audit.record(by, "observation.reflection_sent" if send else "observation.reflection_kept", row, now)
    if send:
        tell(row, "reflected", by=by, now=now)
    return row


@transaction.atomic
def plan_follow_up(
    *, by: Actor, now: datetime, observation: Observation, plan: str, check_back_on: date
) -> Observation:
    """Say what will be tried and when the two look at it again."""
    row = lock(observation)
    check_follow_up(by, row)
    if check_back_on < row.school.local_date(now):
        raise NotNow(_("Pilih hari ini atau hari yang akan datang."))
    words = {"plan": plan, "updated_at": now}
    ObservationFollowUp.objects.update_or_create(
        observation=row, defaults=words, create_defaults={**words, "created_at": now}
    )
    Observation.objects.filter(pk=row.pk).update(check_back_on=check_back_on, updated_at=now)
    row.check_back_on = check_back_on
    audit.record(by, "observation.follow_up_planned", row, now)
    return row


@transaction.atomic
def finish_observation(*, by: Actor, now: datetime, observation: Observation, outcome: str = "") -> Observation:
    """Close it, with a word on what came of the plan if there was one."""
    row = lock(observation)
    check_read_content(by, row)
    OBSERVATION.move(row, "finish", by=by, now=now)
    if outcome.strip() and not row.erased_at:
        words = {"outcome": outcome.strip(), "updated_at": now}
        ObservationFollowUp.objects.update_or_create(
            observation=row, defaults=words, create_defaults={**words, "plan": "", "created_at": now}
        )
    return row
