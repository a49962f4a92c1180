"""Files and papers of a pupil are handed out by core: this puts it on record that they were (promise 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from core.models import AuditEvent
from core.policy import Actor
from core.registry import Reader
from core.subjects import subject_of
from inclusion.actions.reading import record_read
from inclusion.models import Pupil

AT_ONCE = timedelta(minutes=1)
"""A page that waits for its paper asks again every few seconds: that is one reading."""


def on_record(
    load: Callable[[Actor, int], Any | None], url: Callable[[Any], str] | None, verb: str, pupils: Callable[[Any], Iterable[Pupil]],
) -> Reader:  # fmt: skip
    """A reader whose files and papers open to whom `load` lets in; each opening is on record for every one of `pupils`."""

    def files(actor: Actor, pk: int) -> Any | None:
        found = load(actor, pk)
        for pupil in pupils(found) if found is not None else ():
            _record_once(actor, pupil, verb, found)
        return found

    return Reader(load, url, files)


def _record_once(actor: Actor, pupil: Pupil, verb: str, about: Any) -> None:
    now, (kind, pk) = timezone.now(), subject_of(pupil)
    lately = AuditEvent.objects.filter(
        subject_type=kind, subject_id=pk, verb=verb, actor_id=actor.user_id, at__gt=now - AT_ONCE
    )
    told = f"{about._meta.label_lower}/{about.pk}"
    if not any(event.details.get("about") == told for event in lately):
        record_read(by=actor, now=now, pupil=pupil, verb=verb, about=about)
