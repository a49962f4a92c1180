"""Plan what is done together, hold it, say who contributed what."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, Denied, NotNow
from core.versions import save_version
from partnerships.actions._partnership import lock
from partnerships.models import Activity, Contribution, Partnership, Party
from partnerships.policy import check_not_closed, check_write
from partnerships.workflow import ACTIVITY
from schools.models import User

UNDERWAY = (Partnership.Stage.IMPLEMENTATION, Partnership.Stage.EVALUATION)


def check_underway(partnership: Partnership) -> None:
    """Activities belong to stages 5 and 6: before, nothing is agreed; after, the term is over."""
    if partnership.stage not in UNDERWAY:
        raise NotNow(
            _("Kegiatan dicatat setelah kemitraan masuk tahap implementasi (sekarang: %(stage)s).")
            % {"stage": partnership.get_stage_display()}
        )


def check_in_charge(person: User, school_id: int) -> None:
    """Raise `Denied` for somebody who is no member of the school (any more)."""
    if not person.memberships.active().filter(school_id=school_id).exists():
        raise Denied(_("Penanggung jawab harus warga sekolah ini."))


def check_change(actor: Actor, activity: Activity) -> None:
    """Those who work on the partnership, until it is closed; what was called off stays so."""
    check_write(actor, activity)
    check_not_closed(activity.partnership)
    if activity.state == Activity.State.CANCELLED:
        raise NotNow(_("Kegiatan ini sudah dibatalkan."))


def _lock(activity: Activity) -> Activity:
    rows = Activity.objects.select_for_update(of=("self",))
    return rows.select_related("partnership__lead", "partnership__school", "school", "in_charge").get(pk=activity.pk)


@transaction.atomic
def plan_activity(*, by: Actor, now: datetime, partnership: Partnership, **facts: Any) -> Activity:
    """Plan an activity. `facts`: title, starts_on, ends_on, place, in_charge (a member of the school), plan."""
    row = lock(partnership)
    check_write(by, row)
    check_underway(row)
    check_in_charge(facts["in_charge"], row.school_id)
    planned = Activity.objects.create(
        school_id=partnership.school_id, partnership=partnership, created_at=now, updated_at=now, **facts
    )
    audit.record(by, "activity.planned", planned, now)
    return planned


@transaction.atomic
def edit_activity(
    *, by: Actor, now: datetime, activity: Activity, expected: int | None = None, **changes: Any
) -> Activity:
    """Change a planned activity, or the result of a held one. Raises `Conflict` for a stale version."""
    row = _lock(activity)
    check_change(by, row)
    if changes.get("in_charge", row.in_charge) != row.in_charge:
        check_in_charge(changes["in_charge"], row.school_id)
    save_version(activity, expected, {**changes, "updated_at": now})
    audit.record(by, "activity.edited", activity, now, fields=sorted(changes))
    return activity


@transaction.atomic
def hold_activity(*, by: Actor, now: datetime, activity: Activity, participants: int | None, result: str) -> Activity:
    """Record that it took place, with how many took part and what came of it."""
    check_not_closed(_lock(activity).partnership)
    if activity.school.local_date(now) < activity.starts_on:
        raise NotNow(
            _("Kegiatan ini baru dimulai pada tanggal yang akan datang, jadi belum dapat dicatat sebagai terlaksana.")
        )
    ACTIVITY.move(activity, "hold", by=by, now=now)
    Activity.objects.filter(pk=activity.pk).update(participants=participants, result=result, updated_at=now)
    activity.refresh_from_db()
    return activity


@transaction.atomic
def cancel_activity(*, by: Actor, now: datetime, activity: Activity, reason: str) -> Activity:
    """Call a planned activity off, with the reason."""
    check_not_closed(_lock(activity).partnership)
    ACTIVITY.move(activity, "cancel", by=by, now=now, comment=reason)
    Activity.objects.filter(pk=activity.pk).update(cancelled_reason=reason.strip(), updated_at=now)
    activity.refresh_from_db()
    return activity


@transaction.atomic
def add_contribution(
    *, by: Actor, now: datetime, activity: Activity, party: Party, kind: str, quantity: Decimal, description: str = ""
) -> Contribution:
    """Record what `party` put in: rupiah for money, hours for experts, people for volunteers."""
    check_change(by, _lock(activity))
    if party.partnership_id != activity.partnership_id:
        raise Denied(_("Pihak ini bukan bagian dari kemitraan tersebut."))
    added = Contribution.objects.create(
        activity=activity, party=party, kind=kind, quantity=quantity, description=description
    )
    audit.record(by, "contribution.added", activity, now, party=party.pk, contribution=added.pk, kind=kind)
    return added


@transaction.atomic
def remove_contribution(*, by: Actor, now: datetime, contribution: Contribution) -> None:
    """Take back a contribution that was recorded by mistake; the audit trail keeps that it was there."""
    check_change(by, _lock(contribution.activity))
    audit.record(
        by, "contribution.removed", contribution.activity, now, party=contribution.party_id, kind=contribution.kind,
        quantity=str(contribution.quantity),
    )  # fmt: skip
    contribution.delete()
