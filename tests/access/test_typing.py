"""Nothing that is typed into a field or an address is answered with a fault (reliability B1 to B4, B9).

Every page of the access table is opened with parameters, and once more with each bad value where it looks at any. Whatever forms
it shows are filled in sensibly but for one field, and sent; a form that other pages show as well is tried on the first of them.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from itertools import cycle, product
from urllib.parse import urlencode

import pytest
from django.core.handlers.wsgi import WSGIRequest, get_bytes_from_wsgi
from django.http import QueryDict
from django.test import Client
from django.utils.functional import cached_property

from tests.access.asking import let_go, nothing_stays, path
from tests.access.reading import EVERY_LINE, PEOPLE, SCHOOL_LINES, Line
from tests.access.scene import Scene
from tests.hostile.pages import Field, Form, forms_of, picture
from tests.hostile.values import OTHERS, WORST

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ALL = os.environ.get("HOSTILE") == "all"
BESIDE = (Field("version", "hidden"), Field("form_key", "hidden"))
"""Fields that nobody fills in by hand. They are read in one place for all forms; each form is asked whether it goes through there."""

UNASKED = "unasked"
"""A field that no form has; each time it says what the field that is tried says."""

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


@pytest.fixture
def read(monkeypatch) -> Counter[str]:
    """How often the requests of this test looked at which parameter of their address."""
    asked: Counter[str] = Counter()

    class Watched(QueryDict):
        def __getitem__(self, key):
            asked[key] += 1
            return super().__getitem__(key)

        def getlist(self, key, default=None):
            asked[key] += 1
            return super().getlist(key, default)

        def __contains__(self, key):
            asked[key] += 1
            return super().__contains__(key)

    def watched(request):
        return Watched(get_bytes_from_wsgi(request.environ, "QUERY_STRING", ""), encoding=request._encoding)

    asking = cached_property(watched)
    asking.__set_name__(WSGIRequest, "GET")
    monkeypatch.setattr(WSGIRequest, "GET", asking)
    return asked


def looked_at(read: Counter[str]) -> set[str]:
    """The parameters of this page. The frame of each shows once what was searched for, and each may be asked for one part of it."""
    return {name for name, times in read.items() if name != "fragment" and (name != "q" or times > 1)}


LOOKS = [line for line in EVERY_LINE if line.act == "GET" and line.may]
PAGES = [line for line in SCHOOL_LINES if line.act == "GET" and line.may and not line.address.startswith("core:")]


@pytest.mark.parametrize("line", LOOKS, ids=str)
def test_parameters_of_the_address(scene, line, read):
    client, address, faults = client_of(scene, line), path(line, scene.own), []
    for number, (value, headers) in enumerate(
        product([*WORST, *OTHERS] if ALL else WORST[1:7], HEADERS if ALL else HEADERS[:1])
    ):
        if number and not ALL and not looked_at(read):
            break
        query = urlencode(dict.fromkeys([*PARAMETERS, *read], value), errors="surrogatepass")
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
    forms = sent if ALL else {form.kind: form for form in sent if (reader(line), *form.kind) not in TRIED}.values()
    TRIED.update((reader(line), *form.kind) for form in forms)
    assert [fault for form in forms for fault in faults_of(client, form)] == []


TRIED: set[tuple[str, ...]] = set()
"""Who sent forms of which kind already."""


def faults_of(client: Client, form: Form) -> Iterator[tuple[str, str, str, str]]:
    """Action, field, value and fault for everything that brings a form down."""
    button = next((button for button in form.buttons if not button[0].endswith("-add")), form.buttons[0])
    sensible, more = form.data(button), cycle([*WORST[2:], *OTHERS])
    for name in form.files:
        yield from tried(client, form, sensible, name, picture(), "a script named foto.jpg")
    for field in form.writable:
        values = [*WORST, *OTHERS] if ALL else ["\x00", "9" * 25, next(more), next(more)]
        for value in values if ALL or field in form.ends else ():
            yield from tried(client, form, {**sensible, UNASKED: value}, field.name, value, value[:30])
    for field in BESIDE:
        for value in [*WORST, *OTHERS] if ALL else ["\x00", "9" * 25]:
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
