"""Reads of reports: the facts of a period, and the same in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from collaboration.models import Report
from collaboration.queries.report_periods import span_of
from core.keyset import Slice, slice_after
from core.policy import Actor
from core.registry import registry
from core.report_parts import ReportPart, Told

MOST_SUMMARY = 8
PAGE = 24
ORDER = ("-ends_on", "-id")


def _parts() -> list[ReportPart]:
    return sorted(registry.report_parts.values(), key=lambda part: part.order)


def facts_now(report: Report) -> dict[str, Any]:
    """What every part says of the report's period at this moment, by its key."""
    span = span_of(report.school, report.starts_on, report.ends_on)
    return {part.key: dict(part.collect(report.school, span)) for part in _parts()}


def told(report: Report) -> list[Told]:
    """The report in words, in the active language: from its frozen facts once it is sent, else from the records as they are now.

    A part that has nothing to say is left out; so is one whose app is gone.
    """
    facts: Mapping[str, Any] = report.facts if report.state == Report.State.SENT else facts_now(report)
    said = [part.tell(facts[part.key]) for part in _parts() if part.key in facts]
    return [one for one in said if not one.is_empty]


def summary(parts: list[Told]) -> tuple[str, ...]:
    """Half a page that can be read aloud: the sentences of every part, in order."""
    return tuple(sentence for part in parts for sentence in part.summary)[:MOST_SUMMARY]


def report_page(actor: Actor, after: str) -> Slice:
    """Reports that this person reads, the latest period first."""
    return slice_after(Report.objects.visible_to(actor), ORDER, after, PAGE)
