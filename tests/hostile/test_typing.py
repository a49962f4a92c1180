"""Nothing that is typed into a field or an address is answered with a fault (reliability B1 to B4, B9).

Every page of the access table is opened; whatever forms it shows are filled in sensibly but for one field, and sent.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import cycle, product
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.access.asking import let_go, nothing_stays, path
from tests.access.reading import EVERY_LINE, PEOPLE, SCHOOL_LINES, Line
from tests.access.scene import Scene
from tests.hostile.pages import Field, Form, forms_of, picture
from tests.hostile.values import OTHERS, WORST

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ALL = os.environ.get("HOSTILE") == "all"
BESIDE = (Field("version", "hidden"), Field("form_key", "hidden"), Field("unasked", "text"))
"""Fields that nobody fills in by hand."""

HEADERS = ({}, {"HX-Request": "true", "HX-Target": "content"})
PARAMETERS = (
    "after", "q", "outcome", "lead", "need", "partner", "count", "first", "stage", "late", "status", "kind", "ends", "fragment",
    "category", "priority", "state", "resource", "form", "actor", "verb", "kode", "bahasa", "next", "back", "dari", "ke", "lihat",
    "jenis", "saran", "year", "years", "risk", "partner_kind", "sort", "within", "lack", "financial_form", "due", "month", "given",
    "in_charge", "partnership", "regency", "archived", "raised", "indicator", "paper",
)  # fmt: skip


def reader(line: Line) -> str:
    """Somebody who may open the page and do the most there."""
    return PEOPLE[next((column for column in ("hub", "prin", "oper") if column in line.may), line.may[0])]


def client_of(scene: Scene, line: Line) -> Client:
    return scene.client(reader(line), raise_request_exception=False)


def faulty(response) -> str:
    """What went wrong, or ''."""
    let_go(response)
    if response.status_code < 500:
        return ""
    return repr(getattr(response, "exc_info", (None, None))[1])[:300]


LOOKS = [line for line in EVERY_LINE if line.act == "GET" and line.may]
PAGES = [line for line in SCHOOL_LINES if line.act == "GET" and line.may and not line.address.startswith("core:")]


@pytest.mark.parametrize("line", LOOKS, ids=str)
def test_parameters_of_the_address(scene, line):
    client, address, faults = client_of(scene, line), path(line, scene.own), []
    for value, headers in product([*WORST, *OTHERS] if ALL else WORST[1:7], HEADERS if ALL else HEADERS[:1]):
        query = urlencode(dict.fromkeys(PARAMETERS, value), errors="surrogatepass")
        with nothing_stays():
            fault = faulty(client.get(f"{address}?{query}", headers=headers))
        if fault:
            faults.append((value[:30], fault))
    assert faults == []


@pytest.mark.parametrize("line", PAGES, ids=str)
def test_fields_of_forms(scene, line):
    client, address = client_of(scene, line), path(line, scene.own)
    with nothing_stays():
        answer = client.get(address)
        page = "" if answer.streaming else answer.content.decode()
        let_go(answer)
    own = f"/{scene.own.side.school.slug}/"
    sent = [form for form in forms_of(address, page) if form.method == "post" and form.action.startswith(own)]
    forms = sent if ALL else {form.kind: form for form in sent}.values()
    assert [fault for form in forms for fault in faults_of(client, form)] == []


def faults_of(client: Client, form: Form) -> Iterator[tuple[str, str, str, str]]:
    """Action, field, value and fault for everything that brings a form down."""
    button = next((button for button in form.buttons if not button[0].endswith("-add")), form.buttons[0])
    sensible, more = form.data(button), cycle([*WORST[2:], *OTHERS])
    for name in form.files:
        yield from tried(client, form, sensible, name, picture(), "a script named foto.jpg")
    for field in (*form.writable, *BESIDE):
        for value in [*WORST, *OTHERS] if ALL else ["\x00", "9" * 25, next(more), next(more)]:
            yield from tried(client, form, sensible, field.name, value, value[:30])


def tried(
    client: Client, form: Form, sensible: dict[str, object], name: str, value: object, said: str
) -> Iterator[tuple[str, str, str, str]]:
    """Send the form with one field changed; nothing stays."""
    with nothing_stays():
        fault = faulty(send(client, form.action, {**sensible, name: value}))
    if fault:
        yield form.action, name, said, fault


def send(client: Client, action: str, data: dict[str, object]):
    """Post as a browser does; what no browser can encode goes percent-encoded, byte by byte."""
    if any(isinstance(value, str) and "\ud800" in value for value in data.values()):
        body = urlencode(data, doseq=True, errors="surrogatepass")
        return client.post(action, body, content_type="application/x-www-form-urlencoded")
    return client.post(action, data)
