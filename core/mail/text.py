"""From template and context to subject and text body, with nothing in it that a stranger could steer (T18, T19).

Templates are ours; everything in the context is treated as text that a person typed: one line, no control
characters, no markup, no links. The only links are built here, from settings.SITE_URL and a path.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.base import Template
from django.template.context import Context
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import gettext as _

LONGEST = 2000
SUBJECT_LENGTH = 200

_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>?")
_ADDRESS = re.compile(r"(?i)\b[a-z][a-z0-9+.-]{1,30}:/{1,3}\S+|(?<!\S)//\S+|\bwww\d*\.\S+")
_PSEUDO_SCHEME = re.compile(r"(?i)\b(mailto|tel|sms|javascript|data|vbscript|intent|geo|whatsapp):(?=\S)")
_DOMAIN = re.compile(r"(?i)(?:[^\W_](?:[\w-]*[^\W_])?[.。．｡])+[^\W\d_]{2,}")
_DEGREE = re.compile(r"(?:[A-Z][a-z]?\.)+[A-Z][A-Za-z]{0,4}")
_SHORT_DOMAINS = {
    "ac",
    "ai",
    "app",
    "biz",
    "cc",
    "cn",
    "co",
    "com",
    "dev",
    "gl",
    "id",
    "info",
    "io",
    "ly",
    "me",
    "net",
    "org",
    "ru",
    "to",
    "xyz",
}
_NUMERIC_HOST = re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}(?=[/:])")


@dataclass(frozen=True)
class SitePath:
    """A place on this site, for a context that needs more links than its one `url`. Becomes a full address."""

    path: str


def absolute(path: str) -> str:
    """The full address of `path` ("/sekolah/…") on this site. Raises ValueError for anything but a plain path."""
    split = urlsplit(path)
    if (
        not path.startswith("/")
        or path.startswith("//")
        or split.scheme
        or split.netloc
        or re.search(r"[\s\\\x00-\x1f\x7f]", path)
    ):
        raise ValueError(f"a path on this site is needed, not {path!r}")
    return settings.SITE_URL.rstrip("/") + path


def one_line(text: str, longest: int = LONGEST) -> str:
    """`text` without line breaks, control and invisible characters, cut to `longest` characters."""
    visible = text
    if not text.isprintable():  # nearly every text is, and need not be read letter by letter
        visible = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    line = " ".join(visible.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def harmless(text: str) -> str:
    """What a person typed, as it may stand in a message: one line, no markup, nothing that turns into a link.

    Degrees such as "S.Pd." and abbreviations stay; a bare domain gets a space after its dots.
    """
    line = _TAG.sub("", one_line(text))
    line = _ADDRESS.sub(_("(tautan dihapus)"), line)
    line = _PSEUDO_SCHEME.sub(r"\1: ", line)
    line = _NUMERIC_HOST.sub(lambda m: m[0].replace(".", ". "), line)
    return _DOMAIN.sub(_split_domain, line)


def _split_domain(match: re.Match[str]) -> str:
    found = match[0]
    if _DEGREE.fullmatch(found) and found.rsplit(".", 1)[1].lower() not in _SHORT_DOMAINS:
        return found
    return re.sub(r"[.。．｡]", ". ", found)


def clean(value: Any) -> Any:
    """A context value made harmless, deeply. Raises TypeError for objects: a template gets plain values only."""
    if isinstance(value, SitePath):
        return absolute(value.path)
    if isinstance(value, str | Promise):
        return harmless(str(value))
    if value is None or isinstance(value, bool | int | float | Decimal | date | datetime | time):
        return value
    if isinstance(value, Mapping):
        return {str(key): clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean(item) for item in value]
    raise TypeError(f"a message context holds plain values, not {type(value).__name__}")


def render(template: str, context: Mapping[str, Any], *, link: str = "") -> tuple[str, str]:
    """Subject and body of `<template>.subject.txt` and `<template>.txt`, in the active language and time zone."""
    values = {**clean(context), "link": absolute(link) if link else ""}
    subject = one_line(_plain(f"{template}.subject.txt", values), SUBJECT_LENGTH)
    body = re.sub(r"\n{3,}", "\n\n", _plain(f"{template}.txt", values)).strip() + "\n"
    return subject, body


def _plain(name: str, values: Mapping[str, Any]) -> str:
    template: Template = get_template(name).template  # type: ignore[attr-defined]
    return template.render(Context(dict(values), autoescape=False))
