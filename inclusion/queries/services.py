"""What pages, plans and prompts ask about services [IN6]."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, Prefetch, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.looks import day
from inclusion.models import Consent, Pupil, Service, ServiceSession
from inclusion.terms import DataKind, Purpose
from partnerships.models import Agreement, Partner, Party

S = Service.State


@dataclass(frozen=True)
class Delivery:
    """Planned against given, in minutes and sessions up to a day."""

    planned: int
    given: int
    sessions: int
    held: int
    fell_away: int

    @property
    def share(self) -> int:
        """Given of planned, in per cent; 100 when nothing was due yet."""
        return round(100 * self.given / self.planned) if self.planned else 100


@dataclass(frozen=True)
class Running:
    """A service that is given now: by whom, when the next session is, planned against given until today."""

    service: Service
    by: str
    next_on: date | None
    delivery: Delivery


def deliveries(services: Iterable[Service], today: date) -> dict[int, tuple[Delivery, date | None]]:
    """For each service what was due until `today` and what was given, and the day of the next session. One query."""
    due, held, away = Q(on__lte=today), Q(state=ServiceSession.State.GIVEN), Q(state=ServiceSession.State.NOT_GIVEN)
    rows = ServiceSession.objects.filter(service__in=list(services)).order_by().values("service").annotate(
        planned=Sum("planned_minutes", filter=due), given=Sum("given_minutes", filter=due), due=Count("pk", due),
        held=Count("pk", due & held), away=Count("pk", due & away),
        next_on=Min("on", filter=Q(on__gte=today, state=ServiceSession.State.PLANNED)),
    )  # fmt: skip
    return {
        row["service"]: (Delivery(row["planned"] or 0, row["given"] or 0, row["due"], row["held"], row["away"]), row["next_on"])
        for row in rows
    }  # fmt: skip


def delivery_of(service: Service, today: date) -> Delivery:
    """What was due until `today` and what was given. One query."""
    return deliveries([service], today).get(service.pk, (Delivery(0, 0, 0, 0, 0), None))[0]


def running_services(pupil: Pupil, today: date) -> list[Running]:
    """The services that a pupil gets now, in the order in which they began. Two queries."""
    rows = list(
        Service.objects.filter(pupil=pupil, state=S.RUNNING)
        .select_related("partner", "in_charge")
        .order_by("starts_on", "pk")
    )
    known = deliveries(rows, today)
    nothing = (Delivery(0, 0, 0, 0, 0), None)
    found = []
    for row in rows:
        delivery, next_on = known.get(row.pk, nothing)
        found.append(Running(row, given_by(row), next_on, delivery))
    return found


def reasons_of(service: Service) -> list[tuple[date, str]]:
    """Why sessions fell away or were shorter, by day."""
    rows = (
        ServiceSession.objects.filter(service=service).exclude(state=ServiceSession.State.PLANNED).order_by("on", "pk")
    )
    return [(row.on, row.reason) for row in rows if row.reason]


def provider_warning(service: Service, today: date) -> str:
    """What endangers a service that a partner gives: the agreement ends before it, ended, or is not there. '' when all is well."""
    if not service.is_referral or service.state not in (S.DRAFT, S.SENT, S.RUNNING) or service.partner_id is None:
        return ""
    agreement = service.agreement
    if agreement is None:
        return _("Belum ada perjanjian yang mendasari layanan ini.")
    status = agreement.status(today)
    end = agreement.last_day
    if status == Agreement.Status.RENEWED:
        return _("Perjanjian dengan penyedia sudah diperbarui. Periksa perjanjian penggantinya, lalu pilih yang baru.")
    if status not in (Agreement.Status.IN_FORCE, Agreement.Status.EXPIRING):
        return _("Perjanjian dengan penyedia tidak sedang berlaku.")
    if end is not None and end < service.ends_on:
        return _("Perjanjian dengan penyedia berakhir %(end)s, sebelum layanan selesai.") % {"end": day(end)}
    return ""


def pupil_services(pupil: Pupil) -> list[Service]:
    """All services of a pupil, the newest first. One query."""
    return list(Service.objects.filter(pupil=pupil).select_related("partner", "in_charge", "agreement", "consent"))


def lines_of(pupil: Pupil, today: date) -> list[dict[str, str]]:
    """What a plan keeps of the services on a day, as final strings."""
    rows = Service.objects.filter(pupil=pupil, state__in=(S.SENT, S.RUNNING)).select_related("partner", "in_charge")
    return [_line(service) for service in rows.order_by("starts_on", "pk")]


def _line(service: Service) -> dict[str, str]:
    return {
        "service": str(service.get_kind_display()),
        "by": given_by(service),
        "aim": service.aim,
        "rhythm": rhythm(service),
        "since": f"{day(service.starts_on)} – {day(service.ends_on)}",
    }


def given_by(service: Service) -> str:
    """Who gives it: the provider, or somebody at school; '' while nobody does."""
    if service.is_referral:
        return service.partner.name if service.partner else ""
    return service.in_charge.display_name if service.in_charge else ""


def rhythm(service: Service) -> str:
    """ "12 sesi, 45 menit, setiap minggu"."""
    every = (
        _("setiap minggu")
        if service.every_weeks == 1
        else _("setiap %(weeks)d minggu") % {"weeks": service.every_weeks}
    )
    return ngettext(
        "%(count)d sesi, %(minutes)d menit, %(every)s", "%(count)d sesi, %(minutes)d menit, %(every)s", service.sessions
    ) % {"count": service.sessions, "minutes": service.minutes, "every": every}


def consents_to_refer(pupil: Pupil, today: date) -> QuerySet[Consent]:
    """The consents in force under which the pupil may be referred, each for one provider."""
    rows = Consent.objects.in_force(today).filter(pupil=pupil, purpose=Purpose.REFERRAL)
    return rows.select_related("provider").order_by("provider__name", "pk")


def offers(consents: Iterable[Consent], today: date) -> dict[str, tuple[Partner, Agreement]]:
    """Each provider of these consents with each running agreement to which it is a party, by "partner:agreement". One query."""
    providers = {consent.provider_id: consent.provider for consent in consents if consent.provider is not None}
    parties: Any = Party.objects.filter(partner__in=list(providers)).prefetch_related(
        Prefetch("partnership__agreements", Agreement.objects.in_force(today).filter(base=None), to_attr="running")
    )
    return {
        f"{provider.pk}:{agreement.pk}": (provider, agreement)
        for provider in providers.values()
        for party in parties if party.partner_id == provider.pk
        for agreement in party.partnership.running
    }  # fmt: skip


def agreement_words(agreement: Agreement) -> str:
    """ "Layanan terapi wicara (sampai 30 Juni 2027)"."""
    if agreement.last_day is None:
        return agreement.subject
    return _("%(subject)s (sampai %(end)s)") % {"subject": agreement.subject, "end": day(agreement.last_day)}


def kinds_words(kinds: Iterable[str]) -> list[str]:
    """Labels of kinds of data, in the order of the list of kinds."""
    return [str(kind.label) for kind in DataKind if kind.value in set(kinds)]


def service_facts(service: Service) -> list[tuple[str, Any]]:
    """What stands at the top of a service's page."""
    provider = service.partner.name if service.partner else ""
    facts = [
        (_("Untuk apa"), service.aim),
        (_("Diberikan"), str(service.get_place_display())),
        (_("Penyedia"), provider),
        (_("Perjanjian"), service.agreement.subject if service.agreement else ""),
        (_("Penanggung jawab di sekolah"), service.in_charge.display_name if service.in_charge else ""),
        (_("Masa"), f"{day(service.starts_on)} – {day(service.ends_on)}"),
        (_("Rencana sesi"), rhythm(service)),
        (_("Alasan rujukan"), service.reason),
        (_("Data yang diteruskan"), ", ".join(kinds_words(service.shares))),
        (_("Jawaban penyedia"), service.answer),
        (_("Hasil layanan"), service.result),
        (_("Mengapa dihentikan"), service.ending),
    ]
    return [(label, value) for label, value in facts if value]
