"""What becomes of the duties that are still owed when a decision is taken: nothing is dropped silently [PA11]."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, NotNow
from partnerships.models import Fulfilment, Obligation, Partnership
from partnerships.terms import Settlement


@dataclass(frozen=True)
class Settled:
    """How one duty is settled: `how`, with the reason for a waiver and the last day for one that stays due."""

    how: str
    reason: str = ""
    due_on: date | None = None


@transaction.atomic
def settle(
    *, by: Actor, now: datetime, partnership: Partnership, settlements: Mapping[int, Settled], ending: bool
) -> None:
    """Carry out what the principal decided on each open duty. The caller has locked the partnership and asked its policy.

    Fulfilled ones are confirmed, waived ones get their reason; those that stay are left as they are, and when the partnership
    is `ending` they are marked to stay due after it. Raises `NotNow` when a waiver has no reason or what stays has no date.
    """
    today = partnership.school.local_date(now)
    for duty in partnership.obligations.outstanding().select_for_update(of=("self",)):
        settled = settlements.get(duty.pk)
        if settled is None:
            continue
        if settled.how == Settlement.FULFILLED:
            _fulfil(by, now, duty, today, settled.reason)
        elif settled.how == Settlement.WAIVED:
            _waive(by, now, duty, today, settled.reason)
        elif settled.how == Settlement.KEPT and ending:
            _keep(by, now, duty, today, settled.due_on)


def _fulfil(by: Actor, now: datetime, duty: Obligation, today: date, note: str) -> None:
    Fulfilment.objects.create(
        obligation=duty, is_complete=True, happened_on=today, note=note, confirmed_by_label=by.label, confirmed_at=now
    )
    Obligation.objects.filter(pk=duty.pk).update(fulfilled_on=today, has_part=True, updated_at=now)
    audit.record(by, "obligation.confirmed", duty, now, complete=True, on=str(today))


def _waive(by: Actor, now: datetime, duty: Obligation, today: date, reason: str) -> None:
    if not reason.strip():
        raise NotNow(_("Tuliskan alasan pembebasan “%(what)s”.") % {"what": duty.description}, [_("Alasan")])
    Obligation.objects.filter(pk=duty.pk).update(waived_on=today, waived_reason=reason.strip()[:250], updated_at=now)
    audit.record(by, "obligation.waived", duty, now)


def _keep(by: Actor, now: datetime, duty: Obligation, today: date, due_on: date | None) -> None:
    due = due_on or duty.due_on
    if due is None:
        sentence = _("Isi jatuh tempo “%(what)s”, karena kewajiban ini tetap terutang.")
        raise NotNow(sentence % {"what": duty.description}, [_("Jatuh tempo")])
    Obligation.objects.filter(pk=duty.pk).update(kept_on=today, due_on=due, updated_at=now)
    audit.record(by, "obligation.kept", duty, now, due_on=str(due))
