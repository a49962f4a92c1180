"""Services on the home page: sessions to write down, referrals without an answer, providers whose agreement ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from core.policy import Actor
from core.registry import Panel, Task
from inclusion.models import Service, ServiceSession
from inclusion.models.pupil import SUPPORT
from inclusion.queries.services import provider_warning
from schools.access import school_of
from schools.links import school_url
from schools.models import School
from schools.roles import Role

MOST = 10
PATIENCE = timedelta(days=7)


def _unwritten(actor: Actor, school: School, now: datetime) -> Iterable[Task]:
    today = school.local_date(now)
    running = Service.objects.visible_to(actor).consented(today).filter(state=Service.State.RUNNING)
    mine = (
        running.filter(partner__in=_own_partners(actor))
        if actor.has(Role.PARTNER)
        else running.filter(in_charge=actor.user_id)
    )
    rows = ServiceSession.objects.filter(
        service__in=mine.values("pk"), state=ServiceSession.State.PLANNED, on__lte=today
    )
    for row in rows.select_related("service").order_by("on", "pk")[:MOST]:
        url = school_url(school, "inclusion:session_record", row.service_id, row.pk)
        yield Task(
            title=_("Catat sesi: %(service)s") % {"service": row.service}, url=url, due=row.on, action=_("Catat")
        )


def _own_partners(actor: Actor) -> object:
    from partnerships.models import Partner

    return Partner.objects.own_of(actor).values("pk")


def must_do(actor: Actor, now: datetime) -> Iterable[Task]:
    """Sessions that took place and are not written down; agreements under services that are about to end."""
    if actor.user_id is None:
        return
    school = school_of(actor)
    yield from _unwritten(actor, school, now)
    if actor.has(*SUPPORT):
        yield from _endangered(actor, school, now)


def _endangered(actor: Actor, school: School, now: datetime) -> Iterable[Task]:
    today = school.local_date(now)
    rows = (
        Service.objects.visible_to(actor)
        .consented(today)
        .filter(place="partner", state__in=(Service.State.SENT, Service.State.RUNNING))
    )
    for service in rows.select_related("agreement", "partner").order_by("ends_on", "pk")[:MOST]:
        warning = provider_warning(service, today)
        if warning:
            yield Task(
                title=str(service),
                url=school_url(school, "inclusion:service", service.pk),
                context=warning,
                action=_("Periksa"),
            )


def waiting(actor: Actor, now: datetime) -> Iterable[Task]:
    """Referrals that wait for the provider."""
    if not actor.has(*SUPPORT):
        return
    school = school_of(actor)
    rows = Service.objects.visible_to(actor).consented(school.local_date(now)).filter(state=Service.State.SENT)
    for service in rows.select_related("partner").order_by("sent_at", "pk")[:MOST]:
        late = service.sent_at is not None and service.sent_at < now - PATIENCE
        context = _("Lebih dari seminggu tanpa jawaban") if late else ""
        yield Task(
            title=_("Rujukan: %(service)s") % {"service": service}, url=school_url(school, "inclusion:service", service.pk),
            who=service.partner.name if service.partner else "", context=context,
        )  # fmt: skip


PANELS = (
    Panel("inclusion.services_must_do", "must_do", must_do),
    Panel("inclusion.services_waiting", "waiting", waiting),
)
