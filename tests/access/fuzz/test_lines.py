"""Each page with everything behind it: no fault, what is stored is tidy, what is refused stands there again with a message.

Which names a page looks at, in its address and in what it is sent, it tells itself; of those that belong to a form, the form says
what is sensible.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any

import pytest
from django import forms
from hypothesis import strategies as st

from tests.access.asking import let_go, nothing_stays, path
from tests.access.forms import sent as usual
from tests.access.fuzz import OF_PAGES, fuzz
from tests.access.fuzz.finding import LINES, built_at, reader, undrawn
from tests.access.fuzz.sending import Control, anything, controls_of, encoded, parted, sendings
from tests.access.fuzz.watching import names_read, untidy, written
from tests.access.reading import Line
from tests.access.scene import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TOKENS = {"csrfmiddlewaretoken"}
FORM = "application/x-www-form-urlencoded"
HEADERS = st.sampled_from(({}, {"HX-Request": "true", "HX-Target": "content"}))
OF_A_ROW = re.compile(r"-\d+-")
"""In the name of a field that is not drawn when fewer rows are said to be sent."""
SAID = ("invalid-feedback", "alert")
ANSWERS = {
    "GET": {200, 301, 302, 304, 400, 403, 404, 409, 422},
    "POST": {200, 204, 301, 302, 400, 403, 404, 409, 410, 413, 422, 429},
}


def controls_at(scene: Scene, line: Line) -> dict[str, Control]:
    """Every name that the page looks at; asked for all of them, it may look at more."""
    known: set[str] = set()
    with names_read() as read:
        places = built_at(scene, line)
        names = read[line.act == "POST"]
        while names - known:
            known = set(names)
            with undrawn():
                ask(scene, line, {name: ["1"] for name in known})
    found = {name: anything() for name in sorted(names - TOKENS)}
    if line.act == "POST":
        given = {name: str(value) for name, value in usual(line.address, line.on, scene.own).items()}
        found |= {name: replace(anything(), good=[[value]]) for name, value in given.items()}
    with nothing_stays():
        for own in (controls_of(place.build()) for place in places):
            found |= own if names & own.keys() else {}
    return found


def ask(scene: Scene, line: Line, sent: dict[str, Any], headers: dict[str, str] | None = None) -> Any:
    """Do what the line says with all this; nothing stays."""
    client, address = scene.client(reader(line), raise_request_exception=False), path(line, scene.own)
    data, files = parted(sent)
    with nothing_stays():
        if line.act == "GET":
            answer = client.get(f"{address}?{encoded(data)}", headers=headers)
        elif files:
            raw = {name: [one.encode(errors="surrogatepass") for one in values] for name, values in data.lists()}
            answer = client.post(address, {**raw, **dict(files.items())}, headers=headers)
        else:
            answer = client.post(address, encoded(data), content_type=FORM, headers=headers)
        let_go(answer)
    return answer


def lost(page: str, sent: dict[str, Any], controls: dict[str, Control]) -> list[str]:
    """Names of texts that were typed and do not stand on the page any more."""
    shown = html.unescape(page)
    typed = {
        name: found[0].strip()
        for name, found in sent.items()
        if type(controls[name].field) is forms.CharField
        and not OF_A_ROW.search(name)
        and len(found) == 1
        and found[0].isprintable()
    }
    return [name for name, text in typed.items() if text not in shown]


def flaws(line: Line, answer: Any, texts: list[str], sent: dict[str, Any], controls: dict[str, Control]) -> list[str]:
    """What is wrong with an answer."""
    if answer.status_code not in ANSWERS[line.act]:
        return [f"{answer.status_code}: {getattr(answer, 'exc_info', None)!r}"[:300]]
    wrong = [f"stored: {text!r}" for text in untidy(texts)]
    if answer.status_code == 422 and answer["Content-Type"].startswith("text/html"):
        page = answer.content.decode()
        wrong += [f"lost: {name}" for name in lost(page, sent, controls)]
        wrong += [] if any(mark in page for mark in SAID) else ["refused without a word"]
    return wrong


@pytest.mark.parametrize("line", LINES, ids=str)
def test_whatever_it_is_asked(scene: Scene, line: Line) -> None:
    controls = controls_at(scene, line)

    def check(example: tuple[dict[str, Any], dict[str, str]]) -> None:
        sent, headers = example
        with written() as texts:
            answer = ask(scene, line, sent, headers)
        assert flaws(line, answer, texts, sent, controls) == []

    if controls:
        fuzz(st.tuples(sendings(controls), HEADERS), check, OF_PAGES)
