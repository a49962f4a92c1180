"""One of everything of the part "plans" of inclusion, for the access table. "lead" has the academic part on each team."""

from __future__ import annotations

from django.utils import timezone

from core import links
from inclusion.emails.plans import AGREEMENT
from inclusion.models import Pupil
from tests.access.scene import Lot, named
from tests.factories import inclusion
from tests.factories import inclusion_plans as plans


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/in_plans.py uses; titles by `named(…)`."""
    side = lot.side
    draft = plans.written(side, pupil=_pupil(lot, "Rencana"), words=named("kata"))
    goal = draft.long_goals.get()
    shared = plans.shared(side, pupil=_pupil(lot, "Dibagikan"), words=named("kata"))
    answer = plans.sheet(shared)
    link, _token = links.issue(
        by=side.as_("special_needs_teacher"), now=timezone.now(), purpose=AGREEMENT, subject=answer, recipient_label="Wali"
    )  # fmt: skip
    lot.things |= {
        "planless": _pupil(lot, "Tanpa"),
        "iep": draft, "iep_goal": goal, "iep_step": goal.short_goals.get(), "iep_outcome": draft.outcomes.get(),
        "bare_goal": plans.goal(side, draft, text=named("tujuan")), "shared_iep": shared, "shared_answer": answer, "plan_link": link,
        "agreed_iep": plans.agreed(side, pupil=_pupil(lot, "Disetujui"), words=named("kata")),
    }  # fmt: skip


def _pupil(lot: Lot, what: str) -> Pupil:
    pupil = inclusion.supported_pupil(lot.side, name=named(what))
    pupil.team.filter(user=lot.side.teacher).update(part="Akademik")
    return pupil
