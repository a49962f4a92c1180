"""Small helpers for tests of pages."""

import uuid
from html.parser import HTMLParser

from django.db import connection
from django.test.utils import CaptureQueriesContext

from schools.links import school_url


def queries_of(client, url):
    """How many queries a GET of `url` takes; it must answer 200."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def keyed(**fields):
    """POST data with a fresh form key, as the page would send it."""
    return {"form_key": str(uuid.uuid4()), **fields}


def text_of(response):
    """The visible words of a page, without markup."""
    words = []

    class Reader(HTMLParser):
        def handle_data(self, data):
            words.append(data)

    Reader().feed(response.content.decode())
    return " ".join(" ".join(words).split())


def at(side, route, *args):
    """Path of `schools:<route>` at a side of the world."""
    return school_url(side.school, f"schools:{route}", *args)
