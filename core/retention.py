"""Forget in time what has a period in figures: `PRIVACY.ends` of each model. The audit trail has none, and stays.

Rows of a kind that has erasers (core.erasures) go by these, with what hangs on them, and that their time was over is on record.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models, transaction

from core import audit, erasures
from core.policy import Actor
from core.privacy import Ends, Privacy, our_models
from core.registry import registry
from core.subjects import subject_type, tenant_of

AT_ONCE = 1000
ERASED_AT_ONCE = 20
"""Rows that take much with them: the sweep comes again in a minute."""


def forget(now: datetime) -> int:
    """Delete what is past its time, a thousand rows of each kind per call. Returns how many rows went.

    Tables that hang on others come first, so that a batch goes with the call that took its rows.
    """
    gone = 0
    for model in reversed(our_models()):
        declared: Privacy | None = getattr(model, "PRIVACY", None)
        for ends in declared.ends if declared else ():
            over = past(model, ends, now).order_by("pk")
            if subject_type(model) in registry.erasers:
                gone += sum(_erase(row, now) for row in list(over[:ERASED_AT_ONCE]))
                continue
            some = list(over.values_list("pk", flat=True)[:AT_ONCE])
            gone += model._default_manager.filter(pk__in=some).delete()[0] if some else 0
    return gone


@transaction.atomic
def _erase(row: models.Model, now: datetime) -> int:
    audit.record(Actor.system(tenant_of(row)), "data.period_over", row, now)
    return int(erasures.forget(row, now))


def past(model: type[models.Model], ends: Ends, now: datetime) -> models.QuerySet[Any]:
    """The rows whose period is over."""
    limit = now - ends.after
    day = limit if isinstance(dated(model, ends.since), models.DateTimeField) else limit.date()
    return model._default_manager.filter(**{f"{ends.since}__lt": day}, **ends.only)


def dated(model: type[models.Model], path: str) -> Any:
    """The field at the end of a path such as "year__ends_on"."""
    here: Any = model
    for name in path.split("__"):
        found = here._meta.get_field(name)
        here = found.related_model
    return found
