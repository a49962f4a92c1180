"""A form that is sent twice is carried out once (reliability F9)."""

import uuid
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from core.models import FormReceipt
from core.policy import Actor, NotNow
from core.web import AlreadySent, claim, once

pytestmark = pytest.mark.django_db
KEY = str(uuid.UUID(int=7))


class Counter:
    """An act that counts how often it was carried out."""

    def __init__(self):
        self.acts = 0

    def act(self):
        self.acts += 1
        return self.acts

    @staticmethod
    def then(result):
        return f"/hasil/{result}/"


@pytest.fixture
def counter():
    return Counter()


def post(path="/kirim/", person=1, htmx=False, **data):
    request = RequestFactory().post(path, {"form_key": KEY, **data}, **({"HTTP_HX_REQUEST": "true"} if htmx else {}))
    request.user = SimpleNamespace(pk=person, is_authenticated=True)
    request.actor = Actor(label="Siti", user_id=person)
    request.htmx = HtmxDetails(request)
    return request


def send(request, counter):
    return once(request, counter.act, counter.then)


def test_the_second_identical_post_is_led_to_the_first_result(counter):
    first, second = send(post(title="Rapat"), counter), send(post(title="Rapat"), counter)
    assert counter.acts == 1
    assert (first.status_code, first.url) == (second.status_code, second.url) == (302, "/hasil/1/")


def test_the_token_of_the_page_does_not_matter(counter):
    send(post(title="Rapat", csrfmiddlewaretoken="a"), counter)
    send(post(title="Rapat", csrfmiddlewaretoken="b"), counter)
    assert counter.acts == 1


def test_the_same_form_with_other_words_is_a_new_act(counter):
    """Back, correct, send: what was typed the second time must not vanish."""
    send(post(title="Rapat"), counter)
    assert send(post(title="Rapat komite"), counter).url == "/hasil/2/"


def test_other_files_are_another_act(counter):
    send(post(file=SimpleUploadedFile("a.pdf", b"satu")), counter)
    send(post(file=SimpleUploadedFile("a.pdf", b"satu")), counter)
    send(post(file=SimpleUploadedFile("b.pdf", b"dua")), counter)
    assert counter.acts == 2


@pytest.mark.parametrize("other", [{"person": 2}, {"path": "/lain/"}])
def test_a_receipt_answers_only_its_sender_and_its_page(counter, other):
    send(post(title="Rapat"), counter)
    send(post(title="Rapat", **other), counter)
    assert counter.acts == 2


def test_an_act_that_was_refused_leaves_no_receipt_and_may_be_sent_again(counter):
    def refuse():
        raise NotNow("Belum bisa.")

    with pytest.raises(NotNow):
        once(post(title="Rapat"), refuse, counter.then)
    assert not FormReceipt.objects.exists()
    assert send(post(title="Rapat"), counter).url == "/hasil/1/"


def test_a_claim_that_comes_second_is_told_so_and_harms_nothing(counter):
    """What a twin meets that looked before the first one finished (on PostgreSQL it waits at this very place)."""
    request = post(title="Rapat")
    send(request, counter)
    receipt = FormReceipt.objects.get()
    with pytest.raises(AlreadySent):
        claim(request, receipt.key, receipt.actor_key)
    assert FormReceipt.objects.get().url == "/hasil/1/"


@pytest.mark.parametrize("key", ["", "bukan-uuid"])
def test_without_a_usable_key_the_act_is_simply_carried_out(counter, key):
    send(post(form_key=key), counter)
    send(post(form_key=key), counter)
    assert counter.acts == 2


def test_the_holder_of_a_link_has_receipts_of_its_own(counter):
    request = post(title="Foto")
    request.user = SimpleNamespace(is_authenticated=False)
    request.actor = Actor(label="Mitra", link_id=9)
    send(request, counter)
    assert FormReceipt.objects.get().actor_key == "link:9"


def test_htmx_is_told_to_go_on(counter):
    response = send(post(htmx=True, title="Rapat"), counter)
    assert response.status_code == 204
    assert response.headers["HX-Redirect"] == "/hasil/1/"
