"""Say what each party put in: into an activity, or into the partnership as a whole."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, Denied, NotNow
from partnerships.actions._partnership import lock
from partnerships.actions.activities import check_change
from partnerships.models import Activity, Contribution, Partnership, Party
from partnerships.policy import check_not_closed, check_write
from partnerships.terms import UNITS, ContributionKind


def check_give(actor: Actor, partnership: Partnership) -> None:
    """Those who work on the partnership, from stage 5 until it is closed."""
    check_write(actor, partnership)
    check_not_closed(partnership)
    if partnership.stage not in Partnership.RUNNING:
        raise NotNow(
            _("Kontribusi dicatat setelah kemitraan masuk tahap implementasi (sekarang: %(stage)s).")
            % {"stage": partnership.get_stage_display()}
        )


def _check(actor: Actor, partnership: Partnership, activity: Activity | None) -> None:
    """May `actor` change the contributions of this activity, or of the partnership itself?"""
    if activity is None:
        check_give(actor, partnership)
    else:
        check_change(actor, Activity.objects.select_related("partnership").get(pk=activity.pk))


@transaction.atomic
def add_contribution(
    *, by: Actor, now: datetime, party: Party, kind: str, quantity: Decimal, activity: Activity | None = None,
    given_on: date | None = None, description: str = "", unit: str = "", value: Decimal | None = None, is_estimate: bool = False,
) -> Contribution:  # fmt: skip
    """Record what `party` put in: rupiah for money, hours for experts, people for volunteers, `value` in rupiah for the rest.

    With an `activity` it counts on that day, without one `given_on` is the day. Raises `Denied` for a party of another
    partnership, `NotNow` before stage 5, once the partnership is closed, and without a day.
    """
    partnership = lock(party.partnership)
    _check(by, partnership, activity)
    if activity is not None and party.partnership_id != activity.partnership_id:
        raise Denied(_("Pihak ini bukan bagian dari kemitraan tersebut."))
    if activity is None and given_on is None:
        raise NotNow(_("Isi kapan kontribusi ini diberikan."), [_("Tanggal")])
    money = kind == ContributionKind.MONEY
    usual = str(UNITS[ContributionKind(kind)])
    added = Contribution.objects.create(
        school_id=partnership.school_id, activity=activity, given_on=given_on, party=party, kind=kind, quantity=quantity,
        description=description,
        unit="" if money or unit.strip().lower() == usual else unit.strip().lower(), value=quantity if money else value,
        is_estimate=is_estimate and not money and value is not None,
    )  # fmt: skip
    audit.record(
        by, "contribution.added", activity or partnership, now, party=party.pk, contribution=added.pk, kind=kind
    )
    return added


@transaction.atomic
def remove_contribution(*, by: Actor, now: datetime, contribution: Contribution) -> None:
    """Take back a contribution that was recorded by mistake; the audit trail keeps that it was there."""
    partnership = lock(contribution.party.partnership)
    _check(by, partnership, contribution.activity)
    audit.record(
        by, "contribution.removed", contribution.activity or partnership, now, party=contribution.party_id,
        kind=contribution.kind, quantity=str(contribution.quantity),
    )  # fmt: skip
    contribution.delete()
