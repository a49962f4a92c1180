"""The public page that confirms a paper: its code, what it may say, whether a later paper took its place."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from core.models import Document
from core.registry import registry

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True)
class Facts:
    """What the public page confirms about a paper, and nothing else."""

    number: str
    title: str
    parties: tuple[str, ...]
    state: str


def new_code() -> str:
    """A code that can be read out and cannot be guessed: "K7QM-2X9D-4TPA-9WNE", 78 bits."""
    return _grouped("".join(secrets.choice(CODE_ALPHABET) for _ in range(16)))


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def verification(document: Document) -> dict[str, str] | None:
    """Where the paper can be checked: full `url`, the `address` in words, and `code`. None without a public code."""
    if not document.public_code:
        return None
    url = settings.SITE_URL.rstrip("/") + reverse("core:verify", args=[document.public_code])
    start = settings.SITE_URL.rstrip("/") + reverse("core:verify_start")
    return {"url": url, "address": start.partition("://")[2].rstrip("/"), "code": document.public_code}


def confirmed(code: str) -> tuple[Document, Facts] | None:
    """The paper behind a public code and what may be said about it. None for an unknown code or one that is not public.

    The code is read as people type it: small letters, blanks and missing hyphens do not matter.
    """
    tidy = _grouped("".join(c for c in code.upper() if c.isalnum())[:16])
    document = Document.objects.filter(public_code=tidy, state=Document.State.READY).first()
    if document is None:
        return None
    kind: Any = registry.document_kinds.get(document.kind)
    facts = kind.facts(document) if kind and kind.facts else None
    return (document, facts) if facts else None


def is_superseded(document: Document) -> bool:
    """True when a later public paper of the same kind and size about the same object is ready."""
    later = Document.objects.filter(
        tenant_id=document.tenant_id,
        subject_type=document.subject_type,
        subject_id=document.subject_id,
        kind=document.kind,
        paper=document.paper,
        public_code__isnull=False,
        state=Document.State.READY,
        pk__gt=document.pk,
    )
    return later.exists()
