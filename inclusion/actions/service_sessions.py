"""Sessions of a service: planned when it begins, then given or not given, with the reason [IN6]."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from core import audit
from core.policy import Actor, NotNow
from inclusion.actions.services import lock_service, move_service
from inclusion.models import Service, ServiceSession
from inclusion.policy.services import check_answer, check_covered, check_open_session, check_record_session

State = ServiceSession.State


@transaction.atomic
def begin(*, by: Actor, now: datetime, service: Service, words: str = "") -> Service:
    """Start it at school, or accept the referral, and plan its sessions from its first day on, or from today when that is over."""
    service = lock_service(service)
    move_service(by=by, now=now, service=service, name="accept" if service.is_referral else "start")
    service = lock_service(service)
    if words.strip():
        service.answer = words.strip()
        Service.objects.filter(pk=service.pk).update(answer=service.answer)
    today = service.school.local_date(now)
    step = timedelta(weeks=service.every_weeks)
    days = [max(service.starts_on, today) + step * number for number in range(service.sessions)]
    ServiceSession.objects.bulk_create(
        ServiceSession(service=service, on=day, planned_minutes=service.minutes)
        for day in days
        if day <= service.ends_on
    )
    return service


@transaction.atomic
def record_session(
    *,
    by: Actor,
    now: datetime,
    session: ServiceSession,
    given_minutes: int,
    reason: str = "",
    note: str = "",
    on: date | None = None,
) -> ServiceSession:
    """Write down what became of a session; it may be corrected while the service runs.

    Raises `NotNow` for fewer minutes than planned without a reason, and for a day that has not come.
    """
    session = ServiceSession.objects.select_for_update(of=("self",)).select_related(
        "service__pupil__school", "service__school", "service__consent"
    ).get(pk=session.pk)  # fmt: skip
    service = session.service
    check_record_session(by, service)
    check_open_session(session)
    check_covered(service, now)
    session.on = on or session.on
    if session.on > service.school.local_date(now) and given_minutes:
        raise NotNow(_("Sesi ini belum berlangsung."))
    if given_minutes < session.planned_minutes and not reason.strip():
        raise NotNow(_("Tuliskan mengapa sesi tidak diberikan atau lebih singkat."), [_("Mengapa tidak atau kurang?")])
    session.state = State.GIVEN if given_minutes else State.NOT_GIVEN
    session.given_minutes, session.reason, session.note = given_minutes, reason.strip(), note.strip()
    session.recorded_by_label, session.recorded_at = by.label, now
    session.save()
    audit.record(by, "service.session_recorded", service, now, session=session.pk, minutes=given_minutes)
    return session


@transaction.atomic
def add_session(*, by: Actor, now: datetime, service: Service, on: date) -> ServiceSession:
    """A further session on a day inside the service, as when a missed one is made up for."""
    service = lock_service(service)
    check_answer(by, service)
    check_covered(service, now)
    session = ServiceSession(service=service, on=on, planned_minutes=service.minutes)
    check_open_session(session)
    if not service.starts_on <= on <= service.ends_on:
        raise NotNow(_("Tanggal sesi harus di dalam masa layanan."))
    session.save()
    audit.record(by, "service.session_added", service, now, session=session.pk)
    return session
