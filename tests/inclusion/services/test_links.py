"""What a provider does by link: read, answer, write down sessions, finish; and what a link refuses [IN6]."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.links import revoke
from core.models import AuditEvent
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.services import send_link
from schools.links import school_url
from tests.clock import REAL
from tests.factories import inclusion as make
from tests.factories import profiles, services
from tests.memory import remembered

pytestmark = pytest.mark.django_db


@remembered
def referred(side, *, reach="sent"):
    """A referral of today whose consent covers accommodations and the contact, with a link for the provider."""
    pupil = make.supported_pupil(side, now=REAL)
    profiles.assessed(side, pupil, now=REAL, summary="RAHASIA ASESMEN")
    service = getattr(services, reach)(side, pupil, now=REAL)
    link, token = send_link(
        by=side.as_("special_needs_teacher"), now=REAL, service=service, recipient_label="Bu Terapis"
    )
    return service, link, token


def opened(token):
    client = Client()
    client.get(reverse("core:open_link", args=[token]))
    return client


def page_of(link):
    return reverse("inclusion_links:service", args=[link.public_id])


def test_the_provider_reads_what_the_consent_covers_and_the_reading_is_on_record(world):
    service, link, token = referred(world.own)
    shown = opened(token).get(page_of(link)).content.decode()
    assert service.pupil.called in shown
    assert world.own.parent.name in shown, "the contact is covered"
    assert "RAHASIA ASESMEN" not in shown
    assert AuditEvent.objects.filter(verb="pupil.service_opened", link_id=link.pk).exists()


def test_accept_record_and_finish_by_link(world):
    service, link, token = referred(world.own)
    client, url = opened(token), page_of(link)
    asked = client.get(url).content.decode()
    assert asked.index("Yang perlu Anda ketahui") < asked.index("Jawaban Anda")
    assert client.post(url, {"accept": "1", "words": "Mulai Senin"}).status_code == 302
    going = client.get(url).content.decode()
    assert going.index('id="sec-sessions"') < going.index("Yang perlu Anda ketahui"), (
        "sessions are what the provider comes for"
    )
    assert "0 dari 0" not in going
    service.refresh_from_db()
    assert (service.state, service.answer) == ("running", "Mulai Senin")
    session = service.session_rows.first()
    record = reverse("inclusion_links:service_session", args=[link.public_id, session.pk])
    assert client.get(record).status_code == 200
    sent = {"on": session.on.isoformat(), "given_minutes": "20", "reason": "", "note": ""}
    assert client.post(record, sent).status_code == 422, "fewer minutes need a reason"
    assert client.post(record, {**sent, "reason": "Siswa lelah"}).status_code == 302
    finish = reverse("inclusion_links:service_finish", args=[link.public_id])
    assert client.post(finish, {"words": "Lebih tenang berbicara."}).status_code == 302
    service.refresh_from_db()
    assert (service.state, service.result) == ("done", "Lebih tenang berbicara.")
    over = client.get(url).content.decode()
    assert "tidak ditampilkan lagi" in over
    assert world.own.parent.name not in over, "what was passed on served the service alone"


def test_declining_needs_a_reason_and_closes_the_link(world):
    service, link, token = referred(world.own)
    client, url = opened(token), page_of(link)
    assert client.post(url, {"decline": "1", "words": ""}).status_code == 422
    answer = client.post(url, {"decline": "1", "words": "Jadwal penuh"}, follow=True)
    assert answer.status_code == 200
    assert service.pupil.called not in answer.content.decode()
    assert client.get(url).status_code == 410


def test_a_forwarded_address_and_a_revoked_link_open_nothing(world):
    _service, link, token = referred(world.own)
    assert Client().get(page_of(link)).status_code == 410
    client = opened(token)
    revoke(link, by=world.own.as_("special_needs_teacher"), now=REAL)
    assert client.get(page_of(link)).status_code == 410


@pytest.mark.parametrize("purpose", ["referral", "support"])
def test_a_withdrawal_closes_a_page_that_is_open(world, purpose):
    service, link, token = referred(world.own, reach="accepted")
    client, url = opened(token), page_of(link)
    assert client.get(url).status_code == 200
    consent = service.consent if purpose == "referral" else service.pupil.consents.get(purpose="support")
    withdraw_consent(by=world.own.as_("parent"), now=REAL, consent=consent)
    session = service.session_rows.first()
    record = reverse("inclusion_links:service_session", args=[link.public_id, session.pk])
    for answer in (client.get(url), client.post(record, {"on": session.on.isoformat(), "given_minutes": "45"})):
        assert answer.status_code == 410
        assert service.pupil.called not in answer.content.decode()


def test_a_signed_in_contact_of_the_partner_sees_the_assigned_service_alone(world, client_for):
    service, _link, _token = referred(world.own)
    service.partner.contacts.create(name="Bu Terapis", email=world.own.partner.email, user=world.own.partner)
    client = client_for(world.own.partner)
    shown = client.get(school_url(world.own.school, "inclusion:service", service.pk))
    assert shown.status_code == 200
    assert "RAHASIA ASESMEN" not in shown.content.decode()
    assert client.get(school_url(world.own.school, "inclusion:pupil", service.pupil_id)).status_code == 404
    withdraw_consent(by=world.own.as_("parent"), now=REAL, consent=service.consent)
    assert client.get(school_url(world.own.school, "inclusion:service", service.pk)).status_code == 404


def test_lists_cost_the_same_for_one_and_three(world, client_for):
    pupil = make.supported_pupil(world.own, now=REAL)
    client, url = client_for(world.own.special_needs_teacher), school_url(world.own.school, "inclusion:service_list")
    services.planned(world.own, pupil, now=REAL)
    client.get(url)
    with CaptureQueriesContext(connection) as first:
        client.get(url)
    for kind in ("physio", "counselling"):
        services.planned(world.own, pupil, now=REAL, kind=kind)
    with CaptureQueriesContext(connection) as second:
        client.get(url)
    assert len(first) == len(second)
    assert "Tidak ada yang cocok" in client.get(url, {"status": "done"}).content.decode()
