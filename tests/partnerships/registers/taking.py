"""Small helpers for tests of lists that leave as files."""

import csv
import io

from openpyxl import load_workbook

from schools.links import school_url
from tests.access.asking import let_go


def at(side, route, *args, query=""):
    """Path of a route at a side of the world, with a query string."""
    found = school_url(side.school, route, *args)
    return f"{found}?{query}" if query else found


def export(client, side, key, query="", form="xlsx"):
    """What comes of pressing "Unduh" on a list with this address."""
    return client.post(at(side, "core:export_list", key, query=query), {"format": form})


def content(response):
    assert response.status_code == 200, response
    found = b"".join(response.streaming_content)
    let_go(response)
    return found


def workbook(response):
    """The sheet of an XLSX answer."""
    return load_workbook(io.BytesIO(content(response))).active


def rows(response):
    """Lines of an XLSX answer as dictionaries by heading."""
    headings, *lines = workbook(response).iter_rows(values_only=True)
    return [dict(zip(headings, line, strict=True)) for line in lines]


def csv_rows(response, separator=";"):
    """Lines of a CSV answer as dictionaries by heading; it must begin with the mark that Excel looks for."""
    text = content(response)
    assert text.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=separator))
