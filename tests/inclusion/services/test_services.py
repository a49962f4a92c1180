"""Services: what a provider may learn and do, and that consents rule every path [IN6]."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import translation

from core.links import standing
from core.models import AuditEvent, HistoryEntry, OutgoingMessage
from core.policy import Denied, NotNow, allowed
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.service_sessions import begin, record_session
from inclusion.actions.services import (
    check_names_nobody,
    move_service,
    name_provider,
    open_need,
    plan_service,
    send_link,
)
from inclusion.models import Service, ServiceSession
from inclusion.policy.services import check_answer, is_provider
from inclusion.queries.services import delivery_of, lines_of, provider_warning, rhythm
from inclusion.queries.sharing import SOURCES, parts_of
from inclusion.terms import DataKind, Purpose
from inclusion.workflow.service import can_refer
from partnerships.actions.partner_merge import merge_partners
from partnerships.models import Need
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import implementation, profiles, services
from tests.factories import inclusion as make
from tests.factories.partnerships import make_partner
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def pupil(world):
    return make.supported_pupil(world.own)


def gpk(world):
    return world.own.as_("special_needs_teacher")


def test_nothing_is_planned_without_a_consent(world):
    bare = make.registered(world.own)
    with pytest.raises(NotNow):
        services.planned(world.own, bare)
    assert not Service.objects.exists()


def test_a_teacher_on_the_team_reads_and_does_not_plan(world, pupil):
    service = services.planned(world.own, pupil)
    assert Service.objects.visible_to(world.own.as_("teacher")).get() == service
    with pytest.raises(Denied):
        plan_service(
            by=world.own.as_("teacher"), now=NOW, pupil=pupil, kind="speech", aim="x", starts_on=NOW, ends_on=NOW
        )


def test_a_service_at_school_plans_its_sessions_when_it_begins(world, pupil):
    service = services.running(world.own, pupil, every_weeks=2, sessions=9)
    days = list(service.session_rows.values_list("on", flat=True))
    assert days == [NOW.date(), NOW.date() + timedelta(weeks=2), NOW.date() + timedelta(weeks=4)], (
        "none after the last day"
    )


@pytest.mark.parametrize(("move", "words"), [("finish", "Sudah lancar"), ("revoke", "Pindah kota")])
def test_what_is_over_has_no_sessions_ahead(world, pupil, move, words):
    """They would count as planned and never given."""
    service = services.running(world.own, pupil)
    first = service.session_rows.first()
    record_session(by=gpk(world), now=NOW, session=first, given_minutes=45)
    move_service(by=gpk(world), now=NOW, service=service, name=move, words=words)
    assert list(service.session_rows.all()) == [first]
    assert delivery_of(service, service.ends_on).share == 100


def test_withdrawal_leaves_no_sessions_ahead(world, pupil):
    service = services.accepted(world.own, pupil)
    withdraw(world, service, "referral")
    assert not service.session_rows.filter(on__gt=NOW.date()).exists()


def test_fewer_minutes_than_planned_need_a_reason(world, pupil):
    service = services.running(world.own, pupil)
    session = service.session_rows.first()
    with pytest.raises(NotNow):
        record_session(by=world.own.as_("counsellor"), now=NOW, session=session, given_minutes=20)
    record_session(by=world.own.as_("counsellor"), now=NOW, session=session, given_minutes=20, reason="Siswa lelah.")
    later = NOW + timedelta(weeks=1)
    second = service.session_rows.all()[1]
    record_session(by=world.own.as_("counsellor"), now=later, session=second, given_minutes=0, reason="Sakit.")
    found = delivery_of(service, later.date())
    assert (found.planned, found.given, found.held, found.fell_away) == (90, 20, 1, 1)


def test_a_session_that_has_not_come_is_not_given(world, pupil):
    service = services.running(world.own, pupil)
    with pytest.raises(NotNow):
        record_session(by=gpk(world), now=NOW, session=service.session_rows.last(), given_minutes=45)


def test_a_referral_goes_no_further_than_the_consent(world, pupil):
    service = services.prepared(world.own, pupil, covers=["contact"])
    with pytest.raises(NotNow):
        name_provider(
            by=gpk(world), now=NOW, service=service, partner=service.partner, agreement=service.agreement, consent=service.consent,
            shares=["contact", "goals"], reason="x",
        )  # fmt: skip
    assert [part.kind for part in parts_of(pupil, service.shares, NOW.date())] == ["contact"]


def test_a_consent_for_another_provider_does_not_do(world, pupil):
    service = services.prepared(world.own, pupil)
    other = make.consented(
        world.own, make.supported_pupil(world.own, name="Ani"), "referral", provider=service.partner, covers=["contact"]
    )
    with pytest.raises(NotNow):
        name_provider(
            by=gpk(world), now=NOW, service=service, partner=service.partner, agreement=service.agreement, consent=other, shares=[],
            reason="x",
        )  # fmt: skip


def test_a_provider_is_offered_under_its_own_agreements_alone(world, pupil, client_for):
    """Only those to whom the parents agreed; the consent follows from the provider, and no agreement of others is taken."""
    side = world.own
    first, second = (implementation.underway(side, now=REAL).agreements.get() for _each in range(2))
    ours, theirs = (one.partnership.parties.get(order=2).partner for one in (first, second))
    without = first.partnership.parties.get(order=3).partner
    child = make.supported_pupil(side, name="Citra Ayu", now=REAL)
    for partner in (ours, theirs):
        make.consented(side, child, Purpose.REFERRAL, now=REAL, provider=partner, covers=["goals"])
    service = services.planned(side, child, now=REAL)
    url, client = school_url(side.school, "inclusion:service_refer", service.pk), client_for(side.special_needs_teacher)
    form = client.get(url).context["form"]
    assert {value for value, _words in form.fields["way"].choices if value} == {
        f"{ours.pk}:{first.pk}",
        f"{theirs.pk}:{second.pk}",
    }
    assert "consent" not in form.fields
    said = {"shares": ["goals"], "reason": "Perlu terapis"}
    for wrong in (f"{ours.pk}:{second.pk}", f"{without.pk}:{first.pk}", ""):
        assert "way" in client.post(url, keyed(way=wrong, **said)).context["form"].errors
    with pytest.raises(NotNow, match="bukan dengan penyedia"):
        name_provider(
            by=gpk(world), now=REAL, service=service, partner=ours, agreement=second, reason="x", shares=[],
            consent=child.consents.get(provider=ours),
        )  # fmt: skip
    assert client.post(url, keyed(way=f"{ours.pk}:{first.pk}", **said)).status_code == 302
    service.refresh_from_db()
    assert (service.partner, service.agreement, service.consent.provider) == (ours, first, ours)
    Service.objects.filter(pk=service.pk).update(agreement=second)
    service.refresh_from_db()
    assert "Perjanjian dengan penyedia yang sedang berlaku" in [str(one) for one in can_refer(service)]


def test_of_several_consents_for_one_provider_one_is_chosen(world, pupil, client_for):
    side = world.own
    service = services.prepared(side, pupil, now=REAL)
    make.consented(side, pupil, Purpose.REFERRAL, now=REAL, provider=service.partner, covers=["goals"])
    url, client = school_url(side.school, "inclusion:service_refer", service.pk), client_for(side.special_needs_teacher)
    page = client.get(url)
    assert page.context["form"]["way"].value() == f"{service.partner_id}:{service.agreement_id}"
    said = {"way": page.context["form"]["way"].value(), "shares": ["goals"], "reason": "Perlu terapis"}
    assert "consent" in client.post(url, keyed(**said)).context["form"].errors
    assert {kind for kind, _label in page.context["form"].fields["shares"].choices} == {
        "accommodations",
        "contact",
        "goals",
    }
    beyond = client.post(url, keyed(consent=service.consent_id, **said))
    assert "belum menyetujui" in text_of(beyond)
    assert client.post(url, keyed(consent=pupil.consents.get(covers=["goals"]).pk, **said)).status_code == 302


def test_sending_waits_for_a_running_agreement(world, pupil):
    service = services.prepared(world.own, pupil)
    Service.objects.filter(pk=service.pk).update(agreement=None)
    with pytest.raises(NotNow) as told:
        move_service(by=gpk(world), now=NOW, service=service, name="send")
    assert any("Perjanjian" in str(one) for one in told.value.missing)


def test_only_the_partner_in_question_answers(world, pupil):
    service = services.sent(world.own, pupil)
    contact = service.partner.contacts.create(name="Bu Terapis", email=world.own.partner.email, user=world.own.partner)
    assert allowed(check_answer, world.own.as_("partner"), service)
    contact.delete()
    assert not is_provider(world.own.as_("partner"), service)
    assert not allowed(check_answer, world.own.as_("teacher"), service)


def test_declining_says_why_in_a_field_of_its_own(world, pupil):
    service = services.sent(world.own, pupil)
    with pytest.raises(NotNow):
        move_service(by=gpk(world), now=NOW, service=service, name="decline")
    move_service(by=gpk(world), now=NOW, service=service, name="decline", words="Jadwal penuh.")
    service.refresh_from_db()
    assert (service.state, service.answer) == ("declined", "Jadwal penuh.")
    assert not HistoryEntry.objects.filter(comment__contains="Jadwal").exists(), "the history is read by more people"


def withdraw(world, service, purpose):
    consent = service.consent if purpose == "referral" else service.pupil.consents.get(purpose=purpose)
    return withdraw_consent(by=world.own.as_("parent"), now=NOW, consent=consent)


@pytest.mark.parametrize("purpose", ["referral", "support"])
def test_withdrawal_stops_a_referral_and_its_link_at_once(world, pupil, purpose):
    service = services.accepted(world.own, pupil)
    send_link(by=gpk(world), now=NOW, service=service, recipient_label="Bu Terapis")
    withdraw(world, service, purpose)
    service.refresh_from_db()
    assert service.state == "revoked"
    assert standing([service], NOW) == []
    with pytest.raises(NotNow):
        record_session(by=gpk(world), now=NOW, session=service.session_rows.first(), given_minutes=45)


def test_a_consent_that_ran_out_keeps_a_referral_from_lists(world, pupil):
    service = services.accepted(world.own, pupil)
    later = NOW.date() + timedelta(days=9)
    assert Service.objects.consented(later).filter(pk=service.pk).exists()
    type(service.consent).objects.filter(pk=service.consent_id).update(expires_on=NOW.date())
    assert not Service.objects.consented(later).filter(pk=service.pk).exists()


def test_a_missing_service_opens_a_need_that_names_nobody(world, pupil):
    service = services.planned(world.own, pupil)
    with pytest.raises(NotNow):
        open_need(by=gpk(world), now=NOW, service=service, title="Terapi wicara untuk Bayu", evidence="Ada.")
    need = open_need(
        by=gpk(world), now=NOW, service=service, title="Terapi wicara bagi siswa", evidence="Ada yang memerlukan."
    )
    assert Need.objects.get(school=world.own.school, title="Terapi wicara bagi siswa") == need
    with pytest.raises(NotNow):
        open_need(by=gpk(world), now=NOW, service=service, title="Sekali lagi", evidence="x")
    check_names_nobody(pupil, "Siswa kelas delapan")


def test_a_name_in_a_need_is_said_at_its_field(world, client_for):
    child = make.supported_pupil(world.own, now=REAL)
    service = services.planned(world.own, child, now=REAL)
    client = client_for(world.own.special_needs_teacher)
    url = school_url(world.own.school, "inclusion:service_need", service.pk)
    refused = client.post(url, keyed(title="Terapi wicara bagi siswa", evidence="Bayu memerlukannya."))
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == ["evidence"]


def test_the_agreement_that_ends_first_is_said(world, pupil):
    service = services.accepted(world.own, pupil)
    day = service.agreement.starts_on
    assert provider_warning(service, day) == ""
    service.agreement.extended_to = service.ends_on - timedelta(days=1)
    assert "berakhir" in provider_warning(service, day)
    service.agreement.renewed = True
    assert "diperbarui" in provider_warning(service, day)


@pytest.mark.parametrize(("sessions", "said"), [(1, "1 session, 45"), (4, "4 sessions, 45")])
def test_one_session_is_one_in_english(world, pupil, sessions, said):
    service = services.planned(world.own, pupil, sessions=sessions)
    with translation.override("en"):
        assert rhythm(service).startswith(said)


def test_the_plan_keeps_services_in_words(world, pupil):
    services.running(world.own, pupil)
    (line,) = lines_of(pupil, NOW.date())
    assert line["service"] == "Terapi wicara"
    assert line["by"] == world.own.counsellor.display_name


def test_no_message_names_the_pupil_or_the_service(world, pupil):
    service = services.sent(world.own, pupil)
    begin(by=world.own.as_("counsellor"), now=NOW, service=service)
    told = OutgoingMessage.objects.filter(kind__startswith="inclusion.service")
    assert told.exists()
    for message in told:
        assert pupil.nickname not in message.subject + message.body_text
        assert "wicara" not in message.subject + message.body_text


def test_the_audit_trail_holds_no_words(world, pupil):
    service = services.sent(world.own, pupil)
    move_service(by=gpk(world), now=NOW, service=service, name="decline", words="Jadwal penuh.")
    assert not [event for event in AuditEvent.objects.all() if "Jadwal" in str(event.details)]


def test_a_given_session_has_minutes_in_the_database_too(world, pupil):
    from django.db import IntegrityError

    session = services.running(world.own, pupil).session_rows.first()
    with pytest.raises(IntegrityError):
        ServiceSession.objects.filter(pk=session.pk).update(state="given", given_minutes=0)


def test_every_kind_of_data_has_its_lines_and_assessments_need_their_own_consent(world, pupil):
    assert set(SOURCES) == set(DataKind.values)
    profiles.assessed(world.own, pupil, recommendation="Perlu terapi wicara")
    (found,) = parts_of(pupil, ["assessments"], NOW.date())
    assert "Perlu terapi wicara" in found.lines[0][1]
    withdraw_consent(by=world.own.as_("parent"), now=NOW, consent=pupil.consents.get(purpose="assessment"))
    assert parts_of(pupil, ["assessments"], NOW.date()) == []


@pytest.mark.parametrize("state", ["prepared", "sent"])
def test_the_page_of_a_referral_opens_assessments_to_nobody_else(world, client_for, state):
    """Principal and team teacher learn that results go along, not what they say; the desk sees before sending what will be read."""
    side = world.own
    child = make.supported_pupil(side, now=REAL)
    profiles.assessed(side, child, recommendation="Perlu terapi wicara", now=REAL)
    service = getattr(services, state)(side, child, now=REAL, covers=["assessments", "contact"])
    url = school_url(side.school, "inclusion:service", service.pk)
    for reader, reads in (("special_needs_teacher", True), ("principal", False), ("teacher", False)):
        shown = text_of(client_for(getattr(side, reader)).get(url))
        assert ("Perlu terapi wicara" in shown) == reads, reader
        assert ("Isinya tidak ditampilkan" in shown) == (state == "sent" and not reads), reader


def test_when_two_partners_become_one_services_and_consents_follow(world, pupil):
    service = services.sent(world.own, pupil)
    gone = service.partner
    keep = make_partner(world.own, "Klinik Tumbuh Kembang")
    merge_partners(by=world.own.as_("hub"), now=NOW, keep=keep, gone=gone)
    service.refresh_from_db()
    assert service.partner == keep
    assert service.consent.provider == keep
