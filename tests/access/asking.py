"""How a cell of the table is tried: who asks what, and what the answer says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.urls import reverse

from tests.access.forms import sent
from tests.access.reading import ADMIN, SCHOOL_LINES, Line
from tests.access.scene import Lot, Scene

WORDS = {200: "ok", 204: "ok", 422: "ok", 403: "no", 404: "-", 405: "405", 409: "late", 410: "gone"}
WRITES = re.compile(r"^\s*(?:INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|TRUNCATE)\b", re.IGNORECASE)
SESSION = re.compile(r'^\s*\w+ (?:INTO |FROM )?"django_session"', re.IGNORECASE)


def path(line: Line, lot: Lot, keys: list[object] | None = None) -> str:
    """The address of a line at one school, about what the table names or about `keys`."""
    if line.address == ADMIN:
        return f"/{settings.ADMIN_PATH}/"
    args = lot.keys(line.on) if keys is None else keys
    return reverse(line.address, args=[lot.side.school.slug, *args] if line in SCHOOL_LINES else args)


def word(response: HttpResponseBase) -> str:
    """What the answer says, in the words of the table."""
    if response.status_code in (301, 302):
        doors = (reverse(settings.LOGIN_URL), f"/{settings.ADMIN_PATH}/login/")
        return "in" if response["Location"].startswith(doors) else "go"
    return WORDS.get(response.status_code, str(response.status_code))


def body(response: HttpResponseBase) -> str:
    """Everything that reaches the browser: headers and content. Of a file only the headers, which name it."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return headers + ("" if response.streaming else response.content.decode("utf-8", "replace"))


@contextmanager
def nothing_stays() -> Iterator[None]:
    """Whatever happens inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements that write, apart from the visitor's own session."""
    written: list[str] = []

    def watch(execute, sql, params, many, context):
        if WRITES.match(sql) and not SESSION.match(sql):
            written.append(sql[:200])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


def let_go(response: HttpResponseBase) -> None:
    """Close the file that an answer hands out.

    Not by `response.close()`: that ends the request for Django as well, which then may close the connection and with it the
    transaction in which the scene stands.
    """
    for close in response._resource_closers:
        close()


def ask(scene: Scene, who: str, line: Line, *, url: str = "", act: str = "", **options) -> HttpResponseBase:
    """Do what the line says (or `act`) as `who`; nothing stays. `options` go to the test client."""
    client = scene.client(who, **options)
    act = act or line.act
    url = url or path(line, scene.own)
    with nothing_stays():
        if act == "POST":
            response = client.post(url, sent(line.address, line.on, scene.own))
        else:
            response = client.generic(act, url)
    let_go(response)
    return response
