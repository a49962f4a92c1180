"""What people see when something broke on our side: a fault of the program, or something it stands on that is away for a while."""

from __future__ import annotations

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader

DISK_FULL = ("53100", "database or disk is full")
"""How PostgreSQL (SQLSTATE) and SQLite say it."""
RETRY_AFTER = "30"


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 where a disk is full or the database is away. That passes, and the same form may be sent again (reliability F3, F10)."""
    error = sys.exc_info()[1]
    if is_full(error):
        return _passing("507.html")
    if isinstance(error, OperationalError | InterfaceError):
        return _passing("503.html")
    return HttpResponse(loader.get_template("500.html").render(), status=500)


def is_full(error: BaseException | None) -> bool:
    """Is a disk full, of files or of the database?"""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    said = f"{getattr(error.__cause__, 'pgcode', '')} {error}" if isinstance(error, OperationalError) else ""
    return any(word in said for word in DISK_FULL)


def _passing(template: str) -> HttpResponse:
    return HttpResponse(loader.get_template(template).render(), status=503, headers={"Retry-After": RETRY_AFTER})
