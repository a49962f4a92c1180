"""Asks ClamAV (clamd) about a file, where the school has one: `CLAMD_SOCKET` or `CLAMD_HOST` names it."""

from __future__ import annotations

import enum
import io
import logging

from clamav_client import clamd
from django.conf import settings

logger = logging.getLogger(__name__)


class Verdict(enum.Enum):
    """What the scanner says of a file. NOT_ASKED: there is none. UNKNOWN: it is down, or could not read the file."""

    NOT_ASKED = "not_asked"
    CLEAN = "clean"
    INFECTED = "infected"
    UNKNOWN = "unknown"


def is_set() -> bool:
    """Has this installation a scanner?"""
    return bool(settings.CLAMD_SOCKET or settings.CLAMD_HOST)


def scan(content: bytes) -> Verdict:
    """Hand the bytes to clamd and wait at most `CLAMD_TIMEOUT` seconds. What was found goes to the log, without the file's name."""
    if not is_set():
        return Verdict.NOT_ASKED
    try:
        answers = _clamd().instream(io.BytesIO(content))
    except (clamd.ClamdError, OSError) as error:
        logger.warning("the virus scanner does not answer: %s: %s", type(error).__name__, error)
        return Verdict.UNKNOWN
    status, found = answers.get("stream", ("ERROR", None))
    if status == "FOUND":
        logger.warning("the virus scanner refused a file: %s", found)
        return Verdict.INFECTED
    return Verdict.CLEAN if status == "OK" else Verdict.UNKNOWN


def _clamd() -> clamd.ClamdNetworkSocket:
    if settings.CLAMD_SOCKET:
        return clamd.ClamdUnixSocket(settings.CLAMD_SOCKET, timeout=settings.CLAMD_TIMEOUT)
    return clamd.ClamdNetworkSocket(settings.CLAMD_HOST, settings.CLAMD_PORT, timeout=settings.CLAMD_TIMEOUT)
