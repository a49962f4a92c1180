"""Scoped links: the fourteen ways in which one may be misused (reliability T4), and that none of them works."""

import logging
import re
import uuid
from datetime import timedelta
from hashlib import sha256

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail as outbox
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from collaboration.emails.meetings import GUEST
from core import links
from core.models import AuditEvent, OutgoingMessage, ScopedLink
from core.policy import Denied
from core.registry import registry
from core.sweep import sweep
from partnerships.actions.evaluations import ANSWER, save_answers
from partnerships.actions.obligations import CONFIRM, confirm_obligation
from partnerships.models import Fulfilment
from partnerships.terms import Factor
from partnerships.text_policy import REVIEW_TEXT
from schools.links import school_url
from tests.factories import implementation as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(world):
    """A link for an obligation, just issued, and its token."""
    return make.confirmation_link(world.own, now=timezone.now())


def opened(token):
    """A stranger's browser that opened the link, and the page it was led to."""
    browser = Client()
    return browser, browser.get(reverse("core:open_link", args=[token]))


def page_of(link, route="obligation"):
    return reverse(f"partner_links:{route}", args=[link.public_id])


def test_an_opened_link_leads_to_its_page_without_the_token(given):
    link, token = given
    browser, answer = opened(token)
    assert answer["Location"] == page_of(link)
    page = browser.get(answer["Location"])
    assert page.status_code == 200
    assert token not in page.content.decode()


def test_1_another_purpose(given, world):
    link, token = given
    browser, _answer = opened(token)
    assert browser.get(page_of(link, "evaluation")).status_code == 410


def test_2_another_object(given, world):
    link, _token = given
    actor = links.actor_of(link)
    other = make.owed(world.own)
    with pytest.raises(Denied):
        confirm_obligation(by=actor, now=timezone.now(), obligation=other, happened_on=timezone.now().date())
    response = make.opened_round(world.own).responses.get(party__order=2)
    with pytest.raises(Denied):
        save_answers(by=actor, now=timezone.now(), response=response, ratings={}, benefits={})


@pytest.mark.parametrize(("seconds", "usable"), [(-1, True), (0, False), (1, False)])
def test_3_the_second_of_its_end(given, seconds, usable):
    link, token = given
    moment = link.expires_at + timedelta(seconds=seconds)
    if usable:
        assert links.resolve(token, moment) == link
    else:
        with pytest.raises(links.LinkRefused, match="kedaluwarsa"):
            links.resolve(token, moment)


def test_4_a_revoked_one(given, world):
    link, token = given
    links.revoke(link, by=world.own.as_("hub"), now=timezone.now())
    _browser, answer = opened(token)
    assert answer.status_code == 410
    assert "dicabut" in answer.content.decode()
    links.revoke(link, by=world.own.as_("hub"), now=timezone.now())
    assert AuditEvent.objects.filter(verb="link.revoked", subject_id=link.pk).count() == 1


def test_5_one_that_was_used(given):
    link, token = given
    browser, _answer = opened(token)
    sent = {"happened_on": timezone.now().date().isoformat(), "is_complete": "on"}
    assert browser.post(page_of(link), sent).status_code == 302
    again = browser.post(page_of(link), sent)
    assert again.status_code == 200
    assert Fulfilment.objects.filter(obligation_id=link.subject_id).count() == 1
    assert ScopedLink.objects.get(pk=link.pk).used_at is not None


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-1], lambda t: t + "A", lambda t: t[1:], lambda t: "", lambda t: "x" * 43]
)
def test_6_a_truncated_or_invented_one(given, spoil):
    with pytest.raises(links.LinkRefused, match="tidak dikenal"):
        links.resolve(spoil(given[1]), timezone.now())


def test_7_in_other_letters(given):
    with pytest.raises(links.LinkRefused):
        links.resolve(given[1].swapcase(), timezone.now())


def test_8_at_another_school(given, world):
    link, token = given
    foreign = make.owed(world.other)
    with pytest.raises(Denied):
        confirm_obligation(
            by=links.actor_of(link), now=timezone.now(), obligation=foreign, happened_on=timezone.now().date()
        )
    browser, _answer = opened(token)
    for side in (world.own, world.other):
        assert browser.get(school_url(side.school, "schools:home")).status_code == 302


def test_9_asking_for_the_head_alone(given):
    link, token = given
    browser = Client()
    assert browser.head(reverse("core:open_link", args=[token])).status_code == 302
    assert browser.head(page_of(link)).status_code == 200


def rows():
    """Every row of every table, sessions apart."""
    return {
        model: sorted(model._base_manager.values_list(), key=repr)
        for model in apps.get_models()
        if model is not Session
    }


def test_10_fifty_prefetches_change_nothing(given):
    """Mail scanners open links before the person does, again and again."""
    _link, token = given
    before = rows()
    for _number in range(50):
        browser, answer = opened(token)
        assert browser.get(answer["Location"]).status_code == 200
    assert rows() == before


def test_11_the_database_holds_no_usable_token(given):
    link, token = given
    assert link.token_hash == sha256(token.encode()).hexdigest()
    everything = repr(rows())
    assert token not in everything
    assert len(token) >= 43, "256 bits"


