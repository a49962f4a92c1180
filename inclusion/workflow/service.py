"""The way of a service: given at school, or referred, accepted or declined, given, done or revoked [IN6]."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.workflow import Missing, Transition, Workflow
from inclusion.models import Service
from inclusion.policy.services import check_answer, check_keep_services
from partnerships.models import Agreement

S = Service.State


def _missing(service: Service, wanted: dict[str, object]) -> list[Missing]:
    return [Missing(words, "inclusion:service_edit", service.pk) for words, there in wanted.items() if not there]


def can_start(service: Service) -> list[Missing]:
    """Somebody at school gives it."""
    return _missing(service, {str(_("Penanggung jawab di sekolah")): service.in_charge_id})


def can_refer(service: Service) -> list[Missing]:
    """A provider under a running agreement, and a consent that covers what is passed on."""
    today = service.school.local_date(timezone.now())
    theirs = Agreement.objects.in_force(today).filter(partnership__parties__partner=service.partner_id)
    running = service.agreement_id and service.partner_id and theirs.filter(pk=service.agreement_id).exists()
    consent = service.consent
    covered = consent is not None and consent.is_in_force(today) and consent.provider_id == service.partner_id
    wanted = {
        str(_("Penyedia layanan")): service.partner_id,
        str(_("Perjanjian dengan penyedia yang sedang berlaku")): running,
        str(_("Alasan rujukan")): service.reason,
        str(_("Persetujuan orang tua untuk penyedia ini")): covered,
        str(_("Data yang diteruskan tidak melebihi persetujuan")): covered and consent and set(service.shares) <= set(consent.covers),
    }  # fmt: skip
    return [Missing(words, "inclusion:service_refer", service.pk) for words, there in wanted.items() if not there]


WORDED = {"decline": "answer", "finish": "result", "revoke": "ending", "drop": "ending"}
"""Moves that need words, and the field that keeps them: encrypted, never in the history that everybody with the page reads."""


def by_partner(service: Service) -> bool:
    """A partner is to give it."""
    return service.is_referral


def at_school(service: Service) -> bool:
    """The school gives it itself."""
    return not service.is_referral


SERVICE = Workflow(
    name="service",
    states=dict(S.choices),
    initial=S.DRAFT,
    final=frozenset({S.DONE, S.REVOKED}),
    transitions=(
        Transition("start", _("Mulai layanan"), (S.DRAFT,), S.RUNNING, check_keep_services, gate=can_start, applies=at_school),
        Transition(
            "send", _("Kirim rujukan"), (S.DRAFT,), S.SENT, check_keep_services, gate=can_refer, stamp="sent_at", applies=by_partner,
            route="inclusion:service_send",
        ),
        Transition("accept", _("Terima rujukan"), (S.SENT,), S.RUNNING, check_answer, stamp="answered_at"),
        Transition(
            "decline", _("Tolak rujukan"), (S.SENT,), S.DECLINED, check_answer, stamp="answered_at", backward=True
        ),
        Transition("finish", _("Selesaikan layanan"), (S.RUNNING,), S.DONE, check_answer),
        Transition(
            "revoke", _("Hentikan layanan"), (S.SENT, S.RUNNING), S.REVOKED, check_keep_services, backward=True
        ),
        Transition(
            "stop_without_consent", _("Persetujuan dicabut"), (S.SENT, S.RUNNING), S.REVOKED, lambda actor, service: None,
            automatic=True, backward=True,
        ),
        Transition("look_again", _("Cari penyedia lain"), (S.DECLINED,), S.DRAFT, check_keep_services, backward=True),
        Transition("drop", _("Tidak dilanjutkan"), (S.DRAFT, S.DECLINED), S.REVOKED, check_keep_services, backward=True),
    ),
)  # fmt: skip
