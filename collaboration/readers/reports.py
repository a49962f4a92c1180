"""Who may open the paper of a report: whoever may read the report."""

from __future__ import annotations

from collaboration.models import Report
from core.policy import Actor
from core.registry import Reader
from schools.links import school_url


def _load(actor: Actor, pk: int) -> Report | None:
    return Report.objects.visible_to(actor).filter(pk=pk).first()


READERS = {
    "collaboration.report": Reader(
        _load,
        lambda report: school_url(report.school, "collaboration:report", report.pk),
        rows=Report.objects.visible_to,
    ),
}
