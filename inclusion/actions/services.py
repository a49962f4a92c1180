"""Plan services, refer to a provider, answer, and end [IN6]. What a provider learns never goes beyond the consent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core import audit, links
from core.models import HistoryEntry, ScopedLink
from core.policy import Actor, NotNow
from core.versions import save_version
from inclusion.actions.consents import at_withdrawal
from inclusion.emails import services as emails
from inclusion.models import Consent, Pupil, Service, ServiceSession
from inclusion.policy.common import check_consent, check_support
from inclusion.policy.services import ANSWER, check_covered, check_keep_services, is_provider
from inclusion.terms import Purpose
from inclusion.workflow.service import SERVICE, WORDED
from partnerships.actions.needs import record_need
from partnerships.models import Agreement, Need, Partner
from partnerships.terms import Category, Resource
from schools.models import School

S = Service.State


def lock_service(service: Service) -> Service:
    """The stored row, held until the transaction ends."""
    rows = Service.objects.select_for_update(of=("self",)).select_related(
        "pupil__school", "school", "consent", "partner", "agreement"
    )
    return rows.get(pk=service.pk)  # fmt: skip


@transaction.atomic
def plan_service(*, by: Actor, now: datetime, pupil: Pupil, **facts: Any) -> Service:
    """Plan a service for a pupil with a consent.

    `facts`: kind, place, aim, in_charge, starts_on, ends_on, sessions, minutes (each), every_weeks.
    """
    check_support(by, pupil)
    check_consent(pupil, now)
    service = Service.objects.create(school=pupil.school, pupil=pupil, created_at=now, updated_at=now, **facts)
    audit.record(by, "service.planned", service, now, kind=service.kind, place=service.place)
    return service


@transaction.atomic
def edit_service(*, by: Actor, now: datetime, service: Service, expected: int | None = None, **changes: Any) -> Service:
    """Change what is planned, before it starts. Raises `Conflict` for a stale version, `NotNow` once it was sent or began."""
    service = lock_service(service)
    check_keep_services(by, service)
    check_covered(service, now)
    if service.state != S.DRAFT:
        raise NotNow(
            _(
                "Layanan yang sudah dikirim atau berjalan tidak dapat diubah. Hentikan dahulu, lalu rencanakan yang baru."
            )
        )
    save_version(service, expected, {**changes, "updated_at": now})
    audit.record(by, "service.edited", service, now)
    return service


@transaction.atomic
def name_provider(
    *, by: Actor, now: datetime, service: Service, partner: Partner, agreement: Agreement | None, consent: Consent | None,
    shares: Sequence[str], reason: str, expected: int | None = None,
) -> Service:  # fmt: skip
    """Say who is to give it, under which agreement and consent, and what is passed on. A referral beyond the consent is refused."""
    covered = set(consent.covers) if consent is not None else set()
    if not set(shares) <= covered:
        raise NotNow(_("Data yang diteruskan tidak boleh melebihi persetujuan orang tua."))
    if consent is not None and (consent.pupil_id != service.pupil_id or consent.provider_id != partner.pk):
        raise NotNow(_("Persetujuan ini bukan untuk siswa dan penyedia tersebut."))
    if agreement is not None and not agreement.partnership.parties.filter(partner=partner).exists():
        raise NotNow(_("Perjanjian ini bukan dengan penyedia tersebut."))
    return edit_service(
        by=by, now=now, service=service, expected=expected, place=Service.Place.PARTNER, partner=partner, agreement=agreement,
        consent=consent, shares=list(shares), reason=reason,
    )  # fmt: skip


@transaction.atomic
def move_service(*, by: Actor, now: datetime, service: Service, name: str, words: str = "") -> HistoryEntry:
    """Make a move of the table. `words` are kept in the service's own field (`WORDED`), never in the history."""
    service = lock_service(service)
    field, said = WORDED.get(name, ""), words.strip()
    SERVICE.check(by, service, name)
    if name not in ("revoke", "drop"):
        check_covered(service, now, actor=None)
    if field and not said:
        raise NotNow(_("Tuliskan alasan atau hasilnya terlebih dahulu."), [_("Alasan atau hasil")])
    entry = SERVICE.move(service, name, by=by, now=now)
    if field:
        setattr(service, field, said)
        Service.objects.filter(pk=service.pk).update(**{field: said})
    Service.objects.filter(pk=service.pk).update(updated_at=now, version=service.version + 1)
    if service.state in (S.DECLINED, S.REVOKED, S.DRAFT):
        _close_links(service, by=by, now=now)
    _drop_coming(service, now)
    emails.tell_of_move(service, name, by=by, now=now, key=f"service:{entry.pk}", provider=is_provider(by, service))
    return entry


