"""What was erased stays erased, even when an older backup is restored (reliability T23, F17).

The ledger is a file beside the database, one line per erasure: when, which kind of row, and a salted hash of its number. It names
nobody. Every backup holds it, a restore adds its lines to those that are there, and then erases again what came back.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction

from core.registry import registry
from core.subjects import model_of, subject_of


def path() -> Path:
    """Where the ledger lies."""
    return Path(settings.VAR_DIR) / "erasures.jsonl"


def _lines(source: Path) -> list[dict[str, str]]:
    if not source.exists():
        return []
    return [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]


def _hash(salt: str, kind: str, pk: Any) -> str:
    return hashlib.sha256(f"{salt}|{kind}|{pk}".encode()).hexdigest()


@transaction.atomic
def erase(obj: models.Model, now: datetime) -> None:
    """Erase a row by the erasers of its kind, and remember it: the line is on disk before the erasure is committed.

    The caller has asked its policy, and records.
    """
    kind, pk = subject_of(obj)
    forget(obj, now)
    salt = secrets.token_hex(16)
    _append([{"at": now.isoformat(), "kind": kind, "salt": salt, "hash": _hash(salt, kind, pk)}])


def forget(obj: models.Model, now: datetime) -> bool:
    """Every app does its share, and the ledger says nothing. True when there was anything left to forget."""
    kind, _pk = subject_of(obj)
    return sum(share(obj, now) for share in registry.erasers[kind].values()) > 0


def _is_later(row: Any, line: dict[str, str]) -> bool:
    """This row came after the erasure: a restored database has given an old number to somebody new."""
    born = getattr(row, "created_at", None)
    return born is not None and born > datetime.fromisoformat(line["at"])


def _append(lines: Iterable[dict[str, str]]) -> None:
    path().parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as ledger:
        ledger.writelines(json.dumps(line) + "\n" for line in lines)
        ledger.flush()
        os.fsync(ledger.fileno())


def adopt(source: Path) -> int:
    """Add the lines of another ledger that this one does not have. Returns how many."""
    known = {line["hash"] for line in _lines(path())}
    new = [line for line in _lines(source) if line["hash"] not in known]
    if new:
        _append(new)
    return len(new)


def apply_again(now: datetime) -> int:
    """Erase whatever the ledger names and the database holds again. Returns how many rows; a second time none."""
    done = 0
    for kind in sorted({line["kind"] for line in _lines(path())}):
        rows: models.QuerySet[Any] = models.QuerySet(model_of(kind))
        for pk in named(kind):
            row = rows.filter(pk=pk).first()  # it may have gone with another
            if row is not None:
                with transaction.atomic():
                    done += forget(row, now)
    return done


def named(kind: str) -> list[Any]:
    """Numbers of rows of this kind that the ledger names and that are in the database."""
    lines = [line for line in _lines(path()) if line["kind"] == kind]
    if not lines:
        return []
    rows: models.QuerySet[Any] = models.QuerySet(model_of(kind))
    found = []
    for row in rows.iterator():
        marks = [line for line in lines if _hash(line["salt"], kind, row.pk) == line["hash"]]
        if marks and not all(_is_later(row, line) for line in marks):
            found.append(row.pk)
    return found
