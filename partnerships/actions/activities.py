"""Plan what is done together, put it off, hold it, show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from core import audit, files
from core.files import attach
from core.models import Attachment
from core.policy import Actor, Denied, NotNow
from core.subjects import subject_of
from core.versions import save_version
from partnerships.actions._partnership import lock
from partnerships.models import Activity, Attendance, Partnership
from partnerships.policy import check_not_closed, check_write
from partnerships.workflow import ACTIVITY
from schools.models import User

UNDERWAY = (Partnership.Stage.IMPLEMENTATION, Partnership.Stage.EVALUATION)


def check_underway(partnership: Partnership) -> None:
    """Activities and evaluations belong to stages 5 and 6: before, nothing is agreed; after, the term is over."""
    if partnership.stage not in UNDERWAY:
        raise NotNow(
            _("Kegiatan dan evaluasi ada selama kemitraan berjalan, pada tahap 5 dan 6 (sekarang: %(stage)s).")
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
def plan_activity(
    *, by: Actor, now: datetime, partnership: Partnership, team: Iterable[User] = (), **facts: Any
) -> Activity:
    """Plan an activity. `facts`: title, starts_on, starts_at, ends_on, ends_at, place, in_charge, partner_in_charge, plan.

    `in_charge` and everybody of `team` are members of the school.
    """
    row, helpers = lock(partnership), list(team)
    check_write(by, row)
    check_underway(row)
    for person in (facts["in_charge"], *helpers):
        check_in_charge(person, row.school_id)
    planned = Activity.objects.create(
        school_id=partnership.school_id, partnership=partnership, created_at=now, updated_at=now, **facts
    )
    planned.team.set(helpers)
    audit.record(by, "activity.planned", planned, now)
    return planned


@transaction.atomic
def edit_activity(
    *, by: Actor, now: datetime, activity: Activity, expected: int | None = None, **changes: Any
) -> Activity:
    """Change a planned activity, or the result of a held one. Raises `Conflict` for a stale version."""
    row = _lock(activity)
    check_change(by, row)
    fields, helpers = dict(changes), changes.get("team")
    fields.pop("team", None)
    if fields.get("in_charge", row.in_charge) != row.in_charge:
        check_in_charge(fields["in_charge"], row.school_id)
    for person in set(helpers or ()) - set(row.team.all()):
        check_in_charge(person, row.school_id)
    save_version(activity, expected, {**fields, "updated_at": now})
    if helpers is not None:
        activity.team.set(helpers)
    audit.record(by, "activity.edited", activity, now, fields=sorted(changes))
    return activity


@transaction.atomic
def hold_activity(
    *,
    by: Actor,
    now: datetime,
    activity: Activity,
    participants: int | None,
    result: str,
    attendance: Mapping[str, int] | None = None,
) -> Activity:
    """Record that it took place, with how many took part (`attendance`: how many of each kind) and what came of it."""
    check_not_closed(_lock(activity).partnership)
    if activity.school.local_date(now) < activity.starts_on:
        raise NotNow(
            _("Kegiatan ini baru dimulai pada tanggal yang akan datang, jadi belum dapat dicatat sebagai terlaksana.")
        )
    ACTIVITY.move(activity, "hold", by=by, now=now)
    _write_result(activity, participants, result, attendance, now)
    return activity


@transaction.atomic
def correct_result(
    *,
    by: Actor,
    now: datetime,
    activity: Activity,
    participants: int | None,
    result: str,
    attendance: Mapping[str, int] | None = None,
) -> Activity:
    """Mend what was recorded of an activity that took place. Raises `NotNow` for one that did not."""
    row = _lock(activity)
    check_change(by, row)
    if row.state != Activity.State.HELD:
        raise NotNow(_("Kegiatan ini belum tercatat sebagai terlaksana."))
    _write_result(activity, participants, result, attendance, now)
    audit.record(by, "activity.corrected", activity, now)
    return activity


def _write_result(
    activity: Activity, participants: int | None, result: str, attendance: Mapping[str, int] | None, now: datetime
) -> None:
    """The total is what was typed, else the sum of the kinds."""
    if attendance is not None:
        activity.attendance.all().delete()
        rows = [Attendance(activity=activity, kind=kind, count=count) for kind, count in attendance.items() if count]
        Attendance.objects.bulk_create(rows)
        participants = participants or sum(row.count for row in rows) or None
    Activity.objects.filter(pk=activity.pk).update(
        participants=participants, result=result, updated_at=now, version=F("version") + 1
    )
    activity.refresh_from_db()


@transaction.atomic
def postpone_activity(
    *,
    by: Actor,
    now: datetime,
    activity: Activity,
    reason: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Activity:
    """Put a planned activity off, with the reason; with a new date it is planned again at once.

    One that was put off before only needs the new date. Raises `NotNow` without a reason, or without any date then.
    """
    check_not_closed(_lock(activity).partnership)
    if activity.state == Activity.State.PLANNED:
        ACTIVITY.move(activity, "postpone", by=by, now=now, comment=reason)
        Activity.objects.filter(pk=activity.pk).update(postponed_reason=reason.strip(), updated_at=now)
    elif starts_on is None:
        raise NotNow(_("Isi tanggal barunya."), [_("Tanggal baru")])
    if starts_on is not None:
        ACTIVITY.move(activity, "replan", by=by, now=now)
        Activity.objects.filter(pk=activity.pk).update(
            starts_on=starts_on, ends_on=ends_on, updated_at=now, version=F("version") + 1
        )
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
def document_activity(*, by: Actor, now: datetime, activity: Activity, uploads: Sequence[Any]) -> list[Attachment]:
    """Hang photos and documents on an activity. Raises `NotNow` for one that was called off."""
    row = _lock(activity)
    check_change(by, row)
    return [attach(by=by, now=now, subject=row, upload=one, purpose="documentation") for one in uploads]


@transaction.atomic
def remove_documentation(*, by: Actor, now: datetime, activity: Activity, attachment: Attachment) -> None:
    """Take a photo or document away again; who did it stays in the audit trail."""
    check_change(by, _lock(activity))
    if (attachment.subject_type, attachment.subject_id) != subject_of(activity):
        raise Denied(_("Berkas ini bukan milik kegiatan tersebut."))
    files.remove(attachment, by=by, now=now)