def test_12_the_token_is_in_no_log(given, caplog):
    caplog.set_level(logging.DEBUG)
    _link, token = given
    browser, answer = opened(token)
    browser.get(answer["Location"])
    assert token not in caplog.text


def test_13_the_page_sends_the_token_nowhere(given):
    """No address on the page carries it; the browser tells no other site where it comes from."""
    _link, token = given
    browser, answer = opened(token)
    page = browser.get(answer["Location"])
    assert page["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert "no-store" in page["Cache-Control"]
    assert token not in str(dict(browser.session))
    assert not re.search(r'(?:href|src|action)="https?://(?!testserver)', page.content.decode())


def test_14_an_object_that_is_gone(given, world):
    link, token = given
    browser, _answer = opened(token)
    make.Obligation.objects.filter(pk=link.subject_id).delete()
    assert browser.get(page_of(link)).status_code == 404


def test_a_browser_that_did_not_open_it_sees_nothing(given):
    link, _token = given
    assert Client().get(page_of(link)).status_code == 410
    assert Client().post(page_of(link), {"happened_on": "2026-09-21"}).status_code == 410


def test_a_browser_keeps_the_last_ten(world):
    now = timezone.now()
    obligation = make.owed(world.own)
    browser = Client()
    given = [make.confirmation_link(world.own, obligation, now=now) for _number in range(11)]
    for _link, token in given:
        browser.get(reverse("core:open_link", args=[token]))
    assert browser.get(page_of(given[0][0])).status_code == 410
    assert browser.get(page_of(given[-1][0])).status_code == 200


def test_the_mailed_token_is_forgotten_once_it_is_sent(world, client_for):
    """The outbox holds the link until the mail is out, and not a moment longer."""
    obligation = make.owed(world.own)
    url = school_url(world.own.school, "partnerships:obligation_link", obligation.pk)
    client_for(world.own.hub).post(url, {"recipient_label": "dr. Ratna", "recipient_email": "ratna@puskesmas.test"})
    sweep(timezone.now())
    (sent,) = [message for message in outbox.outbox if message.to == ["ratna@puskesmas.test"]]
    token = re.search(r"/l/([\w-]+)/", sent.body)[1]
    assert links.resolve(token, timezone.now()).recipient_email == "ratna@puskesmas.test"
    assert token not in repr(rows())
    assert OutgoingMessage.objects.get(to_email="ratna@puskesmas.test").url == ""


def test_only_workers_of_the_partnership_give_links(world):
    obligation = make.owed(world.own)
    for role in ("principal", "operator", "teacher", "committee"):
        with pytest.raises(Denied):
            make.send_confirmation_link(
                by=world.own.as_(role), now=timezone.now(), obligation=obligation, recipient_label="x"
            )


def test_the_purposes_are_those_of_the_actions():
    outside = {key for key in registry.link_purposes if not key.startswith("inclusion.")}
    assert outside == {CONFIRM, ANSWER, REVIEW_TEXT, GUEST}
    assert len(Factor) == 11


def test_a_double_click_gives_one_link_and_one_mail(world, client_for):
    """The token is stored nowhere, so the second answer cannot be led to the first: it works out the same link again."""
    obligation = make.owed(world.own)
    url = school_url(world.own.school, "partnerships:obligation_link", obligation.pk)
    sent = {"recipient_label": "dr. Ratna", "recipient_email": "ratna@puskesmas.test", "form_key": str(uuid.uuid4())}
    client = client_for(world.own.hub)
    shown = [client.post(url, sent).context["address"] for _click in range(2)]
    assert shown[0] == shown[1]
    assert ScopedLink.objects.filter(subject_id=obligation.pk, purpose=CONFIRM).count() == 1
    assert OutgoingMessage.objects.filter(to_email="ratna@puskesmas.test").count() == 1
    other = client.post(url, {**sent, "form_key": str(uuid.uuid4())}).context["address"]
    assert other != shown[0]


def test_the_same_form_of_another_person_gives_another_link(world, client_for):
    obligation = make.owed(world.own)
    url = school_url(world.own.school, "partnerships:obligation_link", obligation.pk)
    sent = {"recipient_label": "dr. Ratna", "form_key": str(uuid.uuid4())}
    make.Partnership.objects.filter(pk=obligation.partnership_id).update(lead=world.own.teacher)
    first, second = (client_for(user).post(url, sent).context["address"] for user in (world.own.hub, world.own.teacher))
    assert first != second


def test_a_worker_takes_a_link_back_on_the_page(given, world, client_for):
    link, token = given
    client = client_for(world.own.hub)
    page = school_url(world.own.school, "partnerships:obligation", link.subject_id)
    assert link.recipient_label in client.get(page).content.decode()
    revoke = school_url(world.own.school, "partnerships:link_revoke", link.pk)
    assert client.post(revoke)["Location"] == page
    assert opened(token)[1].status_code == 410
    assert revoke not in client.get(page).content.decode()


def test_links_stand_only_as_long_as_they_work(given, world):
    link, _token = given
    obligation = make.Obligation.objects.get(pk=link.subject_id)
    assert links.standing([obligation], timezone.now()) == [link]
    assert links.standing([obligation], link.expires_at) == []
    assert links.standing([], timezone.now()) == []
    links.revoke(link, by=world.own.as_("hub"), now=timezone.now())
    assert links.standing([obligation], timezone.now()) == []
