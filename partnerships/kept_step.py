"""The next step of a partnership, kept with it: the pipeline and the home page say the same as the record and ask nothing for it.

Whatever an action records something on (`core.audit`) leads to its partnership here, which is looked at once the action is through.
What nobody did but the calendar (a talk is overdue, a day has come) is found by the sweep, once a day for every open partnership. It
also finds what a killed process left, and those that an import brought by the hundred.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from partnerships.models import Need, Partnership
from partnerships.next_step import STEPS, forward_transition, next_step, step_words

AT_ONCE = 20
"""So many are looked at when an action is through; the sweep takes the others."""
IN_A_SWEEP = 100
UP = (
    "partnership", "agreement", "addendum", "activity", "obligation", "proposal", "party", "round", "indicator", "version", "review",
    "response",
)  # fmt: skip
"""By which a row of ours belongs to a partnership, or to a row that does."""
NEXT = ("stage", "form", "next_code", "next_about")
"""What the words are made of."""
ABOUT = Partnership._meta.get_field("next_about").max_length


def kept_words(partnership: Partnership) -> str:
    """What happens next, as it was kept; else the move to the next stage, if there is one; '' when nothing does. Costs no query."""
    if partnership.next_code in STEPS:
        return step_words(partnership.next_code, partnership.next_about)
    if partnership.stage == Partnership.Stage.REVIEW:
        return step_words("decide")
    transition = forward_transition(partnership)
    return str(transition.label) if transition else ""


def next_line(partnership: Partnership) -> str:
    """ "Berikutnya: Tulis kesepahaman dengan mitra", for the home page."""
    return _("Berikutnya: %(step)s") % {"step": kept_words(partnership)}


@dataclass(frozen=True)
class Keep:
    """The partnership is looked at again."""

    pk: int
    now: datetime

    def __call__(self) -> None:
        """Write the next step. Under a lock, so that of two who acted at once the second one's look comes last."""
        with transaction.atomic():
            rows = Partnership.objects.select_for_update(of=("self",)).select_related("school", "lead")
            partnership = rows.filter(pk=self.pk).first()
            if partnership is None:
                return
            step = next_step(partnership, partnership.school.local_date(self.now))
            code, about = (step.code, step.about[:ABOUT]) if step else ("", "")
            rows.filter(pk=self.pk).update(next_code=code, next_about=about, next_kept_on=self.now.date())


def follow(row: Model, now: datetime) -> None:
    """An action recorded something on this row: what happens next is looked at once its transaction is through."""
    for pk in partnerships_of(row):
        step, waiting = Keep(pk, now), connection.run_on_commit
        if len(waiting) < AT_ONCE and all(step not in entry for entry in waiting):
            transaction.on_commit(step, robust=True)


def partnerships_of(row: Model) -> Iterable[int]:
    """The partnerships whose next step may follow from this row. No query for a row that hangs on one directly."""
    if isinstance(row, Partnership):
        return [row.pk]
    if isinstance(row, Need):
        seeking = Partnership.objects.filter(school_id=row.school_id, stage=Partnership.Stage.NEEDS)
        return seeking.values_list("pk", flat=True)[:AT_ONCE]
    if row._meta.app_label != Partnership._meta.app_label:
        return []
    if pk := getattr(row, "partnership_id", None):
        return [pk]
    above = (getattr(row, name) for name in UP if getattr(row, f"{name}_id", None))
    return next((found for one in above if (found := partnerships_of(one))), [])


def refresh(now: datetime) -> int:
    """Open partnerships that nobody looked at since yesterday, the longest unseen first. Returns how many.

    Each is marked before it is looked at: one that cannot be is told of once a day and keeps nobody waiting behind it.
    """
    rows = Partnership.objects.filter(closed_rank=0, next_kept_on__lt=now.date()).order_by("next_kept_on")
    found = rows.values_list("pk", flat=True)[:IN_A_SWEEP]
    for pk in found:
        Partnership.objects.filter(pk=pk).update(next_kept_on=now.date())
        Keep(pk, now)()
    return len(found)
