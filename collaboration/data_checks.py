"""What must hold for observation and mentoring, beyond what the database holds itself (core.data_checks)."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q

from collaboration.actions.closed_content import OF_MENTORING, OF_OBSERVATION, OF_SESSION
from collaboration.models import Mentoring
from core.data_checks import told


def _erased(deep: bool) -> Iterator[str]:
    """What was erased is gone: no word is left of an observation, an engagement or a meeting whose time was over."""
    for way, kinds in (("observation", OF_OBSERVATION), ("mentoring", OF_MENTORING), ("session", OF_SESSION)):
        for kind in kinds:
            yield from told(kind.objects.filter(**{f"{way}__erased_at__isnull": False}), f"its {way} was erased")


def _pairs(deep: bool) -> Iterator[str]:
    """An engagement that runs has at least two people; in an exchange the other one may be a colleague at another school."""
    running = Mentoring.objects.filter(state=Mentoring.State.ACTIVE).exclude(
        Q(kind=Mentoring.Kind.EXCHANGE) & ~Q(counterpart="")
    )
    alone = running.annotate(people=Count("members")).filter(people__lt=2)
    yield from told(Mentoring.objects.filter(pk__in=alone.values("pk")), "it runs with fewer than two people")


CHECKS = {"erased words are gone": _erased, "mentoring has members": _pairs}
