"""Forget in time what has a period in figures: `PRIVACY.ends` of each model. Audit, history and papers have none, and stay."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models

from core.privacy import Ends, Privacy, our_models

AT_ONCE = 1000


def forget(now: datetime) -> int:
    """Delete what is past its time, a thousand rows of each kind per call. Returns how many rows went.

    Tables that hang on others come first, so that a batch goes with the call that took its rows.
    """
    gone = 0
    for model in reversed(our_models()):
        declared: Privacy | None = getattr(model, "PRIVACY", None)
        for ends in declared.ends if declared else ():
            some = list(past(model, ends, now).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
            gone += model._default_manager.filter(pk__in=some).delete()[0] if some else 0
    return gone


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
