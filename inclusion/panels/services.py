"""Services on the home page: sessions to write down, referrals without an answer, providers whose agreement ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.kept import kept
from core.lines import Lines, every_one, one_each
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


def _planned(actor: Actor, today: date) -> QuerySet[ServiceSession]:
    running = Service.objects.visible_to(actor).consented(today).filter(state=Service.State.RUNNING)
    mine = (
        running.filter(partner__in=_own_partners(actor))
        if actor.has(Role.PARTNER)
        else running.filter(in_charge=actor.user_id)
    )
    rows = ServiceSession.objects.filter(
        service__in=mine.values("pk"), state=ServiceSession.State.PLANNED, on__lte=today
    )
    return rows.select_related("service").order_by("on", "pk")[:MOST]


def _unwritten(actor: Actor, school: School, now: datetime) -> Lines:
    return every_one(
        kept(_planned, actor, today=school.local_date(now)),
        lambda row: Task(
            title=_("Catat sesi: %(service)s") % {"service": row.service},
            url=school_url(school, "inclusion:session_record", row.service_id, row.pk),
            due=row.on,
            action=_("Catat"),
        ),
        "on",
    )


def _own_partners(actor: Actor) -> object:
    from partnerships.models import Partner

    return Partner.objects.own_of(actor).values("pk")


def must_do(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Sessions that took place and are not written down; agreements under services that are about to end."""
    if actor.user_id is None:
        return
    school = school_of(actor)
    yield _unwritten(actor, school, now)
    if actor.has(*SUPPORT):
        yield _endangered(actor, school, now)


def _endangered(actor: Actor, school: School, now: datetime) -> Lines:
    today = school.local_date(now)

    def write(service: Service) -> Task | None:
        warning = provider_warning(service, today)
        url = school_url(school, "inclusion:service", service.pk)
        return Task(title=str(service), url=url, context=warning, action=_("Periksa")) if warning else None

    return one_each(kept(_elsewhere, actor, today=today), write)


def _elsewhere(actor: Actor, today: date) -> QuerySet[Service]:
    rows = Service.objects.visible_to(actor).consented(today)
    rows = rows.filter(place="partner", state__in=(Service.State.SENT, Service.State.RUNNING))
    return rows.select_related("agreement", "partner").order_by("ends_on", "pk")[:MOST]


def waiting(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Referrals that wait for the provider."""
    if not actor.has(*SUPPORT):
        return
    school = school_of(actor)

    def write(service: Service) -> Task:
        late = service.sent_at is not None and service.sent_at < now - PATIENCE
        return Task(
            title=_("Rujukan: %(service)s") % {"service": service}, url=school_url(school, "inclusion:service", service.pk),
            who=service.partner.name if service.partner else "", context=_("Lebih dari seminggu tanpa jawaban") if late else "",
        )  # fmt: skip

    yield every_one(kept(_sent, actor, today=school.local_date(now)), write)


def _sent(actor: Actor, today: date) -> QuerySet[Service]:
    rows = Service.objects.visible_to(actor).consented(today).filter(state=Service.State.SENT)
    return rows.select_related("partner").order_by("sent_at", "pk")[:MOST]


PANELS = (
    Panel("inclusion.services_must_do", "must_do", must_do),
    Panel("inclusion.services_waiting", "waiting", waiting),
)
