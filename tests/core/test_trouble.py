"""What breaks on our side is told as what it is: a fault, a database that is away, a disk that is full (reliability F3, F10)."""

from __future__ import annotations

import errno
import os

import pytest
from django.db import OperationalError, connection

from schools.links import school_url

pytestmark = pytest.mark.django_db

AWAY, FULL = "Guyub sedang tidak dapat dibuka", "Tempat penyimpanan Guyub sedang penuh"


def opened(client, side, error=None):
    """The needs, while the database answers everything with `error`."""

    def refuse(execute, sql, params, many, context):
        raise error

    client.raise_request_exception = False
    with connection.execute_wrapper(refuse):
        return client.get(school_url(side.school, "partnerships:need_list"))


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (OperationalError("the database system is shutting down"), 503, AWAY),
        (OperationalError("database or disk is full"), 503, FULL),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), 503, FULL),
        (RuntimeError("a fault"), 500, "Terjadi gangguan di pihak kami"),
    ],
)
def test_each_trouble_has_its_page(world, client_for, error, status, words):
    answer = opened(client_for(world.own.hub), world.own, error)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert answer.has_header("Retry-After") is (status == 503)