@transaction.atomic
def refer(*, by: Actor, now: datetime, service: Service, **link: Any) -> tuple[ScopedLink, str]:
    """Send the referral unless that was done, and give its link (`send_link`): both or neither, for the second click, too."""
    service = lock_service(service)
    if service.state == S.DRAFT:
        move_service(by=by, now=now, service=service, name="send")
    return send_link(by=by, now=now, service=service, **link)


@transaction.atomic
def send_link(
    *, by: Actor, now: datetime, service: Service, recipient_label: str, recipient_email: str = "", seed: str = ""
) -> tuple[ScopedLink, str]:
    """A link with which the provider answers and writes down sessions; it lives until a month after the last day."""
    service = lock_service(service)
    check_keep_services(by, service)
    check_covered(service, now)
    if service.state not in Service.REFERRED or not service.is_referral:
        raise NotNow(_("Kirim rujukannya dahulu."))
    days = max((service.ends_on - service.school.local_date(now)).days, 0) + 30
    return links.issue(
        by=by, now=now, purpose=ANSWER, subject=service, recipient_label=recipient_label, recipient_email=recipient_email, days=days,
        seed=seed,
    )  # fmt: skip


def _close_links(service: Service, *, by: Actor, now: datetime) -> None:
    for link in links.standing([service], now):
        links.revoke(link, by=by, now=now)


def _drop_coming(service: Service, now: datetime) -> None:
    """A service that is over has no sessions ahead; they would count as planned and never given."""
    if service.state in (S.DONE, S.REVOKED):
        service.session_rows.filter(state=ServiceSession.State.PLANNED, on__gt=service.school.local_date(now)).delete()


@transaction.atomic
def _stop_after_withdrawal(consent: Consent, by: Actor, now: datetime) -> None:
    """A consent was taken back: services that rest on it stop, and their links, in the same transaction."""
    rows = Service.objects.select_for_update(of=("self",)).filter(pupil=consent.pupil_id, state__in=(S.SENT, S.RUNNING))
    if consent.purpose == Purpose.REFERRAL:
        rows = rows.filter(consent=consent)
    elif consent.purpose != Purpose.SUPPORT or _still_covered(consent, now):
        return
    for service in rows.select_related("school", "pupil"):
        _stop(service, by=by, now=now)


at_withdrawal(_stop_after_withdrawal)


def _still_covered(consent: Consent, now: datetime) -> bool:
    today = School.objects.get(pk=consent.school_id).local_date(now)
    return Consent.objects.in_force(today).filter(pupil=consent.pupil_id, purpose=consent.purpose).exists()


def _stop(service: Service, *, by: Actor, now: datetime) -> None:
    why = str(_("Persetujuan orang tua dicabut."))
    entry = SERVICE.move(service, "stop_without_consent", by=by, now=now)
    Service.objects.filter(pk=service.pk).update(ending=why, updated_at=now, version=service.version + 1)
    _close_links(service, by=by, now=now)
    _drop_coming(service, now)
    emails.tell_of_move(service, "revoke", by=by, now=now, key=f"service:{entry.pk}", provider=False)


@transaction.atomic
def open_need(*, by: Actor, now: datetime, service: Service, title: str, evidence: str) -> Need:
    """No partner gives this service yet: raise a need in partnerships that names no pupil. The same service raises one need.

    Raises `NotNow` when the words hold the pupil's name or number.
    """
    service = lock_service(service)
    check_keep_services(by, service)
    check_covered(service, now)
    if service.need_id is not None:
        raise NotNow(_("Kebutuhan untuk layanan ini sudah dibuka."))
    check_names_nobody(service.pupil, title, evidence)
    need = record_need(
        by=by, now=now, school=service.school, title=title, category=Category.STUDENT_SUPPORT, resource=Resource.SERVICES,
        evidence=evidence,
    )  # fmt: skip
    Service.objects.filter(pk=service.pk).update(need=need, updated_at=now)
    audit.record(by, "service.need_opened", service, now, need=need.pk)
    return need


def check_names_nobody(pupil: Pupil, *texts: str) -> None:
    """Refuse words that hold the pupil's name, nickname or numbers: needs are read by the whole school and the committee."""
    told = " ".join(texts).casefold()
    names = {word.casefold() for word in (*pupil.name.split(), pupil.nickname, pupil.nisn, pupil.nis) if len(word) > 2}
    spoken = {word.strip(".,;:!?()\"'“”") for word in told.split()}
    if names & spoken:
        raise NotNow(_("Jangan sebut nama atau nomor siswa: kebutuhan dibaca seluruh sekolah dan komite."))
