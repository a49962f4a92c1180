"""Evidence of a duty that a telephone held back: carried out once, and what is refused is told with its sentence."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core import links
from core.models import Attachment
from partnerships.actions.obligations import waive_obligation
from partnerships.models import Fulfilment
from tests.factories import implementation as make
from tests.partnerships.at import at


@pytest.fixture
def owed(world):
    return make.owed(world.own)


@pytest.fixture
def send(world, client_for, owed):
    """Sends as the hub (or `who`), with a key of its own unless one is given."""

    def sends(who="hub", key="", **fields):
        today = world.own.school.local_date(timezone.now()).isoformat()
        form = {"happened_on": today, "is_complete": "on", "form_key": key or str(uuid.uuid4()), **fields}
        return client_for(getattr(world.own, who)).post(at(world.own, "obligation_send", owed.pk), form)

    return sends


def test_it_arrives_once_with_its_photo_however_often_it_is_sent(send, owed):
    key = str(uuid.uuid4())
    answers = [send(key=key, note="Alat sudah tiba.", photo=make.photo()).json() for _time in range(2)]
    assert answers == [{"kept": [key], "refused": {}}] * 2
    assert Fulfilment.objects.get().note == "Alat sudah tiba."
    assert Attachment.objects.of(owed).count() == 1
    owed.refresh_from_db()
    assert owed.fulfilled_on


def test_two_from_two_days_are_two(send):
    for note in ("Senin", "Selasa"):
        assert send(note=note, is_complete="").json()["refused"] == {}
    assert Fulfilment.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"photo": SimpleUploadedFile("foto.jpg", b"<html></html>", content_type="image/jpeg")},
            "Foto atau berkas bukti: ",
        ),
        ({"happened_on": (timezone.now() + timedelta(days=3)).date().isoformat()}, "belum tiba"),
    ],
    ids=["file", "day"],
)
def test_what_the_sheet_refuses_is_told_with_the_sentence(send, fields, words):
    key = str(uuid.uuid4())
    answer = send(key=key, **fields)
    assert answer.status_code == 200
    assert answer.json()["kept"] == []
    assert words in answer.json()["refused"][key]
    assert not Fulfilment.objects.exists()


def test_what_was_settled_meanwhile_is_told(world, send, owed):
    waive_obligation(by=world.own.as_("hub"), now=timezone.now(), obligation=owed, reason="Kebanjiran.")
    key = str(uuid.uuid4())
    assert "dibebaskan" in send(key=key).json()["refused"][key]


def test_who_may_not_confirm_any_more_reads_why(send):
    key = str(uuid.uuid4())
    answer = send("teacher", key=key)
    assert answer.status_code == 403
    assert answer.json()["refused"][key]
    assert not Fulfilment.objects.exists()


def test_without_a_key_nothing_is_carried_out(send):
    assert send(key="bukan kunci").status_code == 422
    assert not Fulfilment.objects.exists()


def test_the_worker_serves_this_sheet_alone(world, client_for, owed):
    answer = client_for(world.own.hub).get(at(world.own, "obligation_worker", owed.pk))
    assert answer["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer
    assert "const DAYS = 7;" in answer.content.decode()


# --- a partner who came by a link ------------------------------------------------------------------------------------------


@pytest.fixture
def held(world):
    """(the link, a stranger's browser that opened it)."""
    link, token = make.confirmation_link(world.own, now=timezone.now())
    browser = Client()
    browser.get(reverse("core:open_link", args=[token]))
    return link, browser


def send_by(browser, link, key="", **fields):
    form = {"happened_on": timezone.localdate().isoformat(), "is_complete": "on", "form_key": key or str(uuid.uuid4())}
    return browser.post(reverse("partner_links:obligation_send", args=[link.public_id]), {**form, **fields})


def test_by_a_link_it_arrives_once_too(held):
    link, browser = held
    key = str(uuid.uuid4())
    answers = [send_by(browser, link, key, note="Sudah tiba.", photo=make.photo()).json() for _time in range(2)]
    assert answers == [{"kept": [key], "refused": {}}] * 2
    came = Fulfilment.objects.get()
    assert (came.note, came.by_link, came.confirmed_by_label) == ("Sudah tiba.", True, link.recipient_label)
    assert Attachment.objects.of(came.obligation).count() == 1
    again = send_by(browser, link).json()
    assert "sudah dinyatakan terpenuhi" in next(iter(again["refused"].values()))


def test_a_link_that_is_over_says_so_and_takes_nothing(held, world):
    link, browser = held
    links.revoke(link, by=world.own.as_("hub"), now=timezone.now())
    key = str(uuid.uuid4())
    answer = send_by(browser, link, key)
    assert answer.status_code == 403
    assert answer.json()["over"] is True
    assert "dicabut" in answer.json()["refused"][key]
    assert not Fulfilment.objects.exists()


@pytest.mark.parametrize("at", ["page", "token"])
def test_the_page_of_a_link_that_is_over_shows_what_the_phone_still_holds(world, at):
    link, token = make.confirmation_link(world.own, now=timezone.now())
    browser, open_it = Client(), reverse("core:open_link", args=[token])
    browser.get(open_it)
    links.revoke(link, by=world.own.as_("hub"), now=timezone.now())
    answer = browser.get(open_it if at == "token" else reverse("partner_links:obligation", args=[link.public_id]))
    assert answer.status_code == 410
    page = answer.content.decode()
    assert f'data-person="link-{link.pk}"' in page
    assert 'data-over="Tautan ini sudah dicabut.' in page


def test_whoever_did_not_open_the_link_sends_nothing(held):
    link, _browser = held
    assert send_by(Client(), link).status_code == 410
    assert Client().get(reverse("partner_links:obligation_worker", args=[link.public_id])).status_code == 410


def test_the_worker_of_a_link_keeps_its_page_alone(held):
    link, browser = held
    answer = browser.get(reverse("partner_links:obligation_worker", args=[link.public_id]))
    assert answer["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer
