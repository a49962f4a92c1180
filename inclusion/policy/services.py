"""Who may do what with services and referrals (access table, row "support plan": a partner sees the assigned service within consent)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.models import ScopedLink
from core.policy import Actor, Denied, Hidden, NotNow, allowed, check_same_tenant
from core.subjects import subject_of
from inclusion.models import Service, ServiceSession
from inclusion.models.pupil import PLAN_READERS, SUPPORT
from inclusion.policy.common import check_consent, check_see_assessments_of, check_see_plan_of, is_guardian
from inclusion.terms import DataKind
from partnerships.models import Partner
from schools.roles import TEACHING, Role

ANSWER = "inclusion.service"
"""Purpose of the link by which a provider answers a referral and writes down its sessions."""


def is_provider(actor: Actor, service: Service) -> bool:
    """The person acts for the partner to whom the pupil was referred: by link, or signed in as its contact."""
    if service.partner_id is None or service.state not in Service.REFERRED:
        return False
    if actor.link_id is not None:
        kind, pk = subject_of(service)
        return ScopedLink.objects.filter(pk=actor.link_id, purpose=ANSWER, subject_type=kind, subject_id=pk).exists()
    return Partner.objects.own_of(actor).filter(pk=service.partner_id).exists()


def check_see_services(actor: Actor) -> None:
    """The list of services: those to whom plans are open, and partner contacts for what was referred to them."""
    if not actor.has(*PLAN_READERS, *TEACHING, Role.PARENT, Role.PARTNER):
        raise Hidden(_("Layanan siswa tidak terbuka bagi Anda."))


def check_keep_services(actor: Actor, service: Service) -> None:
    """Plan, refer, revoke: special-needs teacher and counsellor."""
    check_see_plan_of(actor, service.pupil)
    if not actor.has(*SUPPORT):
        raise Denied(_("Layanan diatur oleh guru pembimbing khusus atau guru BK."))


def check_answer(actor: Actor, service: Service) -> None:
    """Accept, decline, finish: the provider; special-needs teacher and counsellor write down what came by telephone."""
    check_same_tenant(actor, service)
    if not is_provider(actor, service):
        check_keep_services(actor, service)


def check_record_session(actor: Actor, service: Service) -> None:
    """Write down a session: whoever gives it, the provider, special-needs teacher and counsellor."""
    if actor.user_id is not None and service.in_charge_id == actor.user_id:
        check_see_plan_of(actor, service.pupil)
        return
    check_answer(actor, service)


def readable_shares(actor: Actor, service: Service) -> list[str]:
    """Kinds of data passed on whose words this person may read.

    The provider reads them while they serve the service, no longer once it is done; results of assessments stay with those who
    may read them anyway.
    """
    if is_provider(actor, service):
        return [] if service.state == Service.State.DONE else list(service.shares)
    hidden = set() if allowed(check_see_assessments_of, actor, service.pupil) else {DataKind.ASSESSMENTS}
    return [kind for kind in service.shares if kind not in hidden]


def is_own_child(actor: Actor | None, service: Service) -> bool:
    """Parents read what is kept about their own child without asking anybody's consent."""
    return actor is not None and is_guardian(actor, service.pupil)


def check_covered(service: Service, now: datetime, *, actor: Actor | None = None) -> None:
    """Consents must be in force at this moment: to support, and to this very referral. Asked on every page, link and job.

    A service that did not begin or is over rests on the consent to support alone; a provider has lost sight of it then.
    """
    check_consent(service.pupil, now, actor=actor)
    if not service.is_referral or service.state not in Service.REFERRED:
        return
    if is_own_child(actor, service):
        return
    if service.consent is None or not service.consent.is_in_force(service.school.local_date(now)):
        raise NotNow(_("Persetujuan orang tua untuk rujukan ini tidak berlaku lagi."))


def check_open_session(session: ServiceSession) -> None:
    """Sessions are written while the service runs."""
    if session.service.state != Service.State.RUNNING:
        raise NotNow(_("Layanan ini tidak sedang berjalan."))
