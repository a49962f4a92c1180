"""What lies in a backup: the database, every private file, the erasure ledger, and a manifest that says how much of it there must be."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import tarfile
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from django.apps import apps
from django.conf import settings
from django.core.files.storage import Storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from core import audit_chain, erasures, files
from core.backups import database
from core.cipher import key_ring
from core.sealed_storage import as_stored
from core.sealed_stream import NotOurs, OpeningReader, SealingWriter

FORMAT = 1
DATABASE, LEDGER, MANIFEST, FILES = "database", "erasures.jsonl", "manifest.json", "files/"


def backup_keys() -> tuple[str, ...]:
    """The keys of backups: the first one writes, all open."""
    keys: tuple[str, ...] = settings.BACKUP_KEYS
    if not keys:
        raise NotOurs("BACKUP_KEYS is not set: a backup is always encrypted. docs/operate.md says how to make a key.")
    return keys


def make(target: Path, now: datetime, folder: Path) -> dict[str, Any]:
    """Write a backup to `target`, by way of `folder` for the database alone. Returns the manifest."""
    key = backup_keys()[0]
    audit_chain.seal_new(now)
    dumped = folder / DATABASE
    manifest: dict[str, Any] = {
        "format": FORMAT, "made_at": now.isoformat(), "vendor": database.vendor(), "tables": database.dump(dumped),
        "audit": audit_chain.ends(), "migrations": applied(), "field_keys": key_ring().ids, "files": {}, "gone": [],
    }  # fmt: skip
    draft = target.with_name(target.name + ".part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as sealed:
        writer = SealingWriter(sealed, key)
        packed = gzip.GzipFile(fileobj=cast("IO[bytes]", writer), mode="wb", compresslevel=1, mtime=0)
        with packed, tarfile.open(fileobj=packed, mode="w|") as tar:
            manifest[DATABASE] = _add_file(tar, DATABASE, dumped.open("rb"), dumped.stat().st_size)
            _add(tar, LEDGER, erasures.path().read_bytes() if erasures.path().exists() else b"")
            _add_files(tar, manifest)
            _add(tar, MANIFEST, json.dumps(manifest).encode())
        writer.close()
        sealed.flush()
        os.fsync(sealed.fileno())
    draft.replace(target)
    return manifest


def applied() -> list[list[str]]:
    """The migrations that this database has seen."""
    return sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())


def on_disk() -> list[list[str]]:
    """The migrations that this program brings."""
    folders = [(config.label, Path(config.path) / "migrations") for config in apps.get_app_configs()]
    return sorted([label, file.stem] for label, folder in folders for file in folder.glob("[0-9]*.py"))


def _add_files(tar: tarfile.TarFile, manifest: dict[str, Any]) -> None:
    """Every private file. One that was removed since the database was read is noted, not mourned."""
    for name in sorted(files.stored_names()):
        try:
            content, size = as_stored().open(name), as_stored().size(name)
        except FileNotFoundError:
            manifest["gone"].append(name)
            continue
        manifest["files"][name] = _add_file(tar, FILES + name, content, size)


def _add_file(tar: tarfile.TarFile, name: str, content: Any, size: int) -> list[Any]:
    with content:
        member = tarfile.TarInfo(name)
        member.size = size
        hashed = _Hashing(content)
        tar.addfile(member, cast("IO[bytes]", hashed))
        return [size, hashed.hash.hexdigest()]


class _Hashing:
    """Reads on behalf of another, and hashes what goes by."""

    def __init__(self, content: Any) -> None:
        self._content, self.hash = content, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """As of a file."""
        part: bytes = self._content.read(size)
        self.hash.update(part)
        return part


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    tar.addfile(member, io.BytesIO(content))


def unpack(source: Path, folder: Path) -> dict[str, Any]:
    """Open a backup into `folder` and prove that all of it is there, byte for byte. Returns the manifest."""
    seen: dict[str, list[Any]] = {}
    try:
        with source.open("rb") as sealed:
            opened = OpeningReader(sealed, backup_keys())
            with (
                gzip.GzipFile(fileobj=cast("IO[bytes]", opened)) as packed,
                tarfile.open(fileobj=packed, mode="r|") as tar,
            ):
                for member in tar:
                    content = tar.extractfile(member)
                    if content is None or not _is_ours(member.name):
                        raise NotOurs(f"{member.name!r} does not belong into a backup.")
                    seen[member.name] = _write(folder / member.name, content)
    except (tarfile.TarError, gzip.BadGzipFile, EOFError) as problem:
        raise NotOurs(f"This backup is damaged: {problem}") from None
    return _proved(folder, seen)


def _is_ours(name: str) -> bool:
    """No member leads out of the folder, and each is of a kind that we write."""
    path = PurePosixPath(name)
    inside = not path.is_absolute() and ".." not in path.parts
    return inside and (name in (DATABASE, LEDGER, MANIFEST) or name.startswith(FILES))


def _write(path: Path, content: IO[bytes]) -> list[Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    hashed = _Hashing(content)
    with path.open("wb") as target:
        shutil.copyfileobj(hashed, target, 1024 * 1024)
    return [path.stat().st_size, hashed.hash.hexdigest()]


def _proved(folder: Path, seen: dict[str, list[Any]]) -> dict[str, Any]:
    if not {MANIFEST, DATABASE} <= seen.keys():
        raise NotOurs("This backup is not complete: its manifest or its database is missing.")
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    wanted = {DATABASE: manifest[DATABASE], **{FILES + name: facts for name, facts in manifest["files"].items()}}
    wrong = [name for name, facts in wanted.items() if seen.get(name) != facts]
    if wrong:
        raise NotOurs(f"{len(wrong)} files of this backup are missing or not what they were, {wrong[0]} among them.")
    return manifest


def restore_files(folder: Path, manifest: dict[str, Any], storage: Storage) -> int:
    """Put the files where they belong, beside those that are there. Returns how many were written."""
    written = 0
    for name, (_size, sha256) in manifest["files"].items():
        if storage.exists(name):
            with storage.open(name) as present:
                if hashlib.file_digest(cast("Any", present), "sha256").hexdigest() == sha256:
                    continue
            storage.delete(name)
        with (folder / FILES / name).open("rb") as content:
            storage.save(name, cast("Any", content))
        written += 1
    return written
