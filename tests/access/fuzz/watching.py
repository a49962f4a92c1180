"""What a page looks at in its address and in what it is sent, and what a request writes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest, get_bytes_from_wsgi
from django.db import connection
from django.http import QueryDict
from django.utils.functional import cached_property

from core.text import IN_PROSE
from tests.access.asking import SESSION, WRITES


@contextmanager
def names_read() -> Iterator[tuple[set[str], set[str]]]:
    """Names that pages look at meanwhile: in the address, and in what was sent."""
    looked: tuple[set[str], set[str]] = (set(), set())

    def watched(names: set[str]) -> type[QueryDict]:
        class Watched(QueryDict):
            def __getitem__(self, key: str) -> Any:
                names.add(key)
                return super().__getitem__(key)

            def getlist(self, key: str, default: Any = None) -> Any:
                names.add(key)
                return super().getlist(key, default)

            def __contains__(self, key: object) -> bool:
                names.add(str(key))
                return super().__contains__(key)

        return Watched

    address, body = (watched(names) for names in looked)

    def asked(request: WSGIRequest) -> QueryDict:
        return address(get_bytes_from_wsgi(request.environ, "QUERY_STRING", ""), encoding=request._encoding)

    def sent(request: WSGIRequest) -> QueryDict:
        given = posted.fget(request)
        if type(given) is not QueryDict:
            return given
        read = body("", mutable=True)
        for name, values in given.lists():
            read.setlist(name, values)
        return read

    posted = WSGIRequest.POST
    asking = cached_property(asked)
    asking.__set_name__(WSGIRequest, "GET")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WSGIRequest, "GET", asking)
        patch.setattr(WSGIRequest, "POST", property(sent, posted.fset))
        yield looked


@contextmanager
def written() -> Iterator[list[str]]:
    """Texts that are written meanwhile, apart from the visitor's own session."""
    texts: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if WRITES.match(sql) and not SESSION.match(sql):
            rows = params if many else [params or ()]
            texts.extend(value for row in rows for value in row if isinstance(value, str))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield texts


def untidy(texts: list[str]) -> list[str]:
    """Those that are in no normal form, or hold what nobody sees."""
    return [text[:60] for text in texts if not unicodedata.is_normalized("NFC", text) or IN_PROSE.search(text)]
